import { fail, redirect } from "@sveltejs/kit";
import { readForm, wrongDate } from "#ground/form";
import { parseHour } from "#rooms/agenda/index";
import type { Outcome } from "#ground/outcome";
import { goalScoreWords, goalWords, moveOf, openMoves, rankReasonWords, reasonChoices, referralMoveWords, type ReferralRefusal, referralRefusalWords } from "#rooms/referrals/index";
import { finishReferral, offerAppointment, listCandidates, listGoals, moveReferral, readNames, readTold, reorientReferral, routeReferral } from "#rooms/referrals/server";
import { type Gesture, gestures } from "../gestures.ts";
import { notFound, recordSeen, theReferral } from "../the-referral.ts";
import type { Actions, PageServerLoad } from "./$types";

const doneWords: Partial<Record<Gesture, string>> = { refus: "refusee", fin: "finie", reorientation: "suivante" };
const gestureIn = (asked: string): Gesture => (Object.hasOwn(gestures, asked) ? (asked as Gesture) : notFound());

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.enter(async (visit) => {
    const gesture = gestureIn(params.geste);
    const { referral, access, mine } = await theReferral(visit, params.demande);
    const move = gestures[gesture];
    const open = openMoves(referral, mine).find(({ name }) => name === move);
    // A step that is not this visitor's, or no longer possible, has no page: the request itself says where it stands.
    if (!open) redirect(303, `/mobilisations/${referral.id}`);
    const asks = moveOf(move).asks;
    const words = url.searchParams.get("q")?.trim() || null;
    const [names, told, goals] = await Promise.all([readNames(visit, referral.id), readTold(visit, referral.id), asks === "goals" ? listGoals(visit, referral.id) : []]);
    const candidates = asks === "service" ? await listCandidates(visit, referral, told?.languages?.split(",") ?? [], words) : [];
    await recordSeen(visit, referral, access, mine);
    return {
      id: referral.id, name: names.person ?? told?.name ?? "quelqu'un", title: referralMoveWords[move], asks, gesture, today: visit.today, q: words ?? "",
      reasons: asks === "reason" ? reasonChoices(move, open.side).map(({ value, label }) => ({ value, label })) : [], mayChooseNobody: move === "reorient",
      goals: goals.map(({ code }) => ({ code, words: goalWords(referral.domain, code) })), scores: Object.entries(goalScoreWords).map(([value, label]) => ({ value, label })), alone: !referral.agreedNetwork && referral.listedId !== null,
      candidates: candidates.slice(0, 20).map((one) => ({ value: one.serviceId, label: `${one.service}, ${one.listed}${one.commune ? ` (${one.commune})` : ""}`, hint: [one.reasons.map(rankReasonWords).join(" · "), one.conditions].filter(Boolean).join(" · ") })),
    };
  });

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const gesture = gestureIn(params.geste);
    const move = gestures[gesture];
    const sent = readForm(await request.formData());
    const [words, serviceId] = [sent.text("words"), sent.optional("service")];
    const day = sent.date("day");
    const refused = (status: number, name: string, message: string) => fail(status, { errors: [{ name, message }], values: sent.values });
    if (day === "wrong") return refused(400, "day", wrongDate);
    const answer = await locals.enter((visit): Promise<Outcome<{ id: string } | null, ReferralRefusal>> => {
      const about = { referralId: params.demande, words };
      switch (move) {
        case "route": return routeReferral(visit, { ...about, serviceId: serviceId ?? "" });
        case "reorient": return reorientReferral(visit, { ...about, serviceId });
        case "finish": return finishReferral(visit, { ...about, scores: Object.fromEntries(Object.entries(sent.values).filter(([name, value]) => name.startsWith("goal-") && Object.hasOwn(goalScoreWords, value)).map(([name, value]) => [name.slice(5), value as keyof typeof goalScoreWords])) });
        case "offer-appointment": return offerAppointment(visit, { ...about, on: day ?? "", hour: parseHour(sent.text("hour")) ?? "", minutes: 60, place: sent.optional("place"), bring: sent.optional("bring") });
        default: return moveReferral(visit, { ...about, move, reason: sent.text("reason"), day });
      }
    });
    if (answer.ok) redirect(303, `/mobilisations/${answer.value && "id" in answer.value ? answer.value.id : params.demande}?fait=${doneWords[gesture] ?? "avance"}`);
    if (answer.reason === "not-found") return notFound();
    const field = { "reason-missing": "reason", "words-missing": "words", "words-too-long": "words", "day-missing": "day", "day-passed": "day", "appointment-missing": "hour", "service-unknown": "service", "agreed-to-one-alone": "service", "goals-unscored": "goals" }[answer.reason as string] ?? "words";
    return refused(409, field, referralRefusalWords[answer.reason]);
  },
};
