// What a form asks of the rules, once its gesture was read: null when they have nothing to say of it.
import type { Sent } from "#ground/form";
import { type Asked, contractKinds, type EmploymentContract, employerKinds, hoursGrounds, immersionAims, passGrounds, passSuspensionReasons, prolongationGrounds } from "#rooms/contracts/index";
import type { Gesture } from "./gestures.ts";

// The gesture read these dates before: they are dates.
const day = (sent: Sent, name: string): string => sent.date(name) ?? "";
const signed = (sent: Sent) => ({
  startsOn: day(sent, "starts_on"), endsOn: sent.date("ends_on"), weekly: sent.number("weekly") ?? 0, hoursGround: sent.choice("hours_ground", hoursGrounds), ground: sent.choice("ground", prolongationGrounds), reference: sent.optional("reference"),
});

export const askedOf = (gesture: Gesture, sent: Sent, contracts: readonly EmploymentContract[]): Asked | null => {
  if (gesture === "nouveau") {
    const elsewhere = ["", "autre"].includes(sent.text("employer"));
    return { kind: "contract", contract: { ...signed(sent), kind: sent.choice("kind", contractKinds) ?? "cddi", renews: null, employer: { kind: elsewhere ? (sent.choice("employer_kind", employerKinds) ?? "aci") : "aci", structureId: elsewhere ? null : sent.text("employer"), name: sent.text("employer_name") } } };
  }
  const contractId = sent.text("contract");
  if (gesture === "renouveler") {
    const before = contracts.find(({ id }) => id === contractId);
    return before ? { kind: "contract", contract: { ...signed(sent), kind: before.kind, employer: before.employer, renews: before.id } } : null;
  }
  if (gesture === "heures") return { kind: "hours", contractId, hours: { from: day(sent, "from"), weekly: sent.number("weekly") ?? 0, ground: sent.choice("hours_ground", hoursGrounds) } };
  if (gesture === "immersion") return { kind: "immersion", contractId, immersion: { aim: sent.choice("aim", immersionAims) ?? "discover", host: sent.text("host"), startsOn: day(sent, "starts_on"), endsOn: day(sent, "ends_on") } };
  if (gesture === "pass-suspension") return { kind: "pass-suspension", wanted: { reason: sent.choice("reason", passSuspensionReasons) ?? "contract-suspended", startsOn: day(sent, "starts_on"), endsOn: sent.date("ends_on") } };
  // What was answered already is no longer a question.
  if (gesture === "pass-prolongation" && sent.text("state") === "asked") return { kind: "pass-prolongation", ground: sent.choice("ground", passGrounds) ?? "particular-difficulties", until: day(sent, "ends_on") };
  return null;
};
