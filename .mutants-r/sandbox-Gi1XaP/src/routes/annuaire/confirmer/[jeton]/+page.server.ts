import { fail, redirect } from "@sveltejs/kit";
import { sayDate } from "#ground/civil-date";
import { vouchLinkWords } from "#rooms/network/index";
import { findAsk, listOwnedEntries, vouchByLink } from "#rooms/network/server";
import type { Actions, PageServerLoad } from "./$types";

/** Nothing happens by opening it: mail readers open links by themselves. */
export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.atTheDoor(async (door) => {
    const link = await findAsk(door, params.jeton);
    const done = url.searchParams.get("fait");
    const open = link?.state === "open";
    const entries = link && open ? await listOwnedEntries(door, link.ownerId) : [];
    return {
      done: done === null ? null : Number(done) || 0, refused: open ? null : vouchLinkWords[!link ? "unknown" : link.state === "used" ? "used" : "expired"],
      entries: entries.map(({ id, name, commune, since }) => ({ value: id, label: [name, commune].filter(Boolean).join(", "), hint: since ? `confirmée le ${sayDate(since)}` : "jamais confirmée" })),
    };
  });

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const answer = await locals.atTheDoor((door) => vouchByLink(door, { token: params.jeton, entries: form.getAll("entries").map(String) }));
    if (answer.ok) redirect(303, `/annuaire/confirmer/${params.jeton}?fait=${answer.value.count}`);
    return fail(answer.reason === "nothing-ticked" ? 400 : 409, { errors: [{ name: "entries", message: vouchLinkWords[answer.reason] }] });
  },
};
