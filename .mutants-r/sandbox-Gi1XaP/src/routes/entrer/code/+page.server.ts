import { fail, redirect } from "@sveltejs/kit";
import { readForm } from "#ground/form";
import { doorRefusalWords, tooManyWords } from "#rooms/access/index";
import { askPasskey, findChallenge, giveSecondFactor, knock } from "#rooms/access/server";
import { doorMemory } from "../../../door-memory.ts";
import { addressOf, deviceOf, letIn, placeOf } from "../../../door-visitor.ts";
import { wayBack } from "../../../way-back.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async ({ locals, cookies, url }) => {
  const awaited = doorMemory({ cookies, url }, "attente").read();
  const challenge = awaited ? await locals.atTheDoor((door) => findChallenge(door, "second-factor", awaited)) : null;
  if (!challenge) redirect(303, "/entrer");
  return { ceremony: await locals.atTheDoor((door) => askPasskey(door, placeOf(url))), next: wayBack(url.searchParams.get("suite")) };
};

export const actions: Actions = {
  default: async (event) => {
    const sent = readForm(await event.request.formData());
    const awaited = doorMemory(event, "attente").read() ?? "";
    const challenge = await event.locals.atTheDoor((door) => findChallenge(door, "second-factor", awaited));
    if (!challenge?.professionalId) redirect(303, "/entrer");
    const answer = await knock(event.locals.atTheDoor, [{ of: "factor", key: challenge.professionalId }, addressOf(event)], (door) =>
      giveSecondFactor(door, { awaited, code: sent.text("code"), device: deviceOf(event) }));
    if (!answer.ok) {
      const message = answer.reason === "too-many" ? tooManyWords(answer.detail?.["back"] as Date) : doorRefusalWords[answer.reason === "wrong" ? "wrong-code" : "too-late"];
      return fail(answer.reason === "too-many" ? 429 : 400, { errors: [{ name: "code", message }], next: wayBack(sent.text("suite")) });
    }
    doorMemory(event, "attente").forget();
    await letIn(event, answer.value.token);
    redirect(303, wayBack(sent.text("suite")));
  },
};
