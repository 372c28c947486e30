import { fail, redirect } from "@sveltejs/kit";
import { readForm } from "#ground/form";
import { isId } from "#ground/ids";
import { domains, domainWords, welcomes } from "#rooms/access/index";
import { calledName } from "#rooms/people/index";
import { findAccess, findPerson } from "#rooms/people/server";
import { domainOfThemes, goalsOf, mayAskFor, mayAskSomething, referralRefusalWords, shareables, shareableWords, topicOfDomain } from "#rooms/referrals/index";
import { draftReferral, findBefore, findTarget, listReferralsOf, sendReferral } from "#rooms/referrals/server";
import type { Visit } from "#ground/visit";
import { notFound } from "../[demande]/the-referral.ts";
import { sayLine } from "../saying.ts";
import type { Actions, PageServerLoad } from "./$types";

const whoFor = async (visit: Visit, id: string | null) => {
  if (!id || !isId(id)) return null;
  const [person, access] = await Promise.all([findPerson(visit, id), findAccess(visit, id)]);
  return person && mayAskSomething(access) ? { person, access } : null;
};

export const load: PageServerLoad = ({ locals, url }) =>
  locals.enter(async (visit) => {
    const before = await findBefore(visit, url.searchParams.get("apres") ?? "");
    const asked = before?.personId ?? url.searchParams.get("personne");
    const found = await whoFor(visit, asked);
    if (asked && !found) return notFound();
    const target = await findTarget(visit, url.searchParams.get("service") ?? "");
    const allowed = found ? domains.filter((domain) => mayAskFor(found.access, topicOfDomain[domain])) : [];
    const domain = before ? before.domain : target ? domainOfThemes(target.themes) : (allowed.find((one) => one === url.searchParams.get("domaine")) ?? null);
    return {
      person: found && { id: found.person.id, name: calledName(found.person) }, service: target && { id: target.serviceId, name: target.service, listed: target.listed, sensitive: target.isSensitive }, domain, domainWord: domain && domainWords[domain],
      before: before && { id: before.id, need: before.need, goals: [...before.goals], shares: [...before.shares], toTheNetwork: before.toTheNetwork !== null }, welcomed: found !== null && welcomes(found.access),
      closed: domain !== null && found !== null && !allowed.includes(domain), domains: allowed.map((value) => ({ value, label: domainWords[value] })),
      goals: domain ? Object.entries(goalsOf[domain]).map(([value, label]) => ({ value, label })) : [], shares: shareables.map((value) => ({ value, label: shareableWords[value] })),
      others: found ? (await listReferralsOf(visit, found.person.id)).filter(({ waitsFor }) => waitsFor !== null).map((line) => sayLine(line, visit.today)) : [],
    };
  });

const fieldOf: Record<string, string> = { "need-missing": "need", "need-too-long": "need", "witness-missing": "witness", "service-unknown": "need", "no-structure": "need", "not-agreed": "agreed" };

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const sent = readForm(form);
    const many = { goals: form.getAll("goals").map(String), shares: form.getAll("shares").map(String) };
    const refused = (status: number, name: string, message: string) => fail(status, { errors: [{ name, message }], values: sent.values, ...many });
    const domain = sent.choice("domain", domains);
    const means = sent.choice("agreed", ["on-screen", "paper", "spoken", "later", "network"] as const);
    if (!domain) return refused(400, "need", "Dites d'abord de quoi il s'agit.");
    if (!means) return refused(400, "agreed", "Dites si elle ou il est d'accord : rien ne part sans cela.");
    const answer = await locals.enter((visit) => draftReferral(visit, {
      personId: sent.text("person"), domain, theme: null, need: sent.text("need"), serviceId: sent.optional("service"), goals: many.goals, shares: shareables.filter((one) => many.shares.includes(one)), network: sent.text("network") === "yes",
      after: sent.optional("after"), agreed: means === "later" || means === "network" ? null : { means, witness: sent.optional("witness") },
    }));
    if (!answer.ok) return answer.reason === "not-found" || answer.reason === "not-allowed" ? notFound() : refused(409, fieldOf[answer.reason] ?? "need", referralRefusalWords[answer.reason]);
    const { id } = answer.value;
    if (means === "later") redirect(303, `/mobilisations/${id}?fait=ecrite`);
    const gone = await locals.enter((visit) => sendReferral(visit, { referralId: id }));
    redirect(303, `/mobilisations/${id}?fait=${gone.ok ? "envoyee" : "ecrite"}`);
  },
};
