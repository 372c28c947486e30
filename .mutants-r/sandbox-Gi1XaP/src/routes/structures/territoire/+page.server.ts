import { fail, redirect } from "@sveltejs/kit";
import { readForm } from "#ground/form";
import { isId } from "#ground/ids";
import { drawRefusalWords } from "#rooms/network/index";
import { drawTerritory, findCommune, findTerritoryLine, listAreas, listDepartments } from "#rooms/network/server";
import { notFound } from "../../annuaire/entry.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, url }) => {
  const asked = url.searchParams.get("territoire");
  if (!asked) redirect(303, "/structures");
  return locals.enter(async (visit) => {
    const territory = isId(asked) ? await findTerritoryLine(visit, asked) : null;
    if (!territory) return notFound();
    const [areas, departments] = [await listAreas(visit, territory.id), await listDepartments()];
    const named = await Promise.all(areas.map(async (code) => departments.get(code) ?? (await findCommune(visit, code))?.name ?? code));
    return { ...territory, codes: areas.join(", "), said: url.searchParams.get("fait") !== null, areas: areas.map((code, at) => ({ code, name: named[at]! })) };
  });
};

export const actions: Actions = {
  default: async ({ locals, request, url }) => {
    const sent = readForm(await request.formData());
    const territoryId = url.searchParams.get("territoire") ?? "";
    if (!isId(territoryId)) return notFound();
    const codes = sent.text("codes").toUpperCase().split(/[\s,;]+/).filter(Boolean);
    const answer = await locals.enter((visit) => drawTerritory(visit, { territoryId, codes }));
    if (answer.ok) redirect(303, `/structures/territoire?territoire=${territoryId}&fait=1`);
    if (answer.reason !== "area-unknown") return notFound();
    return fail(400, { values: sent.values, errors: [{ name: "codes", message: `${drawRefusalWords[answer.reason]} Regardez « ${String(answer.detail?.["code"])} ».` }] });
  },
};
