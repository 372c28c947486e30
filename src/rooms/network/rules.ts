import { addDays, addMonths, type CivilDate, daysBetween } from "#ground/civil-date";
import { holds, type Role } from "#rooms/access/index";
import type { Freshness, FreshnessDays, Places } from "./model.ts";

/** When nobody wrote otherwise (app.written_policies, directory-fresh-months and directory-fading-months). */
export const usualMonths = { fresh: 6, fading: 12 };
export const freshnessDays = (today: CivilDate, months = usualMonths): FreshnessDays => ({ fresh: addMonths(today, -months.fresh), fading: addMonths(today, -months.fading) });

/** The later of what somebody here vouched for and what its source says. */
export const sureSince = ({ vouchedOn, sourceDate }: { vouchedOn: CivilDate | null; sourceDate: CivilDate | null }): CivilDate | null => [vouchedOn, sourceDate].filter((one) => one !== null).sort().at(-1) ?? null;

export const freshnessOf = (entry: { vouchedOn: CivilDate | null; sourceDate: CivilDate | null }, { fresh, fading }: FreshnessDays): Freshness => {
  const since = sureSince(entry);
  if (since === null || since < fading) return "stale";
  return since >= fresh ? "fresh" : "fading";
};

/** Places free said a week ago say nothing of today. */
export const placesStandDays = 7;
export const placesFrom = (today: CivilDate): CivilDate => addDays(today, -placesStandDays);
export const placesStand = ({ free, on }: Places, today: CivilDate): boolean => free !== null && on !== null && daysBetween(on, today) <= placesStandDays && on <= today;

type Holder = { id: string; roles: readonly { role: string; structureId: string; territoryId: string | null }[] };
const keepers: readonly Role[] = ["partnership-officer", "coordinator"];
export const territoriesKept = (actor: Holder): string[] => [...new Set(actor.roles.filter(({ role, territoryId }) => territoryId !== null && (keepers as readonly string[]).includes(role)).map(({ territoryId }) => territoryId!))];

/** Its owner, an officer or the coordination of its territory, or the structure itself once it has claimed it. The database holds the same rule (app.keeps_listed). */
export const mayKeep = (actor: Holder, entry: { ownerId: string | null; territoryId: string | null; claimedBy?: string | null }): boolean =>
  entry.ownerId === actor.id || (entry.territoryId !== null && territoriesKept(actor).includes(entry.territoryId)) || actor.roles.some(({ structureId }) => structureId === entry.claimedBy);

/** Whoever works with people, or with partners, may write an entry that is missing. */
export const mayAddEntries = (actor: Holder): boolean => holds(actor, "cisp", "social-educator", "outside-referent", "partnership-officer", "coordinator", "director");
/** Linking an entry to a structure of the house is a partnership gesture. */
export const mayClaim = (actor: Holder, entry: { territoryId: string | null }): boolean =>
  entry.territoryId !== null && territoriesKept(actor).includes(entry.territoryId);
/** Who may ask the network for somebody. */
export const mayAskTheNetwork = (actor: Holder): boolean => holds(actor, "cisp", "social-educator", "outside-referent", "partnership-officer", "coordinator");
export const mayDrawTerritories = (actor: Holder): boolean => holds(actor, "administrator");

/** Everybody who came in reads the directory: it is no file. */
export const kmChoices = [5, 10, 25, 50] as const;
/** How many answers are looked at before the best are shown; beyond, the page says « plus de ». */
export const mostAnswers = 500;
/** A place alone is ranked in its index: twice as many are looked at for the same cost. */
export const mostLooked = 2 * mostAnswers;
/** Answers by a name or a theme after which weaker ones are not looked for (app.search_directory). */
export const enoughAnswers = 200;
export const pageSize = 20;
/** A link of a mail opens for this long. */
export const linkDays = 30;
/** An owner is asked no more often than this. */
export const askEveryDays = 30;
/** What a passer-by may propose in an hour, from one address. */
export const mostProposalsAnHour = 5;

export type EntryFault = "name-missing" | "siret-wrong" | "place-wrong" | "website-wrong" | "hours-wrong";
