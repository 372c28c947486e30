import { sayDate, sayMonth } from "#ground/civil-date";
import type { Heads, TerritoryLine } from "#rooms/desk/server";
import { readProgramme } from "#rooms/desk/server";
import { type Stage, stageWords } from "#rooms/journey/index";
import { maySeeKeeping } from "#rooms/keeping/index";
import { type FigureCheck, measureWords } from "#rooms/programme/index";
import type { PageServerLoad } from "./$types";

const stages: readonly Stage[] = ["first-hours", "cddi", "year-after"];
const figures = new Intl.NumberFormat("fr-FR");

/** A hidden number may be larger than the handful it would give away: it is not « moins de 5 ». */
const headsSaid = (heads: Heads): Record<Stage, string> =>
  Object.fromEntries(stages.map((stage) => [stage, heads[stage] === null ? "non donné" : figures.format(heads[stage] ?? 0)])) as Record<Stage, string>;

const line = ({ territory, chantiers, heads, published }: TerritoryLine) => ({
  id: territory.id, name: territory.name, opened: sayMonth(territory.openedOn), open: chantiers.length, chantiers, heads: headsSaid(heads),
  published: published.chantiers && published.employees ? `${published.chantiers.value} · ${figures.format(published.employees.value)}` : "",
});

const gapSaid = ({ gap }: FigureCheck): string =>
  gap === null ? "" : gap === 0 ? "aucun" : `${figures.format(Math.abs(gap))} de ${gap > 0 ? "plus" : "moins"} que le total`;

export const load: PageServerLoad = ({ locals, url }) =>
  locals.enter(async (visit) => {
    const after = url.searchParams.get("apres");
    const { territories, count, next, heads, phases, checks } = await readProgramme(visit, { after });
    const hidden = territories.some((one) => stages.some((stage) => one.heads[stage] === null));
    return {
      day: sayDate(visit.today), seesKeeping: maySeeKeeping(visit.actor), stages: stages.map((stage) => ({ key: stage, label: stageWords[stage] })), hidden,
      territories: territories.map(line),
      count: figures.format(count), next, isFirst: after === null,
      whole: heads && { open: figures.format(territories.reduce((sum, one) => sum + one.chantiers.length, 0)), heads: headsSaid(heads) },
      checks: checks.map((check) => ({
        id: `${check.measure} ${check.asOf} ${check.source}`, what: measureWords[check.measure],
        total: check.total === null ? "" : `${figures.format(check.total)}${check.standing === "target" ? ", donné comme but" : ""}`,
        sum: check.sum === null ? "" : `${figures.format(check.sum)}, sur ${check.parts} territoires`, gap: gapSaid(check), source: check.source,
      })),
      phases: phases.map((phase) => ({ ...phase, when: `${sayMonth(phase.startsOn)} – ${phase.endsOn ? sayMonth(phase.endsOn) : "en cours"}` })),
    };
  });
