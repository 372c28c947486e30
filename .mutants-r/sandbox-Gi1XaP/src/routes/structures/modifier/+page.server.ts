import { error, fail, redirect } from "@sveltejs/kit";
import { readForm, wrongDate } from "#ground/form";
import { stillOpenWords, structureRefusalWords } from "#rooms/programme/index";
import { changeStructure, changeTerritory, findStructure, findTerritory } from "#rooms/programme/server";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, url }) => {
  const [structureId, territoryId] = [url.searchParams.get("structure"), url.searchParams.get("territoire")];
  if (structureId === null && territoryId === null) redirect(303, "/structures");
  return locals.enter(async (visit) => {
    const structure = structureId === null ? null : await findStructure(visit, structureId);
    const territory = structureId === null && territoryId !== null ? await findTerritory(visit, territoryId) : null;
    const found = structure ?? territory;
    if (!found) error(404, "Page introuvable");
    return { id: found.id, name: found.name, closedOn: found.closedOn, today: visit.today, territoryId: structure ? structure.territoryId : found.id, structure: structure && { siret: structure.siret, commune: structure.commune } };
  });
};

export const actions: Actions = {
  default: async ({ locals, request, url }) => {
    const sent = readForm(await request.formData());
    const closedOn = sent.date("closed_on");
    if (closedOn === "wrong") return fail(400, { errors: [{ name: "closed_on", message: wrongDate }], values: sent.values });
    const [structureId, territoryId] = [url.searchParams.get("structure"), url.searchParams.get("territoire")];
    const name = sent.text("name");
    const answer = await locals.enter(async (visit) => structureId !== null
      ? changeStructure(visit, { id: structureId, name, siret: sent.optional("siret")?.replaceAll(/\s/g, "") ?? null, commune: sent.optional("commune"), closedOn })
      : changeTerritory(visit, { id: territoryId ?? "", name, closedOn }));
    if (answer.ok) redirect(303, `/structures?${sent.text("territory") ? `territoire=${encodeURIComponent(sent.text("territory"))}&` : ""}fait=1`);
    if (answer.reason === "not-found" || answer.reason === "not-allowed") error(404, "Page introuvable");
    if (answer.reason === "still-open") return fail(409, { errors: [{ name: "closed_on", message: stillOpenWords(answer.detail as Parameters<typeof stillOpenWords>[0]) }], values: sent.values });
    const field = answer.reason.startsWith("siret") ? "siret" : answer.reason === "closes-before-it-opens" ? "closed_on" : "name";
    return fail(400, { errors: [{ name: field, message: structureRefusalWords[answer.reason] }], values: sent.values });
  },
};
