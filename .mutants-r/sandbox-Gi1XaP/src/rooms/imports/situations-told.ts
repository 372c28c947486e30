// From the cells of a row to dated facts, in the codes of the situations' catalogue.

import type { Lane } from "#rooms/situations/index";
import { dayAfter } from "./cells/days.ts";
import type { Silence } from "./cells/parsed.ts";
import type { FieldCode, FieldValues } from "./field-values.ts";
import type { Fact } from "./model.ts";

/** What a row said, field by field: values on one side, silences on the other. */
export type Told = { values: Partial<FieldValues>; silences: Partial<Record<FieldCode, Silence>> };
type Dates = { since: string; today: string };

const fact = (lane: Lane, line: string, startsOn: string, more: Partial<Fact> = {}): Fact => ({ lane, line, answer: "known", code: null, startsOn, endsOn: null, dueOn: null, weeklyHours: null, ...more });

/** A fact for a code, or for a silence that somebody wrote; nothing for an empty cell. */
const oneFact = (told: Told, field: FieldCode, code: string | undefined, lane: Lane, line: string, startsOn: string, dueOn: string | null = null): Fact[] => {
  const silence = told.silences[field];
  if (code === undefined) return silence ? [fact(lane, line, startsOn, { answer: silence })] : [];
  // A title that had already ended when the person came in began before: its end is the latest day it can have begun.
  return [fact(lane, line, dueOn !== null && dueOn < startsOn ? dueOn : startsOn, { code, dueOn })];
};

const workFacts = ({ values }: Told, { since, today }: Dates): Fact[] => {
  const { contract_start: start, contract_end: end, weekly_hours: weeklyHours } = values;
  if (start === undefined && end === undefined && weeklyHours === undefined) return [];
  const startsOn = start ?? (end !== undefined && end < since ? end : since);
  const code = values.stage === "first-hours" ? "first-hours" : "cddi";
  return [fact("work", "work", startsOn, { code, weeklyHours: weeklyHours ?? null, dueOn: end ?? null, endsOn: end !== undefined && end < today ? dayAfter(end) : null })];
};

const resourceFacts = (told: Told, since: string): Fact[] => {
  const codes = told.values.resources;
  if (!codes) return told.silences.resources ? [fact("resources", "resources/rsa", since, { answer: told.silences.resources })] : [];
  const kept = codes.length > 1 ? codes.filter((code) => code !== "no-income") : codes;
  return kept.map((code) => fact("resources", `resources/${code}`, since, { code }));
};

export const factsOf = (told: Told, dates: Dates): Fact[] => {
  const { values } = told;
  const disability = values.disability_recognition?.code === "none" ? undefined : values.disability_recognition;
  return [
    ...oneFact(told, "housing", values.housing, "housing", "housing", values.housing_since ?? dates.since),
    ...workFacts(told, dates),
    ...resourceFacts(told, dates.since),
    ...oneFact(told, "health_cover", values.health_cover, "health-cover", "health-cover", dates.since),
    ...oneFact(told, "residence_permit", values.residence_permit?.code, "rights", "rights/residence", dates.since, values.residence_permit?.endsOn ?? values.residence_permit_end ?? null),
    ...oneFact(told, "disability_recognition", disability?.code, "rights", "rights/disability", dates.since, disability?.endsOn ?? values.disability_end ?? null),
    ...oneFact(told, "french_level", values.french_level, "language", "language", dates.since),
  ];
};
