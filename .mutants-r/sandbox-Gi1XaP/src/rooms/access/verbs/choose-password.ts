import { postMail } from "#ground/mail/post";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { savePassword } from "../accounts.server.ts";
import { hashPassword } from "../hashing.ts";
import { findLink, useLink } from "../links.server.ts";
import { changeMail } from "../mails.fr.ts";
import { type PasswordWeakness, passwordWeakness } from "../password-rules.ts";
import { insertSession, revokeSessionsOf } from "../sessions.server.ts";

export type ChoosePasswordRefusal = "link-over" | PasswordWeakness;

/** Behind an invitation or a forgotten password. The first opens a session; the second still owes its second factor, at the entrance. */
export const choosePassword = async (door: Door, input: { token: string; password: string; device: string | null }): Promise<Outcome<{ opens: true; token: string | null }, ChoosePasswordRefusal>> => {
  const link = await findLink(door, input.token);
  if (!link?.account) return refuse("link-over");
  const { account } = link;
  const weakness = passwordWeakness(input.password, account);
  if (weakness) return refuse(weakness);
  if (!(await useLink(door, link.id))) return refuse("link-over");

  await savePassword(door, account.id, await hashPassword(input.password));
  await revokeSessionsOf(door, account.id, null);
  if (link.kind === "invitation") {
    await recordAtTheDoor(door, "invitation.accepted", account.id, { subjectId: link.id });
    return done({ opens: true, token: await insertSession(door, account.id, "first-link", input.device) });
  }
  await postMail(door, changeMail(account, "password"));
  await recordAtTheDoor(door, "account.password-changed", account.id, { because: "forgotten" });
  return done({ opens: true, token: null });
};
