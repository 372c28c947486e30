import { fail, redirect } from "@sveltejs/kit";
import { readForm } from "#ground/form";
import { domains, domainWords } from "#rooms/access/index";
import { type Angle, capacityAnswers, capacityWords, holdsTheQueue, isEnded, maySeeNetworkFigures, referralRefusalWords, type Side, sides, waitedWords } from "#rooms/referrals/index";
import { answerPlaces, countReferrals, listAsksToUs, listKeptAtTheDoor, listReferrals, type Waiting } from "#rooms/referrals/server";
import { sayLine } from "./saying.ts";
import type { Actions, PageServerLoad } from "./$types";

const angleWords: Record<Angle, string> = { queue: "La file du territoire", asked: "Demandées", received: "Reçues" };
const sideTabs = (angle: Angle): readonly Side[] => (angle === "queue" ? ["officer", "partner", "asker", "person"] : angle === "received" ? ["partner", "asker", "person"] : ["asker", "partner", "officer", "person"]);

export const load: PageServerLoad = ({ locals, url }) =>
  locals.enter(async (visit) => {
    const { roles } = visit.actor;
    const mine: Angle[] = [
      ...(holdsTheQueue(visit.actor) ? (["queue"] as const) : []),
      ...(roles.some(({ role }) => ["cisp", "social-educator", "coordinator", "outside-referent"].includes(role)) ? (["asked"] as const) : []),
      ...(roles.some(({ role, kind }) => role === "outside-referent" && kind !== "chantier") ? (["received"] as const) : []),
    ];
    const preferred = roles.some(({ role }) => role === "outside-referent") && mine.includes("received") ? "received" : mine[0]!;
    const angle = mine.find((one) => one === url.searchParams.get("vue")) ?? preferred;
    const waiting = (["all", "ended", ...sides].find((one) => one === url.searchParams.get("attend")) ?? "all") as Waiting;
    const domain = domains.find((one) => one === url.searchParams.get("domaine")) ?? null;
    const [since, id] = (url.searchParams.get("apres") ?? "").split("_");
    const after = since && id && !Number.isNaN(Date.parse(since)) && /^[0-9a-f-]{36}$/.test(id) ? { since, id } : null;
    const [found, counts, kept, asks] = await Promise.all([
      listReferrals(visit, { angle, waiting, domain, after }), countReferrals(visit, angle), angle === "asked" && waiting === "all" && !after ? listKeptAtTheDoor(visit) : [], angle === "received" && !after ? listAsksToUs(visit) : [],
    ]);
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const link = (change: Record<string, string>): string => `/mobilisations?${new URLSearchParams({ vue: angle, ...(waiting === "all" ? {} : { attend: waiting }), ...(domain ? { domaine: domain } : {}), ...change })}`;
    return {
      seesFigures: maySeeNetworkFigures(visit.actor),
      angles: mine.map((one) => ({ href: `/mobilisations?vue=${one}`, label: angleWords[one], here: one === angle })),
      tabs: [
        { href: link({ attend: "all" }), label: "Toutes", count: total, here: waiting === "all" },
        ...sideTabs(angle).map((side) => ({ href: link({ attend: side }), label: `On attend ${waitedWords[side]}`, count: counts[side] ?? 0, here: waiting === side })),
        { href: link({ attend: "ended" }), label: "Terminées", here: waiting === "ended" },
      ],
      domains: domains.map((value) => ({ value, label: domainWords[value] })), domain, angle, waiting,
      rows: found.lines.map((line) => sayLine(line, visit.today)),
      kept: kept.map((line) => ({ ...sayLine(line, visit.today), again: isEnded(line.state) })),
      asks: asks.map((ask) => ({ id: ask.id, place: ask.service ?? ask.listed })),
      answers: capacityAnswers.map((value) => ({ value, label: capacityWords[value] })),
      next: found.next && link({ apres: `${found.next.since}_${found.next.id}` }),
    };
  });

export const actions: Actions = {
  places: async ({ locals, request }) => {
    const sent = readForm(await request.formData());
    const answer = sent.choice("answer", capacityAnswers);
    if (!answer) return fail(400, { message: "Dites si vous avez une place." });
    const done = await locals.enter((visit) => answerPlaces(visit, { askId: sent.text("ask"), answer, heldUntil: null }));
    if (!done.ok) return fail(409, { message: referralRefusalWords[done.reason] });
    redirect(303, "/mobilisations?vue=received");
  },
};
