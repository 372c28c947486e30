import { redirect } from "@sveltejs/kit";
import { isId } from "#ground/ids";
import { recordReading } from "#rooms/journal/server";
import { calledName } from "#rooms/people/index";
import { findFollowing, mergeFiles, tryMerge } from "#rooms/people/server";
import { notFound, thePerson } from "../the-person.ts";
import type { Actions, PageServerLoad } from "./$types";

const tableWords: Record<string, string> = {
  journeys: "parcours", stages: "étapes", lead_referents: "fils rouges", referents: "référents", situations: "situations", barriers: "freins", wishes: "souhaits", strengths: "atouts",
  notes: "notes et contacts", reminders: "rappels", person_languages: "langues", contact_points: "moyens de contact", addresses: "adresses",
};
const counted = (list: { table: string }[]) => Object.entries(tableWords).flatMap(([table, words]) => {
  const count = list.filter((one) => one.table === table).length;
  return count > 0 ? [{ words, count }] : [];
});

export const load: PageServerLoad = ({ locals, params, url, route }) =>
  locals.enter(async (visit) => {
    const { person: kept, access } = await thePerson(visit, params.id, route.id);
    const { person: absorbed, access: otherAccess } = await thePerson(visit, url.searchParams.get("avec") ?? "", route.id);
    if (kept.id === absorbed.id || kept.mergedInto || absorbed.mergedInto) return notFound();
    // A protected file takes the other in, never the reverse.
    const isProtected = async ({ id, followedBy }: typeof kept): Promise<boolean> => !followedBy && (await findFollowing(visit, id)) !== null;
    if (await isProtected(absorbed)) return (await isProtected(kept)) ? notFound() : redirect(303, `/personnes/${absorbed.id}/reunir?avec=${kept.id}`);
    await recordReading(visit, "merge.viewed", kept, access, absorbed.id);
    await recordReading(visit, "merge.viewed", absorbed, otherAccess, kept.id);
    const { moved, staying } = await tryMerge(visit, kept.id, absorbed.id);
    return { id: kept.id, other: absorbed.id, kept: calledName(kept), absorbed: calledName(absorbed), moved: counted(moved), staying: counted(staying) };
  });

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const other = String((await request.formData()).get("avec") ?? "");
    if (!isId(params.id) || !isId(other)) return notFound();
    const answer = await locals.enter((visit) => mergeFiles(visit, { keptId: params.id, absorbedId: other }));
    return answer.ok ? redirect(303, `/personnes/${params.id}?ecrit=identite`) : notFound();
  },
};
