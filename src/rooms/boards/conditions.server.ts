import { sql } from "kysely";
import type { CivilDate } from "#ground/civil-date";
import { newId } from "#ground/ids";
import { readWords, sealWords } from "#ground/person-keys";
import type { OwnVisit, Visit } from "#ground/visit";
import { conditionsIn } from "./conditions.ts";
import type { BoardCondition, ConditionStanding } from "./model.ts";

type Asked = { decision_id: string; case_id: string; held_on: CivilDate; conditions: string };
type Said = { id: string; decision_id: string; number: number; became: ConditionStanding; words: string | null; said_on: CivilDate };

const conditionsOf = (asked: readonly Asked[], said: readonly Said[]): BoardCondition[] => asked.flatMap(({ decision_id: decisionId, case_id: caseId, held_on: heldOn, conditions }) =>
  conditionsIn(readWords(conditions, `board_decisions.conditions:${decisionId}`) ?? "").map((words, at) => {
    const known = said.find((one) => one.decision_id === decisionId && one.number === at + 1);
    return { decisionId, caseId, heldOn, number: at + 1, words, became: known?.became ?? null, said: (known && readWords(known.words, `board_conditions.words:${known.id}`)) ?? "", saidOn: known?.said_on ?? null };
  }));

/** Every condition that boards put on what they decided of her, the oldest first, with what became of it. */
export const listConditions = async ({ tx }: Visit | OwnVisit, personId: string): Promise<BoardCondition[]> => {
  const [{ rows: asked }, { rows: said }] = await Promise.all([
    sql<Asked>`select d.id as decision_id, d.case_id, x.held_on, d.conditions from app.board_decisions d join app.board_sittings x on x.id = d.sitting_id where d.person_id = ${personId} and d.conditions is not null and d.outcome <> 'postpone' order by d.decided_at, d.id`.execute(tx),
    sql<Said>`select id, decision_id, number, became, words, said_on from app.board_conditions where person_id = ${personId}`.execute(tx),
  ]);
  return conditionsOf(asked, said);
};

/** Said again, it takes the place of what was said; the earlier words stay among what is kept. */
export const saveCondition = async ({ tx, now, today, actor }: Visit, personId: string, { decisionId, number, became, said }: Pick<BoardCondition, "decisionId" | "number" | "said"> & { became: ConditionStanding }): Promise<void> => {
  const known = await tx.selectFrom("board_conditions").select("id").where("decision_id", "=", decisionId).where("number", "=", number).executeTakeFirst();
  const id = known?.id ?? newId(now.getTime());
  const told = { became, words: sealWords(personId, said.trim() || null, `board_conditions.words:${id}`), said_on: today, said_by: actor.id };
  await tx.insertInto("board_conditions").values({ id, decision_id: decisionId, number, person_id: personId, ...told }).onConflict((on) => on.columns(["decision_id", "number"]).doUpdateSet(told)).execute();
};
