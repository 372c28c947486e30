import { fail, redirect } from "@sveltejs/kit";
import { sayDate } from "#ground/civil-date";
import { readForm } from "#ground/form";
import { recordReading } from "#rooms/journal/server";
import { welcomes } from "#rooms/access/index";
import { askErasureWords, confirmErasureWords, erasureReasons, erasureReasonWords, mayAskErasure, mayConfirmErasure, mayExport, sayTable, whatStays } from "#rooms/keeping/index";
import { askErasure, cancelErasure, confirmErasure, countWhatGoes, findErasure, findNotice } from "#rooms/keeping/server";
import { calledName } from "#rooms/people/index";
import { notFound, thePerson } from "../the-person.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params, route, url }) =>
  locals.enter(async (visit) => {
    const { person, access } = await thePerson(visit, params.id, route.id);
    const [erasure, goes, notice] = [await findErasure(visit, person.id), await countWhatGoes(visit, person.id), await findNotice(visit, person.id)];
    await recordReading(visit, "erasure.viewed", person, access);
    return {
      id: person.id, name: calledName(person), said: url.searchParams.get("fait"), whoConfirms: welcomes(access) ? "une autre personne de votre structure, ou la coordination du territoire si vous y êtes seul," : "la direction du chantier ou la coordination", stays: whatStays,
      notice: notice && { eraseOn: sayDate(notice.eraseOn), keptUntil: notice.keptUntil && sayDate(notice.keptUntil) },
      goes: goes.map(({ table, rows }) => ({ table: sayTable(table), rows })),
      erasure: erasure && { reason: erasureReasonWords[erasure.reason], by: erasure.askedByName, at: erasure.askedAt, mine: erasure.askedBy === visit.actor.id },
      may: { ask: mayAskErasure(access) && !erasure, confirm: erasure !== null && mayConfirmErasure(visit.actor.id, access, erasure), export: mayExport(access) },
    };
  });

const refused = (name: string, message: string) => fail(409, { errors: [{ name, message }] });

export const actions: Actions = {
  demander: async ({ locals, params, request }) => {
    const reason = readForm(await request.formData()).choice("reason", erasureReasons);
    if (!reason) return fail(400, { errors: [{ name: "reason", message: "Dites pourquoi ce dossier doit être effacé." }] });
    const answer = await locals.enter((visit) => askErasure(visit, { personId: params.id, reason }));
    if (answer.ok) redirect(303, `/personnes/${params.id}/effacement?fait=demande`);
    return answer.reason === "already-asked" ? refused("reason", askErasureWords[answer.reason]) : notFound();
  },
  annuler: async ({ locals, params }) => {
    const answer = await locals.enter((visit) => cancelErasure(visit, { personId: params.id }));
    return answer.ok ? redirect(303, `/personnes/${params.id}/effacement?fait=annule`) : notFound();
  },
  confirmer: async ({ locals, params, request }) => {
    const name = readForm(await request.formData()).text("name");
    const answer = await locals.enter((visit) => confirmErasure(visit, { personId: params.id, name }));
    if (answer.ok) redirect(303, "/conservation?fait=efface");
    return answer.reason === "asked-by-you" || answer.reason === "name-differs" ? refused("name", confirmErasureWords[answer.reason]) : notFound();
  },
};
