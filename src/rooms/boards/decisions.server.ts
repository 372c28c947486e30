import { sql } from "kysely";
import type { CivilDate } from "#ground/civil-date";
import { newId } from "#ground/ids";
import { readWords, sealForPerson, sealWords } from "#ground/person-keys";
import type { OwnVisit, Visit } from "#ground/visit";
import type { ProlongationGround } from "#rooms/contracts/index";
import type { BoardCase, BoardDecision, BoardKnot, BoardOutcome, Tally, ToldHow, Vote, VoteChoice } from "./model.ts";
import type { DecisionAsked } from "./rules.ts";

export const listVotes = async ({ tx }: Visit, caseId: string, sittingId: string): Promise<Vote[]> =>
  (await tx.selectFrom("board_votes").select(["professional_id", "choice"]).where("case_id", "=", caseId).where("sitting_id", "=", sittingId).execute()).map((row) => ({ professionalId: row.professional_id, choice: row.choice as VoteChoice }));
export const saveVote = async ({ tx, now, actor }: Visit, caseId: string, sittingId: string, { professionalId, choice }: Vote): Promise<void> => {
  await tx.insertInto("board_votes").values({ case_id: caseId, sitting_id: sittingId, professional_id: professionalId, choice, cast_at: now, cast_by: actor.id })
    .onConflict((on) => on.columns(["case_id", "sitting_id", "professional_id"]).doUpdateSet({ choice, cast_at: now, cast_by: actor.id })).execute();
};
export const saveStandingBack = async ({ tx, now }: Visit, caseId: string, professionalId: string): Promise<void> => {
  await tx.insertInto("board_withdrawals").values({ case_id: caseId, professional_id: professionalId, said_at: now }).onConflict((on) => on.columns(["case_id", "professional_id"]).doNothing()).execute();
};

type Row = { id: string; case_id: string; sitting_id: string; held_on: CivilDate; outcome: BoardOutcome; until: CivilDate | null; ground: ProlongationGround | null; reference: string | null; reasons: string; conditions: string | null; votes_for: number; votes_against: number; votes_abstained: number; decided_at: Date; contract_id: string | null; told_on: CivilDate | null; told_how: ToldHow | null; version: number };
const decisionOf = (row: Row): BoardDecision => ({
  id: row.id, caseId: row.case_id, sittingId: row.sitting_id, heldOn: row.held_on, outcome: row.outcome, until: row.until, ground: row.ground, reference: readWords(row.reference, `board_decisions.reference:${row.id}`),
  reasons: readWords(row.reasons, `board_decisions.reasons:${row.id}`) ?? "", conditions: readWords(row.conditions, `board_decisions.conditions:${row.id}`) ?? "", tally: { for: row.votes_for, against: row.votes_against, abstains: row.votes_abstained },
  decidedAt: row.decided_at, contractId: row.contract_id, toldOn: row.told_on, toldHow: row.told_how, version: row.version,
});
const select = sql`select d.id, d.case_id, d.sitting_id, x.held_on, d.outcome, d.until, d.ground, d.reference, d.reasons, d.conditions, d.votes_for, d.votes_against, d.votes_abstained, d.decided_at, d.contract_id, d.told_on, d.told_how, d.version
  from app.board_decisions d join app.board_sittings x on x.id = d.sitting_id`;
/** What was decided of a case, sitting after sitting: the last one stands. */
export const listDecisions = async ({ tx }: Visit, caseId: string): Promise<BoardDecision[]> => (await sql<Row>`${select} where d.case_id = ${caseId} order by d.decided_at`.execute(tx)).rows.map(decisionOf);
export const listDecisionsOf = async ({ tx }: Visit, sittingId: string): Promise<BoardDecision[]> => (await sql<Row>`${select} where d.sitting_id = ${sittingId} order by d.decided_at`.execute(tx)).rows.map(decisionOf);

/** Whoever holds the sitting may not read the contract: whether a day comes after it, she may ask. */
export const goesPastContract = async ({ tx }: Visit, caseId: string, until: CivilDate): Promise<boolean> => (await sql<{ past: boolean }>`select app.goes_past_contract(${caseId}::uuid, ${until}::date) as past`.execute(tx)).rows[0]!.past;

/** Null when this sitting decided of it already. */
export const insertDecision = async ({ tx, now, actor }: Visit, { id: caseId, personId, sittingId }: BoardCase, one: DecisionAsked, tally: Tally): Promise<string | null> => {
  const id = newId(now.getTime());
  const written = await tx.insertInto("board_decisions").values({
    id, case_id: caseId, person_id: personId, sitting_id: sittingId!, outcome: one.outcome, until: one.outcome === "renew" ? one.until : null, ground: one.ground, reference: sealWords(personId, one.reference?.trim() || null, `board_decisions.reference:${id}`),
    reasons: sealForPerson(personId, one.reasons.trim(), `board_decisions.reasons:${id}`), conditions: sealWords(personId, one.conditions.trim() || null, `board_decisions.conditions:${id}`),
    votes_for: tally.for, votes_against: tally.against, votes_abstained: tally.abstains, decided_at: now, decided_by: actor.id,
  }).onConflict((on) => on.columns(["case_id", "sitting_id"]).doNothing()).executeTakeFirst();
  return written.numInsertedOrUpdatedRows === 1n ? id : null;
};
export const saveTold = async ({ tx }: Visit, { id, version }: BoardDecision, toldOn: CivilDate, how: ToldHow): Promise<boolean> =>
  (await tx.updateTable("board_decisions").set({ told_on: toldOn, told_how: how }).where("id", "=", id).where("version", "=", version).returning("id").executeTakeFirst()) !== undefined;
export const saveCarried = async ({ tx }: Visit, { id, version }: BoardDecision, contractId: string): Promise<boolean> =>
  (await tx.updateTable("board_decisions").set({ contract_id: contractId }).where("id", "=", id).where("version", "=", version).where("contract_id", "is", null).returning("id").executeTakeFirst()) !== undefined;

/** What a board did of somebody, and the sitting that will hear her: days for the thread. */
export const listBoardKnots = async ({ tx }: Visit, personId: string): Promise<BoardKnot[]> => (await sql<BoardKnot>`
  select x.held_on as "on", d.outcome from app.board_decisions d join app.board_sittings x on x.id = d.sitting_id where d.person_id = ${personId}
  union all select x.held_on, null from app.board_cases c join app.board_sittings x on x.id = c.sitting_id where c.person_id = ${personId} and c.state in ('waiting', 'ready') order by 1`.execute(tx)).rows;

export type OwnDecision = Pick<BoardDecision, "id" | "caseId" | "heldOn" | "outcome" | "until" | "ground" | "reasons" | "conditions" | "toldOn">;
/** Hers, in her own space. */
export const listOwnDecisions = async ({ tx }: OwnVisit): Promise<OwnDecision[]> => {
  const { rows } = await sql<Pick<Row, "id" | "case_id" | "held_on" | "outcome" | "until" | "ground" | "reasons" | "conditions" | "told_on">>`select d.id, d.case_id, x.held_on, d.outcome, d.until, d.ground, d.reasons, d.conditions, d.told_on
    from app.board_decisions d join app.board_sittings x on x.id = d.sitting_id order by d.decided_at desc`.execute(tx);
  return rows.map((row) => ({ id: row.id, caseId: row.case_id, heldOn: row.held_on, outcome: row.outcome, until: row.until, ground: row.ground, reasons: readWords(row.reasons, `board_decisions.reasons:${row.id}`) ?? "", conditions: readWords(row.conditions, `board_decisions.conditions:${row.id}`) ?? "", toldOn: row.told_on }));
};
