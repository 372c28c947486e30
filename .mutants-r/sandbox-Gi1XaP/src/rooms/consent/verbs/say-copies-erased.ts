import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findMyNotice, saveErased } from "../notices.server.ts";

export type SayCopiesErasedRefusal = "not-found" | "already-said";

/** The reader says that nothing is left with her of what was taken back. */
export const sayCopiesErased = async (visit: Visit, input: { noticeId: string }): Promise<Outcome<{ id: string }, SayCopiesErasedRefusal>> => {
  const notice = await findMyNotice(visit, input.noticeId);
  if (!notice) return refuse("not-found");
  if (notice.erasedAt) return refuse("already-said");

  await saveErased(visit, notice.id);
  await record(visit, "consent.copies-erased", { personId: notice.personId, followedBy: notice.followedBy, subjectId: notice.id });
  return done({ id: notice.id });
};
