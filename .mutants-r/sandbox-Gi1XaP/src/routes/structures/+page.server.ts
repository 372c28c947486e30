import { fail, redirect } from "@sveltejs/kit";
import { sayDate } from "#ground/civil-date";
import { readForm } from "#ground/form";
import { kindWords, structureKinds, structureRefusalWords } from "#rooms/programme/index";
import { listStructures, listTerritories, openStructure, openTerritory } from "#rooms/programme/server";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, url }) =>
  locals.enter(async (visit) => {
    const territories = await listTerritories(visit);
    const chosen = territories.find(({ id }) => id === url.searchParams.get("territoire")) ?? null;
    const structures = await listStructures(visit, chosen?.id ?? null);
    return {
      done: url.searchParams.get("fait") !== null, chosen,
      territories: territories.map((one) => ({ id: one.id, name: one.name, closed: one.closedOn ? sayDate(one.closedOn) : null })),
      structures: structures.map((one) => ({ id: one.id, name: one.name, kind: kindWords[one.kind], place: [one.commune, one.siret && `SIRET ${one.siret}`].filter(Boolean).join(", "), closed: one.closedOn ? sayDate(one.closedOn) : null })),
      kinds: structureKinds.map((kind) => ({ value: kind, label: kindWords[kind] })),
    };
  });

export const actions: Actions = {
  territory: async ({ locals, request }) => {
    const sent = readForm(await request.formData());
    const answer = await locals.enter((visit) => openTerritory(visit, { name: sent.text("territory_name") }));
    if (answer.ok) redirect(303, `/structures?territoire=${answer.value.id}&fait=1`);
    return fail(400, { errors: [{ name: "territory_name", message: structureRefusalWords[answer.reason] }], values: sent.values });
  },

  structure: async ({ locals, request, url }) => {
    const sent = readForm(await request.formData());
    const territoryId = url.searchParams.get("territoire");
    const kind = sent.choice("kind", structureKinds);
    if (!kind) return fail(400, { errors: [{ name: "kind", message: "Choisissez ce que c'est." }], values: sent.values });
    const siret = sent.optional("siret")?.replaceAll(/\s/g, "") ?? null;
    const answer = await locals.enter((visit) => openStructure(visit, { kind, name: sent.text("name"), siret, commune: sent.optional("commune"), territoryId }));
    if (answer.ok) redirect(303, `/structures?${territoryId ? `territoire=${encodeURIComponent(territoryId)}&` : ""}fait=1`);
    const name = answer.reason.startsWith("siret") ? "siret" : answer.reason === "territory-missing" ? "kind" : "name";
    return fail(400, { errors: [{ name, message: structureRefusalWords[answer.reason] }], values: sent.values });
  },
};
