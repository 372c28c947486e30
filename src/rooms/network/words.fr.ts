import { type CivilDate, sayDate, sayNumeric } from "#ground/civil-date";
import type { CorrectionFault } from "./correction-fields.ts";
import type { Freshness, FreshnessDays, Places } from "./model.ts";
import { type EntryFault, freshnessOf, linkDays, mostProposalsAnHour, placesStand, sureSince } from "./rules.ts";
import type { AddFaceRefusal } from "./verbs/add-face.ts";
import type { ClaimEntryRefusal } from "./verbs/claim-entry.ts";
import type { CloseEntryRefusal } from "./verbs/close-entry.ts";
import type { ChangeServiceRefusal } from "./verbs/change-service-entry.ts";
import type { DecideCorrectionRefusal } from "./verbs/decide-correction.ts";
import type { DrawTerritoryRefusal } from "./verbs/draw-territory.ts";
import type { ProposeFromOutsideRefusal } from "./verbs/propose-from-outside.ts";
import type { SayPlacesRefusal } from "./verbs/say-places.ts";
import type { VouchByLinkRefusal } from "./verbs/vouch-by-link.ts";

export const freshnessWords: Record<Freshness, string> = { fresh: "à jour", fading: "à confirmer", stale: "à revoir" };

/** How sure one may be of an entry, as people say it. */
export const sayFreshness = (entry: { vouchedOn: CivilDate | null; sourceDate: CivilDate | null }, days: FreshnessDays): string => {
  const since = sureSince(entry);
  if (since === null) return "jamais confirmée";
  const how = entry.vouchedOn === since ? "confirmée" : "mise à jour par sa source";
  return { fresh: `${how} le ${sayDate(since)}`, fading: `à confirmer : ${how} le ${sayDate(since)}`, stale: `à revoir : ${how} le ${sayDate(since)}, il y a plus d'un an` }[freshnessOf(entry, days)];
};

const dayMonth = new Intl.DateTimeFormat("fr-FR", { day: "numeric", month: "short", timeZone: "UTC" });
/** « 3 places le 24 nov. » */
export const sayPlaces = ({ free, on }: Places): string | null => (free === null || on === null ? null : `${free === 0 ? "pas de place" : `${free} place${free > 1 ? "s" : ""}`} le ${dayMonth.format(Date.parse(`${on}T12:00:00Z`))}`);
/** The same once it says nothing of today. */
export const sayPlacesWithAge = (places: Places, today: CivilDate): string | null => {
  const said = sayPlaces(places);
  return said && !placesStand(places, today) ? `${said} (à redemander)` : said;
};

export const sayKm = (km: number): string => (km < 1 ? "à moins d'1 km" : `à ${km < 10 ? String(km).replace(".", ",") : Math.round(km)} km`);
export const sayVouched = (day: CivilDate | null): string => (day ? `le ${sayNumeric(day)}` : "jamais");
export const commonLawWords = { yes: "Droit commun", no: "Hors droit commun" } as const;

export const entryFaultWords: Record<EntryFault, string> = {
  "name-missing": "Écrivez un nom.", "siret-wrong": "Un SIRET a 14 chiffres. Vérifiez-le, ou laissez vide.", "place-wrong": "Cette commune n'est pas dans la liste : écrivez son nom entier, ou son code postal.",
  "website-wrong": "Une adresse de site commence par http:// ou https://.", "hours-wrong": "Ces horaires ne se lisent pas. Par exemple : Mo-Fr 09:00-12:00,14:00-17:00 (jours en anglais : Mo Tu We Th Fr Sa Su).",
};
const gone = { "not-found": "Cette fiche n'existe pas.", "not-allowed": "Cette fiche est tenue par quelqu'un d'autre : proposez une correction." } as const;
export const changeEntryWords: Record<ChangeServiceRefusal, string> = { ...entryFaultWords, ...gone, "changed-meanwhile": "Quelqu'un a enregistré cette fiche pendant que vous écriviez. Ouvrez-la dans un autre onglet, comparez, puis enregistrez de nouveau : votre texte est resté ici." };
export const faceRefusalWords: Record<AddFaceRefusal, string> = { ...gone, "name-missing": "Écrivez un nom." };
export const placesRefusalWords: Record<SayPlacesRefusal, string> = { ...gone, "not-a-number": "Écrivez un nombre entier, 0 s'il n'y a pas de place.", "more-than-there-are": "Il ne peut pas y avoir plus de places libres que de places en tout." };
export const claimRefusalWords: Record<ClaimEntryRefusal, string> = { ...gone, "structure-unknown": "Choisissez une structure de ce territoire.", "claims-another": "Cette structure tient déjà une autre fiche de l'annuaire. Corrigez celle-là, ou rendez-la d'abord." };
export const closeRefusalWords: Record<CloseEntryRefusal, string> = { ...gone, "already-closed": "Cette fiche est déjà fermée." };
export const correctionFaultWords: Record<CorrectionFault, string> = { "nothing-said": "Écrivez ce qui a changé.", "too-long": "C'est trop long : 2 000 signes au plus." };
export const decideRefusalWords: Record<DecideCorrectionRefusal, string> = { ...gone, "already-decided": "Quelqu'un vient de décider de cette correction.", "hours-wrong": "Ces horaires ne se lisent pas. Écrivez-les comme « lundi au vendredi 9h-12h et 14h-17h », puis prenez la correction." };
export const proposeOutsideWords: Record<ProposeFromOutsideRefusal, string> = { ...correctionFaultWords, "not-found": "Cette fiche n'existe pas.", "too-many": `C'est beaucoup pour une heure : ${mostProposalsAnHour} corrections au plus. Revenez un peu plus tard.` };
export const drawRefusalWords: Record<DrawTerritoryRefusal, string> = { "not-allowed": "Ce geste revient aux administrateurs.", "not-found": "Ce territoire n'existe pas.", "area-unknown": "Un de ces codes n'est ni un département ni une commune." };
export const vouchLinkWords: Record<VouchByLinkRefusal, string> = {
  unknown: "Ce lien n'est pas le bon : il a peut-être été coupé. Ouvrez-le depuis le message, en entier.", used: "Ce lien a déjà servi : vos fiches sont confirmées. Merci.",
  expired: `Ce lien n'ouvre plus : il servait ${linkDays} jours. Un autre message vous sera envoyé.`, "nothing-ticked": "Cochez au moins une fiche, ou fermez cette page : le lien restera ouvert.",
};
