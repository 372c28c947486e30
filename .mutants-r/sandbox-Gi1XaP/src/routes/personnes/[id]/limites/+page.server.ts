import { fail, redirect } from "@sveltejs/kit";
import { sayDate } from "#ground/civil-date";
import { readForm, wrongDate } from "#ground/form";
import { recordReading } from "#rooms/journal/server";
import { calledName } from "#rooms/people/index";
import { endLimitRefusalWords, limitKinds, limitKindWords, limitStanding, limitWords, mayKeepLimits, weekdayWords, writeLimitRefusalWords } from "#rooms/walls/index";
import { endLimit, listLimits, writeLimit } from "#rooms/walls/server";
import { notFound, thePerson } from "../the-person.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params, route }) =>
  locals.enter(async (visit) => {
    const { person, access } = await thePerson(visit, params.id, route.id);
    const limits = await listLimits(visit, person.id);
    await recordReading(visit, "limits.viewed", person, access);
    const said = limits.map((one) => ({
      id: one.id, words: limitWords(one), standing: limitStanding(one, visit.today),
      dates: `${one.startsOn > visit.today ? "à partir du" : "depuis le"} ${sayDate(one.startsOn)}${one.endsOn ? `, jusqu'au ${sayDate(one.endsOn)}` : ""}`, by: one.writtenBy,
    }));
    return {
      id: person.id, name: calledName(person), today: visit.today, keeps: mayKeepLimits(access),
      standing: said.filter(({ standing }) => standing !== "over"), over: said.filter(({ standing }) => standing === "over"),
      kinds: limitKinds.map((value) => ({ value, label: limitKindWords[value] })),
      weekdays: Object.entries(weekdayWords).map(([value, label]) => ({ value, label })),
    };
  });

type Refused = { form: string; errors: { name: string; message: string }[]; values: Record<string, string> };
const fieldOf: Partial<Record<keyof typeof writeLimitRefusalWords, string>> = { "absence-without-day": "weekday", "words-missing": "words", "words-too-long": "words", "ends-before-it-starts": "ends_on" };

export const actions: Actions = {
  ecrire: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const refused = (status: number, name: string, message: string) => fail<Refused>(status, { form: "ecrire", errors: [{ name, message }], values: sent.values });
    const [kind, startsOn, endsOn, hour] = [sent.choice("kind", limitKinds), sent.date("starts_on"), sent.date("ends_on"), sent.text("from_hour")];
    if (!kind) return refused(400, "kind", "Choisissez ce qu'il faut savoir.");
    if (startsOn === "wrong") return refused(400, "starts_on", wrongDate);
    if (endsOn === "wrong") return refused(400, "ends_on", wrongDate);
    const answer = await locals.enter((visit) => writeLimit(visit, {
      personId: params.id, kind, weekday: weekdayWords[sent.text("weekday")] ? Number(sent.text("weekday")) : null, fromHour: /^([01]\d|2[0-3]):[0-5]\d$/.test(hour) ? hour : null,
      words: sent.text("words"), startsOn: startsOn ?? visit.today, endsOn,
    }));
    if (answer.ok) redirect(303, `/personnes/${params.id}/limites`);
    if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
    return refused(409, fieldOf[answer.reason] ?? "kind", writeLimitRefusalWords[answer.reason]);
  },
  terminer: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const answer = await locals.enter((visit) => endLimit(visit, { personId: params.id, limitId: sent.text("limit") }));
    if (answer.ok) redirect(303, `/personnes/${params.id}/limites`);
    if (answer.reason !== "already-over") return notFound();
    return fail<Refused>(409, { form: "terminer", errors: [{ name: "limites", message: endLimitRefusalWords[answer.reason] }], values: {} });
  },
};
