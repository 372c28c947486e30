import { error, fail, redirect } from "@sveltejs/kit";
import { sayDate, sayDay } from "#ground/civil-date";
import { readForm, wrongDate } from "#ground/form";
import { keepsPartnerships, openProspectionMoves, prospectionMoveNames, prospectionMoveWords, prospectionStages, prospectionStageWords, startProspectionWords, territoriesKept } from "#rooms/partnerships/index";
import { listListedNames, listProspections, moveProspection, startProspection } from "#rooms/partnerships/server";
import type { Actions, PageServerLoad } from "./$types";

const notFound = (): never => error(404, "Page introuvable");

export const load: PageServerLoad = ({ locals, url }) =>
  locals.enter(async (visit) => {
    const keeps = keepsPartnerships(visit.actor);
    const stage = prospectionStages.find((one) => one === url.searchParams.get("etape")) ?? null;
    const [all, names] = await Promise.all([listProspections(visit), keeps ? listListedNames(visit, territoriesKept(visit.actor), true) : []]);
    return {
      keeps, said: url.searchParams.get("fait"), names: names.map(({ name }) => name),
      tabs: [{ href: "/entreprises", label: "Toutes", count: all.length, here: stage === null }, ...prospectionStages.map((one) => ({ href: `/entreprises?etape=${one}`, label: prospectionStageWords[one], count: all.filter((each) => each.stage === one).length, here: stage === one })).filter(({ count, here }) => count > 0 || here)],
      companies: all.filter((one) => stage === null || one.stage === stage).map((one) => ({
        id: one.id, name: one.name, commune: one.commune, phone: one.phone, stage: prospectionStageWords[one.stage], since: sayDate(one.since), keeper: one.keeper?.name ?? null, words: one.words, next: one.nextOn ? sayDay(one.nextOn) : null, late: one.nextOn !== null && one.nextOn < visit.today, posts: one.openPosts,
        moves: keeps ? openProspectionMoves(one.stage).map((name) => ({ value: name, label: prospectionMoveWords[name] })) : [],
      })),
    };
  });

const refusedWith = (values: Record<string, string>) => (status: number, name: string, message: string) => fail(status, { errors: [{ name, message }], values });

export const actions: Actions = {
  ajouter: async ({ locals, request }) => {
    const sent = readForm(await request.formData());
    const answer = await locals.enter((visit) => startProspection(visit, { name: sent.text("name"), commune: sent.optional("commune"), phone: sent.optional("phone"), words: sent.optional("words") }));
    if (answer.ok) redirect(303, "/entreprises?fait=ajoutee");
    if (answer.reason === "not-allowed") return notFound();
    return refusedWith(sent.values)(409, "name", startProspectionWords[answer.reason]);
  },
  avancer: async ({ locals, request }) => {
    const sent = readForm(await request.formData());
    const [move, nextOn] = [sent.choice("move", prospectionMoveNames), sent.date("next_on")];
    const at = sent.text("prospection");
    if (!move) return refusedWith(sent.values)(400, `move-${at}`, "Dites ce qui s'est passé.");
    if (nextOn === "wrong") return refusedWith(sent.values)(400, `next_on-${at}`, wrongDate);
    const answer = await locals.enter((visit) => moveProspection(visit, { prospectionId: at, move, words: sent.optional("words"), nextOn }));
    if (!answer.ok && answer.reason !== "not-now") return notFound();
    redirect(303, "/entreprises?fait=avancee");
  },
};
