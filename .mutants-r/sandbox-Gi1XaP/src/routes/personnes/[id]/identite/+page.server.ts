import { fail, redirect } from "@sveltejs/kit";
import { sayDate } from "#ground/civil-date";
import { readForm, wrongDate } from "#ground/form";
import { isId } from "#ground/ids";
import { mayCarry } from "#rooms/access/index";
import { recordReading } from "#rooms/journal/server";
import { addressKindWords, birthLikenessWords, calledName, contactKinds, contactKindWords, languageWord, nameLikenessWords } from "#rooms/people/index";
import { changeReach, correctIdentity, findDuplicates, listOpenMerges, readPersonCard, undoMerge } from "#rooms/people/server";
import { notFound, thePerson } from "../the-person.ts";
import { readLanguages, refusedReach, spokenText } from "./reading.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params, route }) =>
  locals.enter(async (visit) => {
    const { person, access } = await thePerson(visit, params.id, route.id);
    const card = await readPersonCard(visit, person.id);
    const duplicates = mayCarry(access) ? await findDuplicates(visit, { ...person, birthDate: card.identity?.birthDate ?? null }, person.id) : { here: [], elsewhere: 0 };
    await recordReading(visit, "identity.viewed", person, access);
    return {
      id: person.id, name: calledName(person), version: person.version, mayCarry: mayCarry(access),
      values: {
        given_name: person.givenName, family_name: person.familyName, usual_name: person.usualName ?? "", birth_date: card.identity?.birthDate ?? "", gender: card.identity?.gender ?? "",
        languages: spokenText(card.languages),
      },
      languages: card.languages.map((one) => `${languageWord(one.language)}${one.reads ? " (parle et lit)" : " (parle)"}`),
      contacts: card.contacts.map((one) => ({ id: one.id, words: contactKindWords[one.kind], value: one.value, hint: one.hint, preferred: one.preferred })),
      addresses: card.addresses.map((one) => ({
        id: one.id, words: addressKindWords[one.kind], lines: [one.organisation, one.lines, one.postcode, one.commune].filter(Boolean).join(", "),
        dates: [one.startsOn ? `depuis le ${sayDate(one.startsOn)}` : "", one.endsOn ? `jusqu'au ${sayDate(one.endsOn)}` : ""].filter(Boolean).join(", "), open: one.endsOn === null || one.endsOn > visit.today,
      })),
      duplicates: duplicates.here.map((one) => ({ id: one.id, name: one.name, why: `${nameLikenessWords[one.likeness.name]}, ${birthLikenessWords[one.likeness.birth]}`, chantier: one.chantier })),
      merges: (await listOpenMerges(visit, person.id)).map((one) => ({ id: one.id, name: one.absorbedName, at: one.mergedAt })),
    };
  });

const refused = (form: string, name: string, message: string, values: Record<string, string>) => fail(400, { form, errors: [{ name, message }], values });

export const actions: Actions = {
  identite: async ({ locals, params, request, route }) => {
    const sent = readForm(await request.formData());
    const birthDate = sent.date("birth_date");
    if (birthDate === "wrong") return refused("identite", "birth_date", wrongDate, sent.values);
    const languages = readLanguages(sent.text("languages"));
    if (typeof languages === "string") return refused("identite", "languages", languages, sent.values);
    const answer = await locals.enter(async (visit) => correctIdentity(visit, {
      id: (await thePerson(visit, params.id, route.id)).person.id, version: sent.number("version") ?? 0, givenName: sent.text("given_name"), familyName: sent.text("family_name"),
      usualName: sent.optional("usual_name"), birthDate, gender: sent.choice("gender", ["woman", "man", "other"]), languages,
    }));
    if (answer.ok) redirect(303, `/personnes/${params.id}?ecrit=identite`);
    if (answer.reason === "no-name") return refused("identite", "given_name", "Écrivez au moins un nom.", sent.values);
    if (answer.reason === "born-in-the-future") return refused("identite", "birth_date", "Cette date de naissance est à venir : vérifiez l'année.", sent.values);
    if (answer.reason === "conflict") return refused("identite", "given_name", `Quelqu'un a changé le nom entre-temps : il est maintenant « ${calledName(answer.detail!["theirs"] as Parameters<typeof calledName>[0])} ». Relisez puis enregistrez de nouveau.`, sent.values);
    return notFound();
  },
  joindre: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const kind = sent.choice("kind", contactKinds);
    if (!kind) return refused("joindre", "kind", "Choisissez comment la joindre.", sent.values);
    const answer = await locals.enter((visit) => changeReach(visit, { personId: params.id, what: "add-contact", contact: { kind, value: sent.text("value"), hint: sent.optional("hint"), preferred: sent.text("preferred") === "oui" } }));
    return answer.ok ? redirect(303, `/personnes/${params.id}/identite#joindre`) : refusedReach("joindre", answer.reason, sent.values);
  },
  adresse: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const [kind, startsOn, endsOn] = [sent.choice("kind", ["residence", "postal", "domiciliation"]), sent.date("starts_on"), sent.date("ends_on")];
    if (!kind) return refused("adresse", "kind", "Choisissez de quelle adresse il s'agit.", sent.values);
    if (startsOn === "wrong") return refused("adresse", "starts_on", wrongDate, sent.values);
    if (endsOn === "wrong") return refused("adresse", "ends_on", wrongDate, sent.values);
    const address = { kind, startsOn, endsOn, lines: sent.text("lines"), postcode: sent.optional("postcode"), commune: sent.optional("commune"), organisation: sent.optional("organisation") };
    const answer = await locals.enter((visit) => changeReach(visit, { personId: params.id, what: "add-address", address }));
    return answer.ok ? redirect(303, `/personnes/${params.id}/identite#adresses`) : refusedReach("adresse", answer.reason, sent.values);
  },
  retirer: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const [id, what] = [sent.text("item"), sent.choice("what", ["end-contact", "end-address"])];
    if (!isId(id) || !what) return notFound();
    const answer = await locals.enter((visit) => changeReach(visit, { personId: params.id, what, id }));
    return answer.ok ? redirect(303, `/personnes/${params.id}/identite`) : notFound();
  },
  separer: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    if (!isId(sent.text("merge"))) return notFound();
    const answer = await locals.enter((visit) => undoMerge(visit, { keptId: params.id, mergeId: sent.text("merge") }));
    return answer.ok ? redirect(303, `/personnes/${params.id}?ecrit=identite`) : notFound();
  },
};
