import { sql } from "kysely";
import type { CivilDate } from "#ground/civil-date";
import { newId } from "#ground/ids";
import { readWords, sealForPerson, sealWords } from "#ground/person-keys";
import { anyOf } from "#ground/together";
import type { OwnVisit, Visit } from "#ground/visit";
import type { ContractEnd, ContractKind, ContractSuspension, EmployerKind, EmploymentContract, HoursGround, Immersion, ImmersionAim, ProlongationGround, SuspensionReason } from "./model.ts";
import type { NewContract } from "./rules.ts";

type Row = { id: string; kind: string; employer_kind: string; employer_id: string | null; employer: string; starts_on: CivilDate; ends_on: CivilDate | null; ended_on: CivilDate | null; end_code: string | null; renews: string | null; ground: string | null; reference: string | null; version: number };
export type KeptContract = EmploymentContract & { version: number };

/** The whole chain, the oldest first, with the hours, suspensions and immersions of each contract. */
export const listContracts = async (visit: Visit, personId: string): Promise<KeptContract[]> => {
  const { rows } = await sql<Row>`select c.id, c.kind, c.employer_kind, c.employer_id, coalesce(s.name, c.employer_name) as employer, c.starts_on, c.ends_on, c.ended_on, c.end_code, c.renews, c.ground, c.reference, c.version
    from app.contracts c left join app.structures s on s.id = c.employer_id where c.person_id = ${personId} and c.struck_at is null order by c.starts_on, c.id`.execute(visit.tx);
  if (rows.length === 0) return [];
  const ids = anyOf(rows.map(({ id }) => id));
  const [hours, suspensions, immersions] = await Promise.all([
    visit.tx.selectFrom("contract_hours").select(["contract_id", "from_on", "weekly", "ground"]).where("contract_id", "=", ids).orderBy("from_on").execute(),
    visit.tx.selectFrom("contract_suspensions").select(["id", "contract_id", "reason", "starts_on", "ends_on"]).where("contract_id", "=", ids).orderBy("starts_on").execute(),
    visit.tx.selectFrom("immersions").select(["id", "contract_id", "aim", "host", "starts_on", "ends_on"]).where("contract_id", "=", ids).orderBy("starts_on").execute(),
  ]);
  return rows.map((row) => ({
    id: row.id, kind: row.kind as ContractKind, employer: { kind: row.employer_kind as EmployerKind, structureId: row.employer_id, name: row.employer }, startsOn: row.starts_on, endsOn: row.ends_on, endedOn: row.ended_on, end: row.end_code as ContractEnd | null,
    renews: row.renews, ground: row.ground as ProlongationGround | null, reference: readWords(row.reference, `contracts.reference:${row.id}`), version: row.version,
    hours: hours.filter((one) => one.contract_id === row.id).map((one) => ({ from: one.from_on, weekly: Number(one.weekly), ground: one.ground as HoursGround | null })),
    suspensions: suspensions.filter((one) => one.contract_id === row.id).map((one): ContractSuspension => ({ id: one.id, reason: one.reason as SuspensionReason, startsOn: one.starts_on, endsOn: one.ends_on })),
    immersions: immersions.filter((one) => one.contract_id === row.id).map((one): Immersion => ({ id: one.id, aim: one.aim as ImmersionAim, host: readWords(one.host, `immersions.host:${one.id}`), startsOn: one.starts_on, endsOn: one.ends_on })),
  }));
};

export const insertContract = async (visit: Visit, personId: string, one: NewContract): Promise<string> => {
  const id = newId(visit.now.getTime());
  const written = { person_id: personId, written_by: visit.actor.id, written_at: visit.now };
  await visit.tx.insertInto("contracts").values({
    id, ...written, kind: one.kind, employer_kind: one.employer.kind, employer_id: one.employer.structureId, employer_name: one.employer.structureId === null ? one.employer.name.trim() : null,
    starts_on: one.startsOn, ends_on: one.endsOn, renews: one.renews, ground: one.ground, reference: sealWords(personId, one.reference?.trim() || null, `contracts.reference:${id}`), known_how: one.knownHow,
  }).execute();
  await visit.tx.insertInto("contract_hours").values({ id: newId(visit.now.getTime()), contract_id: id, ...written, from_on: one.startsOn, weekly: String(one.weekly), ground: one.hoursGround }).execute();
  return id;
};

/** Null when somebody changed it meanwhile. */
export const saveContractEnd = async (visit: Visit, { id, version }: KeptContract, on: CivilDate, end: ContractEnd): Promise<boolean> => {
  const saved = await visit.tx.updateTable("contracts").set({ ended_on: on, end_code: end }).where("id", "=", id).where("version", "=", version).where("ended_on", "is", null).returning("id").executeTakeFirst();
  return saved !== undefined;
};

export const strikeContractRow = async (visit: Visit, id: string): Promise<void> => {
  await visit.tx.updateTable("contracts").set({ struck_at: visit.now, struck_by: visit.actor.id }).where("id", "=", id).execute();
};

export const insertHours = async (visit: Visit, personId: string, contractId: string, { from, weekly, ground }: EmploymentContract["hours"][number]): Promise<boolean> => {
  const told = await visit.tx.insertInto("contract_hours").values({ id: newId(visit.now.getTime()), contract_id: contractId, person_id: personId, from_on: from, weekly: String(weekly), ground, written_by: visit.actor.id, written_at: visit.now })
    .onConflict((on) => on.columns(["contract_id", "from_on"]).doNothing()).executeTakeFirst();
  return told.numInsertedOrUpdatedRows === 1n;
};

export const insertSuspension = async (visit: Visit, personId: string, contractId: string, one: Omit<ContractSuspension, "id">): Promise<string> => {
  const id = newId(visit.now.getTime());
  await visit.tx.insertInto("contract_suspensions").values({ id, contract_id: contractId, person_id: personId, reason: one.reason, starts_on: one.startsOn, ends_on: one.endsOn, written_by: visit.actor.id, written_at: visit.now }).execute();
  return id;
};
export const saveSuspensionEnd = async (visit: Visit, id: string, on: CivilDate): Promise<void> => {
  await visit.tx.updateTable("contract_suspensions").set({ ends_on: on }).where("id", "=", id).execute();
};

export const insertImmersion = async (visit: Visit, personId: string, contractId: string, one: Omit<Immersion, "id">): Promise<string> => {
  const id = newId(visit.now.getTime());
  await visit.tx.insertInto("immersions").values({ id, contract_id: contractId, person_id: personId, aim: one.aim, host: sealForPerson(personId, one.host.trim(), `immersions.host:${id}`), starts_on: one.startsOn, ends_on: one.endsOn, written_by: visit.actor.id, written_at: visit.now }).execute();
  return id;
};

/** Hers, in her own space: what she may read of each. */
export const listOwnChain = async ({ tx }: OwnVisit): Promise<EmploymentContract[]> => {
  const { rows } = await sql<Omit<Row, "end_code" | "ground" | "reference" | "version">>`select c.id, c.kind, c.employer_kind, c.employer_id, coalesce(s.name, c.employer_name) as employer, c.starts_on, c.ends_on, c.ended_on, c.renews
    from app.contracts c left join app.structures s on s.id = c.employer_id where c.struck_at is null order by c.starts_on, c.id`.execute(tx);
  return rows.map((row) => ({ id: row.id, kind: row.kind as ContractKind, employer: { kind: row.employer_kind as EmployerKind, structureId: row.employer_id, name: row.employer }, startsOn: row.starts_on, endsOn: row.ends_on, endedOn: row.ended_on, end: null, renews: row.renews, ground: null, reference: null, hours: [], suspensions: [], immersions: [] }));
};
