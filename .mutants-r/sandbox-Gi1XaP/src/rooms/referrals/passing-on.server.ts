import { sql, type Transaction } from "kysely";
import { newId } from "#ground/ids";
import { sealForPerson } from "#ground/person-keys";
import type { Tables } from "#ground/tables.generated";
import type { Referral, Side } from "./model.ts";
import { readTold } from "./store.server.ts";

/** The request that follows a re-oriented one: the same words and goals, sealed again for the new row. Answers its id. */
export const passOn = async (visit: { tx: Transaction<Tables>; now: Date }, referral: Referral, side: Side, target: { listedId: string; serviceId: string } | null): Promise<string> => {
  const id = newId(visit.now.getTime());
  const told = await readTold(visit, referral.id);
  const seal = (column: "need" | "told", words: string): string => sealForPerson(referral.personId, words, `referrals.${column}:${id}`);
  await sql`select app.pass_on_referral(${referral.id}::uuid, ${id}::uuid, ${seal("need", referral.need)}, ${told ? seal("told", JSON.stringify(told)) : ""}, ${target?.listedId ?? null}::uuid, ${target?.serviceId ?? null}::uuid, ${visit.now}::timestamptz, ${side})`.execute(visit.tx);
  return id;
};
