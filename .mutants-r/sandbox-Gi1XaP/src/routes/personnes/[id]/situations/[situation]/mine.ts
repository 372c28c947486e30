import { parseCivilDate, sayDate } from "#ground/civil-date";
import { answerWords, kindOf, knownHowWords, type KnownHow } from "#rooms/situations/index";
import type { Said } from "./say.ts";

const day = (typed: string | undefined): string => {
  const date = parseCivilDate(typed ?? "");
  return date ? sayDate(date) : (typed ?? "");
};

/** What was typed beside what stands, line by line. */
export const mine = (theirs: Said, values: Record<string, string>): { label: string; mine: string; theirs: string }[] => {
  const [, silence] = (values["situation"] ?? "").split(":");
  const said: Record<string, string> = {
    Situation: kindOf(values["situation"] ?? "")?.words ?? answerWords[silence as keyof typeof answerWords] ?? "",
    Depuis: day(values["starts_on"]),
    "Jusqu'à": values["ends_on"] ? day(values["ends_on"]) : "toujours vrai",
    "Fin annoncée": day(values["due_on"]),
    "Heures par semaine": values["weekly_hours"] ?? "",
    "Où, chez qui": values["place"] ?? "",
    "Comment on le sait": knownHowWords[values["known_how"] as KnownHow] ?? "",
  };
  return theirs.map(({ label, value }) => ({ label, theirs: value, mine: said[label] ?? "" }));
};
