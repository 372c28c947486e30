import type { Mail } from "#ground/mail/post";
import { openingCodes, sayDeadline } from "#rooms/contracts/index";
import { mailNotice, type MorningCode, type MorningReader } from "./morning.server.ts";

const boardWords: Partial<Record<MorningCode, string>> = {
  "case-opened": "Un dossier de commission s'ouvre : à préparer", "opinion-asked": "Un avis vous est demandé pour une commission", "files-to-read": "Les dossiers d'une séance sont à lire",
};
const say = (code: MorningCode): string => boardWords[code] ?? `${sayDeadline(code as Parameters<typeof sayDeadline>[0])}${(openingCodes as readonly string[]).includes(code) ? "" : `, dans ${mailNotice} jours`}`;

/** How many of each, of nobody by name: who, and what to do, is on « Aujourd'hui ». */
export const morningMail = ({ name, email, counts }: MorningReader, place: string): Mail => ({
  kind: "morning", toName: name, toAddress: email, subject: "Des échéances vous attendent",
  text: ["Bonjour,", "Du nouveau depuis le dernier jour ouvré :", (Object.entries(counts) as [MorningCode, number][]).map(([code, count]) => `- ${say(code)} (${count})`).join("\n"), "De qui il s'agit, et quoi faire, est sur votre page « Aujourd'hui » :", place, "Fil rouge"].join("\n\n") + "\n",
});
