import { isId } from "#ground/ids";
import { type AskedOfDirectory, freshnessDays, mapOf, type MapMark, mayAddEntries, pageSize, territoriesKept } from "#rooms/network/index";
import { listFacesOf, readMonths, searchPoints, searchServices, searchStructures } from "#rooms/network/server";
import { addressWith, readAsked, siftChoices, themeChoices } from "./asked.ts";
import { countWords, shownService } from "./shown.ts";
import { findWider } from "./wider.ts";
import type { PageServerLoad } from "./$types";

const views = ["liste", "carte", "visages"] as const;
const facesPerPage = 24;
const mostEmployers = 50;
/** What stands at one address, when a mark of the map cannot be told apart. */
const hereKm = 0.1;
/** Companies are sought where the services are. */
const employersOf = ({ place, territoryId }: AskedOfDirectory): string[] => ["'b:employer'", ...(place?.commune.department ? [`'d:${place.commune.department}'`] : []), ...(territoryId ? [`'y:${territoryId}'`] : [])];

export const load: PageServerLoad = ({ locals, url }) =>
  locals.enter(async (visit) => {
    const home = visit.actor.roles.find(({ territoryId }) => territoryId !== null)?.territoryId ?? null;
    const { asked, values, placeProblem, placeNote, number, closer } = await readAsked(visit, url, home);
    const forWhom = url.searchParams.get("personne") ?? "";
    const person = isId(forWhom) ? forWhom : "";
    const askedView = views.find((one) => one === url.searchParams.get("vue")) ?? "liste";
    const days = freshnessDays(visit.today, await readMonths(visit));
    const answers = placeProblem ? null : await searchServices(visit, asked, { number, size: askedView === "visages" ? 100 : pageSize });
    const services = answers?.services ?? [];
    const total = answers?.total ?? 0;
    const structures = number === 1 && !placeProblem && (asked.employers || (askedView === "liste" && values["q"])) ? await searchStructures(visit, values["q"]!, asked.employers ? { sifted: employersOf(asked), most: mostEmployers } : {}) : [];
    // Companies that offer no service have no place on the map and no face: they are a list.
    const companiesOnly = asked.employers && total === 0;
    const view = companiesOnly ? "liste" : askedView;
    const points = view === "carte" && answers ? await searchPoints(visit, asked) : [];
    const near = asked.place?.commune;
    const around = closer ?? (near && asked.place?.km && near.latitude !== null && near.longitude !== null ? { latitude: near.latitude, longitude: near.longitude, km: asked.place.km } : null);
    const communes = [...new Map(services.filter(({ commune, latitude }) => commune && latitude !== null).map((one) => [one.commune!, { name: one.commune!, latitude: one.latitude!, longitude: one.longitude! }])).values()];
    const map = mapOf(points, [...(near && around && !closer ? [{ name: near.name, ...around }] : []), ...communes], around);
    const here = { ...values, personne: person, vue: view === "liste" ? "" : view };
    const markHref = ({ count, ids, latitude, longitude, closerKm }: MapMark): string => {
      if (count === 1) return `/annuaire/services/${ids[0]}${person && `?personne=${person}`}`;
      const centre = `${latitude.toFixed(4)},${longitude.toFixed(4)}`;
      return closerKm === null ? addressWith("/annuaire", here, { vue: "", centre, rayon: String(hereKm) }) : addressWith("/annuaire", here, { centre, rayon: String(closerKm) });
    };
    return {
      wider: answers && total === 0 ? await findWider(visit, asked, "/annuaire", here) : null,
      view, values, person, back: closer ? addressWith("/annuaire", here, { vue: "carte", centre: "", rayon: "" }) : null, atOnePlace: closer?.km === hereKm, companiesOnly, placeProblem, placeNote, choices: { ...siftChoices, theme: themeChoices }, home: home !== null, atHome: asked.territoryId !== null, sifted: Object.entries(values).some(([name, value]) => value && !["q", "lieu", "km", "partout", "centre", "rayon"].includes(name)),
      count: answers?.isMore ? `plus de ${countWords(total, "service")}` : countWords(total, "service"), total, partly: answers?.partly ?? false, unknown: answers?.unknown ?? [], corrections: answers?.corrections ?? [],
      services: view === "visages" ? [] : services.map((one) => shownService(one, days)),
      structures,
      faces: view === "visages" ? (await listFacesOf(visit, [...new Set(services.map(({ listedId }) => listedId))], facesPerPage)).map((face) => ({ ...face, vouchedOn: null })) : [],
      map: map && {
        ...map, marks: map.marks.map((mark) => ({ ...mark, href: markHref(mark), names: services.filter(({ id }) => mark.ids.includes(id)).slice(0, 3).map(({ name }) => name) })),
      },
      tabs: companiesOnly ? [] : views.map((one) => ({ href: addressWith("/annuaire", here, { vue: one === "liste" ? "" : one }), label: { liste: "Liste", carte: "Carte", visages: "Visages" }[one], here: one === view })),
      everywhere: addressWith("/annuaire", here, { partout: "oui", lieu: "", centre: "", rayon: "" }),
      pages: {
        shown: total > pageSize ? `${(number - 1) * pageSize + 1} à ${Math.min(number * pageSize, total)} sur ${answers?.isMore ? `plus de ${total}` : total}` : null,
        previous: number > 1 ? addressWith("/annuaire", here, { page: String(number - 1) }) : undefined, next: number * pageSize < total ? addressWith("/annuaire", here, { page: String(number + 1) }) : undefined,
      },
      mayAdd: mayAddEntries(visit.actor), keeps: territoriesKept(visit.actor).length > 0,
    };
  });
