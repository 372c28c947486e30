import { fail, redirect } from "@sveltejs/kit";
import { type FieldError, readForm } from "#ground/form";
import { isId } from "#ground/ids";
import { mayRead } from "#rooms/access/index";
import { datedOutcomes, exitChangeWords, exitOutcomeWords, exitRefusalWords, exitSubjects, type ExitSubject, hasLeft, mayKeepContracts, statedOutcomes } from "#rooms/contracts/index";
import { listContracts, listStatements, listStays, stateExit, strikeExit } from "#rooms/contracts/server";
import { recordReading } from "#rooms/journal/server";
import { calledName } from "#rooms/people/index";
import { kindsOfLane } from "#rooms/situations/index";
import { listSituations } from "#rooms/situations/server";
import { notFound, thePerson } from "../../the-person.ts";
import { sayClass, sayStay, saySubject } from "./saying.ts";
import { fieldOf, statedFrom } from "./sent.ts";
import type { Actions, PageServerLoad } from "./$types";

const offered = {
  outcomes: [
    { group: "Un emploi", choices: statedOutcomes.filter((one) => datedOutcomes.includes(one) || one === "business") }, { group: "Autre chose", choices: statedOutcomes.filter((one) => !datedOutcomes.includes(one) && one !== "business") },
  ].map(({ group, choices }) => ({ group, choices: choices.map((value) => ({ value, label: exitOutcomeWords[value] })) })),
  rungs: kindsOfLane("housing").map(({ code, words }) => ({ value: code, label: words })), changes: Object.entries(exitChangeWords).map(([value, label]) => ({ value, label })), yesNo: [{ value: "yes", label: "Oui" }, { value: "no", label: "Non" }],
};

export const load: PageServerLoad = ({ locals, params, route, url }) =>
  locals.enter(async (visit) => {
    const { person, access } = await thePerson(visit, params.id, route.id);
    const [stays, contracts, situations] = await Promise.all([listStays(visit, person.id), listContracts(visit, person.id), listSituations(visit, person.id)]);
    await recordReading(visit, "exit.viewed", person, access);
    const asked = url.searchParams.get("passage");
    const stay = stays.find(({ contractId }) => contractId === asked) ?? stays.find((one) => hasLeft(one, visit.today)) ?? stays[0] ?? null;
    const statements = stay ? await listStatements(visit, stay.contractId) : [];
    const here = `/personnes/${person.id}/contrats/sortie`;
    return {
      id: person.id, name: calledName(person), today: visit.today, keeps: mayKeepContracts(access), offered, said: url.searchParams.get("fait") !== null, action: stay ? `passage=${stay.contractId}` : "",
      stay: stay && sayStay(stay, visit.today), of: stay && sayClass(stay, statements, visit.today),
      stays: stays.length > 1 ? stays.map((one) => ({ href: `${here}?passage=${one.contractId}`, label: sayStay(one, visit.today).words, here: one === stay })) : [],
      subjects: stay && hasLeft(stay, visit.today) ? exitSubjects.filter((subject) => mayRead(access, subject)).map((subject) => saySubject(subject, stay, statements, { situations, contracts, today: visit.today })) : [],
    };
  });

type Refused = { subject: ExitSubject; errors: FieldError[]; values: Record<string, string> };
const asked = (url: URL): string => {
  const id = url.searchParams.get("passage") ?? "";
  return isId(id) ? id : notFound();
};

export const actions: Actions = {
  constat: async ({ locals, params, request, url }) => {
    const sent = readForm(await request.formData());
    const subject = sent.choice("subject", exitSubjects);
    if (!subject) return notFound();
    const refused = (status: number, error: FieldError) => fail<Refused>(status, { subject, errors: [error], values: sent.values });
    const answer = await locals.enter(async (visit) => {
      const stated = statedFrom(subject, sent, visit.today);
      return "message" in stated ? { ok: false as const, reason: stated } : stateExit(visit, { personId: params.id, contractId: asked(url), version: sent.number("version"), stated });
    });
    if (answer.ok) redirect(303, `/personnes/${params.id}/contrats/sortie?passage=${asked(url)}&fait=1`);
    if (typeof answer.reason !== "string") return refused(400, answer.reason);
    return answer.reason === "not-found" || answer.reason === "not-allowed" ? notFound() : refused(409, { name: fieldOf(answer.reason, subject), message: exitRefusalWords[answer.reason] });
  },
  rayer: async ({ locals, params, request, url }) => {
    const sent = readForm(await request.formData());
    const answer = await locals.enter((visit) => strikeExit(visit, { personId: params.id, contractId: asked(url), statementId: sent.text("statement") }));
    return answer.ok ? redirect(303, `/personnes/${params.id}/contrats/sortie?passage=${asked(url)}&fait=1`) : notFound();
  },
};
