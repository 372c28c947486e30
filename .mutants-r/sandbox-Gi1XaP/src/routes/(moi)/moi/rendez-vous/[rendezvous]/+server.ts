import { error } from "@sveltejs/kit";
import { calendarFile, calendarHeaders, findMyAppointment } from "#rooms/agenda/server";
import { sayIn } from "#rooms/space/index";
import type { RequestHandler } from "./$types";

/** Her own appointment, for her own phone. */
export const GET: RequestHandler = ({ locals, params }) =>
  locals.inHerSpace(async (visit) => {
    const one = await findMyAppointment(visit, params.rendezvous);
    if (!one || (one.state !== "proposed" && one.state !== "set")) return error(404, "Page introuvable");
    const say = sayIn(locals.language);
    const description = one.bring ? say("appointmentBring", { what: one.bring }) : null;
    return new Response(calendarFile(say("appointmentsTitle"), [{ ...one, summary: say("appointmentOne"), location: [one.with, one.address, one.place].filter(Boolean).join(", "), description, tentative: one.state === "proposed" }], visit.now, true), { headers: calendarHeaders("rendez-vous") });
  });
