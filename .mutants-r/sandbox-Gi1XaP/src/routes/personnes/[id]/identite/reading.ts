import { fail } from "@sveltejs/kit";
import { languageWord, type SpokenLanguage, usualLanguages } from "#rooms/people/index";
import type { ChangeReachRefusal } from "#rooms/people/server";
import { notFound } from "../the-person.ts";

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

const codeOf = (word: string): string | null => {
  if (/^[a-z]{2,3}$/.test(word) && languageWord(word) !== word) return word;
  return usualLanguages.find((code) => plain(languageWord(code)) === plain(word)) ?? null;
};

/** « français (lit), tigrigna » as languages; a sentence when one is not known. */
export const readLanguages = (typed: string): SpokenLanguage[] | string => {
  const languages: SpokenLanguage[] = [];
  for (const part of typed.split(",").map((one) => one.trim()).filter(Boolean)) {
    const reads = /\(.*lit.*\)/i.test(part);
    const code = codeOf(part.replace(/\(.*\)/, "").trim());
    if (!code) return `« ${part} » n'est pas une langue connue. Écrivez son nom en français, ou son code de deux ou trois lettres.`;
    if (!languages.some(({ language }) => language === code)) languages.push({ language: code, speaks: true, reads });
  }
  return languages;
};

export const spokenText = (languages: readonly SpokenLanguage[]): string => languages.map(({ language, reads }) => `${languageWord(language)}${reads ? " (lit)" : ""}`).join(", ");

/** What a refused contact or address says. */
export const refusedReach = (form: string, reason: ChangeReachRefusal, values: Record<string, string>) => {
  if (reason === "not-found" || reason === "not-allowed") return notFound();
  const error = reason === "value-missing" ? { name: form === "joindre" ? "value" : "lines", message: "Il manque le numéro ou l'adresse." } : { name: "ends_on", message: "La fin est avant le début : vérifiez les deux dates." };
  return fail(400, { form, errors: [error], values });
};
