import { sayDate } from "#ground/civil-date";
import { feeWords, groupOf, languageWords, sayPhone, themeGroups, themeGroupWords } from "#rooms/network/index";
import { listBooklet, listFacesOf, listTerritoryLines, sayHours } from "#rooms/network/server";
import type { PageServerLoad } from "./$types";

/** A4, by theme: with faces for inside, without for the public; each service once, under its first theme. */
export const load: PageServerLoad = ({ locals, url }) =>
  locals.enter(async (visit) => {
    const territories = await listTerritoryLines(visit);
    const home = visit.actor.roles.find(({ territoryId }) => territoryId !== null)?.territoryId;
    const chosen = territories.find(({ id }) => id === (url.searchParams.get("territoire") ?? home)) ?? null;
    const forPublic = url.searchParams.get("pour") === "public";
    const common = { territories: territories.map(({ id, name }) => ({ value: id, label: name })), chosen, forPublic, day: sayDate(visit.today) };
    if (!chosen) return { ...common, groups: [] };
    const all = (await listBooklet(visit, chosen.id)).filter(({ audience }) => !forPublic || audience === "public");
    const faces = forPublic ? new Map() : Map.groupBy(await listFacesOf(visit, [...new Set(all.map(({ listedId }) => listedId))], 1_000), ({ listedId }) => listedId);
    const shown = all.map((one) => ({
      id: one.id, name: one.name, structure: one.structure, place: [one.address, [one.postcode, one.commune].filter(Boolean).join(" ")].filter(Boolean).join(", "), phone: one.phone && sayPhone(one.phone), hours: one.hours && sayHours(one.hours), fee: one.fee && feeWords[one.fee], languages: one.languages.map((language) => languageWords[language]).join(", "),
      group: one.themes[0] ? groupOf(one.themes[0]) : null, faces: ((faces.get(one.listedId) ?? []) as { name: string; askFor: string | null; presence: string | null; phone: string | null }[]).slice(0, 3).map(({ name, askFor, presence, phone }) => [name, askFor && `pour ${askFor}`, presence, phone && sayPhone(phone)].filter(Boolean).join(", ")),
    }));
    return { ...common, groups: [...themeGroups, null].map((group) => ({ title: group ? themeGroupWords[group] : "Autres", services: shown.filter((one) => one.group === group) })).filter(({ services }) => services.length > 0) };
  });
