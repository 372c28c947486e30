import { error, fail, redirect } from "@sveltejs/kit";
import { sayDate } from "#ground/civil-date";
import { readForm, wrongDate } from "#ground/form";
import { domains, domainWords } from "#rooms/access/index";
import { appointOfficerWords, askCoverWords, coverMoveNames, coverMoveWords, coverStateWords, openCoverMoves, territoriesKept } from "#rooms/partnerships/index";
import { appointOfficer, askCover, listCovers, listOfficers, listPosts, moveCover } from "#rooms/partnerships/server";
import type { Actions, PageServerLoad } from "./$types";

const notFound = (): never => error(404, "Page introuvable");

export const load: PageServerLoad = ({ locals, url }) =>
  locals.enter(async (visit) => {
    const kept = territoriesKept(visit.actor);
    const [posts, covers, officers] = await Promise.all([listPosts(visit, kept, visit.today), listCovers(visit, kept), listOfficers(visit, kept)]);
    return {
      today: visit.today, me: visit.actor.id, said: url.searchParams.get("fait"), colleagues: officers.map(({ id, name }) => ({ value: id, label: name })), domains: domains.map((value) => ({ value, label: domainWords[value] })),
      posts: posts.map((one) => ({ id: one.id, domain: domainWords[one.domain], who: one.officer?.name ?? "vacante : la coordination répond", vacant: one.officer === null, since: sayDate(one.since), cover: one.cover ? `${one.cover.name} répond jusqu'au ${sayDate(one.coverUntil!)}` : null })),
      covers: covers.map((one) => ({ id: one.id, words: `${one.cover.name} pour ${one.away.name}, du ${sayDate(one.from)} au ${sayDate(one.until)}`, state: coverStateWords[one.state], accepted: one.state === "accepted", moves: openCoverMoves(visit.actor, one).map((name) => ({ name, label: coverMoveWords[name] })) })),
    };
  });

const refusedWith = (values: Record<string, string>) => (status: number, name: string, message: string) => fail(status, { errors: [{ name, message }], values });
const territoryOf = (locals: App.Locals): string => territoriesKept(locals.actor!)[0] ?? notFound();

export const actions: Actions = {
  demander: async ({ locals, request }) => {
    const sent = readForm(await request.formData());
    const refused = refusedWith(sent.values);
    const [from, until] = [sent.date("from"), sent.date("until")];
    if (!from || from === "wrong") return refused(400, "from", wrongDate);
    if (!until || until === "wrong") return refused(400, "until", wrongDate);
    const answer = await locals.enter((visit) => askCover(visit, { territoryId: territoryOf(locals), awayId: sent.text("away"), coverId: sent.text("cover"), from, until }));
    if (answer.ok) redirect(303, "/partenaires/remplacements?fait=demande");
    if (answer.reason === "not-allowed") return notFound();
    return refused(409, answer.reason === "cover-unknown" ? "cover" : "until", askCoverWords[answer.reason]);
  },
  repondre: async ({ locals, request }) => {
    const sent = readForm(await request.formData());
    const move = sent.choice("move", coverMoveNames) ?? notFound();
    const answer = await locals.enter((visit) => moveCover(visit, { coverId: sent.text("of"), move }));
    if (!answer.ok && answer.reason === "not-found") return notFound();
    redirect(303, "/partenaires/remplacements?fait=repondu");
  },
  nommer: async ({ locals, request }) => {
    const sent = readForm(await request.formData());
    const refused = refusedWith(sent.values);
    const [domain, on] = [sent.choice("domain", domains), sent.date("starts_on")];
    if (!domain) return refused(400, "domain", "Dites pour quel domaine.");
    if (!on || on === "wrong") return refused(400, "starts_on", wrongDate);
    const answer = await locals.enter((visit) => appointOfficer(visit, { territoryId: territoryOf(locals), domain, professionalId: sent.optional("officer"), startsOn: on }));
    if (answer.ok) redirect(303, "/partenaires/remplacements?fait=nomme");
    if (answer.reason === "not-allowed") return notFound();
    return refused(409, answer.reason === "officer-unknown" ? "officer" : "starts_on", appointOfficerWords[answer.reason]);
  },
};
