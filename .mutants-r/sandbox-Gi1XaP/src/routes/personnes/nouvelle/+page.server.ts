import { error, fail, redirect } from "@sveltejs/kit";
import { sayDate } from "#ground/civil-date";
import { type FieldError, readForm, type Sent, wrongDate } from "#ground/form";
import { isId } from "#ground/ids";
import { structuresWhere } from "#rooms/access/index";
import { stageWords } from "#rooms/journey/index";
import { listPossibleLeads, openJourney, type OpenJourneyRefusal } from "#rooms/journey/server";
import { keepDraft } from "#rooms/notes/server";
import { birthLikenessWords, contactKinds, nameLikenessWords } from "#rooms/people/index";
import { changeReach, correctIdentity, type Duplicates, findDuplicates, findPerson, openFile, type OpenFileRefusal } from "#rooms/people/server";
import { listChantiers } from "#rooms/programme/server";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals }) =>
  locals.enter(async (visit) => {
    const chantiers = await listChantiers(visit, structuresWhere(visit.actor, "cisp", "social-educator"));
    if (chantiers.length === 0) error(404, "Page introuvable");
    const leads = [];
    for (const chantier of chantiers) leads.push({ ...chantier, leads: await listPossibleLeads(visit, chantier.id) });
    return { today: visit.today, me: visit.actor.id, chantiers: leads, stages: (["first-hours", "cddi"] as const).map((value) => ({ value, label: stageWords[value] })) };
  });

const refusals: Record<OpenFileRefusal | OpenJourneyRefusal, FieldError> = {
  "no-name": { name: "given_name", message: "Écrivez au moins un nom : son prénom, son nom, ou comment on l'appelle." },
  "born-in-the-future": { name: "birth_date", message: "Cette date de naissance est à venir : vérifiez l'année." },
  "not-allowed": { name: "lead", message: "Ce chantier n'est pas le vôtre." },
  "already-open": { name: "opened_on", message: "Un parcours est déjà ouvert pour cette personne." },
  "in-the-future": { name: "opened_on", message: "Ce jour est à venir : ouvrez le dossier le jour de l'entrée." },
  "lead-not-in-chantier": { name: "lead", message: "Choisissez un fil rouge qui travaille aujourd'hui dans ce chantier." },
};

const shown = ({ here, elsewhere }: Duplicates) => ({
  elsewhere,
  here: here.map((one) => ({ id: one.id, name: one.name, chantier: one.chantier, birth: one.birthDate ? sayDate(one.birthDate) : null, why: `${nameLikenessWords[one.likeness.name]}, ${birthLikenessWords[one.likeness.birth]}` })),
});

const names = (sent: Sent) => ({ givenName: sent.text("given_name"), familyName: sent.text("family_name"), usualName: sent.optional("usual_name") });

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const sent = readForm(await request.formData());
    const [birthDate, openedOn] = [sent.date("birth_date"), sent.date("opened_on")];
    const errors: FieldError[] = [];
    if (birthDate === "wrong") errors.push({ name: "birth_date", message: wrongDate });
    if (openedOn === "wrong") errors.push({ name: "opened_on", message: wrongDate });
    const [chantierId, leadId] = sent.text("lead").split("/");
    if (!isId(chantierId ?? "") || !isId(leadId ?? "")) errors.push({ name: "lead", message: "Choisissez qui sera son fil rouge." });
    if (birthDate === "wrong" || openedOn === "wrong" || errors.length > 0) return fail(400, { errors, values: sent.values, duplicates: null });
    const answer = await locals.enter(async (visit) => {
      if (!sent.text("not_the_same")) {
        const duplicates = await findDuplicates(visit, { ...names(sent), birthDate });
        if (duplicates.here.length + duplicates.elsewhere > 0) return { ok: false as const, reason: "duplicates" as const, duplicates };
      }
      const file = await openFile(visit, { ...names(sent), chantierId: chantierId!, birthDate, gender: sent.choice("gender", ["woman", "man", "other"]) });
      if (!file.ok) return file;
      const personId = file.value.id;
      const journey = await openJourney(visit, { personId, chantierId: chantierId!, openedOn: openedOn ?? visit.today, stage: sent.choice("stage", ["first-hours", "cddi"]) ?? "cddi", leadId: leadId! });
      if (!journey.ok) return journey;
      const kind = sent.choice("contact_kind", contactKinds);
      if (kind && (sent.text("contact_value") || kind === "at-the-chantier")) await changeReach(visit, { personId, what: "add-contact", contact: { kind, value: sent.text("contact_value"), hint: null, preferred: true } });
      const language = sent.text("language");
      const person = await findPerson(visit, personId);
      if (/^[a-z]{2,3}$/.test(language) && person) await correctIdentity(visit, { ...person, birthDate, gender: sent.choice("gender", ["woman", "man", "other"]), languages: [{ language, speaks: true, reads: false }] });
      await keepDraft(visit, { form: "new-person", personId: null, fields: {} });
      return file;
    });
    if (answer.ok) redirect(303, `/personnes/${answer.value.id}`);
    if (answer.reason === "duplicates") return fail(409, { errors: [], values: sent.values, duplicates: shown(answer.duplicates) });
    return fail(400, { errors: [refusals[answer.reason]], values: sent.values, duplicates: null });
  },
};
