import type { CivilDate } from "#ground/civil-date";
import type { Domain } from "#rooms/access/index";
import type { EntrySubject } from "./entry-catalogue.ts";

/** Étape du parcours. A closed journey has none. */
export type Stage = "first-hours" | "cddi" | "year-after";
export type StageOrClosed = Stage | "closed";

export type CloseReason = "year-after-done" | "left-without-news" | "moved-away" | "own-choice" | "employer-decision" | "death" | "other";

export type JourneyStage = { id: string; stage: Stage; chantierId: string; chantier: string; startsOn: CivilDate; endsOn: CivilDate | null };

/** Parcours : from the first hours to the end of the year after, across several chantiers. */
export type Journey = {
  id: string;
  personId: string;
  territoryId: string;
  openedOn: CivilDate;
  closedOn: CivilDate | null;
  closeReason: CloseReason | null;
  lastContactOn: CivilDate | null;
  passEndsOn: CivilDate | null;
  version: number;
  stages: JourneyStage[];
};

/** What was stated of the person on the day she entered. */
export type EntryStatement = { id: string; personId: string; journeyId: string; subject: EntrySubject; value: string; version: number };

/** Fil rouge. */
export type LeadReferent = { id: string; professionalId: string; name: string; startsOn: CivilDate; endsOn: CivilDate | null; overlapUntil: CivilDate | null };

/** A referent of the care team, from the platform or from outside. */
export type Referent = {
  id: string;
  domain: Domain;
  professionalId: string | null;
  name: string;
  structure: string | null;
  contact: string | null;
  startsOn: CivilDate;
  endsOn: CivilDate | null;
};

/** Where the dates of a PASS were read: on Les emplois de l'inclusion, on its certificate, or from somebody's words. */
export const passSources = ["emplois", "certificate", "told"] as const;
export type PassSource = (typeof passSources)[number];

export const currentStage = (journey: Pick<Journey, "stages">): JourneyStage | null => journey.stages.find((stage) => stage.endsOn === null) ?? null;
