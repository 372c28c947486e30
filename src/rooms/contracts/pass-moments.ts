// The days on which something of a PASS opens or ends, and who is to be told: not everybody of everything.
import { addDays, addMonths, type CivilDate } from "#ground/civil-date";
import type { Pass, PassProlongation, PassSuspension } from "./model.ts";
import { carenceAfter, passAsForecast } from "./pass.ts";
import { passRule, type PassRule, standingRule } from "./pass-book.ts";
import { windowOn } from "./pass-prolongation.ts";
import { suspendedRuns } from "./pass-suspension.ts";

export const passMomentCodes = ["window-opens", "end-is-near", "last-day", "window-closes", "suspension-ends", "closing-possible", "carence-ends"] as const;
export type PassMomentCode = (typeof passMomentCodes)[number];
export const passListeners = ["person", "lead-referent", "employer"] as const;
export type PassListener = (typeof passListeners)[number];
export type PassMoment = { code: PassMomentCode; on: CivilDate; tell: readonly PassListener[]; rule: PassRule | null };

/** The person hears of what touches her; the employer, of what it alone may do; nobody but her and her lead referent, of what comes after the PASS. */
export const whoHears: Record<PassMomentCode, readonly PassListener[]> = {
  "window-opens": ["person", "lead-referent", "employer"],
  "end-is-near": ["person", "lead-referent", "employer"],
  "last-day": ["person", "lead-referent", "employer"],
  "window-closes": ["lead-referent", "employer"],
  "suspension-ends": ["person", "lead-referent", "employer"],
  "closing-possible": ["person", "lead-referent"],
  "carence-ends": ["person", "lead-referent"],
};

/** In the order of days. While a request waits for its answer, or was granted and the new end is not read yet, nobody is told to make one. */
export const passMoments = (read: Pass, suspensions: readonly PassSuspension[], prolongations: readonly PassProlongation[], on: CivilDate): PassMoment[] => {
  const pass = passAsForecast(read, suspensions, prolongations);
  const { opensOn, closesOn, opening, closing } = windowOn(pass, on);
  const pending = prolongations.some(({ state, startsOn }) => state === "asked" || (state === "granted" && startsOn >= pass.endsOn));
  const near = standingRule("reminder", on);
  const closingRule = passRule("suspension-closing", on);
  const carence = carenceAfter(pass.endsOn);
  const moment = (code: PassMomentCode, day: CivilDate, rule: PassRule | null): PassMoment => ({ code, on: day, tell: whoHears[code], rule });
  return [
    ...(pending ? [] : [moment("window-opens", opensOn, opening)]),
    moment("end-is-near", addMonths(pass.endsOn, -near.value), near),
    moment("last-day", pass.endsOn, standingRule("duration", pass.startsOn)),
    ...(pending ? [] : [moment("window-closes", closesOn, closing)]),
    ...suspendedRuns(suspensions).flatMap((run) => {
      const after = closingRule && addMonths(run.startsOn, closingRule.value);
      return [
        ...(after && after <= run.endsOn ? [moment("closing-possible", after, closingRule)] : []),
        moment("suspension-ends", run.endsOn, standingRule("suspension-ceiling", run.startsOn)),
      ];
    }),
    moment("carence-ends", carence.until, carence.rule),
  ].toSorted((a, b) => (a.on === b.on ? passMomentCodes.indexOf(a.code) - passMomentCodes.indexOf(b.code) : a.on < b.on ? -1 : 1));
};

/** Those of the coming days, both included, for whoever listens. */
export const momentsFor = (moments: readonly PassMoment[], listener: PassListener, from: CivilDate, days: number): PassMoment[] =>
  moments.filter(({ on, tell }) => tell.includes(listener) && from <= on && on <= addDays(from, days));
