import type { CivilDate } from "#ground/civil-date";

/** A rule as dated data: what the text says between two days, both included, and where it was read. */
export type DatedRule<Code extends string> = {
  code: Code; from: CivilDate | null; until: CivilDate | null; value: number; unit: "days" | "months" | "years" | "hours" | "percent" | "times";
  article: string; source: string; readOn: CivilDate; /** Not read in the text itself: shown as « à vérifier ». */ toVerify: boolean;
};

/** The rule of that day; null when there was none yet, or none any more. */
export const ruleOn = <Code extends string>(book: readonly DatedRule<Code>[], code: Code, day: CivilDate): DatedRule<Code> | null =>
  book.find((rule) => rule.code === code && (rule.from === null || rule.from <= day) && (rule.until === null || day <= rule.until)) ?? null;

export type Said = "yes" | "no" | "unknown";

/** One ground of an answer: what it says, the rule it rests on, and the day or the number that made it so. */
export type Ground<Code extends string> = { code: Code; says: Said; rule: DatedRule<string> | null; on?: CivilDate; value?: number };

/** An answer with all its grounds: one that says no makes a no, else one that is not known makes it unknown. It warns; it never forbids what an employer may lawfully do. */
export type RuleAnswer<Code extends string> = { says: Said; grounds: Ground<Code>[]; /** What to know to answer better. */ missing: Code[] };

export const answerOf = <Code extends string>(grounds: readonly Ground<Code>[]): RuleAnswer<Code> => ({
  says: grounds.some(({ says }) => says === "no") ? "no" : grounds.some(({ says }) => says === "unknown") ? "unknown" : "yes",
  grounds: [...grounds],
  missing: grounds.filter(({ says }) => says === "unknown").map(({ code }) => code),
});
