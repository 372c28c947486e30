import { sql } from "kysely";
import { plannedOnce } from "#ground/database/prepared";
import { isId, newId } from "#ground/ids";
import type { OwnVisit, Visit } from "#ground/visit";
import type { CivilDate } from "#ground/civil-date";
import type { BoardMember, BoardSeat, RenewalBoard } from "./model.ts";

const select = sql`select b.id, s.name, b.territory_id as "territoryId", t.name as territory, b.hears, b.quorum, b.opens_days as "opensDays", b.reads_days as "readsDays", b.contest_days as "contestDays", b.most_cases as "mostCases", b.contact, b.derogation, b.derogation_from as "derogationFrom", b.derogation_until as "derogationUntil", b.version
  from app.boards b join app.structures s on s.id = b.id join app.territories t on t.id = b.territory_id`;

export const listBoards = async ({ tx }: Visit): Promise<RenewalBoard[]> => (await sql<RenewalBoard>`${select} where s.closed_on is null order by t.name, s.name limit 200`.execute(tx)).rows;
export const findBoard = async ({ tx }: Visit, id: string): Promise<RenewalBoard | null> => (isId(id) ? ((await sql<RenewalBoard>`${select} where b.id = ${id}`.execute(tx)).rows[0] ?? null) : null);
/** The board that hears the chantiers of a territory; null while nobody opened one. */
export const findBoardOf = async ({ tx }: Visit, territoryId: string): Promise<RenewalBoard | null> =>
  (await sql<RenewalBoard>`${select} where b.territory_id = ${territoryId} and s.closed_on is null order by s.opened_on limit 1`.execute(tx)).rows[0] ?? null;

export type Standing = { runs: string[]; sitsOn: string[] };
/** The boards whose sittings the visitor holds, and those she sits on. */
export const readStanding = async ({ tx }: Visit): Promise<Standing> => (await sql<Standing>`select app.boards_i_run()::text[] as runs, app.boards_i_sit_on()::text[] as "sitsOn"`.execute(tx)).rows[0]!;

/** The boards and what the visitor is to them; what she asks next keeps the plans of its connection. */
export const readBoards = async (visit: Visit): Promise<{ boards: RenewalBoard[]; standing: Standing }> => {
  const [, boards, standing] = await Promise.all([plannedOnce(visit), listBoards(visit), readStanding(visit)]);
  return { boards, standing };
};

export const openBoardRow = async ({ tx, today, now }: Visit, { territoryId, name, contact }: { territoryId: string; name: string; contact: string }): Promise<string | null> => {
  const id = newId(now.getTime());
  const { rows } = await sql<{ opened: boolean }>`select app.open_board(${id}::uuid, ${territoryId}::uuid, ${name}, ${contact}, ${today}::date) as opened`.execute(tx);
  return rows[0]?.opened ? id : null;
};

export type BoardSettings = Pick<RenewalBoard, "hears" | "quorum" | "opensDays" | "readsDays" | "contestDays" | "mostCases" | "contact" | "derogation" | "derogationFrom" | "derogationUntil">;
/** False when somebody changed it meanwhile. */
export const saveBoard = async ({ tx }: Visit, { id, version }: RenewalBoard, to: BoardSettings): Promise<boolean> => {
  const saved = await tx.updateTable("boards").set({ hears: to.hears, quorum: to.quorum, opens_days: to.opensDays, reads_days: to.readsDays, contest_days: to.contestDays, most_cases: to.mostCases, contact: to.contact.trim(), derogation: to.derogation?.trim() || null, derogation_from: to.derogation?.trim() ? to.derogationFrom : null, derogation_until: to.derogation?.trim() ? to.derogationUntil : null, version: version + 1 })
    .where("id", "=", id).where("version", "=", version).returning("id").executeTakeFirst();
  return saved !== undefined;
};

/** Those who sit on a day; the chair first, then by name. */
export const listMembers = async ({ tx }: Visit, boardId: string, on: CivilDate): Promise<BoardMember[]> => (await sql<BoardMember>`
  select m.id, m.professional_id as "professionalId", p.given_name || ' ' || p.family_name as name,
    (select s.name from app.memberships k join app.structures s on s.id = k.structure_id where k.professional_id = m.professional_id and k.starts_on <= ${on} and (k.ends_on is null or k.ends_on >= ${on}) order by k.starts_on limit 1) as structure,
    m.seat, m.starts_on as "startsOn", m.ends_on as "endsOn"
  from app.board_members m join app.professionals p on p.id = m.professional_id where m.board_id = ${boardId} and m.starts_on <= ${on} and (m.ends_on is null or m.ends_on >= ${on})
  order by array_position(array['chair', 'secretary', 'member', 'adviser'], m.seat), name`.execute(tx)).rows;

export const insertMember = async ({ tx, now }: Visit, boardId: string, one: { professionalId: string; seat: BoardSeat; startsOn: CivilDate }): Promise<void> => {
  await tx.insertInto("board_members").values({ id: newId(now.getTime()), board_id: boardId, professional_id: one.professionalId, seat: one.seat, starts_on: one.startsOn }).execute();
};
export const saveSeatEnd = async ({ tx }: Visit, id: string, on: CivilDate): Promise<boolean> =>
  (await tx.updateTable("board_members").set({ ends_on: on }).where("id", "=", id).where("ends_on", "is", null).where("starts_on", "<=", on).returning("id").executeTakeFirst()) !== undefined;

export type Seatable = { id: string; name: string; structure: string };
/** Who may be given a seat: the professionals of the territory's structures, and of those that reach it; by name when it is typed. */
export const findSeatable = async ({ tx, today }: Visit, territoryId: string, words: string, id: string | null = null): Promise<Seatable[]> => (await sql<Seatable>`
  select distinct on (p.family_name, p.given_name, p.id) p.id, p.given_name || ' ' || p.family_name as name, s.name as structure
  from app.memberships m join app.professionals p on p.id = m.professional_id and (p.left_on is null or p.left_on >= ${today}) join app.structures s on s.id = m.structure_id
  where m.starts_on <= ${today} and (m.ends_on is null or m.ends_on >= ${today}) and (s.territory_id = ${territoryId} or s.territory_id is null)
    and (${id}::uuid is null or p.id = ${id}::uuid) and (${words} = '' or app.name_key(p.given_name, p.family_name, s.name) like '%' || app.name_key(${words}) || '%') order by p.family_name, p.given_name, p.id limit 60`.execute(tx)).rows;

/** What she reads of a board: whom to write to, and how long she has. */
export const readOwnBoard = async ({ tx }: OwnVisit, id: string): Promise<{ name: string; contestDays: number; contact: string; readsDays: number } | null> =>
  (await sql<{ name: string; contestDays: number; contact: string; readsDays: number }>`select s.name, b.contest_days as "contestDays", b.contact, b.reads_days as "readsDays" from app.boards b join app.structures s on s.id = b.id where b.id = ${id}`.execute(tx)).rows[0] ?? null;
