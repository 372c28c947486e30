import { kindOf } from "#rooms/situations/index";
import type { NextDate } from "./model.ts";

/** What a coming date is about, the same words on Today and in the lists. */
export const sayComing = ({ kind, words }: Pick<NextDate, "kind" | "words">): string => {
  switch (kind) {
    case "reminder": return words;
    case "due": return `${kindOf(words)?.words ?? "Échéance"} : fin`;
    case "pass-end": return "PASS IAE : fin estimée";
    case "domiciliation-end": return "Domiciliation : fin";
  }
};

/** What a thin thread says to who does not see it. */
export const sayOpenBarriers = (open: number): string => (open === 0 ? "aucun frein ouvert" : `${open} frein${open > 1 ? "s" : ""} ouvert${open > 1 ? "s" : ""}`);
