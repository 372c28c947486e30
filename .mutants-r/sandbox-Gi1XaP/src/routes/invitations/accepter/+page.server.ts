import { fail, redirect } from "@sveltejs/kit";
import { readForm, type Sent } from "#ground/form";
import { administrationRefusalWords, type PasswordWeakness, tooManyWords, weaknessWords } from "#rooms/access/index";
import { choosePassword, findLink, foundInstance, knock } from "#rooms/access/server";
import { doorMemory } from "../../../door-memory.ts";
import { addressOf, deviceOf, letIn } from "../../../door-visitor.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async ({ locals, cookies, url }) => {
  const link = await locals.atTheDoor((door) => findLink(door, doorMemory({ cookies, url }, "lien").read() ?? ""));
  if (!link) redirect(303, "/invitations/passee");
  return { kind: link.kind, name: link.account ? link.account.givenName : null, email: link.account?.email ?? null };
};

const fieldOf: Record<string, string> = { "name-missing": "given_name", "email-wrong": "email", "association-missing": "association" };
const typed = (sent: Sent): Record<string, string> => ({ given_name: sent.text("given_name"), family_name: sent.text("family_name"), email: sent.text("email"), association: sent.text("association") });

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const sent = readForm(form);
    const token = doorMemory(event, "lien").read() ?? "";
    const password = String(form.get("password") ?? "");
    const link = await event.locals.atTheDoor((door) => findLink(door, token));
    if (!link) redirect(303, "/invitations/passee");
    const input = { token, password, device: deviceOf(event) };
    const answer = await knock(event.locals.atTheDoor, [addressOf(event)], (door) => link.kind === "first-administrator"
      ? foundInstance(door, { ...input, givenName: sent.text("given_name"), familyName: sent.text("family_name"), email: sent.text("email"), association: sent.text("association") })
      : choosePassword(door, input));
    if (!answer.ok) {
      if (answer.reason === "link-over") redirect(303, "/invitations/passee");
      if (answer.reason === "too-many") return fail(429, { errors: [{ name: "password", message: tooManyWords(answer.detail?.["back"] as Date) }], values: typed(sent) });
      const name = fieldOf[answer.reason] ?? "password";
      const message = name === "password" ? weaknessWords[answer.reason as PasswordWeakness] : administrationRefusalWords[answer.reason as keyof typeof administrationRefusalWords];
      return fail(400, { errors: [{ name, message }], values: typed(sent) });
    }
    doorMemory(event, "lien").forget();
    if (!answer.value.token) redirect(303, "/entrer?fait=mot-de-passe");
    await letIn(event, answer.value.token);
    redirect(303, "/moi/compte/second-facteur");
  },
};
