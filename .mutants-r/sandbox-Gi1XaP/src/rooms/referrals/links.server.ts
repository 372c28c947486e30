import { createHash, randomBytes } from "node:crypto";
import { type Kysely, sql, type Transaction } from "kysely";
import { type CivilDate, civilDateOf } from "#ground/civil-date";
import { inOneGo } from "#ground/database/in-one-go";
import type { Tables } from "#ground/tables.generated";
import type { LinkVerdict } from "./model.ts";

export const newLinkToken = (): string => randomBytes(32).toString("base64url");
export const linkHash = (token: string): Buffer => createHash("sha256").update(token).digest();

/** A new link takes the place of those before: one request, one partner, one way in. Answers its token, kept nowhere. */
export const insertLink = async ({ tx, now, actor }: { tx: Transaction<Tables>; now: Date; actor: { id: string } }, referralId: string, days: number): Promise<string> => {
  const token = newLinkToken();
  await closeLinks({ tx, now }, referralId);
  await tx.insertInto("referral_links").values({ referral_id: referralId, token_hash: linkHash(token), made_at: now, made_by: actor.id, expires_at: new Date(now.getTime() + days * 86_400_000) }).execute();
  return token;
};
export const closeLinks = async ({ tx, now }: { tx: Transaction<Tables>; now: Date }, referralId: string): Promise<void> => {
  await tx.updateTable("referral_links").set({ closed_at: now }).where("referral_id", "=", referralId).where("closed_at", "is", null).execute();
};

/** A partner without account, behind her link: the one request of the link, or nothing but a sentence. */
export type GuestVisit = { now: Date; today: CivilDate; tx: Transaction<Tables>; referralId: string | null; askId: string | null };
export type Guested<Answer> = { verdict: "open"; answer: Answer } | { verdict: Exclude<LinkVerdict, "open"> };

export const guestVisit = async <Answer>(db: Kysely<Tables>, token: string, work: (visit: GuestVisit) => Promise<Answer>, now: Date): Promise<Guested<Answer>> => {
  const today = civilDateOf(now);
  const hash = linkHash(token);
  return inOneGo(db, (tx) => sql`select 1`.execute(tx), async (tx) => {
    const { rows } = await sql<{ verdict: LinkVerdict; referral: string | null; ask: string | null; of: string | null }>`
      with entered as materialized (select app.enter_by_link(${hash}, ${today}::date, ${now}::timestamptz) as verdict)
      select verdict, nullif(current_setting('app.guest_referral', true), '') as referral, nullif(current_setting('app.guest_ask', true), '') as ask, nullif(current_setting('app.link_of', true), '') as of from entered`.execute(tx);
    const found = rows[0]!;
    if (found.verdict !== "open") {
      await refusedAtTheDoor(tx, found.verdict, found.of, now);
      return { verdict: found.verdict };
    }
    await sql`select set_config('role', 'fil_rouge_guest', true)`.execute(tx);
    return { verdict: "open" as const, answer: await work({ now, today, tx, referralId: found.referral, askId: found.ask }) };
  });
};

/** A link that does not open leaves a line, whatever its holder wanted: a guess has no subject, a link of ours has its request. */
const refusedAtTheDoor = async (tx: Transaction<Tables>, verdict: LinkVerdict, referralId: string | null, now: Date): Promise<void> => {
  await sql`select set_config('role', 'fil_rouge_doorkeeper', true)`.execute(tx);
  await tx.insertInto("journal").values({ at: now, event: "referral.link-refused", subject_id: referralId, detail: JSON.stringify({ verdict }) }).execute();
};
