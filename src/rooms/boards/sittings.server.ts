import { sql } from "kysely";
import type { CivilDate } from "#ground/civil-date";
import { isId, newId } from "#ground/ids";
import type { OwnVisit, Visit } from "#ground/visit";
import { listMembers } from "./boards.server.ts";
import type { Attendance, BoardPresence, Sitting, SittingState } from "./model.ts";

/** With how many cases are on each agenda, as far as the visitor sees them. */
const select = sql`select x.id, x.board_id as "boardId", b.name as board, x.held_on as "heldOn", x.opens_at as "opensAt", x.place, x.link, x.state, x.remarks, x.version,
    (select count(*)::int from app.board_cases c where c.sitting_id = x.id and c.state <> 'withdrawn') as cases
  from app.board_sittings x join app.structures b on b.id = x.board_id`;

/** The calendar of some boards, between two days. */
export const listSittings = async ({ tx }: Visit, boardIds: readonly string[], from: CivilDate, until: CivilDate): Promise<Sitting[]> =>
  (await sql<Sitting>`${select} where x.board_id = any (${boardIds}::uuid[]) and x.held_on between ${from} and ${until} order by x.held_on, x.opens_at, x.id limit 200`.execute(tx)).rows;
export const findSitting = async ({ tx }: Visit, id: string): Promise<Sitting | null> => (isId(id) ? ((await sql<Sitting>`${select} where x.id = ${id}`.execute(tx)).rows[0] ?? null) : null);

export type NewSitting = Pick<Sitting, "heldOn" | "opensAt" | "place" | "link">;
/** Null when this board sits already at that hour. */
export const insertSitting = async ({ tx, now }: Visit, boardId: string, one: NewSitting): Promise<string | null> => {
  const id = newId(now.getTime());
  const { rows } = await sql<{ id: string }>`insert into app.board_sittings (id, board_id, held_on, opens_at, place, link) values (${id}, ${boardId}, ${one.heldOn}, ${one.opensAt}, ${one.place?.trim() || null}, ${one.link?.trim() || null}) on conflict (board_id, held_on, opens_at) where state <> 'cancelled' do nothing returning id`.execute(tx);
  return rows[0]?.id ?? null;
};
/** False when somebody moved it meanwhile. */
export const saveSittingState = async ({ tx, now, actor }: Visit, { id, version }: Sitting, state: SittingState, remarks?: string): Promise<boolean> => {
  const saved = await tx.updateTable("board_sittings").set({ state, version: version + 1, ...(state === "open" ? { opened_at: now } : {}), ...(state === "closed" ? { closed_at: now, closed_by: actor.id, remarks: remarks?.trim() || null } : {}) })
    .where("id", "=", id).where("version", "=", version).returning("id").executeTakeFirst();
  return saved !== undefined;
};

/** Who sits that day, and what is known of their coming. */
export const readAttendance = async (visit: Visit, sitting: Pick<Sitting, "id" | "boardId" | "heldOn">): Promise<Attendance[]> => {
  const [members, said] = await Promise.all([
    listMembers(visit, sitting.boardId, sitting.heldOn),
    visit.tx.selectFrom("board_presences").select(["professional_id", "how"]).where("sitting_id", "=", sitting.id).execute(),
  ]);
  return members.map((one) => ({ ...one, how: (said.find(({ professional_id }) => professional_id === one.professionalId)?.how ?? null) as BoardPresence | null }));
};
export const savePresence = async ({ tx }: Visit, sittingId: string, professionalId: string, how: BoardPresence): Promise<void> => {
  await tx.insertInto("board_presences").values({ sitting_id: sittingId, professional_id: professionalId, how }).onConflict((on) => on.columns(["sitting_id", "professional_id"]).doUpdateSet({ how })).execute();
};

export type OwnSitting = Pick<Sitting, "id" | "heldOn" | "opensAt" | "place" | "state">;
/** The sittings that hear her, for herself. */
export const listOwnSittings = async ({ tx }: OwnVisit): Promise<OwnSitting[]> =>
  (await sql<OwnSitting>`select id, held_on as "heldOn", opens_at as "opensAt", place, state from app.board_sittings order by held_on`.execute(tx)).rows;
