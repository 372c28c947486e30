import { isId } from "#ground/ids";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { OwnVisit } from "#ground/visit";
import { recordInHerSpace } from "#rooms/journal/server";
import { closeMyPhone } from "../phones.server.ts";

export type ClosePhoneRefusal = "not-found";

/** She closes one of her phones, from any of them. */
export const closePhone = async (visit: OwnVisit, input: { sessionId: string }): Promise<Outcome<null, ClosePhoneRefusal>> => {
  if (!isId(input.sessionId) || !(await closeMyPhone(visit, input.sessionId))) return refuse("not-found");
  await recordInHerSpace(visit, "phone.closed", input.sessionId);
  return done(null);
};
