// What a board puts on paper: the file as its reader sees it, the minutes, the letter to the person, the report for the prescriber. Words only; #ground/papers draws them.
import { type CivilDate, sayDate } from "#ground/civil-date";
import type { Paper, PaperBlock } from "#ground/papers/paper";
import { topicWords } from "#rooms/access/index";
import { prolongationGroundWords } from "#rooms/contracts/index";
import type { AgendaCase, Attendance, BoardDecision, BoardOutcome, FilePart, Opinion, RenewalBoard, Sitting, Tally, TracedFact } from "./model.ts";
import { votes } from "./rules.ts";
import { outcomeWords, opinionStateWords, partWords, presenceWords, seatWords, viewWords } from "./words.fr.ts";

type Named = { name: string | null; number: number; chantier: string };
const titled = ({ part, topic }: FilePart): string => (["lanes", "done", "aspects"].includes(part) ? `${partWords[part]} : ${topicWords[topic]}` : partWords[part]);
const sayOutcome = ({ outcome, until }: { outcome: BoardOutcome; until: CivilDate | null }): string => `${outcomeWords[outcome]}${until ? ` jusqu'au ${sayDate(until)}` : ""}`;
const sayTally = (tally: Tally): string => (tally.for + tally.against + tally.abstains === 0 ? "sans vote" : `${tally.for} pour, ${tally.against} contre, ${tally.abstains} abstention${tally.abstains > 1 ? "s" : ""}`);

/** A fact that says no more than its line is kept, and not printed again. */
export const telling = (label: string, facts: readonly TracedFact[]): TracedFact[] => facts.filter(({ on, words }) => on !== null || words.toLowerCase() !== label.toLowerCase());
const partBlocks = (parts: readonly FilePart[]): PaperBlock[] => parts.flatMap((part): PaperBlock[] => [
  { kind: "heading", text: titled(part) },
  ...part.lines.flatMap(({ label, text, facts }): PaperBlock[] => [
    { kind: "facts", items: [{ label, text }] },
    // Every number is followed by what it was counted from.
    ...(telling(label, facts).length > 0 ? [{ kind: "list" as const, items: telling(label, facts).map(({ on, words }) => `${on ? `${sayDate(on)} : ` : ""}${words}`) }] : []),
  ]),
]);
const opinionBlocks = (opinions: readonly Opinion[]): PaperBlock[] => opinions.length === 0 ? [] : [
  { kind: "heading", text: "Avis" }, { kind: "facts", items: opinions.map(({ name, topic, state, view, words }) => ({ label: `${name}, ${topicWords[topic]}`, text: `${view ? viewWords[view] : opinionStateWords[state]}.${words ? ` ${words}` : ""}` })) },
];

/** The file, as whoever prints it may read it. */
export const filePaper = ({ name, number, chantier }: Named, parts: readonly FilePart[], opinions: readonly Opinion[], today: CivilDate): Paper => ({
  title: `Dossier ${number}`, from: `${name ?? "Nom réservé"}, ${chantier}. Imprimé le ${sayDate(today)}.`, foot: `Dossier ${number} · à détruire après la séance`, blocks: [...partBlocks(parts), ...opinionBlocks(opinions)],
});

/** Minutes: who came, what was decided of each case by its number, with the votes; no name of a person. */
export const minutesPaper = (board: RenewalBoard, sitting: Sitting, attendance: readonly Attendance[], agenda: readonly AgendaCase[], decisions: readonly BoardDecision[]): Paper => ({
  title: `Procès-verbal de la séance du ${sayDate(sitting.heldOn)}`, from: `${board.name}, ${sitting.opensAt}, ${sitting.place ?? "à distance"}.`, foot: board.name,
  blocks: [
    { kind: "heading", text: "Présences" },
    { kind: "table", caption: "Qui siège, et qui est venu", columns: ["Nom", "Siège", "Présence"], rows: attendance.map(({ name, seat, how }) => [name, seatWords[seat], how ? presenceWords[how] : "non dit"]) },
    { kind: "text", text: `Quorum : ${board.quorum} votants, comptés sur chaque dossier. Voix : ${attendance.filter(votes).length}.` },
    { kind: "heading", text: "Décisions" },
    { kind: "table", caption: "Dossiers entendus", columns: ["Dossier", "Chantier", "Décision", "Votes"], rows: decisions.map((one) => { const line = agenda.find(({ id }) => id === one.caseId); return [line ? String(line.number) : "", line?.chantier ?? "", sayOutcome(one), sayTally(one.tally)]; }) },
    ...decisions.flatMap((one): PaperBlock[] => {
      const line = agenda.find(({ id }) => id === one.caseId);
      const away = attendance.filter((member) => votes(member) && line?.tooNear.includes(member.professionalId)).map(({ name }) => name);
      return [
        { kind: "heading", text: line ? `Dossier ${line.number}` : "Dossier" },
        { kind: "facts", items: [{ label: "Décision", text: sayOutcome(one) }, { label: "Raisons", text: one.reasons }, ...(one.conditions ? [{ label: "Conditions", text: one.conditions }] : []), ...(one.ground ? [{ label: "Fondement", text: `${prolongationGroundWords[one.ground]}${one.reference ? `, ${one.reference}` : ""}` }] : []), ...(away.length > 0 ? [{ label: "N'ont pas voté", text: `${away.join(", ")} (trop proches du dossier)` }] : [])] },
      ];
    }),
    ...(sitting.remarks ? [{ kind: "heading" as const, text: "Remarques" }, { kind: "text" as const, text: sitting.remarks }] : []),
    { kind: "sign", labels: ["La présidence", "Le secrétariat"] },
  ],
});

const toHer: Record<Exclude<BoardOutcome, "renew">, string> = {
  "other-siae": "La commission propose que vous continuiez dans une autre structure d'insertion.", "ordinary-job": "La commission propose que vous cherchiez un emploi ordinaire, avec de l'aide.", training: "La commission propose que vous suiviez une formation.",
  leave: "Votre contrat ne sera pas renouvelé.", postpone: "La commission n'a pas décidé. Elle en parlera à une autre séance.",
};
/** To her, in plain words: what, why, what now, how to disagree. */
export const letterPaper = (board: RenewalBoard, { name, number, chantier }: Named, decision: BoardDecision, endsOn: CivilDate | null, contestUntil: CivilDate | null, today: CivilDate): Paper => ({
  title: "Ce que la commission a décidé", from: `${board.name}, le ${sayDate(today)}. Pour ${name ?? "vous"}.`, large: true, foot: `Dossier ${number}`,
  blocks: [
    { kind: "text", text: "Bonjour," },
    { kind: "text", text: `La commission s'est réunie le ${sayDate(decision.heldOn)}. Elle a parlé de la suite de votre contrat avec ${chantier}.` },
    { kind: "heading", text: "La décision" },
    { kind: "text", strong: true, text: decision.outcome === "renew" && decision.until ? `Votre contrat continue jusqu'au ${sayDate(decision.until)}.` : toHer[decision.outcome as Exclude<BoardOutcome, "renew">] },
    ...(decision.outcome !== "renew" && decision.outcome !== "postpone" && endsOn ? [{ kind: "text" as const, text: `Votre contrat de maintenant finit le ${sayDate(endsOn)}.` }] : []),
    { kind: "heading", text: "Pourquoi" }, { kind: "text", text: decision.reasons },
    ...(decision.conditions ? [{ kind: "heading" as const, text: "À quelles conditions" }, { kind: "text" as const, text: decision.conditions }] : []),
    { kind: "heading", text: "Vous n'êtes pas d'accord ?" },
    { kind: "text", text: contestUntil ? `Vous pouvez le dire jusqu'au ${sayDate(contestUntil)}. Parlez-en avec votre référent, ou écrivez à : ${board.contact}. La commission vous entendra à nouveau. Vous pouvez vous faire aider par la personne de votre choix.` : `Parlez-en avec votre référent, ou écrivez à : ${board.contact}.` },
    { kind: "text", text: "La commission donne un avis sur la suite de votre parcours. Votre contrat de travail est signé avec votre employeur : si vous pensez qu'il n'est pas respecté, vous pouvez aller devant le conseil de prud'hommes (à vérifier avec votre référent)." },
    { kind: "sign", labels: ["La présidence de la commission"] },
  ],
});

/** The report an authorised prescriber reads before a prolongation of the PASS: what was done and what is asked, ready to send once read again together. */
export const reportPaper = ({ name, number, chantier }: Named, parts: readonly FilePart[], decision: BoardDecision | null, board: RenewalBoard, today: CivilDate): Paper => ({
  title: "Bilan pour la prolongation du PASS IAE", from: `${name ?? "Nom réservé"}, ${chantier}, le ${sayDate(today)}. À relire avec la personne avant l'envoi.`, foot: `Bilan · dossier ${number}`,
  blocks: [
    ...(decision ? [{ kind: "heading" as const, text: "Ce que la commission a décidé" }, { kind: "facts" as const, items: [{ label: "Décision", text: `${sayOutcome(decision)}, le ${sayDate(decision.heldOn)}, ${board.name}` }, { label: "Raisons", text: decision.reasons }, ...(decision.conditions ? [{ label: "Conditions", text: decision.conditions }] : []), ...(decision.ground ? [{ label: "Motif", text: prolongationGroundWords[decision.ground] }] : [])] }] : []),
    ...partBlocks(parts.filter(({ part }) => part !== "grounds")),
    { kind: "heading", text: "Avis du prescripteur habilité" }, { kind: "text", text: "À écrire par le prescripteur : accord ou refus, motif, durée, et en cas de refus les actions proposées." },
    { kind: "sign", labels: ["Pour l'employeur", "La personne", "Le prescripteur"] },
  ],
});
