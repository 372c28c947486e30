import { decisionFaultWords, sittingFaultWords } from "./words.fr.ts";
import type { SettingsFault } from "./rules.ts";
import type { AskOpinionRefusal, GiveOpinionRefusal } from "./verbs/ask-opinion.ts";
import type { DecideCaseRefusal } from "./verbs/decide-case.ts";
import type { DrawCaseRefusal } from "./verbs/draw-case.ts";
import type { FollowRefusal } from "./decided.server.ts";
import type { MoveSittingRefusal } from "./verbs/move-sitting.ts";
import type { NotePresenceRefusal } from "./verbs/note-presence.ts";
import type { OpenBoardRefusal } from "./verbs/open-board.ts";
import type { OpenCaseRefusal } from "./verbs/open-case.ts";
import type { PlanSittingRefusal } from "./verbs/plan-sitting.ts";
import type { PrepareCaseRefusal } from "./verbs/prepare-case.ts";
import type { PutOnAgendaRefusal } from "./verbs/put-on-agenda.ts";
import type { SayBeforeBoardRefusal } from "./verbs/say-before-board.ts";
import type { SeatMemberRefusal } from "./verbs/seat-member.ts";
import type { SettleBoardRefusal } from "./verbs/settle-board.ts";
import type { VoteRefusal } from "./verbs/vote-on-case.ts";

/** Missing and forbidden look alike: no sentence for them, the page is not found. */
type Said<Refusal extends string> = Record<Exclude<Refusal, "not-found" | "not-allowed">, string>;
const changed = "Quelqu'un vient de changer ceci. Rechargez la page : ce que vous avez tapé reste.";

export const settingsFaultWords: Record<SettingsFault, string> = {
  "quorum-out-of-reach": "Le quorum va de 2 à 30 votants.", "opens-days": "Un dossier s'ouvre entre 14 et 365 jours avant la fin du contrat.", "reads-days": "Les dossiers se lisent entre 1 et 60 jours avant la séance.",
  "derogation-undated": "Écrivez le jour où la dérogation commence.", "derogation-ends-first": "La dérogation finit avant de commencer : vérifiez les dates.", "derogation-too-long": "La référence de la dérogation tient en 200 caractères.",
  "contest-days": "Le délai pour contester va de 8 à 365 jours.", "most-cases": "Une séance entend de 1 à 200 dossiers.", "contact-missing": "Dites à qui écrire pour contester, en trois cents caractères au plus.",
};
export const openBoardWords: Said<OpenBoardRefusal> = { "name-missing": "Donnez un nom à la commission, en 120 caractères au plus.", "contact-missing": settingsFaultWords["contact-missing"], "already-open": "Ce territoire a déjà sa commission." };
export const settleBoardWords: Said<SettleBoardRefusal> = { ...settingsFaultWords, "changed-meanwhile": changed };
export const seatMemberWords: Said<SeatMemberRefusal> = {
  "unknown-professional": "Choisissez quelqu'un du territoire, qui a un compte.", "already-seated": "Cette personne siège déjà.", "one-chair": "La commission a déjà sa présidence : mettez-y fin d'abord.", "sits-since-today": "Ce siège date d'aujourd'hui : mettez-y fin à partir de demain.",
};
export const planSittingWords: Said<PlanSittingRefusal> = { ...sittingFaultWords, "sits-already": "La commission siège déjà ce jour-là à cette heure." };
export const moveSittingWords: Said<MoveSittingRefusal> = {
  "not-from-here": "La séance n'en est plus là : rechargez la page.", "too-early": "Une séance s'ouvre le jour où elle se tient.", "cases-not-heard": "Des dossiers n'ont pas été entendus : décidez, ou reportez-les.", "remarks-too-long": "Les remarques dépassent 4 000 caractères : raccourcissez-les.", "changed-meanwhile": changed,
};
export const notePresenceWords: Said<NotePresenceRefusal> = { "sitting-over": "Cette séance est finie." };
export const openCaseWords: Said<OpenCaseRefusal> = { "no-board": "Son territoire n'a pas encore de commission : la coordination l'ouvre.", "already-open": "Un dossier est déjà ouvert.", "no-contract": "Elle ou il n'a pas de contrat en cours : écrivez-le d'abord." };
export const prepareCaseWords: Said<PrepareCaseRefusal> = {
  "drawn-already": "Le dossier est devant la commission : reprenez-le pour le changer.", "changed-meanwhile": "Quelqu'un vient d'écrire ici. Ce qui est enregistré est au-dessus, ce que vous avez tapé est gardé : enregistrez pour le mettre à la place.", "words-too-long": decisionFaultWords["words-too-long"], "until-missing": "Un renouvellement dit jusqu'à quel jour : écrivez la date.",
  "until-before-the-end": decisionFaultWords["until-before-the-end"], "means-missing": "Dites comment ses mots sont venus : à voix haute, ou écrits.",
};
export const drawCaseWords: Said<DrawCaseRefusal> = {
  "not-from-here": "Le dossier n'en est plus là : rechargez la page.", "no-sitting": "Choisissez d'abord la séance qui l'entendra.", "sitting-under-way": "La séance est ouverte : la commission décide, ou reporte.", "changed-meanwhile": changed,
  "nothing-proposed": "Écrivez ce que l'équipe propose.", "her-words-missing": "Notez ce qu'elle ou il souhaite, ou comment on le lui a demandé.", "no-aspect": "Dites au moins un aspect de son parcours.",
};
export const putOnAgendaWords: Said<PutOnAgendaRefusal> = { "not-from-here": "Ce dossier n'attend plus de séance.", "no-such-sitting": "Cette séance n'existe plus, ou elle est finie : choisissez-en une autre.", "heard-there": "Cette séance a déjà entendu ce dossier : choisissez-en une autre.", "changed-meanwhile": changed };
export const askOpinionWords: Said<AskOpinionRefusal> = { "not-her-referent": "Choisissez quelqu'un de son équipe, qui a un compte.", "asked-already": "Cet avis est déjà demandé.", "decided-already": "La commission a déjà décidé." };
export const giveOpinionWords: Said<GiveOpinionRefusal> = { "answered-already": "Vous avez déjà répondu.", "words-too-long": decisionFaultWords["words-too-long"], "view-missing": "Choisissez votre avis, ou dites que vous préférez ne pas en donner." };
export const voteWordsRefused: Said<VoteRefusal> = { "sitting-not-open": "On vote quand la séance est ouverte.", "not-a-voter": "Ce vote ne compte pas ici : il faut un siège qui vote, être là, et ne pas être trop proche du dossier.", "decided-already": "La commission a déjà décidé." };
export const decideCaseWords: Said<DecideCaseRefusal> = { ...decisionFaultWords, "sitting-not-open": "On décide quand la séance est ouverte.", "not-from-here": "Ce dossier n'est pas devant la commission.", "decided-already": "Cette séance a déjà décidé de ce dossier.", "changed-meanwhile": changed };
export const followWords: Said<FollowRefusal> = {
  "nothing-decided": "La commission n'a pas encore décidé.", "changed-meanwhile": changed, "in-the-future": "Ce jour n'est pas encore venu.", "before-the-decision": "Ce jour vient avant la décision.", "too-late-to-contest": "Le délai pour contester est passé ; parlez-en à la commission.",
  "already-open": "Un dossier est déjà ouvert pour elle ou lui.", "words-missing": "Écrivez ce qu'elle ou il conteste, dans ses mots.", "words-too-long": decisionFaultWords["words-too-long"], "nothing-to-carry": "La décision n'est pas un renouvellement de ce contrat : rien à écrire dans la chaîne.", "carried-already": "Le renouvellement est déjà écrit.",
};
export const sayBeforeBoardWords: Said<SayBeforeBoardRefusal> = { "too-late": "Votre dossier est déjà devant la commission : dites-le à votre fil rouge.", "words-too-long": decisionFaultWords["words-too-long"], "nothing-said": "Écrivez quelque chose, ou choisissez ce que vous souhaitez." };
