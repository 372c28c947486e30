import type { Visit } from "#ground/visit";

/** A number somebody wrote down, on the day of the visit: how long before its end an agreement is announced, how long a vouched entry stays fresh, how long a question may stay unanswered. */
export const findWrittenDays = async ({ tx, today }: Visit, code: "agreement-renewal-days" | "partner-fresh-days" | "question-unanswered-days"): Promise<number> =>
  (await tx.selectFrom("written_policies").select("value").where("code", "=", code).where("effective_from", "<=", today).orderBy("effective_from", "desc").executeTakeFirstOrThrow()).value;
