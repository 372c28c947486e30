import type { CivilDate } from "#ground/civil-date";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { checkKeepLonger, type KeepLongerRefusal, mayKeepLonger } from "../rules.ts";
import { findNotice, saveKeptLonger } from "../store.server.ts";

/** Keeps a file beyond its notice, until a day and for a purpose that is written. */
export const keepLonger = async (visit: Visit, input: { personId: string; until: CivilDate; because: string }): Promise<Outcome<{ until: CivilDate }, "not-found" | "not-allowed" | KeepLongerRefusal>> => {
  const [person, notice] = [await findPerson(visit, input.personId), await findNotice(visit, input.personId)];
  if (!person || !notice) return refuse("not-found");
  if (!mayKeepLonger(await findAccess(visit, person.id))) return refuse("not-allowed");
  const wrong = checkKeepLonger(input.because, input.until, visit.today);
  if (wrong) return refuse(wrong);

  await saveKeptLonger(visit, notice, input.until, input.because.trim());
  await record(visit, "retention.extended", { personId: person.id, followedBy: person.followedBy, subjectId: notice.id, detail: { until: input.until } });
  return done({ until: input.until });
};
