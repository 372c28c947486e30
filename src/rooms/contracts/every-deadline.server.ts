import type { House } from "#ground/house";
import { atTheDoor } from "#ground/visit";
import { countDeadlinesAfter, dropLeftDeadlines } from "./deadlines.server.ts";

/** Everybody who is followed, a page at a time, each its own transaction. */
export const countAllDeadlines = async (db: House["db"], now: Date, pause: () => Promise<void> = () => Promise.resolve()): Promise<{ people: number; moved: number }> => {
  const told = { people: 0, moved: 0 };
  for (let after: string | null = null; ; await pause()) {
    const page: Awaited<ReturnType<typeof countDeadlinesAfter>> = await atTheDoor(db, (door) => countDeadlinesAfter(door, after), now);
    if (page === null) break;
    [after, told.people, told.moved] = [page.last, told.people + page.people, told.moved + page.moved];
  }
  await atTheDoor(db, dropLeftDeadlines, now);
  return told;
};
