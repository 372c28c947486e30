import { type BoardKnot, outcomeWords } from "#rooms/boards/index";
import type { Deadline } from "#rooms/contracts/index";
import { addDays, addMonths, type CivilDate, sayDate } from "#ground/civil-date";
import { currentStage, type Journey, stageWords } from "#rooms/journey/index";
import { type Barrier, kindOf, type Lane, type Situation } from "#rooms/situations/index";
import type { Count, Knot, Lane as DrawnLane, Limit, Segment, Story } from "#ui/thread/story";

type LaneDrawing = Pick<DrawnLane, "label" | "icon" | "domain"> & { lanes: readonly Lane[] };

// The lanes a thread always draws; a lane whose topic the viewer may not read never reaches this file.
const drawings: readonly LaneDrawing[] = [
  { label: "Logement", icon: "home", domain: "logement", lanes: ["housing"] },
  { label: "Emploi, contrat", icon: "tool", domain: "emploi", lanes: ["work"] },
  { label: "Santé", icon: "heart", domain: "sante", lanes: ["health-care", "health-cover"] },
  { label: "Droits, ressources", icon: "papers", domain: "droits", lanes: ["rights", "resources"] },
  { label: "Justice", icon: "scales", domain: "justice", lanes: ["justice"] },
];
const more: readonly LaneDrawing[] = [
  { label: "Langue", icon: "speech", domain: "langue", lanes: ["language"] },
  { label: "Mobilité", icon: "bus", domain: "mobilite", lanes: ["mobility"] },
  { label: "Dettes", icon: "coins", domain: "dettes", lanes: ["debts"] },
];

export type StoryFacts = {
  journey: Journey | null;
  situations: readonly Situation[];
  barriers: readonly Barrier[];
  /** Days of the two clocks that the viewer reads, as they were counted from contracts and PASS; none where nobody wrote them. */
  deadlines?: readonly Pick<Deadline, "code" | "on">[];
  /** What the renewal board decided, and the sitting that will hear her. */
  boards?: readonly BoardKnot[];
  /** Lanes the viewer reads: a readable lane without any fact is drawn as not asked. */
  readable: ReadonlySet<Lane>;
  today: CivilDate;
  whole: boolean;
};

const labelOf = (fact: Situation): string => {
  const words = fact.code ? (kindOf(fact.code)?.words ?? fact.code) : "";
  return [words, fact.weeklyHours ? `${String(fact.weeklyHours).replace(".", ",")} h` : ""].filter(Boolean).join(" ");
};
const shortOf = (fact: Situation): string | undefined => {
  const kind = fact.code ? kindOf(fact.code) : undefined;
  return kind && (fact.weeklyHours ? `${kind.short} ${String(fact.weeklyHours).replace(".", ",")} h` : kind.short);
};

type Days = readonly Pick<Deadline, "code" | "on">[];
/** The day of something that is still to come; of two chains, the farthest. */
const dayOf = (deadlines: Days | undefined, code: Deadline["code"]): CivilDate | null => deadlines?.findLast((one) => one.code === code)?.on ?? null;

const segmentsOf = (fact: Situation, today: CivilDate, contractEnds: CivilDate | null): Segment[] => {
  // A fact stops being true on its end; the drawing wants the last day it was.
  const drawn: Segment = {
    from: fact.startsOn,
    to: fact.endsOn ? addDays(fact.endsOn, -1) : null,
    label: labelOf(fact),
    short: shortOf(fact),
    strength: fact.code ? (kindOf(fact.code)?.strength ?? 0) : 0,
    ...(fact.answer === "known" ? {} : { uncertain: fact.answer }),
  };
  // A renewal written ahead carries what is announced further.
  const due = fact.line === "work" && fact.dueOn !== null && contractEnds !== null && contractEnds > fact.dueOn ? contractEnds : fact.dueOn;
  const announced = fact.endsOn === null && due !== null && due > today;
  return announced ? [drawn, { from: addDays(today, 1), to: due, label: `jusqu'au ${sayDate(due)}`, short: "→", planned: true, strength: drawn.strength }] : [drawn];
};

const lanesOf = ({ situations, readable, whole, today, journey, deadlines }: StoryFacts): DrawnLane[] =>
  [...drawings, ...(whole ? more : [])].flatMap(({ lanes, ...drawing }) => {
    if (!lanes.some((lane) => readable.has(lane))) return [];
    const facts = situations.filter((fact) => lanes.includes(fact.lane));
    const segments = facts.flatMap((fact) => segmentsOf(fact, today, dayOf(deadlines, "contract-ends")));
    if (segments.length === 0) segments.push({ from: journey?.openedOn ?? today, to: null, label: "", uncertain: "not-asked" });
    return [{ key: drawing.domain, ...drawing, segments }];
  });

/** Days to prepare something, or to ask for it: drawn small, where the ends are drawn large. */
const planned: Partial<Record<Deadline["code"], { label: string; short: string }>> = {
  "prepare-end": { label: "Préparer la fin du contrat", short: "Préparer" }, "prepare-total": { label: "Préparer la fin des 24 mois", short: "Préparer" },
  "window-opens": { label: "La prolongation du PASS peut être demandée", short: "PASS à demander" }, "window-closes": { label: "Dernier jour pour demander la prolongation du PASS", short: "PASS : dernier jour" },
};
const plannedKnots = ({ deadlines = [], today }: StoryFacts): Knot[] =>
  deadlines.filter(({ on }) => on > today).flatMap(({ code, on }): Knot[] => (code === "contract-ends" ? [{ on, label: "Fin du contrat", kind: "major", planned: true }] : planned[code] ? [{ on, ...planned[code], kind: "minor", planned: true }] : []));

const boardKnots = ({ boards = [], today }: StoryFacts): Knot[] =>
  boards.map(({ on, outcome }): Knot => (outcome === null ? { on, label: `Commission de renouvellement, le ${sayDate(on)}`, short: "Commission", kind: "minor", planned: on > today } : { on, label: `Commission : ${outcomeWords[outcome]}`, short: "Commission", kind: "minor" }));

const knotsOf = (facts: StoryFacts): Knot[] => {
  const { journey, situations, today } = facts;
  if (!journey) return [];
  const knots: Knot[] = [{ on: journey.openedOn, label: "Entrée", kind: "major" }];
  for (const stage of journey.stages.slice(1)) {
    const before = journey.stages.find((other) => other.endsOn === stage.startsOn);
    const sameStage = before?.stage === stage.stage;
    knots.push({ on: stage.startsOn, label: sameStage ? `Autre chantier : ${stage.chantier}` : stageWords[stage.stage], short: sameStage ? "Autre chantier" : undefined, kind: "major" });
  }
  for (const fact of situations.filter(({ lane }) => lane === "housing").slice(1)) {
    if (fact.startsOn > journey.openedOn) knots.push({ on: fact.startsOn, label: shortOf(fact) ?? labelOf(fact), kind: "minor" });
  }
  if (journey.closedOn) knots.push({ on: journey.closedOn, label: "Fin du parcours", kind: "major" });
  const known = plannedKnots(facts);
  knots.push(...known, ...boardKnots(facts));
  if (known.some(({ kind }) => kind === "major")) return knots;
  const contract = situations.find((fact) => fact.line === "work" && fact.endsOn === null && fact.dueOn !== null && fact.dueOn > today);
  if (contract?.dueOn) knots.push({ on: contract.dueOn, label: "Fin du contrat", kind: "major", planned: true });
  return knots;
};

/** Two clocks, never confused: the PASS (dates read elsewhere, estimated here) and 24 months of CDDI (Code du travail, L5132-15-1 al. 4). */
export const clocksOf = ({ passEndsOn, cddiSince }: { passEndsOn: CivilDate | null; cddiSince: CivilDate | null }): Limit[] => [
  ...(passEndsOn ? [{ on: passEndsOn, label: "PASS : fin estimée", short: "PASS" }] : []),
  ...(cddiSince ? [{ on: addMonths(cddiSince, 24), label: "24 mois de CDDI", short: "24 mois" }] : []),
];

const limitsOf = ({ journey, today, deadlines }: StoryFacts, to: CivilDate): Limit[] => {
  if (!journey || journey.closedOn) return [];
  const cddiSince = currentStage(journey)?.stage === "cddi" ? (journey.stages.find(({ stage }) => stage === "cddi")?.startsOn ?? null) : null;
  const [pass, total] = [dayOf(deadlines, "last-day"), dayOf(deadlines, "total-reached")];
  const limits = clocksOf({ passEndsOn: pass ?? journey.passEndsOn, cddiSince: total === null ? cddiSince : null });
  return [...limits, ...(total === null ? [] : [{ on: total, label: "24 mois de CDDI", short: "24 mois" }])].filter(({ on }) => on > addMonths(today, -24) && on <= to);
};

/** How many barriers were open, at each day that number changed. */
export const countOpen = (barriers: readonly Pick<Barrier, "openedOn" | "closedOn">[], today: CivilDate): Count[] => {
  const days = [...new Set(barriers.flatMap(({ openedOn, closedOn }) => (closedOn ? [openedOn, closedOn] : [openedOn])))].filter((day) => day <= today).sort();
  return days.map((on) => ({ on, value: barriers.filter(({ openedOn, closedOn }) => openedOn <= on && (closedOn === null || closedOn > on)).length }));
};

const earliest = (days: CivilDate[], floor: CivilDate): CivilDate => days.reduce((least, day) => (day < least ? day : least), days[0] ?? floor);

/** The story of one person, from her facts: what the thread draws. */
export const tellStory = (facts: StoryFacts): Story => {
  const opened = facts.journey?.openedOn ?? facts.today;
  const first = earliest([opened, ...facts.situations.map(({ startsOn }) => startsOn)], opened);
  const before = addMonths(opened, -18);
  const from = facts.whole || first > before ? first : before;
  const dues = facts.situations.flatMap(({ dueOn, endsOn }) => (dueOn && endsOn === null && dueOn > facts.today ? [dueOn] : []));
  const farthest = [...dues, ...(facts.deadlines ?? []).filter(({ code }) => code === "contract-ends" || code === "last-day").map(({ on }) => on), facts.journey?.passEndsOn ?? facts.today].sort().at(-1)!;
  const end = facts.journey?.closedOn ?? facts.today;
  const horizon = addMonths(facts.today, 24);
  const to = facts.journey?.closedOn ? addMonths(end, 2) : farthest > horizon ? horizon : addMonths(farthest > facts.today ? farthest : facts.today, 3);
  return {
    from,
    to,
    today: facts.today,
    lanes: lanesOf(facts),
    knots: knotsOf(facts).filter(({ on }) => on >= from && on <= to),
    limits: limitsOf(facts, to),
    counts: countOpen(facts.barriers, facts.today).filter(({ on }) => on >= from),
    countsLabel: "Freins ouverts",
  };
};
