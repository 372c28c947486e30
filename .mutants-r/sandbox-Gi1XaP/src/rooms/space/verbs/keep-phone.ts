import { done, type Outcome, refuse } from "#ground/outcome";
import type { OwnVisit } from "#ground/visit";
import { recordInHerSpace } from "#rooms/journal/server";
import { savePhone } from "../phones.server.ts";

export type KeepPhoneRefusal = "not-now";

/** « Ce téléphone est le mien »: said by her on that phone, never assumed. It stays open longer, and may keep the last view. */
export const keepPhone = async (visit: OwnVisit, input: { sessionId: string }): Promise<Outcome<null, KeepPhoneRefusal>> => {
  if (!(await savePhone(visit, input.sessionId))) return refuse("not-now");
  await recordInHerSpace(visit, "phone.kept", input.sessionId);
  return done(null);
};
