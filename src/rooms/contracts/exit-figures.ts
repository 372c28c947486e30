// The figures of a chantier or a territory: entries, exits, presence, how long people stay, exits by class. Small counts are not told to who may not read the files they come from.
import { tellable, told } from "#engine/small-counts";
import { type CivilDate } from "#ground/civil-date";
import { exitFactsOf, type ChantierStay, type StatedOutcome } from "./exit-facts.ts";
import { type ExitAnswer, type ExitClass, exitOf, shareOfDynamic } from "./exits.ts";
import { entriesIn, exitsIn, type LengthOfStay, lengthOfStay, presentOn, type Stay } from "./stays.ts";

/** A stay with what was stated of work at its exit. */
export type CountedStay = Stay & Pick<ChantierStay, "employerKind" | "end" | "signedHours"> & { stated: { outcome: StatedOutcome; jobStartsOn: CivilDate | null; jobEndsOn: CivilDate | null; hours: number | null } | null };
export type ExitPeriod = { from: CivilDate; to: CivilDate };
export const exitLines = ["durable", "transition", "positive", "other", "withdrawn", "unknown"] as const satisfies readonly (ExitClass | "unknown")[];
export type ExitLine = (typeof exitLines)[number];

/** Null while somebody is still there. */
export const classOfStay = (stay: CountedStay): ExitAnswer | null => (stay.leftOn === null ? null : exitOf(exitFactsOf({ ...stay, leftOn: stay.leftOn }, stay.stated)));
const lineOf = (stay: CountedStay): ExitLine => classOfStay(stay)?.class ?? "unknown";

/** Which stays a line counts: the list that a number opens is the list it was counted from. */
export type StayList = "entries" | "exits" | "present" | "stays" | ExitLine;
export const stayLists: readonly StayList[] = ["entries", "exits", "present", "stays", ...exitLines];
export const staysOf = <S extends CountedStay>(stays: readonly S[], list: StayList, { from, to }: ExitPeriod): S[] => {
  if (list === "entries") return entriesIn(stays, { from, to });
  if (list === "present") return presentOn(stays, to);
  if (list === "stays") return stays.filter(({ enteredOn }) => enteredOn <= to);
  const exits = exitsIn(stays, { from, to });
  return list === "exits" ? exits : exits.filter((stay) => lineOf(stay) === list);
};

/** A count is null when it is too small to be told. */
export type ExitFigures = {
  entries: number | null; exits: number | null; present: number | null; lines: { line: ExitLine; count: number | null }[];
  /** Exits that count, those that are dynamic, and their share; null when too few, or when a subtraction would tell. */ counted: number | null; dynamic: number | null; share: number | null;
  /** Null when too few people. */ stay: LengthOfStay | null;
};
const people = (stays: readonly Stay[]): number => new Set(stays.map(({ person }) => person)).size;
const dynamicLines: readonly ExitLine[] = ["durable", "transition", "positive"];

/** The four lists that others are parts of. */
export type WholeList = "entries" | "exits" | "present" | "stays";

/** `isOpen`: whoever looks may read every file of that list; nothing of it is hidden from her. */
export const exitFigures = (stays: readonly CountedStay[], period: ExitPeriod, isOpen: (list: WholeList) => boolean): ExitFigures => {
  const of = (list: StayList): CountedStay[] => staysOf(stays, list, period);
  const count = (list: WholeList): number | null => (isOpen(list) || told(people(of(list))) !== null ? of(list).length : null);
  const open = isOpen("exits");
  const byLine = new Map(exitLines.map((line) => [line, of(line)]));
  const ofLines = (lines: readonly ExitLine[]): CountedStay[] => lines.flatMap((line) => byLine.get(line)!);
  // Two steps, so that no subtraction gives a hidden line back: the dynamic ones together beside the others, then one by one.
  const groups = [dynamicLines, ...exitLines.filter((line) => !dynamicLines.includes(line)).map((line) => [line])];
  const shownGroups = tellable(groups.map((lines) => people(ofLines(lines)))).map((shown) => shown || open);
  const shownInside = tellable(dynamicLines.map((line) => people(byLine.get(line)!)));
  const isShown = (line: ExitLine): boolean => open || (dynamicLines.includes(line) ? shownGroups[0]! && shownInside[dynamicLines.indexOf(line)]! : shownGroups[groups.findIndex((lines) => lines.includes(line))]!);
  const exits = count("exits");
  const { counted, dynamic, share } = shareOfDynamic(of("exits").flatMap((stay) => classOfStay(stay) ?? []));
  const tells = exits !== null && shownGroups[0]! && shownGroups[1]!;
  const whole = of("stays");
  return {
    entries: count("entries"), exits, present: count("present"), lines: exitLines.map((line) => ({ line, count: exits !== null && isShown(line) ? byLine.get(line)!.length : null })),
    counted: tells ? counted : null, dynamic: tells ? dynamic : null, share: tells ? share : null, stay: isOpen("stays") || told(people(whole)) !== null ? lengthOfStay(whole, period.to) : null,
  };
};
