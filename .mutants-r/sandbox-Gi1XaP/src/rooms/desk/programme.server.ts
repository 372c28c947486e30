import type { Visit } from "#ground/visit";
import type { Stage } from "#rooms/journey/index";
import { compareFigures, type FigureCheck, type Measure, type Phase, type PublishedFigure, type Territory } from "#rooms/programme/index";
import { type ChantierLine, listHeadCounts, listOpenChantiers, listPhases, listOpenTerritories, listPublishedFigures } from "#rooms/programme/server";

/** Absent: nobody. Null: a handful that the visitor may not open. */
export type Heads = Partial<Record<Stage, number | null>>;
export type TerritoryLine = { territory: Territory; chantiers: ChantierLine[]; heads: Heads; published: Partial<Record<Measure, PublishedFigure>> };
export type Programme = { territories: TerritoryLine[]; count: number; next: string | null; /** Null when the list goes on. */ heads: Heads | null; phases: Phase[]; checks: FigureCheck[] };

const stages: readonly Stage[] = ["first-hours", "cddi", "year-after"];

/** A sum that lacks a hidden part would tell that part: it is hidden too. */
const together = (lines: readonly Heads[]): Heads =>
  Object.fromEntries(stages.map((stage) => [stage, lines.some((heads) => heads[stage] === null) ? null : lines.reduce((sum, heads) => sum + (heads[stage] ?? 0), 0)]));

const byTerritory = <Row extends { territoryId: string | null }>(rows: readonly Row[]): Map<string, Row[]> => Map.groupBy(rows.filter((row) => row.territoryId !== null), ({ territoryId }) => territoryId!);

/** The programme as it stands today beside what its documents say: the visitor's territories first, then the others, page by page. */
export const readProgramme = async (visit: Visit, { after = null, size = 25 }: { after?: string | null; size?: number } = {}): Promise<Programme> => {
  const own = visit.actor.roles.flatMap(({ territoryId }) => territoryId ?? []);
  const [{ mine, others, count, next }, figures, phases] = await Promise.all([listOpenTerritories(visit, own, after, size), listPublishedFigures(visit), listPhases(visit)]);
  const territories = after ? others : [...mine, ...others];
  const ids = territories.map(({ id }) => id);
  const [chantiers, counts] = await Promise.all([listOpenChantiers(visit, ids), listHeadCounts(visit, ids)]);
  const [chantiersOf, countsOf, figuresOf] = [byTerritory(chantiers), byTerritory(counts), byTerritory(figures)];
  const lines = territories.map((territory): TerritoryLine => ({
    territory,
    chantiers: chantiersOf.get(territory.id) ?? [],
    heads: Object.fromEntries((countsOf.get(territory.id) ?? []).map(({ stage, people }) => [stage, people])),
    // Figures come oldest first: the last one written here is the latest.
    published: Object.fromEntries((figuresOf.get(territory.id) ?? []).map((figure) => [figure.measure, figure])),
  }));
  // The sum of a part of a list is nobody's total.
  const whole = lines.length === count ? together(lines.map(({ heads }) => heads)) : null;
  return { territories: lines, count, next, heads: whole, phases, checks: compareFigures(figures) };
};
