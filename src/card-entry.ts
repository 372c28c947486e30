import { fail, redirect } from "@sveltejs/kit";
import type { RequestEvent } from "@sveltejs/kit";
import { readForm } from "#ground/form";
import { knock } from "#rooms/access/server";
import { asNumber, sayIn } from "#rooms/space/index";
import { leaveSpace, openSpace } from "#rooms/space/server";
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
  // Whoever was in on this phone leaves first.
  const { space } = event.locals;
  if (space) await event.locals.atTheDoor((door) => leaveSpace(door, { sessionId: space.sessionId }));
  setSpaceCookie(event.cookies, event.url, answer.value.token);
  redirect(303, "/moi");
};
