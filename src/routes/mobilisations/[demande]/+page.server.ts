import { fail, redirect } from "@sveltejs/kit";
import { civilDateOf, sayDate, sayDateHour } from "#ground/civil-date";
import { readForm } from "#ground/form";
import { type AppointmentState, appointmentStateWords } from "#rooms/agenda/index";
import { domainWords } from "#rooms/access/index";
import {
  agreedMeansWords, clocksOf, goalScoreWords, goalWords, isEnded, isShared, type MoveName, openMoves, reasonWords, nudgeWords, referralMoveWords, referralRefusalWords, referralStateWords, shareableWords, sideWords, waitedWords, waitsOf,
} from "#rooms/referrals/index";
import { agreeToReferral, giveNews, listEvents, listGoals, listNudges, listOffers, listReferralsOf, makeAnswerLink, moveReferral, readNames, readTold, sendReferral } from "#rooms/referrals/server";
import { drawnDomain, nextGesture, sayDays, sayLine, sayNext, sayWaiting, stateKind } from "../saying.ts";
import { gestureOf, oneButton } from "./gestures.ts";
import { notFound, recordSeen, theReferral } from "./the-referral.ts";
import type { Actions, PageServerLoad } from "./$types";

const clockWords = { seen: "avant d'être reçue", firstAnswer: "avant une première réponse", offered: "de l'accord au premier rendez-vous proposé", contact: "avant la première rencontre", outcome: "jusqu'à la fin", silence: "sans nouvelles" } as const;

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.enter(async (visit) => {
    const { referral, access, mine } = await theReferral(visit, params.demande);
    const [names, events, nudges, offers, goals, told, others] = await Promise.all([readNames(visit, referral.id), listEvents(visit, referral.id), listNudges(visit, referral.id), listOffers(visit, referral.id), listGoals(visit, referral.id), readTold(visit, referral.id), listReferralsOf(visit, referral.personId, referral.id)]);
    await recordSeen(visit, referral, access, mine);
    const department = names.department ?? undefined;
    const waits = waitsOf(events, visit.now, department);
    const clocks = clocksOf(referral, waits, visit.now, department);
    const moves = openMoves(referral, mine);
    const next = nextGesture(referral, mine);
    const linkTo = (name: MoveName) => { const gesture = gestureOf(name); return gesture ? [{ href: `/mobilisations/${referral.id}/${gesture}`, label: referralMoveWords[name] }] : []; };
    return {
      id: referral.id, name: names.person ?? told?.name ?? "quelqu'un", personHref: access.topics.length > 0 ? `/personnes/${referral.personId}` : null, said: url.searchParams.get("fait"), today: visit.today,
      offers: offers.map((one) => ({ id: one.id, words: `${sayDate(one.on)} à ${one.hour.replace(":", " h ")}`, state: appointmentStateWords[one.state as AppointmentState], place: one.place, bring: one.bring, href: access.topics.length > 0 ? `/rendez-vous/${one.id}` : null })),
      domain: drawnDomain[referral.domain], domainWord: domainWords[referral.domain], state: referralStateWords[referral.state], kind: stateKind(referral.state), ended: isEnded(referral.state),
      waiting: sayWaiting(referral.waitsFor, referral.stateSince, visit.today, department), endWhy: referral.endedReason ? `${reasonWords(referral.endedSide, referral.endedReason)} (du côté de : ${referral.endedSide ? sideWords[referral.endedSide] : ""})` : null,
      need: referral.need, goals: goals.map((goal) => ({ id: goal.id, words: goalWords(referral.domain, goal.code), score: goal.score && goalScoreWords[goal.score] })),
      told: told ? [told.name, told.phone, told.email, told.languages && `parle : ${told.languages}`, told.birthYear && `née ou né en ${told.birthYear}`].filter(Boolean).join(" · ") : null,
      shares: ["son nom", ...referral.shares.map((one) => shareableWords[one])].join(", "),
      listed: names.listed, listedHref: referral.serviceId ? `/annuaire/services/${referral.serviceId}` : referral.listedId ? `/annuaire/structures/${referral.listedId}` : null, service: names.service, listedPhone: names.listedPhone, hasAccount: referral.hostId !== null, asking: names.asking, askedBy: names.askedBy, officer: names.officer,
      sensitive: names.isSensitive,
      agreed: referral.agreedAt && `Accord donné le ${sayDate(civilDateOf(referral.agreedAt))}, ${agreedMeansWords[referral.agreedMeans!]}${referral.agreedNetwork ? ", au partenaire que le réseau trouvera" : ", à ce partenaire"}.`,
      asksAgreement: !referral.agreedAt && !referral.refusedAt && !isShared(referral.state) && !isEnded(referral.state) && mine.includes("asker"), withdrawn: referral.withdrawnAt !== null,
      canSend: moves.some(({ name }) => name === "send"), maySayNews: mine.some((side) => side !== "person") && isShared(referral.state) && !isEnded(referral.state),
      mayLink: !referral.hostId && referral.listedId !== null && isShared(referral.state) && !isEnded(referral.state) && mine.some((side) => side === "asker" || side === "officer"),
      asksPlaces: mine.includes("officer") && ["sent", "seen"].includes(referral.state) && (referral.agreedNetwork || referral.listedId === null), lookAgainOn: referral.lookAgainOn && sayDate(referral.lookAgainOn),
      buttons: moves.filter(({ name }) => (oneButton as readonly string[]).includes(name)).map(({ name }) => ({ name, label: referralMoveWords[name] })),
      next: sayNext(referral, mine), mainLink: moves.filter(({ name }) => name === next).flatMap(({ name }) => linkTo(name))[0] ?? null, links: moves.filter(({ name }) => name !== next).flatMap(({ name }) => linkTo(name)),
      bar: waits.map((wait, at) => ({ key: at, side: wait.side, words: waitedWords[wait.side], days: wait.workingDays, from: sayDate(civilDateOf(wait.from)), open: at === waits.length - 1 && !referral.endedAt })),
      clocks: Object.entries(clocks).flatMap(([name, clock]) => (clock ? [{ name, words: clockWords[name as keyof typeof clockWords], days: sayDays(clock.workingDays).replace("aujourd'hui", "0 jour"), running: clock.running }] : [])),
      events: [...events.map((event) => ({ at: event.at, id: event.id, when: sayDateHour(event.at), who: [sideWords[event.side], event.actor].filter(Boolean).join(", "), words: event.move === "news" ? "Des nouvelles" : event.move === "held" ? "Le rendez-vous a eu lieu" : referralMoveWords[event.move as keyof typeof referralMoveWords] ?? event.move, listed: event.listed,
        reason: event.reason ? reasonWords(event.reason.split(":")[0]!, event.reason.split(":")[1]!) : null, said: event.words })),
        ...nudges.map((nudge) => ({ at: nudge.at, id: `${nudge.kind}-${nudge.at.getTime()}`, when: sayDateHour(nudge.at), who: sideWords.system, words: nudgeWords(nudge), listed: null, reason: null, said: "" }))].sort((one, other) => other.at.getTime() - one.at.getTime()),
      others: others.map((line) => sayLine(line, visit.today)),
    };
  });

const answered = (id: string, answer: { ok: true } | { ok: false; reason: keyof typeof referralRefusalWords }, done: string) => {
  if (answer.ok) redirect(303, `/mobilisations/${id}?fait=${done}`);
  if (answer.reason === "not-found") return notFound();
  return fail(409, { message: referralRefusalWords[answer.reason], link: null, words: "" });
};

export const actions: Actions = {
  envoyer: async ({ locals, params }) => answered(params.demande, await locals.enter((visit) => sendReferral(visit, { referralId: params.demande })), "envoyee"),
  pas: async ({ locals, params, request }) => {
    const move = readForm(await request.formData()).choice("move", oneButton);
    if (!move) return fail(400, { message: referralRefusalWords["not-now"], link: null, words: "" });
    return answered(params.demande, await locals.enter((visit) => moveReferral(visit, { referralId: params.demande, move })), "avance");
  },
  accord: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const means = sent.choice("means", ["on-screen", "paper", "spoken"] as const);
    const agrees = sent.choice("agrees", ["yes", "no"] as const);
    if (!agrees || (agrees === "yes" && !means)) return fail(400, { message: "Dites ce qu'elle ou il répond, et comment.", link: null, words: "" });
    return answered(params.demande, await locals.enter((visit) => agreeToReferral(visit, { referralId: params.demande, agrees: agrees === "yes", means: means ?? "on-screen", witness: sent.optional("witness") })), agrees === "yes" ? "accord" : "refus");
  },
  nouvelles: async ({ locals, params, request }) => {
    const words = readForm(await request.formData()).text("words");
    const answer = await locals.enter((visit) => giveNews(visit, { referralId: params.demande, words }));
    return answer.ok ? answered(params.demande, answer, "nouvelles") : fail(409, { message: referralRefusalWords[answer.reason], link: null, words });
  },
  lien: async ({ locals, params, url }) => {
    const answer = await locals.enter((visit) => makeAnswerLink(visit, { referralId: params.demande }));
    if (!answer.ok) return fail(409, { message: referralRefusalWords[answer.reason], link: null, words: "" });
    return { message: null, link: `${url.origin}/repondre/${answer.value.token}`, words: "" };
  },
};
