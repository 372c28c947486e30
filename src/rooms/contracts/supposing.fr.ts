// « Et si ? » : what is supposed is read from the address, nothing is written; the dates that move come out, before and after.
import { type CivilDate, daysBetween, parseCivilDate, sayDate } from "#ground/civil-date";
import { type MovedChainDate, whatIfElsewhere, whatIfEnd, whatIfHours } from "./chain-what-if.ts";
import { chainDateWords, sayChainGround } from "./chain-words.fr.ts";
import { chainOn } from "./chain.ts";
import { type EmploymentContract, type PassGround, passGrounds, type RuleFacts } from "./model.ts";
import { movingDateWords, sayGround } from "./pass-words.fr.ts";
import { contractOn } from "./rules.ts";
import { whatIf } from "./what-if.ts";
import type { KeptPass } from "./pass.server.ts";

export const supposals = { fin: "Le contrat finit un autre jour", heures: "D'autres heures par semaine", ailleurs: "Un contrat dans une autre SIAE", suspension: "Le PASS est suspendu", prolongation: "Le PASS est prolongé" } as const;
export type Supposal = keyof typeof supposals;
export type Moves = { date: string; before: string; after: string }[];
export type Supposed = { moves: Moves; grounds: string[] } | { wrong: string };

type Known = { contracts: readonly EmploymentContract[]; kept: KeptPass | null; facts: RuleFacts; today: CivilDate };
const said = (day: CivilDate | null): string => (day === null ? "aucun" : sayDate(day));
const chainMoves = (moved: readonly MovedChainDate[]): Moves => moved.map(({ date, before, after }) => ({ date: chainDateWords[date], before: said(before), after: said(after) }));

export const suppose = (what: Supposal, asked: (name: string) => string, { contracts, kept, facts, today }: Known): Supposed => {
  const [from, until] = [parseCivilDate(asked("du")), parseCivilDate(asked("au"))];
  const current = contractOn(contracts, today) ?? chainOn(contracts, today)?.contracts.at(-1) ?? null;
  if (what === "suspension" || what === "prolongation") {
    if (!kept?.pass) return { wrong: "Recopiez d'abord le PASS : il n'y a rien à faire bouger." };
    const employer = chainOn(contracts, today);
    const pass = { pass: kept.pass, suspensions: kept.suspensions, prolongations: kept.prolongations, facts, employerKind: employer?.employer.kind ?? null, isLatest: true, inclusionCdi: contracts.find(({ kind }) => kind === "cdi-inclusion")?.startsOn ?? (false as const), on: today, hiredOn: employer?.startsOn ?? null, isLastEmployer: null, contractSuspendedOn: null };
    if (what === "suspension") {
      if (!from || !until || until < from) return { wrong: "Écrivez le premier et le dernier jour de la suspension." };
      const { moved, answer } = whatIf(pass, { kind: "suspension", reason: "contract-suspended", startsOn: from, days: daysBetween(from, until) + 1 });
      return { moves: moved.map(({ code, before, after }) => ({ date: movingDateWords[code], before: said(before), after: said(after) })), grounds: answer?.grounds.filter(({ says }) => says !== "yes").map(sayGround) ?? [] };
    }
    const ground = passGrounds.find((one) => one === asked("motif")) ?? ("particular-difficulties" satisfies PassGround);
    const { moved, answer } = whatIf(pass, { kind: "prolongation", ground, days: null });
    return { moves: moved.map(({ code, before, after }) => ({ date: movingDateWords[code], before: said(before), after: said(after) })), grounds: answer?.grounds.filter(({ says }) => says !== "yes").map(sayGround) ?? [] };
  }
  if (!current) return { wrong: "Écrivez d'abord son contrat : il n'y a rien à faire bouger." };
  if (what === "fin") return until && until >= current.startsOn ? { moves: chainMoves(whatIfEnd(contracts, current.id, until, today)), grounds: [] } : { wrong: "Écrivez le dernier jour supposé, après le début du contrat." };
  if (what === "heures") {
    const weekly = Number(asked("heures").replace(",", "."));
    if (!from || !(weekly > 0 && weekly <= 48)) return { wrong: "Écrivez les heures par semaine et le jour où elles commencent." };
    const { moved, answer } = whatIfHours(contracts, current.id, { from, weekly, ground: null }, facts);
    return { moves: chainMoves(moved), grounds: answer?.grounds.filter(({ says }) => says !== "yes").map(sayChainGround) ?? [] };
  }
  if (!from || !until || until < from) return { wrong: "Écrivez le premier et le dernier jour du contrat supposé." };
  return { moves: chainMoves(whatIfElsewhere(contracts, { kind: "ei", structureId: null, name: "Une autre SIAE" }, from, until, today)), grounds: [] };
};
