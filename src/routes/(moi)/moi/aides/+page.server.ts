import { fail, redirect } from "@sveltejs/kit";
import { civilDateOf } from "#ground/civil-date";
import { readForm } from "#ground/form";
import { domains } from "#rooms/access/index";
import { admits } from "#rooms/referrals/index";
import { answerOwn, listMyReferrals, ownGestures, startOwn } from "#rooms/referrals/server";
import { sayIn } from "#rooms/space/index";
import type { Actions, PageServerLoad } from "./$types";

/** What she may ask by herself: a few subjects, in words of every day. */
const subjects = domains.filter((one) => ["housing", "health", "rights", "employment", "training", "language", "debts", "family"].includes(one));

export const load: PageServerLoad = ({ locals, url }) =>
  locals.inHerSpace(async (visit) => {
    const all = await listMyReferrals(visit);
    return {
      subjects, said: url.searchParams.get("fait"), service: url.searchParams.get("service"),
      aids: all.map((one) => {
        const standing = { state: one.state, agreedAt: one.agreed ? visit.now : null, refusedAt: null, withdrawnAt: null, listedId: null };
        const may = (move: "cancel" | "wait" | "resume" | "confirm-appointment"): boolean => !one.ended && admits(standing, move, "person");
        return {
          id: one.id, domain: one.domain, need: one.need, state: one.state, since: civilDateOf(one.stateSince), asks: one.asks, asker: one.asker, place: one.listed, network: one.toTheNetwork, shares: one.shares, lookAgainOn: one.lookAgainOn, remindedOn: one.remindedAt ? civilDateOf(one.remindedAt) : null, ended: one.ended,
          gestures: [...(one.asks ? (["agree", "refuse"] as const) : []), ...(may("confirm-appointment") ? (["confirm"] as const) : []), ...(may("resume") ? (["resume"] as const) : []), ...(one.agreed && one.sent && !one.ended ? (["take-back"] as const) : may("cancel") && !one.asks ? (["stop"] as const) : [])],
          mayWait: may("wait"),
        };
      }),
    };
  });

const startSentences = { "no-words": "aidNoWords", "too-long": "aidTooLong", "service-unknown": "aidMoved", "no-chantier": "aidNoTeam" } as const;

export const actions: Actions = {
  repondre: async ({ locals, request }) => {
    const sent = readForm(await request.formData());
    const say = sayIn(locals.language);
    const gesture = sent.choice("gesture", ownGestures);
    const day = sent.date("day");
    if (!gesture || day === "wrong") return fail(400, { message: say(gesture ? "aidDay" : "aidMoved"), words: "" });
    const answer = await locals.inHerSpace((visit) => answerOwn(visit, { referralId: sent.text("aid"), gesture, day }));
    if (answer.ok) redirect(303, "/moi/aides?fait=note");
    return fail(409, { message: say(answer.reason === "day-missing" ? "aidDay" : "aidMoved"), words: "" });
  },
  demander: async ({ locals, request }) => {
    const sent = readForm(await request.formData());
    const say = sayIn(locals.language);
    const answer = await locals.inHerSpace((visit) => startOwn(visit, { domain: sent.choice("domain", subjects) ?? "general", serviceId: sent.optional("service"), words: sent.text("words") }));
    if (answer.ok) redirect(303, "/moi/aides?fait=demande");
    return fail(400, { message: say(startSentences[answer.reason]), words: sent.text("words") });
  },
};
