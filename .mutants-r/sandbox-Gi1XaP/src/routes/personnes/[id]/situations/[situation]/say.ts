import { sayDate } from "#ground/civil-date";
import { answerWords, kindOf, knownHowWords, type Situation } from "#rooms/situations/index";

export type Said = { label: string; value: string }[];

/** A fact as lines to read, and to compare with another version of it. */
export const sayFact = (fact: Situation): Said => [
  { label: "Situation", value: fact.code ? (kindOf(fact.code)?.words ?? fact.code) : answerWords[fact.answer] },
  { label: "Depuis", value: sayDate(fact.startsOn) },
  { label: "Jusqu'à", value: fact.endsOn ? sayDate(fact.endsOn) : "toujours vrai" },
  { label: "Fin annoncée", value: fact.dueOn ? sayDate(fact.dueOn) : "" },
  { label: "Heures par semaine", value: fact.weeklyHours === null ? "" : String(fact.weeklyHours).replace(".", ",") },
  { label: "Où, chez qui", value: fact.place ?? "" },
  { label: "Comment on le sait", value: knownHowWords[fact.knownHow] },
];

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** One line for an earlier version, as the database kept it. */
export const sayWas = (was: Record<string, unknown>): string => {
  const code = text(was["code"]);
  const words = code ? (kindOf(code)?.words ?? code) : answerWords[text(was["answer"]) as Situation["answer"]];
  const until = text(was["ends_on"]);
  const due = text(was["due_on"]);
  const struck = text(was["struck_at"]) ? ", rayé" : "";
  return `${words}, du ${sayDate(text(was["starts_on"]))}${until ? ` au ${sayDate(until)}` : ""}${due ? `, fin annoncée le ${sayDate(due)}` : ""}${struck}`;
};

/** A fact as the fields of its form. */
export const asValues = (fact: Situation): Record<string, string> => ({
  situation: fact.code ?? `${fact.lane}:${fact.answer}`,
  starts_on: fact.startsOn,
  ends_on: fact.endsOn ?? "",
  due_on: fact.dueOn ?? "",
  weekly_hours: fact.weeklyHours === null ? "" : String(fact.weeklyHours).replace(".", ","),
  place: fact.place ?? "",
  known_how: fact.knownHow,
});
