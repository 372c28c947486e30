import { fail } from "@sveltejs/kit";
import { readForm, wrongDate } from "#ground/form";
import { sayDate } from "#ground/civil-date";
import { appointmentStateWords, type AppointmentState, parseHour } from "#rooms/agenda/index";
import { domainWords } from "#rooms/access/index";
import { admits, goalScoreWords, goalWords, isEnded, linkVerdictWords, reasonChoices, referralRefusalWords, referralStateWords } from "#rooms/referrals/index";
import { answerByLink, offerAppointmentByLink, listOffers, type GuestVisit, type LinkMove, listGoals, readLinkedRequest, recordByLink } from "#rooms/referrals/server";
import type { Actions, PageServerLoad } from "./$types";

// Programs that read mails open every address in them: opening this page tells no name and uses nothing. Somebody presses a button.
export const load: PageServerLoad = async ({ locals, params }) => {
  const opened = await locals.byLink(params.jeton, async () => null);
  return opened.verdict === "open" ? { closed: null } : { closed: linkVerdictWords[opened.verdict] };
};

type Answer = LinkMove | "offer-appointment";
const choices: { value: Answer; label: string; hint?: string }[] = [
  { value: "accept", label: "Oui, nous pouvons", hint: "Vous pouvez proposer un rendez-vous tout de suite, ci-dessous." }, { value: "offer-appointment", label: "Proposer un rendez-vous", hint: "Le jour et l'heure, ci-dessous." }, { value: "waitlist", label: "La mettre en liste d'attente" }, { value: "start", label: "La prise en charge a commencé" }, { value: "finish", label: "C'est fait" },
  { value: "ask-complement", label: "Il nous manque quelque chose", hint: "Dites quoi dans le mot ci-dessous." }, { value: "decline", label: "Non", hint: "Dites pourquoi : c'est ce qui évite de vous redemander à tort." }, { value: "suspend", label: "C'est suspendu" }, { value: "fail", label: "Cela n'aboutira pas" },
  { value: "news", label: "Donner des nouvelles", hint: "Un mot suffit." },
];

/** What the screen shows: the request, and only the answers that stand from where it is. */
const readScreen = async (visit: GuestVisit) => {
  const request = await readLinkedRequest(visit);
  if (!request) return null;
  const { referral, told, who, listed, service } = request;
  // A date goes with the yes when the yes is still to be said; later it is an answer of its own.
  const may = (move: Answer): boolean => (move === "offer-appointment" && admits(referral, "accept", "partner") ? false : move === "news" ? !isEnded(referral.state) && referral.state !== "sent" : admits(referral, move, "partner"));
  const [offers, mayOffer] = [await listOffers(visit, referral.id), may("accept") || admits(referral, "offer-appointment", "partner")];
  const goals = may("finish") ? await listGoals(visit, referral.id) : [];
  return {
    need: referral.need, domain: domainWords[referral.domain], state: referralStateWords[referral.state], listed, service,
    told: told && [told.name, told.phone, told.email, told.languages && `parle : ${told.languages}`, told.birthYear && `née ou né en ${told.birthYear}`].filter(Boolean).join(" · "),
    who: who && { name: who.name, title: who.jobTitle, structure: who.structure, phone: who.phone, email: who.email },
    mayOffer, offers: offers.map((one) => ({ id: one.id, words: `${sayDate(one.on)} à ${one.hour.replace(":", " h ")}, ${appointmentStateWords[one.state as AppointmentState].toLowerCase()}` })),
    choices: choices.filter(({ value }) => may(value)), reasons: (["decline", "fail", "suspend"] as const).filter((move) => may(move)).flatMap((move) => reasonChoices(move, "partner")).filter((one, at, all) => all.findIndex(({ value }) => value === one.value) === at).map(({ value, label }) => ({ value, label })),
    goals: goals.map(({ code }) => ({ code, words: goalWords(referral.domain, code) })), scores: Object.entries(goalScoreWords).map(([value, label]) => ({ value, label })),
  };
};
type Screen = NonNullable<Awaited<ReturnType<typeof readScreen>>>;
type Shown = { screen: Screen | null; closed: string | null; errors: { name: string; message: string }[]; values: Record<string, string>; done: boolean };

export const actions: Actions = {
  ouvrir: async ({ locals, params }): Promise<Shown> => {
    const opened = await locals.byLink(params.jeton, async (visit) => {
      const request = await readLinkedRequest(visit);
      if (request) await recordByLink(visit, "referral.opened-by-link", request.referral);
      // Opened by somebody, it is received: the first clock stops.
      if (request?.referral.state === "sent") await answerByLink(visit, { move: "see" });
      return readScreen(visit);
    });
    return opened.verdict === "open" ? { screen: opened.answer, closed: null, errors: [], values: {}, done: false } : { screen: null, closed: linkVerdictWords[opened.verdict], errors: [], values: {}, done: false };
  },
  repondre: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const move = choices.find(({ value }) => value === sent.text("move"))?.value;
    const scores = Object.fromEntries(Object.entries(sent.values).filter(([name, value]) => name.startsWith("goal-") && Object.hasOwn(goalScoreWords, value)).map(([name, value]) => [name.slice(5), value as keyof typeof goalScoreWords]));
    const [day, hour] = [sent.date("day"), sent.text("hour")];
    // A day, an hour or a place beside a yes is a date meant: none of the three is dropped without a word.
    const offers = move === "offer-appointment" || (move === "accept" && [day, hour, sent.text("place")].some(Boolean));
    const misread = !offers ? null : day === "wrong" ? { name: "day", message: wrongDate } : hour !== "" && parseHour(hour) === null ? { name: "hour", message: "Écrivez l'heure ainsi : 14h30." } : day !== null && hour === "" ? { name: "hour", message: referralRefusalWords["appointment-missing"] } : null;
    const opened = await locals.byLink(params.jeton, async (visit) => {
      // A date with a yes is one gesture: accepted, and offered.
      const answer = misread ? null : offers ? await offerAppointmentByLink(visit, { on: day ?? "", hour: day === null ? "" : (parseHour(hour) ?? ""), minutes: 60, place: sent.optional("place"), bring: null, words: sent.text("words") }) : move ? await answerByLink(visit, { move, reason: sent.text("reason"), words: sent.text("words"), scores }) : null;
      return { answer, screen: await readScreen(visit) };
    });
    if (opened.verdict !== "open") return { screen: null, closed: linkVerdictWords[opened.verdict], errors: [], values: {}, done: false } satisfies Shown;
    const { answer, screen } = opened.answer;
    if (answer?.ok) return { screen, closed: null, errors: [], values: {}, done: true } satisfies Shown;
    const field = misread ? misread.name : answer === null ? "move" : ({ "reason-missing": "reason", "words-missing": "words", "words-too-long": "words", "day-passed": "day", "appointment-missing": "day" }[answer.reason as string] ?? "move");
    const message = misread ? misread.message : answer === null ? "Choisissez une réponse." : referralRefusalWords[answer.reason];
    return fail(409, { screen, closed: null, errors: [{ name: field, message }], values: sent.values, done: false } satisfies Shown);
  },
};
