import { done, type Outcome, refuse } from "#ground/outcome";
import { destroyKeys } from "#ground/person-keys";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { listErasuresToSecond } from "../reads.server.ts";
import { erase } from "../store.server.ts";

export type SecondErasureRefusal = "not-found";

/** Where a professional keeps a door alone, somebody from outside confirms what she asked, without opening the file. The keys go last, as in any erasure. */
export const secondErasure = async (visit: Visit, input: { id: string }): Promise<Outcome<{ files: number }, SecondErasureRefusal>> => {
  const asked = (await listErasuresToSecond(visit)).find(({ id }) => id === input.id);
  if (!asked) return refuse("not-found");

  const gone = await erase(visit, asked.id);
  await record(visit, "person.erased", { ...(gone[0] ? { personId: gone[0] } : {}), subjectId: asked.id, detail: { reason: asked.reason, files: gone.length } });
  destroyKeys(gone, visit.now);
  return done({ files: gone.length });
};
