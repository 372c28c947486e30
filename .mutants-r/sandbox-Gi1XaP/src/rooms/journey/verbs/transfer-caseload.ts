import type { CivilDate } from "#ground/civil-date";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayTransferCaseloads } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { handOver, type HandOverRefusal } from "./hand-over.ts";
import { findPolicy } from "../store.server.ts";
import { listLedBy, relayProtected } from "../leads.server.ts";
import { overlapEnd } from "../rules.ts";

export type TransferRefusal = "not-allowed" | "nobody-to-transfer" | HandOverRefusal;
/** Each person goes to one professional; several may share a caseload. */
export type TransferCaseload = { from: string; to: Record<string, string>; on: CivilDate; note: string | null };

/** When a professional leaves: each of her people is handed over in one go, or none is. */
export const transferCaseload = async (visit: Visit, input: TransferCaseload): Promise<Outcome<{ moved: number }, TransferRefusal>> => {
  if (!mayTransferCaseloads(visit.actor)) return refuse("not-allowed");
  const all = await listLedBy(visit, input.from);
  const led = all.filter(({ personId }) => input.to[personId]);
  if (led.length === 0) return refuse("nobody-to-transfer");

  for (const { personId, name } of led) {
    const answer = await handOver(visit, { personId, to: input.to[personId]!, on: input.on, note: input.note });
    if (!answer.ok) return refuse(answer.reason, { personId, name });
  }
  // Those whom the visitor cannot see go with the rest, to whoever takes the first of them; nothing says that there were any.
  if (led.length === all.length) await relayProtected(visit, input.from, input.to[led[0]!.personId]!, input.on, overlapEnd(input.on, await findPolicy(visit, "handover-overlap-days")));
  await record(visit, "caseload.transferred", { subjectId: input.from, detail: { people: led.length } });
  return done({ moved: led.length });
};
