import { isId } from "#ground/ids";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { OwnVisit } from "#ground/visit";
import { recordInHerSpace } from "#rooms/journal/server";
import { saveMyShareWithdrawal } from "../shares.server.ts";

export type TakeBackDocumentRefusal = "not-found";

/** She no longer shows a document, by herself: it closes at the next question. */
export const takeBackDocument = async (visit: OwnVisit, input: { shareId: string }): Promise<Outcome<null, TakeBackDocumentRefusal>> => {
  if (!isId(input.shareId) || !(await saveMyShareWithdrawal(visit, input.shareId))) return refuse("not-found");
  await recordInHerSpace(visit, "document.taken-back", input.shareId);
  return done(null);
};
