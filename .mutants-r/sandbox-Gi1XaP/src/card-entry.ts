import { fail, redirect } from "@sveltejs/kit";
import type { RequestEvent } from "@sveltejs/kit";
import { readForm } from "#ground/form";
import { knock } from "#rooms/access/server";
import { asNumber, sayIn } from "#rooms/space/index";
import { leaveSpace, openSpace, openSpaceByCode, openSpaceByLink } from "#rooms/space/server";
import { addressOf } from "./door-visitor.ts";
import { setSpaceCookie } from "./space-visitor.ts";

/** A card and its PIN, from the card's own address or typed by hand: her space, or a sentence that says what to do. */
export const enterByCard = async (event: RequestEvent, known?: string) => {
  const form = await event.request.formData();
  const sent = readForm(form);
  const say = sayIn(event.locals.language);
  const typed = known ?? sent.text("number");
  const refused = (status: number, message: string) => fail(status, { message, number: typed });
  // What cannot be a code is a slip of the finger: it costs no try.
  const pin = sent.text("pin").replace(/\s/g, "");
  if (!/^\d{6}$/.test(pin)) return refused(400, say("pinSix"));
  const answer = await knock(event.locals.atTheDoor, [addressOf(event)], (door) => openSpace(door, { number: asNumber(typed), pin }));
  if (!answer.ok) return answer.reason === "too-many" ? refused(429, say("tooMany")) : refused(400, say(answer.reason === "locked" ? "locked" : "noCard"));
  if (!answer.value.opens) return answer.value.left > 0 ? refused(400, say("wrongPin", { count: answer.value.left })) : refused(400, say("locked"));
  return comeIn(event, answer.value.token);
};

/** Whoever was in on this phone leaves first. */
const comeIn = async (event: RequestEvent, token: string): Promise<never> => {
  const { space } = event.locals;
  if (space) await event.locals.atTheDoor((door) => leaveSpace(door, { sessionId: space.sessionId }));
  setSpaceCookie(event.cookies, event.url, token);
  redirect(303, "/moi");
};

/** A code said over the telephone. */
export const enterByCode = async (event: RequestEvent) => {
  const code = readForm(await event.request.formData()).text("code").replace(/[\s.-]/g, "");
  const say = sayIn(event.locals.language);
  if (!/^\d{10}$/.test(code)) return fail(400, { message: say("codeTen") });
  const answer = await knock(event.locals.atTheDoor, [addressOf(event)], (door) => openSpaceByCode(door, { code }));
  if (!answer.ok) return answer.reason === "too-many" ? fail(429, { message: say("tooMany") }) : fail(400, { message: say("codeWrong") });
  return answer.value.opens ? comeIn(event, answer.value.token) : fail(400, { message: say("codeWrong") });
};

/** A link that serves once: looked at by whoever passes it on, used by the button of its page. */
export const enterByLink = async (event: RequestEvent, token: string) => {
  const say = sayIn(event.locals.language);
  const answer = await knock(event.locals.atTheDoor, [addressOf(event)], (door) => openSpaceByLink(door, { token }));
  if (answer.ok) return comeIn(event, answer.value.token);
  return fail(answer.reason === "too-many" ? 429 : 400, { message: say(answer.reason === "too-many" ? "tooMany" : "linkDead") });
};
