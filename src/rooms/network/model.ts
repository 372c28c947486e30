import type { CivilDate } from "#ground/civil-date";
import type { ContactMode, Fee, OpenTo, ReceptionMode, ServedPublic, ServiceKind, ServiceLanguage } from "./codes.ts";
import type { Theme, ThemeGroup } from "./themes.ts";

/** Who may read an entry: everybody, or professionals who came in. */
export type Audience = "public" | "professionals";
/** How sure one may be of an entry: how long ago somebody vouched for it. */
export type Freshness = "fresh" | "fading" | "stale";
/** The days from which an entry is fresh, and fading. */
export type FreshnessDays = { fresh: CivilDate; fading: CivilDate };

/** Who keeps an entry, and when somebody last said that it is true. */
export type Keeping = { ownerId: string | null; ownerName: string | null; vouchedOn: CivilDate | null; sourceDate: CivilDate | null; source: string; closedOn: CivilDate | null; version: number };

/** Where something is. */
export type Spot = { address: string | null; addressMore: string | null; postcode: string | null; commune: string | null; communeCode: string | null; latitude: number | null; longitude: number | null };

/** Structure of the directory: listed, or claimed by the one that keeps it (claimedBy). */
export type ListedStructure = Keeping & Spot & {
  id: string; name: string; siret: string | null; description: string | null; isEmployer: boolean; networks: string[]; territoryId: string | null; phone: string | null; email: string | null; website: string | null;
  hours: string | null; claimedBy: string | null; audience: Audience; isSensitive: boolean;
};

/** Places free, and the day that was said. */
export type Places = { total: number | null; free: number | null; on: CivilDate | null };

/** Service: what a structure offers, to whom, how to ask for it. */
export type ListedService = Keeping & Spot & {
  id: string; listedId: string; structure: string; name: string; description: string; kind: ServiceKind | null; themes: Theme[]; publics: ServedPublic[]; publicsNote: string | null; accessConditions: string | null; fee: Fee | null; feeNote: string | null;
  receptionModes: ReceptionMode[]; contactModes: ContactMode[]; openTo: OpenTo[]; contactNote: string | null; contactLink: string | null; phone: string | null; email: string | null; area: string[]; hours: string | null; languages: ServiceLanguage[];
  places: Places; commonLaw: boolean | null; insideNote: string | null; audience: Audience; isSensitive: boolean; territoryId: string | null;
};

/** Visage: who works there, what to ask them for, when they are there. */
export type DirectoryFace = { id: string; listedId: string; professionalId: string | null; name: string; jobTitle: string | null; askFor: string | null; presence: string | null; phone: string | null; email: string | null; languages: ServiceLanguage[]; vouchedOn: CivilDate | null };

/** Correction proposed, and what became of it. */
export type Correction = { id: string; listedId: string; serviceId: string | null; about: string; words: string; proposedAt: Date; proposedBy: string | null; decision: "taken" | "refused" | null };

/** Commune of the official code. */
export type Commune = { code: string; name: string; department: string; latitude: number | null; longitude: number | null };

/** Near a commune, or in a whole department. */
export type AskedPlace = { commune: Commune; km: number | null };

/** What somebody asks of the directory. */
export type AskedOfDirectory = {
  words: string; place: AskedPlace | null; territoryId: string | null; theme: Theme | ThemeGroup | null; public: ServedPublic | null; language: ServiceLanguage | null; fee: Fee | null; reception: ReceptionMode | null; kind: ServiceKind | null;
  openTo: OpenTo | null; commonLaw: boolean | null; places: boolean; fresh: boolean; openNow: boolean; /** Companies only. */ employers: boolean;
};

/** A service that answers, and why it comes there. */
export type FoundService = {
  id: string; listedId: string; name: string; structure: string; commune: string | null; summary: string; themes: Theme[]; km: number | null; named: number; freshness: Freshness; vouchedOn: CivilDate | null; sourceDate: CivilDate | null; places: Places; placesStand: boolean;
  latitude: number | null; longitude: number | null; fee: Fee | null; languages: ServiceLanguage[]; claimed: boolean; hours: string | null;
};
