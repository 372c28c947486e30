import type { CivilDate } from "#ground/civil-date";
import type { Employer, EmploymentContract, Immersion, RuleFacts } from "./model.ts";

export const chantier: Employer = { kind: "aci", structureId: "s-1", name: "Chantier des Tilleuls (simulé)" };
export const elsewhere: Employer = { kind: "ei", structureId: null, name: "Entreprise du Canal (simulée)" };

/** A CDDI of the chantier of the tests, from a day to another, both included. */
export const aContract = (id: string, startsOn: CivilDate, endsOn: CivilDate | null, more: Partial<EmploymentContract> = {}): EmploymentContract => ({
  id, kind: "cddi-cvg", employer: chantier, startsOn, endsOn, endedOn: null, end: null, renews: null, ground: null, reference: null, hours: [], suspensions: [], immersions: [], ...more,
});
export const anImmersion = (id: string, startsOn: CivilDate, endsOn: CivilDate, more: Partial<Immersion> = {}): Immersion => ({ id, aim: "discover", host: "Garage Imaginaire (simulé)", startsOn, endsOn, ...more });
/** Nothing is known of the person, but what is said. */
export const knowing = (facts: Partial<RuleFacts> = {}): RuleFacts => ({ bornOn: null, isDisabledWorker: null, trainingEndsOn: null, underSentenceAdjustment: null, hasParticularDifficulties: null, ...facts });
