// What an intake writes once the file is open: one verb per thing it says, in the order a person would.

import type { CivilDate } from "#ground/civil-date";
import type { Outcome } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { moveJourney, openJourney, recordPass } from "#rooms/journey/server";
import { writeNote } from "#rooms/notes/server";
import { changeReach, correctIdentity, findPerson } from "#rooms/people/server";
import { lineOf } from "#rooms/situations/index";
import { endSituation, hearThePerson, openBarrier, recordChange } from "#rooms/situations/server";
import { entrySteps, leavesJusticeOut } from "./entries-told.ts";
import type { Fact, Intake, WarningCode } from "./model.ts";

export type Taken = { personId: string; chantierId: string; leadId: string; intake: Intake };
type Step = (visit: Visit) => Promise<Outcome<unknown, string>>;

const orToday = (visit: Visit, { intake }: Taken): CivilDate => intake.journey.entryOn ?? visit.today;

const reachSteps = ({ personId, intake: { person } }: Taken): Step[] => {
  const contact = (kind: "call" | "email", value: string, preferred: boolean): Step => (visit) => changeReach(visit, { personId, what: "add-contact", contact: { kind, value, hint: null, preferred } });
  const { phones, email, address, domiciliation } = person;
  const nowhere = { lines: "", postcode: null, commune: null, organisation: null, startsOn: null, endsOn: null };
  return [
    ...phones.map((phone, at) => contact("call", phone, at === 0)),
    ...(email === null ? [] : [contact("email", email, phones.length === 0)]),
    ...(address === null ? [] : [(visit: Visit) => changeReach(visit, { personId, what: "add-address", address: { ...nowhere, ...address, kind: "residence", lines: address.lines || (address.commune ? "" : `Code postal ${address.postcode}`) } })]),
    ...(domiciliation === null ? [] : [(visit: Visit) => changeReach(visit, { personId, what: "add-address", address: { ...nowhere, ...domiciliation, kind: "domiciliation" } })]),
  ];
};

const languageStep = ({ personId, intake: { person } }: Taken): Step[] => {
  const codes = [...new Set(person.languages.flatMap(({ code }) => (code === null ? [] : [code])))];
  if (codes.length === 0) return [];
  return [async (visit) => {
    const file = (await findPerson(visit, personId))!;
    return correctIdentity(visit, { ...file, birthDate: person.birthDate, gender: person.gender, languages: codes.map((language) => ({ language, speaks: true, reads: false })) });
  }];
};

/** A file keeps one answer a line: of two silences about one lane the first is kept, and a silence never hides what is known. */
export const keptFacts = (facts: readonly Fact[]): { kept: Fact[]; leftOut: WarningCode[] } => {
  const known = facts.filter(({ answer }) => answer === "known");
  const lines = new Set(known.map((fact) => lineOf(fact)));
  const silences = facts.filter((fact) => fact.answer !== "known" && !lines.has(lineOf(fact)) && lines.add(lineOf(fact)));
  return { kept: [...known, ...silences], leftOut: known.length + silences.length < facts.length ? ["silence-left-out"] : [] };
};

const factSteps = ({ personId, intake }: Taken): Step[] =>
  keptFacts(intake.facts).kept.map((fact) => async (visit) => {
    const { lane, answer, code, startsOn, dueOn, weeklyHours } = fact;
    const changed = await recordChange(visit, { personId, fact: { lane, answer, code, startsOn, dueOn, weeklyHours, place: null, knownHow: "declared" } });
    return changed.ok && fact.endsOn !== null ? endSituation(visit, { personId, situationId: changed.value.id, on: fact.endsOn }) : changed;
  });

/** Words that are no situation (a language out of the list) stand together in one note. */
const wordsStep = (taken: Taken): Step[] => {
  const { personId, intake } = taken;
  const others = intake.person.languages.filter(({ code }) => code === null).map(({ words }) => `Langue : ${words}`);
  const body = others.join("\n");
  return body === "" ? [] : [(visit) => writeNote(visit, { personId, kind: "note", topic: "notes", happenedOn: visit.today, channel: null, body: `Repris de la liste :\n${body}`, reminder: null })];
};

const endSteps = (taken: Taken): Step[] => {
  const { personId, intake } = taken;
  const { stage } = intake.journey;
  if (stage !== "year-after" && stage !== "closed") return [];
  const contractEnd = intake.facts.find(({ lane }) => lane === "work")?.dueOn ?? null;
  return [(visit) => {
    const on = contractEnd !== null && contractEnd <= visit.today && contractEnd >= orToday(visit, taken) ? contractEnd : visit.today;
    return moveJourney(visit, { personId, move: stage === "closed" ? "close" : "start-year-after", on, closeReason: "other" });
  }];
};

export const leftOut = (intake: Intake): WarningCode[] => [...keptFacts(intake.facts).leftOut, ...(intake.barriers.some(({ code }) => code === "justice") || leavesJusticeOut(intake) ? (["justice-left-out"] as const) : [])];

export const stepsOf = (taken: Taken): Step[] => {
  const { personId, chantierId, leadId, intake } = taken;
  const { pass, stage } = intake.journey;
  const { wish } = intake;
  return [
    (visit) => openJourney(visit, { personId, chantierId, leadId, openedOn: orToday(visit, taken), stage: stage === "first-hours" ? "first-hours" : "cddi" }),
    ...reachSteps(taken),
    ...languageStep(taken),
    ...factSteps(taken),
    // Justice is read and written by the lead alone, once the file is hers: never from a list.
    ...intake.barriers.filter(({ code }) => code !== "justice").map(({ code, intensity, words }): Step => (visit) =>
      openBarrier(visit, { personId, code, intensity, openedOn: orToday(visit, taken), professionalWords: words, personWords: null })),
    ...(wish === null ? [] : [(visit: Visit) => hearThePerson(visit, { personId, on: visit.today, words: wish, what: "wish", language: "fr" })]),
    ...entrySteps(personId, intake),
    ...wordsStep(taken),
    ...(pass === null ? [] : [(visit: Visit) => recordPass(visit, { personId, ...pass, readFrom: "told" })]),
    ...endSteps(taken),
  ];
};
