import type { Door, Visit } from "#ground/visit";
import {
  type AskedOfDirectory, feeWords, isTheme, isThemeGroup, keysOf, kmChoices, languageWords, openToWords, publicWords, receptionWords, serviceKindWords, themeGroups, themeGroupWords, themesOf, themeWords,
} from "#rooms/network/index";
import { searchCommunes } from "#rooms/network/server";

const oneOf = <Key extends string>(words: Record<Key, string>, asked: string | null): Key | null => keysOf(words).find((key) => key === asked) ?? null;

export type ReadAsked = { asked: AskedOfDirectory; values: Record<string, string>; placeProblem: string | null; placeNote: string | null; number: number; /** A part of the map, looked at closer. */ closer: { latitude: number; longitude: number; km: number } | null };

/** « 45.76,4.84 » and a radius in kilometres, as a mark of the map writes them. */
const readCloser = (centre: string, radius: string): ReadAsked["closer"] => {
  const [latitude, longitude, more] = centre.split(",").map(Number);
  const km = Number(radius);
  const isThere = latitude !== undefined && longitude !== undefined && more === undefined && Math.abs(latitude) <= 85 && Math.abs(longitude) <= 180 && km > 0 && km <= 300;
  return centre !== "" && radius !== "" && isThere ? { latitude, longitude, km } : null;
};

const names = ["q", "lieu", "km", "theme", "public", "langue", "cout", "accueil", "sorte", "par", "droit", "places", "ajour", "ouvert", "entreprises", "partout", "centre", "rayon"] as const;

/** What the address asks of the directory. A place that nobody knows is said, and nothing typed is lost. */
export const readAsked = async (entered: Visit | Door, url: URL, territoryId: string | null): Promise<ReadAsked> => {
  const given = (name: string): string => (url.searchParams.get(name) ?? "").trim().slice(0, 120);
  const values = Object.fromEntries(names.map((name) => [name, given(name)]));
  const typed = given("lieu");
  const [commune] = typed ? await searchCommunes(entered, typed, 1) : [];
  const km = given("km") === "departement" ? null : (kmChoices.find((one) => String(one) === given("km")) ?? 10);
  const theme = given("theme");
  const closer = readCloser(given("centre"), given("rayon"));
  const place = closer ? { commune: { ...commune, code: "", name: "", department: "", latitude: closer.latitude, longitude: closer.longitude }, km: closer.km } : commune ? { commune, km } : null;
  const asked: AskedOfDirectory = {
    words: given("q"), place, territoryId: typed || given("partout") ? null : territoryId, theme: isTheme(theme) || isThemeGroup(theme) ? theme : null, public: oneOf(publicWords, given("public")), language: oneOf(languageWords, given("langue")),
    fee: oneOf(feeWords, given("cout")), reception: oneOf(receptionWords, given("accueil")), kind: oneOf(serviceKindWords, given("sorte")), openTo: oneOf(openToWords, given("par")), commonLaw: { oui: true, non: false }[given("droit")] ?? null,
    places: given("places") === "oui", fresh: given("ajour") === "oui", openNow: given("ouvert") === "oui", employers: given("entreprises") === "oui",
  };
  const unplaced = commune && km !== null && commune.latitude === null;
  return {
    asked, values: { ...values, ...(commune ? { lieu: typed } : {}) }, number: Math.max(1, Math.min(100, Number.parseInt(given("page"), 10) || 1)),
    closer, placeProblem: typed && !commune ? `Aucune commune ne s'appelle « ${typed} ». Essayez son code postal.` : null,
    placeNote: unplaced ? `L'annuaire ne sait pas encore où est ${commune.name} : voici tout son département.` : null,
  };
};

/** The same address with something changed; an empty value takes it out. */
export const addressWith = (path: string, values: Record<string, string>, change: Record<string, string | undefined>): string => {
  const query = new URLSearchParams(Object.entries({ ...values, ...change }).filter((pair): pair is [string, string] => Boolean(pair[1])));
  return query.size > 0 ? `${path}?${query}` : path;
};

export const themeChoices = themeGroups.map((group) => ({ group: themeGroupWords[group], choices: [{ value: group, label: `${themeGroupWords[group]} : tout` }, ...themesOf(group).map((theme) => ({ value: theme as string, label: themeWords[theme] }))] }));
const choices = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));
export const siftChoices = {
  km: [...kmChoices.map((km) => ({ value: String(km), label: `${km} km` })), { value: "departement", label: "tout le département" }], public: choices(publicWords), langue: choices(languageWords), cout: choices(feeWords), accueil: choices(receptionWords), sorte: choices(serviceKindWords), par: choices(openToWords),
};
