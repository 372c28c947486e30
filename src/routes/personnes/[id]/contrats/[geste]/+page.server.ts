import { createHash } from "node:crypto";
import { fail, redirect } from "@sveltejs/kit";
import { addDays, sayDate } from "#ground/civil-date";
import { readForm, type Sent } from "#ground/form";
import { refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import {
  contractEndWords, contractKindWords, employerKindWords, hoursGroundWords, immersionAimWords, mayKeepContracts, mayKeepPass, offeredGrounds, offeredReasons, passGroundWords, passSourceWords, passReasonWords, prolongationGroundWords, prolongationStateWords, suspensionReasonWords, warningsOf,
} from "#rooms/contracts/index";
import { factsFor, findPass, listContracts } from "#rooms/contracts/server";
import { recordReading } from "#rooms/journal/server";
import { findJourney } from "#rooms/journey/server";
import { calledName } from "#rooms/people/index";
import { findAccess, findFollowing } from "#rooms/people/server";
import { listChantiersOf } from "#rooms/programme/server";
import { notFound, thePerson } from "../../the-person.ts";
import { sayContract } from "../saying.ts";
import { askedOf } from "./asked.ts";
import { type Gesture, gestures, isGesture, isOfThePass, sayRefusal, type Wrong } from "./gestures.ts";
import type { Actions, PageServerLoad } from "./$types";

const titles: Record<Gesture, string> = {
  nouveau: "Écrire un contrat", renouveler: "Renouveler ce contrat", heures: "Changer les heures", suspension: "Suspendre ce contrat", reprise: "Terminer la suspension", immersion: "Une période en entreprise (PMSMP)", fin: "Dire comment il a fini",
  pass: "Recopier le PASS IAE", "pass-suspension": "Noter une suspension du PASS", "pass-prolongation": "Noter une prolongation du PASS",
};
const choices = (words: Record<string, string>): { value: string; label: string }[] => Object.entries(words).map(([value, label]) => ({ value, label }));
const offered = {
  kinds: choices(contractKindWords), employerKinds: choices(employerKindWords), grounds: choices(prolongationGroundWords), hoursGrounds: choices(hoursGroundWords), suspensions: choices(suspensionReasonWords), aims: choices(immersionAimWords), ends: choices(contractEndWords),
  // Those of the past are read, no longer written.
  sources: choices(passSourceWords), passReasons: choices(passReasonWords).filter(({ value }) => (offeredReasons as readonly string[]).includes(value)), passGrounds: choices(passGroundWords).filter(({ value }) => (offeredGrounds as readonly string[]).includes(value)), states: choices(prolongationStateWords),
};
const aboutOne: readonly Gesture[] = ["renouveler", "heures", "suspension", "immersion", "fin"];

export const load: PageServerLoad = ({ locals, params, route, url }) =>
  locals.enter(async (visit) => {
    const { person, access } = await thePerson(visit, params.id, route.id);
    const gesture = params.geste;
    if (!isGesture(gesture) || !(isOfThePass(gesture) ? mayKeepPass(access) : mayKeepContracts(access))) return notFound();
    const [contracts, kept, journey, current] = await Promise.all([listContracts(visit, person.id), findPass(visit, person.id), findJourney(visit, person.id), findFollowing(visit, person.id)]);
    const contract = contracts.find(({ id }) => id === url.searchParams.get("contrat")) ?? null;
    const suspension = contracts.flatMap(({ suspensions }) => suspensions).find(({ id }) => id === url.searchParams.get("suspension")) ?? null;
    if ((aboutOne.includes(gesture) && !contract) || (gesture === "reprise" && !suspension) || (isOfThePass(gesture) && gesture !== "pass" && !kept?.pass)) return notFound();
    await recordReading(visit, "contracts.viewed", person, access);
    const chantiers = gesture === "nouveau" && journey ? await listChantiersOf(visit, journey.territoryId) : [];
    const said = contract && sayContract(contract, visit.today);
    return {
      id: person.id, name: calledName(person), today: visit.today, gesture, title: titles[gesture], offered, current,
      about: said ? `${said.words}, ${said.dates}` : suspension ? `Suspendu depuis le ${sayDate(suspension.startsOn)}` : null,
      contract: contract && { id: contract.id, endsOn: contract.endsOn, next: contract.endsOn ? addDays(contract.endsOn, 1) : null, weekly: contract.hours.at(-1)?.weekly ?? null },
      suspensionId: suspension?.id ?? null,
      employers: [...chantiers.map(({ id, name }) => ({ value: id, label: name })), { value: "autre", label: "Une autre SIAE, que je nomme" }],
      pass: kept?.pass ?? null,
    };
  });

type Refused = { errors: Wrong[]; values: Record<string, string>; warnings: string[]; read: string };

/** The same warnings, read once, are confirmed; others are shown first. */
const markOf = (warnings: readonly string[]): string => createHash("sha256").update(warnings.join("\n")).digest("hex").slice(0, 16);
/** What the texts say of it, by what was known before it was written. */
const warn = async (visit: Visit, personId: string, gesture: Gesture, sent: Sent): Promise<string[]> => {
  const [contracts, kept, journey, access] = await Promise.all([listContracts(visit, personId), findPass(visit, personId), findJourney(visit, personId), findAccess(visit, personId)]);
  const asked = askedOf(gesture, sent, contracts);
  return asked === null ? [] : [...new Set(warningsOf(asked, { contracts, kept, facts: await factsFor(visit, personId, access), journeyStartsOn: journey?.openedOn ?? null, today: visit.today }))];
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    if (!isGesture(params.geste)) return notFound();
    const sent = readForm(await request.formData());
    const refused = (status: number, wrong: Wrong) => fail<Refused>(status, { errors: [wrong], values: sent.values, warnings: [], read: "" });
    const named = params.geste;
    const gesture = gestures[named](params.id, sent);
    if (typeof gesture !== "function") return refused(400, gesture);
    const answer = await locals.enter(async (visit) => {
      const warnings = await warn(visit, params.id, named, sent);
      const done = await gesture(visit);
      // Refused after the verb, so that what cannot be written is said first: what it wrote is taken back.
      return done.ok && warnings.length > 0 && sent.text("read") !== markOf(warnings) ? refuse("warned", { warnings }) : done;
    });
    if (!answer.ok && answer.reason === "warned") {
      const warnings = answer.detail?.["warnings"] as string[];
      return fail<Refused>(409, { errors: [], values: sent.values, warnings, read: markOf(warnings) });
    }
    // A contract of another day, or older than what the thread says, is not on it: the page tells it.
    if (answer.ok) redirect(303, `/personnes/${params.id}/contrats?fait=${(answer.value as { onThread?: boolean }).onThread === false ? "sans-le-fil" : "1"}`);
    const wrong = sayRefusal(answer.reason);
    return wrong ? refused(409, wrong) : notFound();
  },
};
