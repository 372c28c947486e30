import { sayDate } from "#ground/civil-date";
import { topicWords } from "#rooms/access/index";
import { delegateKindWords, isReplaced, meansWords, purposeWords, standingOf, standingWords } from "#rooms/consent/index";
import { listConsents } from "#rooms/consent/server";
import { recordReading } from "#rooms/journal/server";
import { calledName } from "#rooms/people/index";
import { thePerson } from "../../the-person.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params, route }) =>
  locals.enter(async (visit) => {
    const { person, access } = await thePerson(visit, params.id, route.id);
    const consents = await listConsents(visit, person.id);
    await recordReading(visit, "consents.printed", person, access);
    return {
      id: person.id, name: calledName(person), day: sayDate(visit.today), by: `${visit.actor.givenName} ${visit.actor.familyName}`,
      answers: consents.map((one) => {
        const standing = standingOf(one, visit.today);
        return {
          id: one.id, standing, said: isReplaced(one, consents, visit.today) ? "remplacé" : standingWords[standing], topic: topicWords[one.topic], recipient: one.recipient.name, purpose: purposeWords[one.purpose], given: sayDate(one.givenOn), until: one.endsOn ? sayDate(one.endsOn) : null,
          how: [meansWords[one.means], one.witness ? `témoin : ${one.witness}` : "", one.delegate ? `${delegateKindWords[one.delegate.kind]} : ${one.delegate.name}` : ""].filter(Boolean).join(", "), by: one.recordedBy,
        };
      }),
    };
  });
