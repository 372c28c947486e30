import { type FoundService, type FreshnessDays, freshnessWords, languageWords, sayFreshness, sayKm, sayPlaces, sureSince, themeWords, type Theme } from "#rooms/network/index";

/** A found service as a list shows it, with what made it come there. */
export const shownService = (one: FoundService, days: FreshnessDays) => ({
  id: one.id, listedId: one.listedId, name: one.name, structure: one.structure, commune: one.commune, summary: one.summary.length > 180 ? `${one.summary.slice(0, 178).trimEnd()}…` : one.summary, themes: one.themes.slice(0, 2).map((theme: Theme) => themeWords[theme] ?? theme),
  freshness: one.freshness, fresh: sureSince(one) ? freshnessWords[one.freshness] : "jamais confirmée", freshSince: sayFreshness(one, days), claimed: one.claimed, languages: one.languages.map((language) => languageWords[language] ?? language).join(", "),
  reasons: [one.named === 2 ? "dans le nom" : one.named === 1 ? "mots du métier" : null, one.km === null ? null : sayKm(one.km), one.placesStand && one.places.free !== null && one.places.free > 0 ? sayPlaces(one.places) : null, one.fee === "gratuit" ? "gratuit" : null].filter((reason) => reason !== null),
  oldPlaces: !one.placesStand ? sayPlaces(one.places) : null,
});
export type ShownService = ReturnType<typeof shownService>;

export const countWords = (count: number, one: string, several = `${one}s`): string => `${count.toLocaleString("fr-FR")} ${count > 1 ? several : one}`;
