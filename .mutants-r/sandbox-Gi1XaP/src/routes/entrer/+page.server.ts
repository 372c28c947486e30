import { fail, redirect } from "@sveltejs/kit";
import { readForm } from "#ground/form";
import { doorRefusalWords, tooManyWords } from "#rooms/access/index";
import { askPasskey, knock, openidSettings, signInWithPasskey, signInWithPassword } from "#rooms/access/server";
import { addressOf, deviceOf, letIn, passkeyProof, placeOf } from "../../door-visitor.ts";
import { doorMemory } from "../../door-memory.ts";
import { theInstance } from "../../instance.ts";
import { keptPage } from "../../kept-writing.ts";
import { wayBack } from "../../way-back.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async ({ locals, url }) => {
  if (locals.actor && !locals.locked) redirect(303, wayBack(url.searchParams.get("suite")));
  const [ceremony, instance] = [await locals.atTheDoor((door) => askPasskey(door, placeOf(url))), await theInstance()];
  const next = wayBack(url.searchParams.get("suite"));
  return { ceremony, next, kept: next === keptPage, simulated: instance?.simulated ?? false, provider: openidSettings()?.name ?? null, done: url.searchParams.get("fait") };
};

export const actions: Actions = {
  password: async (event) => {
    const form = await event.request.formData();
    const sent = readForm(form);
    const email = sent.text("email");
    const refused = (status: number, message: string, name = "email") => fail(status, { errors: [{ name, message }], values: { email, suite: sent.text("suite") } });
    if (!email || !form.get("password")) return refused(400, "Écrivez votre adresse et votre mot de passe.");
    const answer = await knock(event.locals.atTheDoor, [{ of: "account", key: email }, addressOf(event)], (door) =>
      signInWithPassword(door, { email, password: String(form.get("password")), device: deviceOf(event) }));
    if (!answer.ok) return answer.reason === "too-many" ? refused(429, tooManyWords(answer.detail?.["back"] as Date)) : refused(400, doorRefusalWords.wrong);
    const next = wayBack(sent.text("suite"));
    if (!answer.value.opens) {
      doorMemory(event, "attente").keep(answer.value.awaited, 10);
      redirect(303, `/entrer/code?suite=${encodeURIComponent(next)}`);
    }
    await letIn(event, answer.value.token);
    redirect(303, next);
  },

  passkey: async (event) => {
    const form = await event.request.formData();
    const answer = await knock(event.locals.atTheDoor, [addressOf(event)], (door) => signInWithPasskey(door, { proof: passkeyProof(form, event.url), device: deviceOf(event) }));
    if (!answer.ok) {
      const message = answer.reason === "too-many" ? tooManyWords(answer.detail?.["back"] as Date) : doorRefusalWords["wrong-key"];
      return fail(answer.reason === "too-many" ? 429 : 400, { errors: [{ name: "email", message }], values: { email: "", suite: String(form.get("suite") ?? "") } });
    }
    await letIn(event, answer.value.token);
    doorMemory(event, "attente").forget();
    redirect(303, wayBack(String(form.get("suite") ?? "")));
  },
};
