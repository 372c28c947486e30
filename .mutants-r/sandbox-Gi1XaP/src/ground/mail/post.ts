import type { Kysely, Transaction } from "kysely";
import { enqueue } from "../jobs/enqueue.ts";
import type { Tables } from "../tables.generated.ts";
import { mailsLeave } from "./settings.ts";

export interface Mail {
  /** What it is for, as a code: "invitation", "password-reset"… */
  kind: string;
  toName: string;
  toAddress: string;
  subject: string;
  /** Plain text; the name of its reader is the only name in it. */
  text: string;
}

/** Writes a mail in the transaction that makes it necessary: it leaves if that is kept, and not otherwise. */
export const postMail = async ({ tx, now }: { tx: Transaction<Tables>; now: Date }, mail: Mail): Promise<void> => {
  const { id } = await tx.insertInto("mails").values({ kind: mail.kind, to_name: mail.toName, to_address: mail.toAddress, subject: mail.subject, body: mail.text, created_at: now })
    .returning("id").executeTakeFirstOrThrow();
  if (mailsLeave()) await enqueue({ tx }, { kind: "mail.send", payload: { mail: id }, key: `mail.send:${id}`, mostAttempts: 8 });
};

export type KeptMail = Mail & { id: string; at: Date; sentAt: Date | null };

/** The outbox, newest first. */
export const listMails = async ({ tx }: { tx: Transaction<Tables> | Kysely<Tables> }, size = 50): Promise<KeptMail[]> => {
  const rows = await tx.selectFrom("mails").selectAll().orderBy("created_at", "desc").limit(size).execute();
  return rows.map((row) => ({ id: row.id, kind: row.kind, toName: row.to_name, toAddress: row.to_address, subject: row.subject, text: row.body, at: row.created_at, sentAt: row.sent_at }));
};
