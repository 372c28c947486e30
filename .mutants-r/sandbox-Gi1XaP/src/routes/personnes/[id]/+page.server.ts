import { error } from "@sveltejs/kit";
import { isId } from "#ground/ids";
import { readFile } from "#rooms/desk/server";
import { recordReading } from "#rooms/journal/server";
import { showFile } from "./show-file.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.enter(async (visit) => {
    const file = isId(params.id) ? await readFile(visit, params.id, { notesAfter: url.searchParams.get("avant"), whole: url.searchParams.has("tout") }) : null;
    if (!file) error(404, "Page introuvable");
    await recordReading(visit, "person.viewed", file.person, file.access);
    return { ...showFile(file, visit), whole: url.searchParams.has("tout"), written: url.searchParams.get("ecrit") };
  });
