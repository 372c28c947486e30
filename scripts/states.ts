// npm run states : writes docs/states.md, and the drawing of a mobilisation, from the move tables; a test holds them together.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { appointmentMoveNames, appointmentMoves, appointmentMoveWords, appointmentStateWords, sideWords as appointmentSideWords } from "#rooms/agenda/index";
import { caseMoveNames, caseMoves, caseMoveWords, caseStateWords, sittingMoveNames, sittingMoves, sittingMoveWords, sittingStateWords } from "#rooms/boards/index";
import { importMoveNames, importMoves, importMoveWords, importStateWords } from "#rooms/imports/index";
import { runMoveNames, runMoves, runMoveWords, runStateWords } from "#rooms/exchange/index";
import { moveNames, moves, moveWords, stageWords } from "#rooms/journey/index";
import { agreementMoveNames, agreementMoves, agreementMoveWords, agreementStateWords, coverMoveNames, coverMoves, coverMoveWords, coverStateWords, jobMoveNames, jobMoves, jobMoveWords, jobStateWords, prospectionMoveNames, prospectionMoves, prospectionMoveWords, prospectionStageWords } from "#rooms/partnerships/index";
import { answeringMoves, askingMoves, isEnded, moveOf, referralMoveWords, referralStates, referralStateWords, sideWords } from "#rooms/referrals/index";
import { requestMoveNames, requestMoves, requestMoveWords, requestStateWords } from "#rooms/rights/index";
import { drawStates } from "./states-drawing.ts";

type Drawn = { title: string; moves: { name: string; french: string; from: readonly string[]; to: string; by?: readonly string[] }[] };

const tableOf = ({ title, moves: drawn }: Drawn): string[] => {
  const bySide = drawn.some(({ by }) => by);
  return ["", `## ${title}`, "", `| Move | French |${bySide ? " By |" : ""} From | To |`, `|---|---|${bySide ? "---|" : ""}---|---|`,
    ...drawn.map(({ name, french, from, to, by }) => `| ${name} | ${french} |${bySide ? ` ${(by ?? []).join(", ")} |` : ""} ${from.join(", ")} | ${to} |`)];
};

const referrals = (title: string, table: typeof askingMoves | typeof answeringMoves): Drawn => ({
  title, moves: (Object.keys(table) as (keyof typeof referralMoveWords)[]).map((name) => ({ name, french: referralMoveWords[name], by: moveOf(name).by.map((side) => sideWords[side]), from: moveOf(name).from.map((state) => referralStateWords[state]), to: referralStateWords[moveOf(name).to] })),
});

export const statesTable = (): string => ["# States and moves", "", "Written from the move tables; a test holds them together. A mobilisation is also [drawn](states-mobilisation.svg).", ...[
  { title: "Parcours", moves: moveNames.map((name) => ({ name, french: moveWords[name], from: moves[name].from.map((stage) => stageWords[stage]), to: stageWords[moves[name].to] })) },
  { title: "Reprise d'une liste", moves: importMoveNames.map((name) => ({ name, french: importMoveWords[name], from: importMoves[name].from.map((state) => importStateWords[state]), to: importStateWords[importMoves[name].to] })) },
  { title: "Demande sur son dossier", moves: requestMoveNames.map((name) => ({ name, french: requestMoveWords[name], from: requestMoves[name].from.map((state) => requestStateWords[state]), to: requestStateWords[requestMoves[name].to] })) },
  { title: "Rendez-vous", moves: appointmentMoveNames.map((name) => ({ name, french: appointmentMoveWords[name], by: appointmentMoves[name].by.map((side) => appointmentSideWords[side]), from: appointmentMoves[name].from.map((state) => appointmentStateWords[state]), to: appointmentStateWords[appointmentMoves[name].to] })) },
  { title: "Remplacement d'un chargé de partenariat", moves: coverMoveNames.map((name) => ({ name, french: coverMoveWords[name], from: coverMoves[name].from.map((state) => coverStateWords[state]), to: coverStateWords[coverMoves[name].to] })) },
  { title: "Convention avec un partenaire", moves: agreementMoveNames.map((name) => ({ name, french: agreementMoveWords[name], from: agreementMoves[name].from.map((state) => agreementStateWords[state]), to: agreementStateWords[agreementMoves[name].to] })) },
  { title: "Prospection d'une entreprise", moves: prospectionMoveNames.map((name) => ({ name, french: prospectionMoveWords[name], from: prospectionMoves[name].from.map((stage) => prospectionStageWords[stage]), to: prospectionStageWords[prospectionMoves[name].to] })) },
  { title: "Poste proposé", moves: jobMoveNames.map((name) => ({ name, french: jobMoveWords[name], from: jobMoves[name].from.map((state) => jobStateWords[state]), to: jobStateWords[jobMoves[name].to] })) },
  { title: "Séance d'une commission de renouvellement", moves: sittingMoveNames.map((name) => ({ name, french: sittingMoveWords[name], from: sittingMoves[name].from.map((state) => sittingStateWords[state]), to: sittingStateWords[sittingMoves[name].to] })) },
  { title: "Dossier de commission", moves: caseMoveNames.map((name) => ({ name, french: caseMoveWords[name], from: caseMoves[name].from.map((state) => caseStateWords[state]), to: caseStateWords[caseMoves[name].to] })) },
  { title: "Échange d'une offre", moves: runMoveNames.map((name) => ({ name, french: runMoveWords[name], from: runMoves[name].from.map((state) => runStateWords[state]), to: runStateWords[runMoves[name].to] })) },
  referrals("Mobilisation, du côté de qui demande", askingMoves), referrals("Mobilisation, du côté de qui répond", answeringMoves),
].flatMap(tableOf), ""].join("\n");

const drawn = (table: typeof askingMoves | typeof answeringMoves) => (Object.keys(table) as (keyof typeof referralMoveWords)[]).map((name) => ({ words: referralMoveWords[name], by: moveOf(name).by.map((side) => sideWords[side]), from: moveOf(name).from, to: moveOf(name).to }));
export const referralDrawing = (): string => drawStates({
  title: "Les états d'une mobilisation", states: referralStates.map((name) => ({ name, words: referralStateWords[name], ends: isEnded(name) })),
  above: { words: "Ce que fait qui demande", moves: drawn(askingMoves) }, below: { words: "Ce que fait qui répond", moves: drawn(answeringMoves) },
});

const docs = join(import.meta.dirname, "../docs");
if (import.meta.main) {
  writeFileSync(join(docs, "states.md"), statesTable());
  writeFileSync(join(docs, "states-mobilisation.svg"), referralDrawing());
}
