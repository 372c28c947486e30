import { seesThePlace } from "#rooms/agenda/index";
import { calendarFile, calendarHeaders } from "#rooms/agenda/server";
import { recordReading } from "#rooms/journal/server";
import { theAppointment } from "../../the-appointment.ts";
import type { RequestHandler } from "./$types";

/** One appointment for a calendar that is not ours: no name of hers, and no place that tells anything. */
export const GET: RequestHandler = ({ locals, params }) =>
  locals.enter(async (visit) => {
    const { appointment: one, person, access } = await theAppointment(visit, params.rendezvous);
    await recordReading(visit, "appointment.downloaded", person, access, one.id);
    const tells = one.topic === "notes" || one.topic === "work" || one.topic === "rights";
    const location = tells && !one.sensitive && seesThePlace(visit.actor, access, one) ? one.with : null;
    return new Response(calendarFile("Fil rouge", [{ ...one, summary: "Rendez-vous", location, tentative: one.state === "proposed" }], visit.now, true), { headers: calendarHeaders("rendez-vous") });
  });
