import { error, fail, redirect } from "@sveltejs/kit";
import { sayDate } from "#ground/civil-date";
import { readForm, wrongDate } from "#ground/form";
import { contractKinds, contractKindWords, jobStateWords, postJobWords } from "#rooms/partnerships/index";
import { closeJob, fillJob, listJobs, listPostingFor, postJob } from "#rooms/partnerships/server";
import type { Actions, PageServerLoad } from "./$types";

const notFound = (): never => error(404, "Page introuvable");

export const load: PageServerLoad = ({ locals, url }) =>
  locals.enter(async (visit) => {
    const [jobs, postings] = await Promise.all([listJobs(visit), listPostingFor(visit, true)]);
    const shown = jobs.map((one) => ({
      id: one.id, title: one.title, company: one.company, contract: contractKindWords[one.contract], hours: one.weeklyHours ? `${String(one.weeklyHours).replace(".", ",")} h par semaine` : null, place: one.place, demands: one.demands, open: one.state === "open", over: one.untilOn < visit.today,
      dates: [one.startsOn ? `à partir du ${sayDate(one.startsOn)}` : null, `répondre avant le ${sayDate(one.untilOn)}`].filter(Boolean).join(", "), left: one.howMany - one.filled, state: one.state === "open" && one.filled > 0 ? `${one.filled} pourvu${one.filled > 1 ? "s" : ""} sur ${one.howMany}` : jobStateWords[one.state], mine: one.mine,
    }));
    return {
      today: visit.today, said: url.searchParams.get("fait"), postings: postings.map(({ id, name }) => ({ value: id, label: name })), only: postings.length === 1 ? postings[0]!.id : null, contracts: contractKinds.map((value) => ({ value, label: contractKindWords[value] })),
      open: shown.filter(({ open, over }) => open && !over), past: shown.filter(({ open, over }) => !open || over),
    };
  });

const fieldOf = { "company-missing": "listed", "title-missing": "title", "wrong-number": "how_many", "wrong-dates": "until_on" } as const;

export const actions: Actions = {
  proposer: async ({ locals, request }) => {
    const sent = readForm(await request.formData());
    const refused = (status: number, name: string, message: string) => fail(status, { errors: [{ name, message }], values: sent.values });
    const [contract, startsOn, untilOn] = [sent.choice("contract", contractKinds), sent.date("starts_on"), sent.date("until_on")];
    if (!contract) return refused(400, "contract", "Choisissez le contrat.");
    if (startsOn === "wrong") return refused(400, "starts_on", wrongDate);
    if (!untilOn || untilOn === "wrong") return refused(400, "until_on", wrongDate);
    const answer = await locals.enter((visit) => postJob(visit, { listedId: sent.text("listed"), title: sent.text("title"), contract, weeklyHours: sent.number("hours"), place: sent.optional("place"), startsOn, untilOn, howMany: sent.number("how_many") ?? 1, demands: sent.optional("demands") }));
    if (answer.ok) redirect(303, "/offres?fait=propose");
    if (answer.reason === "not-allowed") return notFound();
    return refused(409, fieldOf[answer.reason], postJobWords[answer.reason]);
  },
  pourvoir: async ({ locals, request }) => {
    const sent = readForm(await request.formData());
    const answer = await locals.enter((visit) => fillJob(visit, { jobId: sent.text("job"), more: 1 }));
    if (!answer.ok && answer.reason !== "not-now") return notFound();
    redirect(303, "/offres?fait=pourvu");
  },
  retirer: async ({ locals, request }) => {
    const sent = readForm(await request.formData());
    const answer = await locals.enter((visit) => closeJob(visit, { jobId: sent.text("job") }));
    if (!answer.ok && answer.reason !== "not-now") return notFound();
    redirect(303, "/offres?fait=retire");
  },
};
