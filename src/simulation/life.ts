import { tellAgreements } from "./agreements.ts";
import { topicOfBarrier, type BarrierCode } from "#rooms/situations/index";
import { writtenOver, type Written } from "./casework.ts";
import { dateOf, type DayNumber } from "./days.ts";
import { tellContracts, tellPass } from "./contracts.ts";
import { tellEntry } from "./entries.ts";
import { tellLimits } from "./limits.ts";
import { factsOf } from "./lanes.ts";
import { tellMeetings } from "./meetings.ts";
import { fakeName, nameKey } from "./names.ts";
import { tellPapers } from "./papers.ts";
import type { Person } from "./posts.ts";
import { chanceOf, type Chance } from "./random.ts";
import type { Cell, CopiedTable, Row } from "./rows.ts";
import { placeOf } from "./situation-lines.ts";
import { journeysOf, type LifeJourney } from "./journeys.ts";
import { outsideStructures, personWords, strengths, wishes } from "./words.ts";

export type Life = (table: CopiedTable, row: Row) => void;
export type Telling = { seed: number; today: DayNumber; /** How close together contacts are; 1 is a usual casework. */ pace: number };

const past = (day: DayNumber | null, today: DayNumber): string | null => (day !== null && day <= today ? dateOf(day) : null);
const at = (day: DayNumber): string => `${dateOf(day)}T10:00:00Z`;

/** One person's whole life in the programme, cut at the day of telling. The same day always tells the same rows; a later day only adds. */
export const tellLife = (person: Person, { seed, today, pace }: Telling, tell: Life): void => {
  const chance = chanceOf(`${seed}/person/${person.key}`);
  const id = chance.id();
  const journeys = journeysOf(chance, person);
  const last = journeys.findLast(({ opened }) => opened <= today) ?? journeys[0]!;
  const followedBy = last.chantierOn(today);
  const about = [id, followedBy] as const;
  const entry = journeys[0]!.opened;

  const name = fakeName(chance);
  const usual = chance.odds(0.07) ? chance.pick(["Zéph", "Tavi", "Momo", "Nana", "Kiki", "Sam"]) : null;
  tell("people", [...about, name.given, name.family, usual, nameKey(name.given, name.family, usual), at(entry), null]);
  tell("identities", [...about, chance.odds(0.97) ? dateOf(entry - chance.whole(20 * 365, 58 * 365)) : null, chance.weigh([["man", 70], ["woman", 29], ["other", 1]])]);
  tellReach(chance, about, last.territoryName, entry, tell);
  const asked = new Set<string>();
  const contacts = journeys.filter(({ opened }) => opened <= today).map((journey) => tellJourney(chance, about, journey, today, pace, asked, tell));
  journeys.filter(({ opened }) => opened <= today).forEach((journey, index) => {
    const closed = journey.closed !== null && journey.closed <= today;
    tell("journeys", [journey.id, ...about, journey.territoryId, dateOf(journey.opened), closed ? dateOf(journey.closed!) : null, closed ? journey.reason : null,
      contacts[index] ?? null, dateOf(journey.opened), dateOf(tellPass(about, journey, today, tell)), dateOf(journey.opened), "emplois"]);
    tellEntry(about, { id: journey.id, openedOn: dateOf(journey.opened), by: journey.leads[0]!.by }, tell);
    tellPapers(about, { id: journey.id, opened: journey.opened, by: journey.leads[0]!.by }, today, tell);
    const leadOn = (day: DayNumber): string => (journey.leads.find(({ from, to }) => from <= day && (to === null || to > day)) ?? journey.leads[0]!).by;
    tellMeetings(about, { id: journey.id, opened: journey.opened, closed: journey.closed, educators: person.chantier.educators, leadOn }, today, tell);
  });
  tellLimits(about, { from: last.opened, to: last.closed, by: last.leads[0]!.by }, today, tell);
  tellFacts(chance, about, person, journeys, last, today, tell);
  tellBarriers(chance, about, last, entry, journeys.at(-1)!.closed, today, tell);
  for (let turn = chance.whole(1, 3), on = entry + 10; turn > 0; turn--, on += chance.whole(90, 400)) {
    const [wish, by, words] = [chance.id(), last.leads[0]!.by, chance.pick(wishes)];
    if (on <= today) tell("wishes", [wish, ...about, dateOf(on), words, by]);
  }
  for (let turn = chance.whole(0, 3); turn > 0; turn--) tell("strengths", [chance.id(), ...about, chance.pick(strengths), chance.pick(["person", "professional"]), dateOf(entry), last.leads[0]!.by]);
};

const languages = ["ar", "ti", "fa", "ps", "bm", "wo", "ff", "ln", "so", "en", "pt", "ro", "ru", "uk", "bn", "es"] as const;
const tellReach = (chance: Chance, about: readonly [string, string], commune: string, entry: DayNumber, tell: Life): void => {
  const foreign = chance.odds(0.7) ? chance.pick(languages) : null;
  if (foreign) tell("person_languages", [chance.id(), ...about, foreign, true, chance.odds(0.5)]);
  tell("person_languages", [chance.id(), ...about, "fr", true, chance.odds(foreign ? 0.4 : 0.9)]);
  const phone = chance.odds(0.85);
  if (phone) tell("contact_points", [chance.id(), ...about, chance.pick(["sms", "call", "messaging"]), `06 39 98 ${chance.whole(10, 99)} ${chance.whole(10, 99)}`, true]);
  tell("contact_points", [chance.id(), ...about, "at-the-chantier", "", !phone]);
  if (chance.odds(0.6)) tell("addresses", [chance.id(), ...about, "domiciliation", commune, "CCAS (simulé)", dateOf(entry), dateOf(entry + 365 * chance.whole(1, 4))]);
};

const tellJourney = (chance: Chance, about: readonly [string, string], journey: LifeJourney, today: DayNumber, pace: number, asked: Set<string>, tell: Life): string | null => {
  for (const stage of journey.stages) {
    const id = chance.id();
    if (stage.from <= today) tell("stages", [id, journey.id, ...about, stage.stage, stage.chantierId, dateOf(stage.from), past(stage.to, today)]);
  }
  for (const lead of journey.leads) {
    const id = chance.id();
    if (lead.from <= today) tell("lead_referents", [id, journey.id, ...about, lead.by, dateOf(lead.from), past(lead.to, today), lead.to !== null && lead.to <= today && lead.to !== journey.closed ? dateOf(lead.to + 30) : null]);
  }
  const leadOn = (day: DayNumber): string => (journey.leads.find(({ from, to }) => from <= day && (to === null || to > day)) ?? journey.leads[0]!).by;
  for (const one of journey.referents) {
    const [id, outside] = [chance.id(), chance.odds(0.35)];
    const [who, where] = [fakeName(chance), chance.pick(outsideStructures)];
    const topic = { justice: "justice", health: "health", debts: "debts" }[one.domain as string] ?? "presence";
    if (one.from <= today) tell("referents", [id, ...about, one.domain, topic, outside ? null : one.by, outside ? `${who.given} ${who.family}` : null, outside ? where : null, outside ? "01 99 00 00 00" : null, dateOf(one.from), past(one.to, today)]);
    if (one.from <= today && !outside) tellAgreements(about, { referent: id, by: one.by, domain: one.domain, from: one.from }, one.to === null ? today : Math.min(today, one.to), leadOn, asked, tell);
  }
  const written = journey.periods.flatMap(({ from, to, quiet }) => writtenOver(chance, { from, to: Math.min(to, from + 3000), pace: quiet ? [Math.round(15 * pace), Math.round(45 * pace)] : [Math.round(4 * pace), Math.round(22 * pace)] }, leadOn));
  let lastContact: DayNumber | null = null;
  for (const note of written) {
    if (note.on > today) continue;
    tellNote(about, note, today, tell);
    if (note.kind === "contact" && note.channel !== "no-answer" && (lastContact === null || note.on > lastContact)) lastContact = note.on;
  }
  return lastContact === null ? null : dateOf(lastContact);
};

const tellNote = (about: readonly [string, string], note: Written, today: DayNumber, tell: Life): void => {
  tell("notes", [note.id, ...about, note.kind, "notes", dateOf(note.on), note.channel, note.body, note.by, at(note.on)]);
  if (note.reminder) {
    const done = note.reminder.done;
    tell("reminders", [note.reminder.id, ...about, dateOf(note.reminder.due), note.reminder.words, note.by, note.id, done <= today ? at(done) : null, note.by]);
  }
};

const tellFacts = (chance: Chance, about: readonly [string, string], person: Person, journeys: readonly LifeJourney[], journey: LifeJourney, today: DayNumber, tell: Life): void => {
  const facts = factsOf(chance, person.stays, journey.firstHours);
  tellContracts(about, facts, journeys, today, tell);
  for (const fact of facts) {
    const [id, how, by] = [chance.id(), chance.weigh([["declared", 55], ["proof-seen", 33], ["told-by-partner", 12]]), chance.pick(journey.leads).by];
    if (fact.from > today || (fact.to !== null && fact.to <= fact.from)) continue;
    const { lane, line, topic } = placeOf(fact.code, fact.lane, fact.line);
    tell("situations", [id, ...about, lane, line, topic, fact.silence ?? "known", fact.code, dateOf(fact.from), past(fact.to, today), fact.due ? dateOf(fact.due) : null, fact.hours ?? null, fact.place ?? null, how, by, at(Math.max(fact.from, person.stays[0]!.entry))]);
  }
};

const barrierOdds = [["housing", 95], ["health", 55], ["mental-health", 35], ["addiction", 25], ["disability", 14], ["language", 50], ["literacy", 25], ["paperwork", 75], ["money", 60], ["debts", 35], ["mobility", 45], ["family", 30], ["childcare", 12], ["justice", 12], ["digital", 45], ["training", 60], ["isolation", 40], ["availability", 15]] as const satisfies readonly (readonly [BarrierCode, number])[];

const tellBarriers = (chance: Chance, about: readonly [string, string], journey: LifeJourney, entry: DayNumber, end: DayNumber | null, today: DayNumber, tell: Life): void => {
  for (const [code, percent] of barrierOdds) {
    if (!chance.odds(percent / 110)) continue;
    const [id, opened, intensity, hers, lasts] = [chance.id(), entry + chance.whole(0, 45), chance.whole(1, 3), chance.odds(0.4), chance.whole(60, 900)];
    const words: Cell = chance.pick(personWords);
    const closes = chance.odds(0.7) ? opened + lasts : end === null ? null : Math.max(end, opened);
    const closed = closes !== null && closes <= today;
    if (opened <= today) tell("barriers", [id, ...about, code, topicOfBarrier[code], intensity, dateOf(opened), closed ? dateOf(closes) : null, closed ? "lifted" : null, null, hers ? words : null, journey.leads[0]!.by]);
  }
};
