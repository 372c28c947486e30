import { sql } from "kysely";
import type { CivilDate } from "#ground/civil-date";
import { isId, newId } from "#ground/ids";
import type { Visit } from "#ground/visit";
import type { ContractKind, JobOffer, JobState, Prospection, ProspectionStage } from "./model.ts";

type ProspectionRow = { id: string; listed_id: string; territory_id: string; name: string; commune: string | null; phone: string | null; stage: ProspectionStage; stage_on: CivilDate; keeper_id: string | null; keeper: string | null; words: string | null; next_on: CivilDate | null; posts: number };
const prospectionOf = (row: ProspectionRow): Prospection => ({ id: row.id, listedId: row.listed_id, territoryId: row.territory_id, name: row.name, commune: row.commune, phone: row.phone, stage: row.stage, since: row.stage_on, keeper: row.keeper_id ? { id: row.keeper_id, name: row.keeper ?? "" } : null, words: row.words, nextOn: row.next_on, openPosts: row.posts });
const prospections = sql`select p.id, p.listed_id, p.territory_id, l.name, l.commune, l.phone, p.stage, p.stage_on, p.keeper_id, k.given_name || ' ' || k.family_name as keeper, p.words, p.next_on, (select count(*)::integer from app.job_offers j where j.listed_id = p.listed_id and j.state = 'open') as posts
  from app.prospections p join app.directory_structures l on l.id = p.listed_id left join app.professionals k on k.id = p.keeper_id`;

export const listProspections = async ({ tx }: Pick<Visit, "tx">): Promise<Prospection[]> =>
  (await sql<ProspectionRow>`${prospections} order by array_position(array['ready', 'met', 'contacted', 'to-contact', 'hired', 'not-now'], p.stage), p.next_on nulls last, l.name limit 300`.execute(tx)).rows.map(prospectionOf);
export const findProspection = async ({ tx }: Pick<Visit, "tx">, id: string): Promise<Prospection | null> => {
  const row = isId(id) ? (await sql<ProspectionRow>`${prospections} where p.id = ${id}`.execute(tx)).rows[0] : undefined;
  return row ? prospectionOf(row) : null;
};
export const isProspected = async ({ tx }: Pick<Visit, "tx">, listedId: string, territoryId: string): Promise<boolean> =>
  (await tx.selectFrom("prospections").select("id").where("listed_id", "=", listedId).where("territory_id", "=", territoryId).executeTakeFirst()) !== undefined;

/** A company the directory does not know yet enters it as an employer, written here. */
export const insertCompany = async ({ tx, now, actor }: Visit, { name, commune, phone, territoryId }: { name: string; commune: string | null; phone: string | null; territoryId: string }): Promise<string> => {
  const id = newId(now.getTime());
  await tx.insertInto("directory_structures").values({ id, name, is_employer: true, commune, phone, territory_id: territoryId, owner_id: actor.id, audience: "professionals", created_at: now, created_by: actor.id }).execute();
  return id;
};
export const saveIsEmployer = async ({ tx }: Pick<Visit, "tx">, listedId: string): Promise<void> => {
  await tx.updateTable("directory_structures").set({ is_employer: true }).where("id", "=", listedId).where("is_employer", "=", false).execute();
};
export const insertProspection = async ({ tx, now, today, actor }: Visit, listedId: string, territoryId: string, words: string | null): Promise<string> => {
  const id = newId(now.getTime());
  await tx.insertInto("prospections").values({ id, listed_id: listedId, territory_id: territoryId, stage_on: today, keeper_id: actor.id, words, started_on: today }).execute();
  return id;
};
export const saveProspection = async ({ tx, today, actor }: Visit, id: string, { stage, words, nextOn }: { stage: ProspectionStage; words: string | null; nextOn: CivilDate | null }): Promise<void> => {
  await tx.updateTable("prospections").set({ stage, stage_on: today, keeper_id: actor.id, words, next_on: nextOn }).where("id", "=", id).execute();
};

type JobRow = { id: string; listed_id: string; company: string; title: string; contract_kind: ContractKind; weekly_hours: number | null; place: string | null; starts_on: CivilDate | null; until_on: CivilDate; how_many: number; filled: number; demands: string | null; state: JobState; mine: boolean };
const jobOf = (row: JobRow): JobOffer => ({ id: row.id, listedId: row.listed_id, company: row.company, title: row.title, contract: row.contract_kind, weeklyHours: row.weekly_hours, place: row.place, startsOn: row.starts_on, untilOn: row.until_on, howMany: row.how_many, filled: row.filled, demands: row.demands, state: row.state, mine: row.mine });
const jobs = sql`select j.id, j.listed_id, l.name as company, j.title, j.contract_kind, j.weekly_hours, j.place, j.starts_on, j.until_on, j.how_many, j.filled, j.demands, j.state, (j.territory_id = any ((select app.territories_i_keep())::uuid[]) or j.listed_id = any ((select app.my_listed())::uuid[])) as mine
  from app.job_offers j join app.directory_structures l on l.id = j.listed_id`;
/** Posts the visitor reads: open ones first, then what became of the others. */
export const listJobs = async ({ tx }: Pick<Visit, "tx">): Promise<JobOffer[]> => (await sql<JobRow>`${jobs} order by (j.state = 'open') desc, j.until_on, j.id limit 200`.execute(tx)).rows.map(jobOf);
export const findJob = async ({ tx }: Pick<Visit, "tx">, id: string): Promise<JobOffer | null> => {
  const row = isId(id) ? (await sql<JobRow>`${jobs} where j.id = ${id}`.execute(tx)).rows[0] : undefined;
  return row ? jobOf(row) : null;
};
export type NewJob = Pick<JobOffer, "title" | "contract" | "weeklyHours" | "place" | "startsOn" | "untilOn" | "howMany" | "demands">;
export const insertJob = async ({ tx, now, actor }: Visit, listedId: string, territoryId: string, job: NewJob): Promise<string> => {
  const id = newId(now.getTime());
  await tx.insertInto("job_offers").values({ id, listed_id: listedId, territory_id: territoryId, title: job.title, contract_kind: job.contract, weekly_hours: job.weeklyHours, place: job.place, starts_on: job.startsOn, until_on: job.untilOn, how_many: job.howMany, demands: job.demands, posted_at: now, posted_by: actor.id }).execute();
  return id;
};
export const saveJob = async ({ tx, today }: Visit, id: string, { filled, state }: { filled: number; state: JobState }): Promise<void> => {
  await tx.updateTable("job_offers").set({ filled, state, ended_on: state === "open" ? null : today }).where("id", "=", id).execute();
};
