import { choicesOf, contactWords, feeWords, languageWords, openToWords, publicWords, receptionWords, serviceKindWords } from "#rooms/network/index";
import { themeList } from "./entry.ts";

export const serviceChoices = { themes: themeList, publics: choicesOf(publicWords), reception: choicesOf(receptionWords), contact: choicesOf(contactWords), open_to: choicesOf(openToWords), languages: choicesOf(languageWords), kind: choicesOf(serviceKindWords), fee: choicesOf(feeWords) };
/** The field that a refusal is about. */
export const fieldOfFault: Record<string, string> = { "name-missing": "name", "siret-wrong": "siret", "place-wrong": "commune", "website-wrong": "website", "hours-wrong": "hours", "changed-meanwhile": "name" };
