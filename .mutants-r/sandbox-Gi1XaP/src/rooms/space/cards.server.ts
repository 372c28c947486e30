import { randomInt } from "node:crypto";
import { sql } from "kysely";
import { newId } from "#ground/ids";
import type { Door, Visit } from "#ground/visit";
import type { OwnCard } from "./model.ts";
import { mostTries } from "./rules.ts";

/** Neither 0 nor o, neither 1 nor l nor i: a number is read out, and copied by hand. */
const signs = "23456789abcdefghjkmnpqrstuvwxyz";
const newNumber = (): string => Array.from({ length: 12 }, () => signs[randomInt(signs.length)]).join("");
export const newPin = (): string => String(randomInt(1_000_000)).padStart(6, "0");

/** The card a person holds, for those who may give her one; null when she has none. */
export const findCard = async (visit: Visit, personId: string): Promise<OwnCard | null> => {
  const row = await visit.tx.selectFrom("person_cards").innerJoin("professionals", "professionals.id", "made_by")
    .select(["person_cards.id", "number", "tries", "made_at", "given_name", "family_name"]).where("person_id", "=", personId).where("cancelled_at", "is", null).executeTakeFirst();
  return row ? { id: row.id, number: row.number, state: row.tries >= mostTries ? "locked" : "open", madeAt: row.made_at, madeBy: `${row.given_name} ${row.family_name}` } : null;
};

/** Takes back the card she holds; answers whether there was one. */
export const cancelCards = async (visit: Visit, personId: string): Promise<boolean> => {
  const { numUpdatedRows } = await visit.tx.updateTable("person_cards").set({ cancelled_at: visit.now, cancelled_by: visit.actor.id })
    .where("person_id", "=", personId).where("cancelled_at", "is", null).executeTakeFirst();
  return numUpdatedRows > 0n;
};

export const insertCard = async (visit: Visit, personId: string, pinHash: string): Promise<{ id: string; number: string }> => {
  const [id, number] = [newId(visit.now.getTime()), newNumber()];
  await visit.tx.insertInto("person_cards").values({ id, person_id: personId, number, pin_hash: pinHash, made_at: visit.now, made_by: visit.actor.id }).execute();
  return { id, number };
};

export const reopenCards = async (visit: Visit, personId: string): Promise<boolean> => {
  const { numUpdatedRows } = await visit.tx.updateTable("person_cards").set({ tries: 0 }).where("person_id", "=", personId).where("cancelled_at", "is", null).executeTakeFirst();
  return numUpdatedRows > 0n;
};

export type TriedCard = { id: string; personId: string; pinHash: string; left: number };

/** Counts a try before it is judged: many guesses at once share the same five. Null when no card takes it; "locked" when it took five. */
export const countTry = async (door: Door, number: string): Promise<TriedCard | "locked" | null> => {
  const row = await door.tx.updateTable("person_cards").set({ tries: sql`tries + 1` }).where("number", "=", number).where("cancelled_at", "is", null).where("tries", "<", mostTries)
    .returning(["id", "person_id", "pin_hash", "tries"]).executeTakeFirst();
  if (row) return { id: row.id, personId: row.person_id, pinHash: row.pin_hash, left: mostTries - row.tries };
  const locked = await door.tx.selectFrom("person_cards").select("id").where("number", "=", number).where("cancelled_at", "is", null).executeTakeFirst();
  return locked ? "locked" : null;
};

export const forgetTries = async (door: Door, cardId: string): Promise<void> => {
  await door.tx.updateTable("person_cards").set({ tries: 0 }).where("id", "=", cardId).execute();
};

export type AccompaniedPersona = { name: string; number: string; pin: string; who: string; tryThis: string };

/** Who may be tried in a simulated instance, with the card that opens her space; none in a real one, nor once that card is lost. */
export const listAccompaniedPersonas = async (door: Door): Promise<AccompaniedPersona[]> => {
  const rows = await door.tx.selectFrom("accompanied_personas").innerJoin("person_cards", "person_cards.number", "accompanied_personas.number")
    .select(["name", "person_cards.number", "pin", "who", "try_this"]).where("cancelled_at", "is", null).execute();
  return rows.map((row) => ({ name: row.name, number: row.number, pin: row.pin, who: row.who, tryThis: row.try_this }));
};

/** Is this number on a card that still opens? The page of the card says so before anybody types. */
export const isOpenNumber = async (door: Door, number: string): Promise<boolean> =>
  (await door.tx.selectFrom("person_cards").select("id").where("number", "=", number).where("cancelled_at", "is", null).executeTakeFirst()) !== undefined;
