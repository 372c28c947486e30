import { type RawBuilder, sql } from "kysely";
import type { CivilDate } from "#ground/civil-date";
import { isId, newId } from "#ground/ids";
import { readWords, sealWords } from "#ground/person-keys";
import type { OwnVisit, Visit } from "#ground/visit";
import type { Topic } from "#rooms/access/index";
import { topicOfAspect } from "./rules.ts";
import type { AgendaCase, Aspect, AspectCode, BoardCase, CaseOrigin, CaseState, Mobilisation, Proposal, Sitting } from "./model.ts";

type Row = Omit<BoardCase, "words" | "herWords" | "number"> & { number: string; words: string | null; herWords: string | null };
const select = sql`select c.id, c.number, c.person_id as "personId", c.followed_by as "followedBy", c.board_id as "boardId", c.sitting_id as "sittingId", x.held_on as "sittingOn", c.contract_id as "contractId", k.ends_on as "endsOn", c.origin, c.contests, c.state,
    c.opened_on as "openedOn", p.proposal, p.until, p.ground, p.words, p.her_wish as "herWish", p.her_words as "herWords", p.her_means as "herMeans", coalesce(p.version, 0) as prepared, c.drawn_at as "drawnAt", c.version
  from app.board_cases c left join app.board_preparations p on p.id = c.id left join app.board_sittings x on x.id = c.sitting_id left join app.contracts k on k.id = c.contract_id`;
const caseOf = (row: Row): BoardCase => ({ ...row, number: Number(row.number), words: readWords(row.words, `board_preparations.words:${row.id}`) ?? "", herWords: readWords(row.herWords, `board_preparations.her_words:${row.id}`) ?? "" });

export const findCase = async ({ tx }: Visit, id: string): Promise<BoardCase | null> => {
  const row = isId(id) ? (await sql<Row>`${select} where c.id = ${id}`.execute(tx)).rows[0] : undefined;
  return row ? caseOf(row) : null;
};
/** All cases of a person that the visitor may see, the newest first. */
export const listCasesOf = async ({ tx }: Visit, personId: string): Promise<BoardCase[]> => (await sql<Row>`${select} where c.person_id = ${personId} order by c.opened_on desc, c.number desc`.execute(tx)).rows.map(caseOf);
export const findOpenCase = async (visit: Visit, personId: string): Promise<BoardCase | null> => (await listCasesOf(visit, personId)).find(({ state }) => state === "waiting" || state === "ready") ?? null;

/** Held until the visit ends: what is prepared and what is put before the board wait for each other, and nothing changes under the file's readers. */
export const holdCase = async ({ tx }: Visit, id: string): Promise<void> => {
  if (isId(id)) await sql`select from app.board_cases where id = ${id} for update`.execute(tx);
};

export const insertCase = async ({ tx, now, today, actor }: Visit, one: { personId: string; boardId: string; contractId: string | null; origin: CaseOrigin; contests: string | null }): Promise<string> => {
  const id = newId(now.getTime());
  await tx.insertInto("board_cases").values({ id, person_id: one.personId, board_id: one.boardId, contract_id: one.contractId, origin: one.origin, contests: one.contests, opened_on: today, opened_by: actor.id }).execute();
  return id;
};

export type Preparation = Pick<BoardCase, "proposal" | "until" | "ground" | "words" | "herWish" | "herWords" | "herMeans">;
export const savePreparation = async ({ tx }: Visit, { id, personId }: Pick<BoardCase, "id" | "personId">, to: Partial<Preparation>): Promise<void> => {
  const sealed = (words: string | undefined, column: "words" | "her_words") => sealWords(personId, words?.trim() || null, `board_preparations.${column}:${id}`);
  const said = { proposal: to.proposal, until: to.until, ground: to.ground, words: sealed(to.words, "words"), her_wish: to.herWish, her_words: sealed(to.herWords, "her_words"), her_means: to.herMeans };
  await tx.insertInto("board_preparations").values({ id, person_id: personId, ...said }).onConflict((known) => known.column("id").doUpdateSet(said)).execute();
};
export const saveCaseState = async ({ tx, now, actor }: Visit, { id, version }: BoardCase, state: CaseState, sittingId?: string | null): Promise<boolean> => {
  const saved = await tx.updateTable("board_cases").set({ state, ...(state === "ready" ? { drawn_at: now, drawn_by: actor.id } : {}), ...(sittingId === undefined ? {} : { sitting_id: sittingId }) })
    .where("id", "=", id).where("version", "=", version).returning("id").executeTakeFirst();
  return saved !== undefined;
};

type AspectRow = { id: string; aspect: AspectCode; topic: Topic; standing: Mobilisation; words: string | null; her_words: string | null; version: number };
const aspectOf = (row: AspectRow): Aspect => ({ id: row.id, aspect: row.aspect, topic: row.topic, standing: row.standing, words: readWords(row.words, `board_aspects.words:${row.id}`) ?? "", herWords: readWords(row.her_words, `board_aspects.her_words:${row.id}`) ?? "", version: row.version });
export const listAspects = async ({ tx }: Pick<Visit, "tx">, caseId: string): Promise<Aspect[]> =>
  (await sql<AspectRow>`select id, aspect, topic, standing, words, her_words, version from app.board_aspects where case_id = ${caseId} order by aspect`.execute(tx)).rows.map(aspectOf);
export const saveAspect = async ({ tx, now, actor }: Visit, of: Pick<BoardCase, "id" | "personId">, known: Aspect | null, to: { aspect: AspectCode; standing: Mobilisation; words: string; herWords: string }): Promise<void> => {
  const id = known?.id ?? newId(now.getTime());
  const said = { standing: to.standing, words: sealWords(of.personId, to.words.trim() || null, `board_aspects.words:${id}`), her_words: sealWords(of.personId, to.herWords.trim() || null, `board_aspects.her_words:${id}`), written_by: actor.id, written_at: now };
  if (known) await tx.updateTable("board_aspects").set(said).where("id", "=", id).execute();
  else await tx.insertInto("board_aspects").values({ id, case_id: of.id, person_id: of.personId, aspect: to.aspect, topic: topicOfAspect[to.aspect], ...said }).execute();
};

type AgendaRow = Omit<AgendaCase, "number" | "tooNear"> & { heardHere: boolean; number: string; shown: string | null; part: string | null };
const agendaOn = (sitting: RawBuilder<unknown>, more: RawBuilder<unknown>) => sql`select c.id, c.number, c.person_id as "personId", s.name as chantier, trim(coalesce(nullif(p.usual_name, ''), p.given_name) || ' ' || p.family_name) as name, i.body as shown, i.id as part, c.state, c.origin, d.outcome, c.sitting_id is not distinct from ${sitting} as "heardHere", ${more}
  from app.board_cases c left join app.structures s on s.id = c.followed_by left join app.people p on p.id = c.person_id left join app.board_parts i on i.case_id = c.id and i.part = 'identity'
  left join app.board_decisions d on d.case_id = c.id and d.sitting_id = ${sitting}`;
/** The name is the file's own for who reads the file; else the one she agreed to show the board; else nobody's. */
const agendaOf = <Row extends AgendaRow>({ shown, part, heardHere, number, ...row }: Row) => {
  const body = part === null ? null : readWords(shown, `board_parts.body:${part}`);
  return { ...row, state: heardHere ? row.state : ("waiting" as const), number: Number(number), name: row.name ?? (body ? ((JSON.parse(body) as { text: string }[])[0]?.text ?? null) : null) };
};
/** Its cases, and those it put off: they wait elsewhere, and its minutes keep their number. */
export const listAgenda = async ({ tx }: Visit, sitting: Pick<Sitting, "id">): Promise<AgendaCase[]> => {
  const here = sql`${sitting.id}::uuid`;
  return (await sql<AgendaRow & { tooNear: string[] }>`${agendaOn(here, sql`app.too_near(c.id)::text[] as "tooNear"`)} where (c.sitting_id = ${here} or c.id = any (array(select case_id from app.board_decisions where sitting_id = ${here}))) and c.state <> 'withdrawn' order by c.number`.execute(tx)).rows.map(agendaOf);
};
type WaitingCase = Omit<AgendaCase, "tooNear"> & { sittingOn: CivilDate | null; endsOn: CivilDate | null };
/** Cases of some boards that wait for their file or for a sitting. Who is too near to vote is asked of an agenda, never of these. */
export const listWaiting = async ({ tx }: Visit, boardIds: readonly string[]): Promise<WaitingCase[]> =>
  (await sql<AgendaRow & Pick<WaitingCase, "sittingOn" | "endsOn">>`select q.* from (${agendaOn(sql`c.sitting_id`, sql`(select x.held_on from app.board_sittings x where x.id = c.sitting_id) as "sittingOn", (select k.ends_on from app.contracts k where k.id = c.contract_id) as "endsOn"`)}
    where c.board_id = any (${boardIds}::uuid[]) and c.state = 'waiting') q order by q."endsOn" nulls last, q.number limit 200`.execute(tx)).rows.map(agendaOf);

export type OwnCase = Pick<BoardCase, "id" | "boardId" | "sittingId" | "state" | "openedOn" | "proposal" | "until" | "herWish" | "herWords" | "drawnAt">;
/** Hers, in her own space. */
export const listOwnCases = async ({ tx }: OwnVisit): Promise<OwnCase[]> => {
  const { rows } = await sql<Omit<OwnCase, "herWords"> & { herWords: string | null }>`select c.id, c.board_id as "boardId", c.sitting_id as "sittingId", c.state, c.opened_on as "openedOn", p.proposal, p.until, p.her_wish as "herWish", p.her_words as "herWords", c.drawn_at as "drawnAt"
    from app.board_cases c left join app.board_preparations p on p.id = c.id where c.state <> 'withdrawn' order by c.opened_on desc`.execute(tx);
  return rows.map((row) => ({ ...row, herWords: readWords(row.herWords, `board_preparations.her_words:${row.id}`) ?? "" }));
};
export const saveOwnWords = async ({ tx, personId }: OwnVisit, caseId: string, wish: Proposal | null, words: string): Promise<boolean> => {
  const { rows } = await sql<{ said: boolean }>`select app.say_before_board(${caseId}::uuid, ${wish}, ${sealWords(personId, words.trim() || null, `board_preparations.her_words:${caseId}`)}) as said`.execute(tx);
  return rows[0]?.said ?? false;
};
