import { error } from "@sveltejs/kit";
import { calendarFile, calendarHeaders, readFeed } from "#rooms/agenda/server";
import type { RequestHandler } from "./$types";

/** Hours, and « Rendez-vous »: a calendar elsewhere learns nothing of anybody. */
export const GET: RequestHandler = ({ locals, params }) =>
  locals.atTheDoor(async (door) => {
    const times = /^[\w-]{43}$/.test(params.jeton) ? await readFeed(door, params.jeton) : null;
    if (!times) return error(404, "Page introuvable");
    return new Response(calendarFile("Fil rouge", times.map((one) => ({ ...one, summary: "Rendez-vous", tentative: one.state === "proposed" })), door.now), { headers: calendarHeaders("agenda") });
  });
