export interface MailSettings {
  /** smtp://user:password@host:587 or smtps://…; without it mails stay in the outbox. */
  smtp: string | undefined;
  from: string;
}

/** Read when a mail is written or sent, so that it is the operator's word of the day. */
export const mailSettings = (env: NodeJS.ProcessEnv = process.env): MailSettings => ({
  smtp: env["FIL_ROUGE_SMTP"] || undefined,
  from: env["FIL_ROUGE_MAIL_FROM"] || "Fil rouge <fil-rouge@localhost.invalid>",
});

export const mailsLeave = (): boolean => mailSettings().smtp !== undefined;
