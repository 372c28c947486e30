// May a prolongation of the PASS be asked, on which ground, from when, until when, through whom? Every ground of each answer is given.
import { addDays, addMonths, type CivilDate, daysBetween } from "#ground/civil-date";
import { answerOf, type Ground, type RuleAnswer, type Said } from "./dated-rules.ts";
import { type EmployerKind, type Pass, type PassGround, passGrounds, type PassProlongation, type PassSuspension, type RuleFacts } from "./model.ts";
import { birthday } from "./spans.ts";
import { daysAdded, isSuspendedOn, passAsForecast } from "./pass.ts";
import { passRule, type PassRule, type PassRuleCode, standingRule, versionsOf } from "./pass-book.ts";

export const prolongationCodes = ["ground-open", "latest-pass", "window-opened", "window-not-closed", "not-suspended", "none-pending", "room-left", "kind-of-employer", "aged-50", "aged-57", "disabled-worker", "inclusion-cdi", "training-under-way", "particular-difficulties", "at-least-a-day", "within-request", "within-total", "within-training"] as const;
export type ProlongationCode = (typeof prolongationCodes)[number];

export type ProlongationAsked = {
  pass: Pass; suspensions: readonly PassSuspension[]; prolongations: readonly PassProlongation[]; facts: RuleFacts;
  employerKind: EmployerKind | null; /** Is it the person's latest PASS? */ isLatest: boolean | null;
  /** First day of a CDI inclusion; false when there is none. */ inclusionCdi: CivilDate | false | null;
  on: CivilDate;
};

/** Grounds that may still be written; the others are of the past. */
export const offeredGrounds: readonly PassGround[] = passGrounds.filter((ground) => ground !== "health-context");

/** Through whom each ground goes. */
const circuits: Record<PassGround, { needsOpinion: boolean; mayJoinBilan: boolean }> = {
  "senior-cdi": { needsOpinion: false, mayJoinBilan: false },
  "complete-training": { needsOpinion: false, mayJoinBilan: false },
  rqth: { needsOpinion: true, mayJoinBilan: true },
  senior: { needsOpinion: true, mayJoinBilan: true },
  "particular-difficulties": { needsOpinion: true, mayJoinBilan: true },
  "health-context": { needsOpinion: false, mayJoinBilan: false },
};
export const difficultiesKinds: readonly EmployerKind[] = ["ai", "aci"];

export type PassWindow = { opensOn: CivilDate; closesOn: CivilDate; opening: PassRule; closing: PassRule };
/** Both days included, of the rules in force on a day: it opens some months before the end, or, for a while, some months after the start. */
export const windowOn = ({ startsOn, endsOn }: Pick<Pass, "startsOn" | "endsOn">, on: CivilDate): PassWindow => {
  const before = passRule("window-before-end", on);
  const opening = before ?? standingRule("window-after-start", on);
  const closing = standingRule("window-after-end", on);
  return { opensOn: before ? addMonths(endsOn, -before.value) : addMonths(startsOn, opening.value), closesOn: addMonths(endsOn, closing.value), opening, closing };
};

const totalOf = (ground: PassGround): PassRuleCode | null => ground === "senior-cdi" || ground === "complete-training" ? null : `total-${ground}`;

/** Days of the PASS's prolongations that count against a ground's ceiling: its own, and those of others as the rule of the day says. */
export const daysUsed = (prolongations: readonly PassProlongation[], ground: PassGround, on: CivilDate): number => {
  const others = standingRule("other-grounds", on).value > 0;
  return prolongations.filter((one) => others || one.ground === ground).reduce((total, one) => total + daysAdded(one), 0);
};

export type ProlongationBounds = { from: CivilDate; /** The last end one request may ask, which becomes the last day of the PASS; null when nothing may be. */ until: CivilDate | null; used: number; ceiling: number | null; /** The last day all requests together may reach; null without a ceiling. */ atMost: CivilDate | null };
type Bounding = Pick<ProlongationAsked, "pass" | "suspensions" | "prolongations" | "facts" | "on">;
const currentOf = ({ pass, suspensions, prolongations }: Bounding): Pass => passAsForecast(pass, suspensions, prolongations);
/** From the current end, as long as one request, the ceiling of all together and the training allow. */
export const boundsOf = (asked: Bounding, ground: PassGround, { endsOn: from }: Pick<Pass, "endsOn"> = currentOf(asked)): ProlongationBounds => {
  const { prolongations, facts, on } = asked;
  const request = passRule(`request-${ground}`, on);
  const code = totalOf(ground);
  const ceiling = code === null ? null : (passRule(code, on)?.value ?? null);
  const used = daysUsed(prolongations, ground, on);
  const days = [request?.value ?? 0, ...(ceiling === null ? [] : [ceiling - used]), ...(ground === "complete-training" && facts.trainingEndsOn !== null ? [daysBetween(from, facts.trainingEndsOn)] : [])];
  const longest = Math.min(...days);
  return { from, until: longest > 0 ? addDays(from, longest) : null, used, ceiling, atMost: ceiling === null ? null : addDays(from, Math.max(ceiling - used, 0)) };
};

const said = (held: boolean | null): Said => held === null ? "unknown" : held ? "yes" : "no";

const ownConditions = (asked: ProlongationAsked, ground: PassGround, end: CivilDate): Ground<ProlongationCode>[] => {
  const { facts, on, employerKind, inclusionCdi } = asked;
  const fact = (code: ProlongationCode, held: boolean | null, rule: PassRuleCode, more: { on?: CivilDate; value?: number } = {}): Ground<ProlongationCode> => ({ code, says: said(held), rule: passRule(rule, on), ...more });
  const aged = (code: "aged-50" | "aged-57", rule: PassRuleCode, at: CivilDate): Ground<ProlongationCode> => {
    if (facts.bornOn === null) return fact(code, null, rule);
    const day = birthday(facts.bornOn, standingRule(rule, on).value);
    return fact(code, day <= at, rule, { on: day });
  };
  switch (ground) {
    case "senior-cdi":
      return [fact("inclusion-cdi", inclusionCdi === null ? null : inclusionCdi !== false, "age-senior-cdi", inclusionCdi ? { on: inclusionCdi } : {}), aged("aged-57", "age-senior-cdi", inclusionCdi || on)];
    case "complete-training":
      return [fact("training-under-way", facts.trainingEndsOn === null ? null : facts.trainingEndsOn > end, "training-end", facts.trainingEndsOn === null ? {} : { on: facts.trainingEndsOn })];
    case "rqth":
      return [fact("disabled-worker", facts.isDisabledWorker, "disabled-worker")];
    case "senior":
      return [aged("aged-50", "age-senior", on)];
    case "particular-difficulties":
      return [fact("kind-of-employer", employerKind === null ? null : difficultiesKinds.includes(employerKind), "employer-kinds"), fact("particular-difficulties", facts.hasParticularDifficulties, "particular-difficulties")];
    case "health-context":
      return [];
  }
};

/** May it be asked that day, and, when a wanted end is given, for that long? */
export const mayProlong = (asked: ProlongationAsked, ground: PassGround, until: CivilDate | null = null, current: Pass = currentOf(asked)): RuleAnswer<ProlongationCode> => {
  const { suspensions, prolongations, facts, isLatest, on } = asked;
  const { opensOn, closesOn, opening, closing } = windowOn(current, on);
  const { from, used, ceiling, atMost } = boundsOf(asked, ground, current);
  const room = { value: Math.max((ceiling ?? 0) - used, 0) };
  const request = passRule(`request-${ground}`, on);
  const code = totalOf(ground);
  const total = code === null ? null : passRule(code, on);
  const suspended = isSuspendedOn(suspensions, on);
  const pending = prolongations.find(({ state }) => state === "asked");
  const told = (named: ProlongationCode, held: boolean | null, rule: PassRule | null, more: { on?: CivilDate; value?: number } = {}): Ground<ProlongationCode> => ({ code: named, says: said(held), rule, ...more });
  const closed = versionsOf(`request-${ground}`).at(-1)!;
  return answerOf<ProlongationCode>([
    request ? told("ground-open", true, request) : told("ground-open", false, closed, { on: addDays(closed.until!, 1) }),
    told("latest-pass", isLatest, passRule("prolongation-latest", on)),
    told("window-opened", opensOn <= on, opening, { on: opensOn, value: opening.value }),
    told("window-not-closed", on <= closesOn, closing, { on: closesOn, value: closing.value }),
    told("not-suspended", suspended === null, passRule("prolongation-suspended", on), suspended ? { on: suspended.startsOn } : {}),
    told("none-pending", pending === undefined, passRule("prolongation-pending", on), pending ? { on: pending.startsOn } : {}),
    ...(ceiling !== null ? [told("room-left", used < ceiling, total, room)] : []),
    ...ownConditions(asked, ground, from),
    ...(until === null ? [] : [
      told("at-least-a-day", from < until, passRule("prolongation-shortest", on), { value: daysBetween(from, until) }),
      ...(request ? [told("within-request", until <= addDays(from, request.value), request, { value: request.value, on: addDays(from, request.value) })] : []),
      ...(atMost !== null ? [told("within-total", until <= atMost, total, { ...room, on: atMost })] : []),
      ...(ground === "complete-training" && facts.trainingEndsOn !== null ? [told("within-training", until <= facts.trainingEndsOn, passRule("training-end", on), { on: facts.trainingEndsOn })] : []),
    ]),
  ]);
};

export type PossibleProlongation = { ground: PassGround; answer: RuleAnswer<ProlongationCode>; /** The rule the ground itself rests on. */ rule: PassRule | null; needsOpinion: boolean; mayJoinBilan: boolean; /** The first day it may be asked, if only time is missing: past, today or to come; null when time alone does not bring it. */ askableFrom: CivilDate | null } & ProlongationBounds;

/** What comes by itself with days: the window, an age. */
const comesWithTime: readonly ProlongationCode[] = ["window-opened", "aged-50"];
const firstDay = ({ grounds }: RuleAnswer<ProlongationCode>): CivilDate | null => {
  if (grounds.some(({ code, says }) => says === "no" && !comesWithTime.includes(code))) return null;
  const day = grounds.filter(({ code, on }) => comesWithTime.includes(code) && on !== undefined).map(({ on }) => on!).toSorted().at(-1)!;
  return day <= grounds.find(({ code }) => code === "window-not-closed")!.on! ? day : null;
};

const restsOn: Record<PassGround, PassRuleCode> = { "senior-cdi": "age-senior-cdi", "complete-training": "training-end", rqth: "disabled-worker", senior: "age-senior", "particular-difficulties": "particular-difficulties", "health-context": "request-health-context" };

/** All of them, with yes, no or unknown, what is missing, and the rule each rests on. */
export const groundsPossible = (asked: ProlongationAsked): PossibleProlongation[] => {
  const current = currentOf(asked);
  return passGrounds.map((ground) => {
    const answer = mayProlong(asked, ground, null, current);
    return { ground, answer, rule: passRule(restsOn[ground], asked.on), askableFrom: firstDay(answer), ...circuits[ground], ...boundsOf(asked, ground, current) };
  });
};
