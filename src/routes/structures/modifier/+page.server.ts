import { error, fail, redirect } from "@sveltejs/kit";
import { sayDate } from "#ground/civil-date";
import { readForm, wrongDate } from "#ground/form";
import { stillOpenWords, structureRefusalWords } from "#rooms/programme/index";
import { agreePosts, changeStructure, listAgreedPosts, changeTerritory, findStructure, findTerritory } from "#rooms/programme/server";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, url }) => {
  const [structureId, territoryId] = [url.searchParams.get("structure"), url.searchParams.get("territoire")];
  if (structureId === null && territoryId === null) redirect(303, "/structures");
  return locals.enter(async (visit) => {
    const structure = structureId === null ? null : await findStructure(visit, structureId);
    const territory = structureId === null && territoryId !== null ? await findTerritory(visit, territoryId) : null;
    const found = structure ?? territory;
    if (!found) error(404, "Page introuvable");
    const chantier = structure?.kind === "chantier" ? structure.id : null;
    const posts = chantier === null ? null : (await listAgreedPosts(visit, [chantier])).map((one) => `${String(one.posts).replace(".", ",")} du ${sayDate(one.startsOn)} au ${sayDate(one.endsOn)} (${one.source})`);
    return { posts, id: found.id, name: found.name, closedOn: found.closedOn, today: visit.today, territoryId: structure ? structure.territoryId : found.id, structure: structure && { siret: structure.siret, commune: structure.commune } };
  });
};

export const actions: Actions = {
  default: async ({ locals, request, url }) => {
    const sent = readForm(await request.formData());
    const closedOn = sent.date("closed_on");
    if (closedOn === "wrong") return fail(400, { errors: [{ name: "closed_on", message: wrongDate }], values: sent.values });
    const [structureId, territoryId] = [url.searchParams.get("structure"), url.searchParams.get("territoire")];
    const name = sent.text("name");
    const [from, until] = [sent.date("posts_from"), sent.date("posts_until")];
    const wrong = (["posts_from", "posts_until"] as const).find((field) => sent.text("posts") && (sent.date(field) === "wrong" || sent.date(field) === null));
    if (wrong) return fail(400, { errors: [{ name: wrong, message: sent.date(wrong) === "wrong" ? wrongDate : "Écrivez la date." }], values: sent.values });
    const answer = await locals.enter(async (visit) => {
      if (structureId === null) return changeTerritory(visit, { id: territoryId ?? "", name, closedOn });
      const changed = await changeStructure(visit, { id: structureId, name, siret: sent.optional("siret")?.replaceAll(/\s/g, "") ?? null, commune: sent.optional("commune"), closedOn });
      return changed.ok && sent.text("posts") ? agreePosts(visit, { chantierId: structureId, startsOn: from!, endsOn: until!, posts: sent.number("posts") ?? 0, source: sent.text("posts_source") }) : changed;
    });
    if (answer.ok) redirect(303, `/structures?${sent.text("territory") ? `territoire=${encodeURIComponent(sent.text("territory"))}&` : ""}fait=1`);
    if (answer.reason === "not-found" || answer.reason === "not-allowed") error(404, "Page introuvable");
    if (answer.reason === "still-open") return fail(409, { errors: [{ name: "closed_on", message: stillOpenWords(answer.detail as Parameters<typeof stillOpenWords>[0]) }], values: sent.values });
    const field = answer.reason === "source-missing" ? "posts_source" : answer.reason === "posts-out-of-range" ? "posts" : answer.reason.startsWith("posts") ? "posts_until" : answer.reason.startsWith("siret") ? "siret" : answer.reason === "closes-before-it-opens" ? "closed_on" : "name";
    return fail(400, { errors: [{ name: field, message: structureRefusalWords[answer.reason] }], values: sent.values });
  },
};
