import { error } from "@sveltejs/kit";
import { sayDate, civilDateOf } from "#ground/civil-date";
import { structuresWhere } from "#rooms/access/index";
import { importStateWords, listImports } from "#rooms/imports/server";
import { listChantiers } from "#rooms/programme/server";
import { receive } from "./receive.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals }) =>
  locals.enter(async (visit) => {
    const chantiers = await listChantiers(visit, structuresWhere(visit.actor, "cisp", "social-educator"));
    if (chantiers.length === 0) error(404, "Page introuvable");
    const imports = await listImports(visit);
    return {
      chantiers,
      imports: imports.map((one) => ({
        id: one.id, name: one.fileName, chantier: one.structure, by: one.madeByName, on: sayDate(civilDateOf(one.createdAt)), state: one.state, stateWords: importStateWords[one.state],
        rows: one.rowsTotal, taken: one.taken, unchanged: one.unchanged, explained: one.explained,
      })),
    };
  });

export const actions: Actions = { default: ({ locals, request }) => receive(locals, request) };
