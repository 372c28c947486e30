import { signDetached } from "#ground/signing";
import { consentBundle } from "#rooms/consent/index";
import { listConsents } from "#rooms/consent/server";
import { recordReading } from "#rooms/journal/server";
import { calledName } from "#rooms/people/index";
import { thePerson } from "../../../the-person.ts";
import type { RequestHandler } from "./$types";

/** Her answers for another software, signed by the house. */
export const GET: RequestHandler = ({ locals, params, route }) =>
  locals.enter(async (visit) => {
    const { person, access } = await thePerson(visit, params.id, route.id);
    const bundle = consentBundle({ personId: person.id, name: calledName(person), today: visit.today, at: visit.now, consents: await listConsents(visit, person.id) });
    await recordReading(visit, "consents.printed", person, access);
    const signature = { type: [{ system: "urn:iso-astm:E1762-95:2013", code: "1.2.840.10065.1.12.1.14" }], when: visit.now.toISOString(), who: { display: "Fil rouge" }, sigFormat: "application/jose", data: Buffer.from(signDetached(bundle)).toString("base64") };
    return new Response(JSON.stringify({ ...bundle, signature }, null, 1), { headers: { "content-type": "application/fhir+json; charset=utf-8", "content-disposition": 'attachment; filename="accords.json"' } });
  });
