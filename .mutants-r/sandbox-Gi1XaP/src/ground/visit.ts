import type { Kysely, Transaction } from "kysely";
import { sql } from "kysely";
import { inOneGo, type Opening } from "./database/in-one-go.ts";
import { type CivilDate, civilDateOf } from "./civil-date.ts";
import type { Tables } from "./tables.generated.ts";

/** Who came in, and what they are where (read once, at the door). */
export type Actor = {
  id: string;
  givenName: string;
  familyName: string;
  sessionId: string | null;
  roles: readonly ActorRole[];
};
export type ActorRole = { role: string; structureId: string; structure: string; kind: string; territoryId: string | null };

/** Held by the visits of rows done side by side (together.ts): who waits for what. */
export type Gathering = { ask: (all: ForAll<never, unknown>, input: unknown) => Promise<unknown> };
export type ForAll<Input, Answer> = (visit: Visit, inputs: readonly Input[]) => Promise<readonly Answer[]>;

/** One request in the house: who came in, at what time, and a transaction that sees only what they may see. */
export type Visit = { actor: Actor; now: Date; today: CivilDate; tx: Transaction<Tables>; gathering?: Gathering };

/** Carries a refusal out of its transaction, which is rolled back: a refused verb leaves nothing behind. */
class Refused extends Error {
  readonly answer: unknown;
  constructor(answer: unknown) {
    super("refused");
    this.answer = answer;
  }
}
const isRefusal = (answer: unknown): boolean => typeof answer === "object" && answer !== null && "ok" in answer && answer.ok === false;

const inTransaction = async <Answer>(db: Kysely<Tables>, opening: Opening, work: (tx: Transaction<Tables>) => Promise<Answer>): Promise<Answer> => {
  try {
    return await inOneGo(db, opening, async (tx) => {
      const answer = await work(tx);
      if (isRefusal(answer)) throw new Refused(answer);
      return answer;
    });
  } catch (caught) {
    if (caught instanceof Refused) return caught.answer as Answer;
    throw caught;
  }
};

/**
 * Opens a visit. What the database shows is decided here, by app.enter, and dies with the transaction. The first questions
 * leave behind it without waiting: the connection answers in order, and its own role may read nothing.
 */
export const visit = <Answer>(db: Kysely<Tables>, actor: Actor, work: (visit: Visit) => Promise<Answer>, now: Date = new Date()): Promise<Answer> => {
  const today = civilDateOf(now);
  const entering: Opening = (tx) => sql`select app.enter(${actor.id}::uuid, ${today}::date, ${now}::timestamptz), set_config('role', 'fil_rouge_visitor', true)`.execute(tx);
  return inTransaction(db, entering, (tx) => work({ actor, now, today, tx }));
};

/** A person in her own space: her rows and no other; nobody acts in her name. */
export type OwnVisit = { personId: string; now: Date; today: CivilDate; tx: Transaction<Tables> };

/** Opens a visit of a person in her own space, under a role of its own (app.enter_person). */
export const ownVisit = <Answer>(db: Kysely<Tables>, personId: string, work: (visit: OwnVisit) => Promise<Answer>, now: Date = new Date()): Promise<Answer> => {
  const today = civilDateOf(now);
  const entering: Opening = (tx) => sql`select app.enter_person(${personId}::uuid, ${today}::date), set_config('role', 'fil_rouge_person', true)`.execute(tx);
  return inTransaction(db, entering, (tx) => work({ personId, now, today, tx }));
};

/** At the door, before anybody is known: credentials, sessions, invitations and outgoing mail; never a person's file. */
export const atTheDoor = <Answer>(db: Kysely<Tables>, work: (door: Door) => Promise<Answer>, now: Date = new Date()): Promise<Answer> =>
  inTransaction(db, (tx) => sql`select set_config('role', 'fil_rouge_doorkeeper', true)`.execute(tx), (tx) => work({ now, today: civilDateOf(now), tx }));
export type Door = { now: Date; today: CivilDate; tx: Transaction<Tables> };
