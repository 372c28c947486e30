import type { Visit } from "#ground/visit";
import type { Stage } from "#rooms/journey/index";
import { compareFigures, type FigureCheck, type Measure, type Phase, type PublishedFigure, type Territory } from "#rooms/programme/index";
import { type ChantierLine, listHeadCounts, listOpenChantiers, listPhases, listPublishedFigures, listTerritories } from "#rooms/programme/server";

/** Absent: nobody. Null: a handful that the visitor may not open. */
export type Heads = Partial<Record<Stage, number | null>>;
export type TerritoryLine = { territory: Territory; chantiers: ChantierLine[]; heads: Heads; published: Partial<Record<Measure, PublishedFigure>> };
export type Programme = { territories: TerritoryLine[]; heads: Heads; phases: Phase[]; checks: FigureCheck[] };

const stages: readonly Stage[] = ["first-hours", "cddi", "year-after"];

/** A sum that lacks a hidden part would tell that part: it is hidden too. */
const together = (lines: readonly Heads[]): Heads =>
  Object.fromEntries(stages.map((stage) => [stage, lines.some((heads) => heads[stage] === null) ? null : lines.reduce((sum, heads) => sum + (heads[stage] ?? 0), 0)]));

/** The programme as it stands today beside what its documents say. */
export const readProgramme = async (visit: Visit): Promise<Programme> => {
  const territories = await listTerritories(visit);
  const chantiers = await listOpenChantiers(visit);
  const counts = await listHeadCounts(visit);
  const figures = await listPublishedFigures(visit);
  const lines = territories.filter(({ closedOn }) => closedOn === null || closedOn > visit.today).map((territory): TerritoryLine => ({
    territory,
    chantiers: chantiers.filter(({ territoryId }) => territoryId === territory.id),
    heads: Object.fromEntries(counts.filter(({ territoryId }) => territoryId === territory.id).map(({ stage, people }) => [stage, people])),
    // Figures come oldest first: the last one written here is the latest.
    published: Object.fromEntries(figures.filter(({ territoryId }) => territoryId === territory.id).map((figure) => [figure.measure, figure])),
  }));
  return { territories: lines, heads: together(lines.map(({ heads }) => heads)), phases: await listPhases(visit), checks: compareFigures(figures) };
};
