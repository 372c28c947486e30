// Why a row that could be read is not taken: who is already followed, a lead nobody knows, what a verb refused.

import type { Aside } from "#ground/tables/model";
import { journeyRefusalWords } from "#rooms/journey/index";
import { factRefusalWords } from "#rooms/situations/index";
import { sayDate } from "#ground/civil-date";
import type { Intake, Refusal, TakeReason } from "./model.ts";
import type { LeadFound } from "./leads.ts";
import type { Followed } from "./resemblance.ts";
import { refusalWords } from "./words.fr.ts";

const explained = (line: number, reasonCode: TakeReason, told: { value?: string; hint?: string } = {}): Refusal => ({
  line, column: "", columnLetter: "", value: told.value ?? "", reasonCode, ...refusalWords[reasonCode]({ value: told.value ?? "", hint: told.hint ?? "" }),
});

export const leadNotFound = ({ line, journey }: Intake, { reason, candidates }: Extract<LeadFound, { ok: false }>): Refusal => explained(line, reason, { value: journey.leadReferent ?? "", hint: candidates });

export const likelyKnown = ({ line }: Intake, { givenName, familyName, usualName, birthDate }: Followed): Refusal =>
  explained(line, "likely-known", { hint: `${[usualName || givenName, familyName].filter(Boolean).join(" ")}${birthDate ? `, né(e) le ${sayDate(birthDate)}` : ""}` });

export const likelyKnownElsewhere = ({ line }: Intake): Refusal => explained(line, "likely-known-elsewhere");

export const setAside = (line: number, kind: Aside): Refusal => explained(line, "set-aside", { hint: kind });

const sentences: Record<string, string> = {
  ...journeyRefusalWords,
  "in-the-future": "un jour est à venir.",
  "inside-an-earlier-fact": "deux situations se contredisent aux mêmes dates.",
  "contradicts-the-file": "deux informations de la ligne ne peuvent pas être vraies ensemble.",
  "not-allowed": "vous n'avez plus le droit d'ouvrir un dossier dans ce chantier.",
};

/** What a verb refused, in the words the pages use for it. */
export const notWritten = ({ line }: Intake, { reason, detail }: { reason: string; detail?: Record<string, unknown> }): Refusal => {
  const [wrong] = reason === "wrong-fact" && Array.isArray(detail?.["wrong"]) ? (detail["wrong"] as (keyof typeof factRefusalWords)[]) : [];
  return explained(line, "not-written", { hint: wrong ? factRefusalWords[wrong] : (sentences[reason] ?? "une de ses informations n'est pas acceptée.") });
};
