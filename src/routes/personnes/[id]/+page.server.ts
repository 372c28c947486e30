import { error } from "@sveltejs/kit";
import { isId } from "#ground/ids";
import { readFile } from "#rooms/desk/server";
import { record } from "#rooms/journal/server";
import { showFile } from "./show-file.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.enter(async (visit) => {
    const file = isId(params.id) ? await readFile(visit, params.id, { notesAfter: url.searchParams.get("avant"), whole: url.searchParams.has("tout") }) : null;
    if (!file) error(404, "Page introuvable");
    await record(visit, "person.viewed", { personId: file.person.id, followedBy: file.person.followedBy, because: file.access.reasons.map(({ as }) => as).join(",") });
    return { ...showFile(file, visit), whole: url.searchParams.has("tout"), written: url.searchParams.get("ecrit") };
  });
