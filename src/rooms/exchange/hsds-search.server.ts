// What an HSDS list may be asked besides its pages: words, a postcode, a point and how far around. What cannot be answered is refused, never passed over.
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Door } from "#ground/visit";
import { type AskedOfDirectory, type Commune, mostAnswers } from "#rooms/network/index";
import { searchCommunes, searchServices, searchStructures } from "#rooms/network/server";
import type { HsdsRefusal } from "./model.ts";

export type HsdsSearch = { search: string; postcode: string; proximity: string; latitude: string; longitude: string };
/** `found`: the only ones, the best first; `reaches`: whom a service says it serves. */
export type HsdsFound = { found?: readonly string[]; reaches?: Commune; words?: string };

const everything: AskedOfDirectory = { words: "", place: null, territoryId: null, theme: null, public: null, language: null, fee: null, reception: null, kind: null, openTo: null, commonLaw: null, places: false, fresh: false, openNow: false, employers: false };
const usualMetres = 10_000;
const mostMetres = 100_000;

const numberIn = (text: string, least: number, most: number): number | null => {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  return Number.isFinite(value) && value >= least && value <= most ? value : null;
};

/** Around a point: distances are metres, as the specification writes them. Nothing that comes from afar is « within ». */
type Around = { latitude: number; longitude: number; km: number };
const placeOf = ({ latitude, longitude, km }: Around): AskedOfDirectory["place"] => ({ commune: { code: "", name: "", department: "", latitude, longitude }, km });

const aroundOf = (asked: HsdsSearch, commune: Commune | null): Outcome<{ around: Around | null }, HsdsRefusal> => {
  const metres = asked.proximity ? numberIn(asked.proximity, 1, mostMetres) : null;
  if (asked.proximity && metres === null) return refuse("proximity-wrong");
  if (asked.latitude || asked.longitude) {
    const [latitude, longitude] = [numberIn(asked.latitude, -90, 90), numberIn(asked.longitude, -180, 180)];
    return latitude === null || longitude === null ? refuse("point-wrong") : done({ around: { latitude, longitude, km: (metres ?? usualMetres) / 1_000 } });
  }
  if (metres === null) return done({ around: null });
  if (!commune) return refuse("proximity-alone");
  if (commune.latitude === null || commune.longitude === null) return refuse("postcode-unplaced");
  return done({ around: { latitude: commune.latitude, longitude: commune.longitude, km: metres / 1_000 } });
};

export const seekHsds = async (door: Door, collection: string, asked: HsdsSearch): Promise<Outcome<HsdsFound, HsdsRefusal>> => {
  const placed = asked.postcode || asked.proximity || asked.latitude || asked.longitude;
  if (collection !== "services" && collection !== "service_at_locations") {
    if (placed) return refuse("no-place-here");
    if (!asked.search) return done({});
    return done(collection === "organizations" ? { found: (await searchStructures(door, asked.search, { most: mostAnswers })).map(({ id }) => id) } : { words: asked.search });
  }
  const communes = /^\d{5}$/.test(asked.postcode) ? await searchCommunes(door, asked.postcode) : [];
  // Of several communes under one postcode, one whose place is known.
  const commune = communes.find(({ latitude }) => latitude !== null) ?? communes[0] ?? null;
  if (asked.postcode && !commune) return refuse("postcode-unknown");
  const sought = aroundOf(asked, commune);
  if (!sought.ok) return sought;
  const { around } = sought.value;
  const reaches = commune && !around ? { reaches: commune } : {};
  if (!around && !asked.search) return done(reaches);
  const { services } = await searchServices(door, { ...everything, words: asked.search, place: around && placeOf(around) }, { size: mostAnswers });
  return done({ ...reaches, found: services.map(({ id }) => id) });
};
