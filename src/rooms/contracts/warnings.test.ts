import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { aContract, anImmersion, chantier, elsewhere, knowing } from "./chain-testing.ts";
import type { EmploymentContract, PassSuspension, RuleFacts } from "./model.ts";
import { type Asked, warningsOf } from "./warnings.fr.ts";

describe("Avant d'écrire, la page avertit", () => {
  const today = "2026-11-21";
  const first = aContract("c-1", "2026-06-01", "2026-11-30");
  const contract = { kind: "cddi-cvg" as const, employer: chantier, startsOn: "2026-12-01", endsOn: "2027-05-31", weekly: 26, hoursGround: null, renews: "c-1", ground: null, reference: null };
  const pass = { journeyId: "j", pass: { number: null, startsOn: "2026-06-01", endsOn: "2028-05-31", readOn: today, readFrom: "emplois" as const }, suspensions: [] as PassSuspension[], prolongations: [] };
  const warn = (asked: Asked, { contracts = [first], facts = knowing() }: { contracts?: EmploymentContract[]; facts?: RuleFacts } = {}) => warningsOf(asked, { contracts, kept: pass, facts, journeyStartsOn: "2026-06-01", today });
  const says = (asked: Asked, words: RegExp, known = {}): void => assert.ok(warn(asked, known).some((one) => words.test(one)), warn(asked, known).join(" | "));

  it("ce que les textes permettent simplement n'arrête personne", () => {
    for (const asked of [
      { kind: "contract", contract }, { kind: "contract", contract: { ...contract, endsOn: "2028-05-31" } }, { kind: "hours", contractId: "c-1", hours: { from: today, weekly: 30, ground: null } }, { kind: "hours", contractId: "c-1", hours: { from: today, weekly: 20, ground: null } },
      { kind: "immersion", contractId: "c-1", immersion: { aim: "discover", host: "Garage Imaginaire (simulé)", startsOn: "2026-11-23", endsOn: "2026-11-30" } },
      { kind: "pass-suspension", wanted: { reason: "contract-broken", startsOn: "2026-11-01", endsOn: null } }, { kind: "contract", contract: { ...contract, kind: "cdi-inclusion", endsOn: null } },
    ] satisfies Asked[]) assert.deepEqual(warn(asked), [], JSON.stringify(asked));
  });

  it("un jour de trop, moins de quatre mois, moins de vingt heures, deux employeurs : chacun sa raison et son article", () => {
    says({ kind: "contract", contract: { ...contract, endsOn: "2028-06-01" } }, /24 mois finissent le 31 mai 2028.*art\./);
    says({ kind: "contract", contract: { ...contract, endsOn: "2027-03-30" } }, /Moins de 4 mois/);
    says({ kind: "contract", contract: { ...contract, startsOn: "2027-03-01", renews: null, endsOn: "2027-05-31" } }, /4 mois/, { facts: knowing({ underSentenceAdjustment: false }) });
    says({ kind: "contract", contract: { ...contract, weekly: 19 } }, /20/);
    says({ kind: "hours", contractId: "c-1", hours: { from: today, weekly: 19.5, ground: null } }, /20/);
    says({ kind: "contract", contract: { ...contract, employer: elsewhere, startsOn: "2026-11-01", renews: null } }, /Deux employeurs le même jour/);
    says({ kind: "immersion", contractId: "c-1", immersion: { aim: "discover", host: "Garage Imaginaire (simulé)", startsOn: "2026-11-23", endsOn: "2026-12-24" } }, /mois|contrat/);
    says({ kind: "immersion", contractId: "c-1", immersion: { aim: "discover", host: "Garage Imaginaire (simulé)", startsOn: "2026-11-23", endsOn: "2026-11-24" } }, /./, { contracts: [{ ...first, immersions: [anImmersion("i-1", "2026-07-01", "2026-07-05"), anImmersion("i-2", "2026-09-01", "2026-09-05")] }] });
    says({ kind: "pass-suspension", wanted: { reason: "contract-broken", startsOn: "2026-11-22", endsOn: null } }, /ne se déclare pas d'avance/);
    says({ kind: "pass-prolongation", ground: "senior", until: "2029-05-31" }, /./, { facts: knowing({ bornOn: "1999-01-01" }) });
  });
});
