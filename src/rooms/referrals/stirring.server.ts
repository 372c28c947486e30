import { sql } from "kysely";
import type { Door } from "#ground/visit";
import { linkHash, newLinkToken } from "./links.server.ts";
import type { NudgeKind, ReferralState, Side } from "./model.ts";
import { type Nudge, nudgesDue, type Patience, type Stirred } from "./nudges.ts";

export type Reader = { kind: "account" | "listed"; name: string; email: string };

export const listReaders = async ({ tx }: Pick<Door, "tx">, referralId: string, side: Side): Promise<Reader[]> =>
  (await sql<Reader>`select kind, name, email from app.referral_readers(${referralId}::uuid, ${side})`.execute(tx)).rows;

/** A new link for a partner without account; answers its token. */
export const renewLink = async ({ tx, now }: Pick<Door, "tx" | "now">, referralId: string, days: number): Promise<string> => {
  const token = newLinkToken();
  await sql`select app.renew_referral_link(${referralId}::uuid, ${linkHash(token)}, ${now}::timestamptz, ${new Date(now.getTime() + days * 86_400_000)}::timestamptz)`.execute(tx);
  return token;
};

export const listPlacesToAsk = async ({ tx }: Pick<Door, "tx">, referralId: string): Promise<(Reader & { id: string })[]> =>
  (await sql<Reader & { id: string }>`select id, kind, name, email from app.places_to_ask(${referralId}::uuid)`.execute(tx)).rows;
export const setAskLink = async ({ tx }: Pick<Door, "tx">, askId: string): Promise<string> => {
  const token = newLinkToken();
  await sql`select app.set_ask_link(${askId}::uuid, ${linkHash(token)})`.execute(tx);
  return token;
};

const codes = { "referral-first-reminder-days": "firstReminder", "referral-second-reminder-days": "secondReminder", "referral-escalation-days": "escalation", "referral-expiry-days": "expiry", "referral-expiry-studied-days": "expiryStudied", "referral-stalled-days": "stalled" } as const;
/** The written patience of the day, before any convention. */
export const readPatience = async ({ tx, today }: Pick<Door, "tx" | "today">): Promise<Patience & { linkDays: number }> => {
  const { rows } = await sql<{ code: string; value: number }>`select distinct on (code) code, value from app.written_policies where code like 'referral-%' and effective_from <= ${today} order by code, effective_from desc`.execute(tx);
  const values = new Map(rows.map(({ code, value }) => [code, value]));
  const told = Object.fromEntries(Object.entries(codes).map(([code, name]) => [name, values.get(code)])) as Omit<Patience, "answerWithin">;
  if (Object.values(told).some((value) => value === undefined)) throw new Error("A written policy of the reminders is missing");
  return { ...told, answerWithin: null, linkDays: values.get("referral-link-days") ?? 30 };
};

type Row = { id: string; state: ReferralState; state_since: Date; waits_for: Side | null; last_news_at: Date | null; look_again_on: string | null; has_partner: boolean; listed_id: string | null; department: string | null; said: NudgeKind[]; answer_within: number | null };
export type ToStir = { id: string; facts: Stirred; said: NudgeKind[]; department: string | undefined; answerWithin: number | null };

/** Open requests, some at a time, by id. */
export const listToStir = async ({ tx }: Pick<Door, "tx">, after: string | null, size: number): Promise<ToStir[]> => {
  const { rows } = await sql<Row>`select * from app.referrals_to_stir(${after}::uuid, ${size})`.execute(tx);
  return rows.map((row) => ({
    id: row.id, said: row.said, department: row.department ?? undefined, answerWithin: row.answer_within,
    facts: { state: row.state, stateSince: row.state_since, waitsFor: row.waits_for, lastNewsAt: row.last_news_at, lookAgainOn: row.look_again_on, hasPartner: row.has_partner },
  }));
};

const noted = async ({ tx, now }: Door, id: string, { kind, to }: Nudge): Promise<boolean> =>
  (await sql<{ done: boolean }>`select app.note_nudge(${id}::uuid, ${kind}, ${to}, ${now}::timestamptz) as done`.execute(tx)).rows[0]?.done ?? false;
const expired = async ({ tx, now }: Door, id: string): Promise<boolean> =>
  (await sql<{ done: boolean }>`select app.expire_referral(${id}::uuid, ${now}::timestamptz) as done`.execute(tx)).rows[0]?.done ?? false;

export type Said = { referralId: string; kind: NudgeKind; to: Side };

/** What this request asks to be said today, written down so that it is said once; an expiry is done, and its asker told. */
export const stir = async (door: Door, one: ToStir, patience: Patience): Promise<Said[]> => {
  const said: Said[] = [];
  for (const nudge of nudgesDue(one.facts, one.said, { ...patience, answerWithin: one.answerWithin }, door.today, one.department)) {
    if (nudge.kind === "expiry") {
      if (await expired(door, one.id)) said.push({ referralId: one.id, kind: "expiry", to: "asker" });
    } else if (await noted(door, one.id, nudge)) said.push({ referralId: one.id, kind: nudge.kind, to: nudge.to });
  }
  return said;
};
