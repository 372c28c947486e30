// What each form of the page sends, read once: a date that is none, a choice that was not made, then the verb.
import { type Sent, wrongDate } from "#ground/form";
import type { Outcome } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import {
  contractEnds, contractKinds, contractRefusalWords, employerKinds, hoursGrounds, immersionAims, passGrounds, passSuspensionReasons, prolongationGrounds, prolongationStates, suspensionReasons,
} from "#rooms/contracts/index";
import { addImmersion, amendHours, endContract, listContracts, notePassSuspension, noteProlongation, resumeContract, suspendContract, writeContract } from "#rooms/contracts/server";
import { passSources } from "#rooms/journey/index";
import { recordPass } from "#rooms/journey/server";

export type Wrong = { name: string; message: string };
type Done = Outcome<unknown, string>;
/** The gesture, once everything it needs was read; or the first field to put right. */
type Read = Wrong | ((visit: Visit) => Promise<Done>);

const day = (sent: Sent, name: string): string | Wrong => {
  const date = sent.date(name);
  return date === "wrong" ? { name, message: wrongDate } : (date ?? { name, message: "Écrivez la date." });
};
const dayOrNone = (sent: Sent, name: string): string | null | Wrong => {
  const date = sent.date(name);
  return date === "wrong" ? { name, message: wrongDate } : date;
};
const isWrong = (value: unknown): value is Wrong => typeof value === "object" && value !== null && "message" in value;
const firstWrong = (...values: unknown[]): Wrong | undefined => values.find(isWrong);
const choose = (name: string): Wrong => ({ name, message: "Choisissez une réponse." });

const known = (sent: Sent): "document" | "told" => (sent.text("known_how") === "told" ? "told" : "document");

export const gestures = {
  nouveau: (personId: string, sent: Sent): Read => {
    const [kind, startsOn, endsOn, employerId] = [sent.choice("kind", contractKinds), day(sent, "starts_on"), dayOrNone(sent, "ends_on"), sent.text("employer")];
    if (!kind) return choose("kind");
    const wrong = firstWrong(startsOn, endsOn);
    if (wrong) return wrong;
    const elsewhere = employerId === "" || employerId === "autre";
    return (visit) => writeContract(visit, {
      personId, kind, startsOn: startsOn as string, endsOn: endsOn as string | null, weekly: sent.number("weekly") ?? 0, hoursGround: sent.choice("hours_ground", hoursGrounds), renews: null, ground: sent.choice("ground", prolongationGrounds), reference: sent.optional("reference"), knownHow: known(sent),
      employer: { kind: elsewhere ? (sent.choice("employer_kind", employerKinds) ?? "aci") : "aci", structureId: elsewhere ? null : employerId, name: elsewhere ? sent.text("employer_name") : "" },
    });
  },
  renouveler: (personId: string, sent: Sent): Read => {
    const [startsOn, endsOn] = [day(sent, "starts_on"), day(sent, "ends_on")];
    const wrong = firstWrong(startsOn, endsOn);
    if (wrong) return wrong;
    return async (visit) => {
      const before = (await listContracts(visit, personId)).find(({ id }) => id === sent.text("contract"));
      if (!before) return { ok: false, reason: "not-found" };
      return writeContract(visit, { personId, kind: before.kind, employer: before.employer, startsOn: startsOn as string, endsOn: endsOn as string, weekly: sent.number("weekly") ?? 0, hoursGround: sent.choice("hours_ground", hoursGrounds), renews: before.id, ground: sent.choice("ground", prolongationGrounds), reference: sent.optional("reference"), knownHow: "document" });
    };
  },
  heures: (personId: string, sent: Sent): Read => {
    const from = day(sent, "from");
    return isWrong(from) ? from : (visit) => amendHours(visit, { personId, contractId: sent.text("contract"), from, weekly: sent.number("weekly") ?? 0, ground: sent.choice("hours_ground", hoursGrounds) });
  },
  suspension: (personId: string, sent: Sent): Read => {
    const [reason, startsOn, endsOn] = [sent.choice("reason", suspensionReasons), day(sent, "starts_on"), dayOrNone(sent, "ends_on")];
    const wrong = firstWrong(startsOn, endsOn) ?? (reason ? undefined : choose("reason"));
    return wrong ?? ((visit) => suspendContract(visit, { personId, contractId: sent.text("contract"), reason: reason!, startsOn: startsOn as string, endsOn: endsOn as string | null }));
  },
  reprise: (personId: string, sent: Sent): Read => {
    const lastDay = day(sent, "last_day");
    return isWrong(lastDay) ? lastDay : (visit) => resumeContract(visit, { personId, suspensionId: sent.text("suspension"), lastDay });
  },
  immersion: (personId: string, sent: Sent): Read => {
    const [aim, startsOn, endsOn] = [sent.choice("aim", immersionAims), day(sent, "starts_on"), day(sent, "ends_on")];
    const wrong = firstWrong(startsOn, endsOn) ?? (aim ? undefined : choose("aim"));
    return wrong ?? ((visit) => addImmersion(visit, { personId, contractId: sent.text("contract"), aim: aim!, host: sent.text("host"), startsOn: startsOn as string, endsOn: endsOn as string }));
  },
  fin: (personId: string, sent: Sent): Read => {
    const [on, end] = [day(sent, "on"), sent.choice("end", contractEnds)];
    const wrong = firstWrong(on) ?? (end ? undefined : choose("end"));
    return wrong ?? ((visit) => endContract(visit, { personId, contractId: sent.text("contract"), on: on as string, end: end! }));
  },
  pass: (personId: string, sent: Sent): Read => {
    const [startsOn, endsOn] = [day(sent, "starts_on"), day(sent, "ends_on")];
    const wrong = firstWrong(startsOn, endsOn);
    return wrong ?? ((visit) => recordPass(visit, { personId, number: sent.text("number").replaceAll(/\s/g, "") || null, startsOn: startsOn as string, endsOn: endsOn as string, readFrom: sent.choice("read_from", passSources) ?? "told" }));
  },
  "pass-suspension": (personId: string, sent: Sent): Read => {
    const [reason, startsOn, endsOn] = [sent.choice("reason", passSuspensionReasons), day(sent, "starts_on"), dayOrNone(sent, "ends_on")];
    const wrong = firstWrong(startsOn, endsOn) ?? (reason ? undefined : choose("reason"));
    return wrong ?? ((visit) => notePassSuspension(visit, { personId, reason: reason!, startsOn: startsOn as string, endsOn: endsOn as string | null }));
  },
  "pass-prolongation": (personId: string, sent: Sent): Read => {
    const [ground, state, startsOn, endsOn] = [sent.choice("ground", passGrounds), sent.choice("state", prolongationStates), day(sent, "starts_on"), day(sent, "ends_on")];
    const wrong = firstWrong(startsOn, endsOn) ?? (ground ? undefined : choose("ground")) ?? (state ? undefined : choose("state"));
    return wrong ?? ((visit) => noteProlongation(visit, { personId, ground: ground!, state: state!, startsOn: startsOn as string, endsOn: endsOn as string }));
  },
} satisfies Record<string, (personId: string, sent: Sent) => Read>;
export type Gesture = keyof typeof gestures;
export const isGesture = (name: string): name is Gesture => Object.hasOwn(gestures, name);
/** Gestures on the PASS, which the direction does not make. */
export const isOfThePass = (gesture: Gesture): boolean => gesture.startsWith("pass");

/** Which field a refusal is about. */
const fields: Record<string, string> = {
  "employer-missing": "employer_name", "end-missing": "ends_on", "a-cdi-has-no-end": "ends_on", "ends-before-it-starts": "ends_on", "hours-out-of-a-week": "weekly", "reference-too-long": "reference", "reference-missing": "reference", "overlaps-its-own-employer": "starts_on",
  "outside-the-contract": "starts_on", "host-missing": "host", "already-said-that-day": "from", "wrong-number": "number", "outside-the-pass": "starts_on", "overlaps-another": "starts_on", "before-it-starts": "on", "after-its-term": "on", "term-is-its-last-day": "on", "one-is-asked": "state",
};
export const sayRefusal = (reason: string): Wrong | null => {
  const message = (contractRefusalWords as Record<string, string>)[reason];
  return message === undefined ? null : { name: fields[reason] ?? "geste", message };
};
