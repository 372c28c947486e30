import { error, redirect } from "@sveltejs/kit";
import { finishOpenid, knock, openidSettings, signInWithOpenid, takeChallenge } from "#rooms/access/server";
import { house } from "#ground/house";
import { doorMemory } from "../../../../door-memory.ts";
import { addressOf, deviceOf, letIn } from "../../../../door-visitor.ts";
import { wayBack } from "../../../../way-back.ts";
import type { RequestHandler } from "./$types";

export const GET: RequestHandler = async (event) => {
  const settings = openidSettings();
  if (!settings) error(404, "Page introuvable");
  const waiting = await event.locals.atTheDoor((door) => takeChallenge(door, "openid", doorMemory(event, "proconnect").read() ?? ""));
  doorMemory(event, "proconnect").forget();
  if (!waiting) redirect(303, "/entrer?fait=panne");
  const { state = "", nonce = "", verifier = "", next } = waiting.payload;
  const claims = await finishOpenid(settings, event.url, { state, nonce, verifier }).catch((fault: unknown) => house().report(event.route.id, fault));
  if (!claims) redirect(303, "/entrer?fait=panne");
  const answer = await knock(event.locals.atTheDoor, [addressOf(event)], (door) => signInWithOpenid(door, { claims, device: deviceOf(event) }));
  if (!answer.ok) redirect(303, answer.reason === "unknown" ? "/entrer?fait=inconnu" : "/entrer?fait=panne");
  await letIn(event, answer.value.token);
  redirect(303, wayBack(next));
};
