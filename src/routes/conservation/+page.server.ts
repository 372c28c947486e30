import { fail, redirect } from "@sveltejs/kit";
import { addMonths, civilDateOf, sayDate } from "#ground/civil-date";
import { readForm, wrongDate } from "#ground/form";
import { isId } from "#ground/ids";
import { record } from "#rooms/journal/server";
import { erasureReasonWords, keepLongerWords } from "#rooms/keeping/index";
import { keepLonger, listAskedErasures, listErasuresToSecond, listMyNotices, listNoticesByChantier, listPolicies, secondErasure } from "#rooms/keeping/server";
import { notFound } from "../personnes/[id]/the-person.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, url }) =>
  locals.enter(async (visit) => {
    const [policies, chantiers, mine, asked, alone] = [await listPolicies(visit), await listNoticesByChantier(visit), await listMyNotices(visit), await listAskedErasures(visit), await listErasuresToSecond(visit)];
    await record(visit, "caseload.retention-viewed");
    return {
      said: url.searchParams.get("fait"), today: visit.today, proposed: addMonths(visit.today, 6), chosen: url.searchParams.get("qui"),
      asked: asked.map(({ id, personId, name, askedBy, askedByName, askedAt }) => ({ id, personId, name, by: askedByName, on: sayDate(civilDateOf(askedAt)), mine: askedBy === visit.actor.id })),
      alone: alone.map(({ id, door, by, reason, askedAt }) => ({ id, door, by, reason: erasureReasonWords[reason], on: sayDate(civilDateOf(askedAt)) })),
      policies: policies.map((one) => ({ ...one, since: sayDate(one.since) })),
      chantiers: chantiers.map((one) => ({ ...one, firstOn: one.firstOn ? sayDate(one.firstOn) : "" })),
      mine: mine.map((one) => ({ ...one, lastContactOn: sayDate(one.lastContactOn), eraseOn: sayDate(one.eraseOn), keptUntil: one.keptUntil && sayDate(one.keptUntil) })),
    };
  });

export const actions: Actions = {
  confirmer: async ({ locals, request }) => {
    const id = readForm(await request.formData()).text("erasure");
    const answer = await locals.enter((visit) => secondErasure(visit, { id }));
    return answer.ok ? redirect(303, "/conservation?fait=efface") : notFound();
  },
  prolonger: async ({ locals, request }) => {
    const sent = readForm(await request.formData());
    const [personId, until] = [sent.text("person"), sent.date("until")];
    if (!isId(personId)) return notFound();
    const refused = (name: string, message: string) => fail(409, { person: personId, values: sent.values, errors: [{ name, message }] });
    if (until === "wrong" || until === null) return refused("until", wrongDate);
    const answer = await locals.enter((visit) => keepLonger(visit, { personId, until, because: sent.text("because") }));
    if (answer.ok) redirect(303, "/conservation?fait=prolonge");
    if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
    return refused(answer.reason === "no-purpose" ? "because" : "until", keepLongerWords[answer.reason]);
  },
};
