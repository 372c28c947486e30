import { fail, redirect } from "@sveltejs/kit";
import { renderSVG } from "uqr";
import { readForm } from "#ground/form";
import { recordReading } from "#rooms/journal/server";
import { calledName } from "#rooms/people/index";
import { codeMinutes, linkDays, pinRefusalWords, saidCode, shownNumber } from "#rooms/space/index";
import { cancelCard, closeHerSpace, countPhones, findCard, listOpenWays, makeCard, makeCode, makeLink, reopenCard } from "#rooms/space/server";
import { notFound, thePerson } from "../the-person.ts";
import type { Actions, PageServerLoad } from "./$types";

const hour = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeStyle: "short", timeZone: "Europe/Paris" });

export const load: PageServerLoad = ({ locals, params, route, url }) =>
  locals.enter(async (visit) => {
    const { person, access } = await thePerson(visit, params.id, route.id);
    const [card, ways, phones] = await Promise.all([findCard(visit, person.id), listOpenWays(visit, person.id), countPhones(visit, person.id)]);
    await recordReading(visit, "card.viewed", person, access);
    return { id: person.id, name: calledName(person), card: card && { ...card, number: shownNumber(card.number) }, entrance: `${url.host}/moi`, phones, linkDays, codeMinutes, ways: ways.map(({ kind, expiresAt }) => ({ kind, until: hour.format(expiresAt) })), said: url.searchParams.get("fait") };
  });

const drawn = (origin: string, number: string) => {
  const address = `${origin}/moi/carte/${number}`;
  return { address, number: shownNumber(number), svg: renderSVG(address, { border: 2 }) };
};

export const actions: Actions = {
  faire: async ({ locals, params, request, url }) => {
    const pin = readForm(await request.formData()).text("pin").replace(/\s/g, "");
    const answer = await locals.enter((visit) => makeCard(visit, { personId: params.id, pin: pin || null }));
    // Said once, in the answer itself: no address shows a PIN again.
    if (answer.ok) return { made: { ...drawn(url.origin, answer.value.number), pin: answer.value.pin.replace(/(.{3})/, "$1 ") } };
    if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
    return fail(400, { errors: [{ name: "pin", message: pinRefusalWords[answer.reason] }] });
  },
  lien: async ({ locals, params, url }) => {
    const answer = await locals.enter((visit) => makeLink(visit, { personId: params.id }));
    if (!answer.ok) return notFound();
    const address = `${url.origin}/moi/lien/${answer.value.token}`;
    return { link: { address, svg: renderSVG(address, { border: 2 }), until: hour.format(answer.value.expiresAt) } };
  },
  code: async ({ locals, params }) => {
    const answer = await locals.enter((visit) => makeCode(visit, { personId: params.id }));
    return answer.ok ? { code: { said: saidCode(answer.value.code), until: hour.format(answer.value.expiresAt) } } : notFound();
  },
  fermer: async ({ locals, params }) => {
    const answer = await locals.enter((visit) => closeHerSpace(visit, { personId: params.id }));
    return answer.ok ? redirect(303, `/personnes/${params.id}/carte?fait=fermee`) : notFound();
  },
  annuler: async ({ locals, params }) => {
    const answer = await locals.enter((visit) => cancelCard(visit, { personId: params.id }));
    return answer.ok || answer.reason === "no-card" ? redirect(303, `/personnes/${params.id}/carte?fait=annulee`) : notFound();
  },
  debloquer: async ({ locals, params }) => {
    const answer = await locals.enter((visit) => reopenCard(visit, { personId: params.id }));
    return answer.ok || answer.reason === "no-card" ? redirect(303, `/personnes/${params.id}/carte?fait=debloquee`) : notFound();
  },
};
