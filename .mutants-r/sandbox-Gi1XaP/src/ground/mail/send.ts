import type { Kysely } from "kysely";
import { createTransport } from "nodemailer";
import type { Tables } from "../tables.generated.ts";
import { atTheDoor } from "../visit.ts";
import { type MailSettings, mailSettings } from "./settings.ts";

/**
 * Hands one mail to the server of the operator, then forgets its words. The row stays locked meanwhile: two workers do not send it twice.
 * A crash between the hand-over and the commit sends it again: a mail too many rather than a mail lost.
 */
export const sendMail = (db: Kysely<Tables>, id: string, { smtp, from }: MailSettings = mailSettings()): Promise<"sent" | "kept"> =>
  atTheDoor(db, async ({ tx, now }) => {
    const mail = await tx.selectFrom("mails").selectAll().where("id", "=", id).where("sent_at", "is", null).forUpdate().skipLocked().executeTakeFirst();
    if (!mail || !smtp) return "kept";
    const transport = createTransport({ url: smtp, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 10_000 });
    try {
      await transport.sendMail({ from, to: { name: mail.to_name, address: mail.to_address }, subject: mail.subject, text: mail.body, disableFileAccess: true, disableUrlAccess: true });
    } finally {
      transport.close();
    }
    await tx.updateTable("mails").set({ sent_at: now, body: "" }).where("id", "=", id).execute();
    return "sent";
  });
