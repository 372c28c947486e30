import { fail, redirect } from "@sveltejs/kit";
import { readForm, wrongDate } from "#ground/form";
import { sayDate } from "#ground/civil-date";
import { aspectCodes, aspectWords, herMeans, herMeansWords, longestWords, mobilisations, mobilisationWords, prepareCaseWords, proposals, proposalWords } from "#rooms/boards/index";
import { findOpenCase, listAspects, prepareCase, sayAspect } from "#rooms/boards/server";
import { prolongationGrounds, prolongationGroundWords } from "#rooms/contracts/index";
import { recordReading } from "#rooms/journal/server";
import { calledName } from "#rooms/people/index";
import { notFound, thePerson } from "../../the-person.ts";
import type { Actions, PageServerLoad } from "./$types";

const choices = <Code extends string>(codes: readonly Code[], words: Record<Code, string>) => codes.map((value) => ({ value, label: words[value] }));

export const load: PageServerLoad = ({ locals, params, route }) =>
  locals.enter(async (visit) => {
    const { person, access } = await thePerson(visit, params.id, route.id);
    const one = await findOpenCase(visit, person.id);
    if (!one) return notFound();
    await recordReading(visit, "board-case.viewed", person, access);
    const aspects = await listAspects(visit, one.id);
    return {
      id: person.id, name: calledName(person), number: one.number, drawn: one.state === "ready", stands: [one.proposal && `l'équipe propose : ${proposalWords[one.proposal]}${one.until ? ` jusqu'au ${sayDate(one.until)}` : ""}`, one.words, one.herWish && `elle ou il souhaite : ${proposalWords[one.herWish]}`, one.herWords && `« ${one.herWords} »`].filter(Boolean).join(" · "), ends: one.endsOn && sayDate(one.endsOn), today: visit.today,
      values: {
        case: one.id, version: String(one.prepared), proposal: one.proposal ?? "", until: one.until ?? "", ground: one.ground ?? "", words: one.words, wish: one.herWish ?? "", her_words: one.herWords, means: one.herMeans ?? "",
        ...Object.fromEntries(aspects.flatMap(({ aspect, standing, words, herWords }) => [[`${aspect}.standing`, standing], [`${aspect}.words`, words], [`${aspect}.her_words`, herWords]])),
      } as Record<string, string>,
      choices: {
        proposals: choices(proposals, proposalWords), grounds: choices(prolongationGrounds, prolongationGroundWords), standings: choices(mobilisations, mobilisationWords),
        means: choices(herMeans, herMeansWords).filter(({ value }) => value !== "her-space" || one.herMeans === "her-space"),
      },
      aspects: aspectCodes.map((code) => ({ code, label: aspectWords[code] })),
    };
  });

const fieldOf: Record<string, string> = { "until-missing": "until", "until-before-the-end": "until", "means-missing": "means", "changed-meanwhile": "stands", "drawn-already": "drawn" };

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const refused = (status: number, name: string, message: string) => fail(status, { errors: [{ name, message }], values: sent.values, conflict: name === "stands" });
    const until = sent.date("until");
    if (until === "wrong") return refused(400, "until", wrongDate);
    const unsaid = aspectCodes.find((aspect) => !sent.choice(`${aspect}.standing`, mobilisations) && (sent.text(`${aspect}.words`).trim() || sent.text(`${aspect}.her_words`).trim()));
    if (unsaid) return refused(400, `${unsaid}.standing`, `Dites où on en est (${aspectWords[unsaid]}), ou effacez ce qui est écrit dessous.`);
    const caseId = sent.text("case");
    const answer = await locals.enter(async (visit) => {
      const prepared = await prepareCase(visit, {
        caseId, version: sent.number("version") ?? -1, proposal: sent.choice("proposal", proposals), until, ground: sent.choice("ground", prolongationGrounds), words: sent.text("words"), herWish: sent.choice("wish", proposals), herWords: sent.text("her_words"), herMeans: sent.choice("means", herMeans),
      });
      if (!prepared.ok) return prepared;
      // An aspect counts from the moment somebody says how far she takes it in hand.
      for (const aspect of aspectCodes) {
        const standing = sent.choice(`${aspect}.standing`, mobilisations);
        if (!standing) continue;
        const said = await sayAspect(visit, { caseId, aspect, standing, words: sent.text(`${aspect}.words`), herWords: sent.text(`${aspect}.her_words`) });
        if (!said.ok) return said;
      }
      return prepared;
    });
    if (answer.ok) redirect(303, `/personnes/${params.id}/commission?fait=1`);
    if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
    const longest = answer.reason === "words-too-long" ? Object.entries(sent.values).find(([, words]) => words.length > longestWords)?.[0] : undefined;
    return refused(409, longest ?? fieldOf[answer.reason] ?? "proposal", prepareCaseWords[answer.reason]);
  },
};
