// « Et si ? » on the PASS: what a suspension, a suspension taken away or a prolongation would move. Nothing is written.
import { addDays, type CivilDate, daysBetween } from "#ground/civil-date";
import type { RuleAnswer } from "./dated-rules.ts";
import type { Pass, PassGround, PassProlongation, PassSuspension, PassSuspensionReason } from "./model.ts";
import { carenceAfter, countedEnd, passAsForecast, passStateOn, type PassState, remainderOn } from "./pass.ts";
import { boundsOf, mayProlong, type ProlongationAsked, type ProlongationCode, windowOn } from "./pass-prolongation.ts";
import { maySuspend, type SuspensionAsked, type SuspensionCode } from "./pass-suspension.ts";

export type PassChange =
  | { kind: "suspension"; reason: PassSuspensionReason; startsOn: CivilDate; /** Days in all, first and last included. */ days: number }
  | { kind: "no-suspension"; id: string }
  | { kind: "prolongation"; ground: PassGround; /** Days asked; as many as one request may when not said. */ days: number | null };

export const movingDates = ["ends-on", "window-opens", "window-closes", "carence-until"] as const;
export type MovingDate = (typeof movingDates)[number];
export type PassDates = Record<MovingDate, CivilDate>;
export type Moved = { code: MovingDate; before: CivilDate; after: CivilDate; /** Days later; negative when earlier. */ days: number };
export type PassWhatIf = {
  before: PassDates & { state: PassState; remainder: number }; after: PassDates & { state: PassState; remainder: number }; moved: Moved[];
  answer: RuleAnswer<SuspensionCode> | RuleAnswer<ProlongationCode> | null;
};

export type PassToday = ProlongationAsked & Pick<SuspensionAsked, "hiredOn" | "isLastEmployer" | "contractSuspendedOn">;

const supposed = "what-if";
const datesOf = (pass: Pass, suspensions: readonly PassSuspension[], on: CivilDate): PassWhatIf["before"] => {
  const { opensOn, closesOn } = windowOn(pass, on);
  return { "ends-on": pass.endsOn, "window-opens": opensOn, "window-closes": closesOn, "carence-until": carenceAfter(pass.endsOn).until, state: passStateOn(pass, suspensions, on), remainder: remainderOn(pass, suspensions, on) };
};

type Changed = { suspensions: readonly PassSuspension[]; prolongations: readonly PassProlongation[]; answer: PassWhatIf["answer"] };
const changed = (today: PassToday, current: Pass, change: PassChange): Changed => {
  const { suspensions, prolongations } = today;
  switch (change.kind) {
    case "no-suspension":
      return { suspensions: suspensions.filter(({ id }) => id !== change.id), prolongations, answer: null };
    case "suspension": {
      const wanted: PassSuspension = { id: supposed, reason: change.reason, startsOn: change.startsOn, endsOn: addDays(change.startsOn, change.days - 1) };
      return { suspensions: [...suspensions, wanted], prolongations, answer: maySuspend({ ...today, pass: current, wanted }) };
    }
    case "prolongation": {
      const { from, until } = boundsOf(today, change.ground);
      const endsOn = change.days === null ? (until ?? from) : addDays(from, change.days);
      return { suspensions, prolongations: [...prolongations, { id: supposed, ground: change.ground, state: "granted", startsOn: from, endsOn }], answer: mayProlong(today, change.ground, endsOn) };
    }
  }
};

/** The dates before and after. What was read keeps winning: the end moves from it by what the change alone adds or takes. */
export const whatIf = (today: PassToday, change: PassChange): PassWhatIf => {
  const { pass, on } = today;
  const current = passAsForecast(pass, today.suspensions, today.prolongations);
  const next = changed(today, current, change);
  const push = daysBetween(countedEnd(pass, today.suspensions, today.prolongations), countedEnd(pass, next.suspensions, next.prolongations));
  const before = datesOf(current, today.suspensions, on);
  const after = datesOf({ ...current, endsOn: addDays(current.endsOn, push) }, next.suspensions, on);
  const moved = movingDates.map((code) => ({ code, before: before[code], after: after[code], days: daysBetween(before[code], after[code]) })).filter(({ days }) => days !== 0);
  return { before, after, moved, answer: next.answer };
};
