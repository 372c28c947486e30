import { seesEndings } from "#rooms/contracts/index";
import { sayNumeric } from "#ground/civil-date";
import { structuresWhere } from "#rooms/access/index";
import { sayComing, sayOpenBarriers, type Whose } from "#rooms/desk/index";
import { leadsSomebody, readCaseload, searchPeople } from "#rooms/desk/server";
import { maySeeKeeping } from "#rooms/keeping/index";
import { type Stage, stageWords } from "#rooms/journey/index";
import { limitWords } from "#rooms/walls/index";
import { listLimitsOf } from "#rooms/walls/server";
import { drawSpark } from "#ui/thread/spark";
import type { PageServerLoad } from "./$types";

const stages = new Set<string>(["first-hours", "cddi", "year-after"]);

/** A line of a list holds the first words of a reminder; the file holds them all. */
const shortened = (words: string): string => (words.length > 60 ? `${words.slice(0, 58).trimEnd()}…` : words);

export const load: PageServerLoad = ({ locals, url }) =>
  locals.enter(async (visit) => {
    const q = url.searchParams.get("q")?.trim() ?? "";
    const stage = url.searchParams.get("etape") ?? "";
    const asksMine = url.searchParams.get("qui") === "moi";
    const filter = { stage: stages.has(stage) ? (stage as Stage) : null, after: url.searchParams.get("apres") };
    // Everybody's list does not wait to know whether the visitor leads somebody; her own does.
    const leading = leadsSomebody(visit);
    const whose: Whose = asksMine && (await leading) ? "mine" : "all";
    const [leads, caseload] = await Promise.all([leading, q ? null : readCaseload(visit, { ...filter, whose })]);
    const common = { q, endings: seesEndings(visit.actor), seesKeeping: maySeeKeeping(visit.actor), whose, leads, stage, mayOpen: structuresWhere(visit.actor, "cisp", "social-educator").length > 0 };
    if (!caseload) {
      const found = await searchPeople(visit, q, 25);
      return { ...common, found: found.map((one) => ({ ...one, stage: one.stage ? stageWords[one.stage as Stage] : null })), rows: [], next: null, total: found.length };
    }
    // Who sees no thread works with them: what to reckon with comes first.
    const limits = caseload.rows.some(({ spark }) => spark) ? [] : await listLimitsOf(visit, caseload.rows.map(({ id }) => id));
    return {
      ...common,
      found: null,
      total: caseload.total,
      next: caseload.next,
      rows: caseload.rows.map((row) => ({
        id: row.id,
        name: row.name,
        chantier: row.chantier,
        stage: row.stage ? stageWords[row.stage] : "",
        since: row.stageSince ? sayNumeric(row.stageSince) : "",
        lead: row.lead,
        mine: row.leadId === visit.actor.id,
        spark: row.spark && drawSpark(row.spark),
        open: sayOpenBarriers(row.open),
        next: row.next && { on: sayNumeric(row.next.on), late: row.next.on >= visit.today ? "" : row.next.kind === "reminder" ? "en retard" : "passé", words: shortened(sayComing(row.next)) },
        limits: limits.filter(({ personId }) => personId === row.id).map(limitWords).join(", "),
        contact: row.lastContactOn ? sayNumeric(row.lastContactOn) : "jamais noté",
      })),
    };
  });
