import type { FieldError, Sent } from "#ground/form";
import { wrongDate } from "#ground/form";
import type { CivilDate } from "#ground/civil-date";
import { factRefusalWords, type FactRefusal, kindOf, lanes, type SituationFacts } from "#rooms/situations/index";

const fieldOf: Record<FactRefusal, string> = {
  "unknown-code": "situation", "in-the-future": "starts_on", "due-before-start": "due_on", "hours-out-of-range": "weekly_hours", "too-long-ago": "starts_on",
};

export const factErrors = (wrong: unknown): FieldError[] => (wrong as FactRefusal[]).map((reason) => ({ name: fieldOf[reason], message: factRefusalWords[reason] }));

const silences = ["refused", "unknown", "not-asked"] as const;
const ways = ["declared", "proof-seen", "told-by-partner"] as const;

/** The fact a form states. `situation` holds a code, or a lane and one of the three silences ("housing:refused"). */
export const readFact = (sent: Sent, today: CivilDate): { fact: SituationFacts } | { errors: FieldError[] } => {
  const [startsOn, dueOn, hours] = [sent.date("starts_on"), sent.date("due_on"), sent.number("weekly_hours")];
  const errors: FieldError[] = [];
  if (startsOn === "wrong") errors.push({ name: "starts_on", message: wrongDate });
  if (dueOn === "wrong") errors.push({ name: "due_on", message: wrongDate });
  if (Number.isNaN(hours)) errors.push({ name: "weekly_hours", message: "Écrivez un nombre d'heures, par exemple 26." });
  const [lane, silence] = sent.text("situation").split(":");
  const kind = kindOf(sent.text("situation"));
  const laneOf = kind?.lane ?? lanes.find((one) => one === lane);
  const answer = kind ? "known" : silences.find((one) => one === silence);
  if (!laneOf || !answer) errors.push({ name: "situation", message: factRefusalWords["unknown-code"] });
  if (errors.length > 0 || startsOn === "wrong" || dueOn === "wrong" || !laneOf || !answer) return { errors };
  return {
    fact: {
      answer, code: kind?.code ?? null, lane: laneOf, startsOn: startsOn ?? today, dueOn, weeklyHours: hours,
      place: sent.optional("place"), knownHow: sent.choice("known_how", ways) ?? "declared",
    },
  };
};
