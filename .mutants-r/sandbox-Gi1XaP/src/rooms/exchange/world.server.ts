// What the world is made of, beside the schema: the communes of the official code, hours that a program can read.
import { createRequire } from "node:module";
import OpeningHours from "opening_hours";
import type { Surroundings } from "./checking.ts";

type Commune = { code: string; type: string };

const communes = (): Set<string> => new Set((createRequire(import.meta.url)("@etalab/decoupage-administratif/data/communes.json") as Commune[]).map(({ code }) => code));

const mostRemembered = 20_000;

/** Hours repeat a great deal from one entry to the next: each wording is read once. */
const hoursReader = (): ((text: string) => boolean) => {
  const known = new Map<string, boolean>();
  const read = (text: string): boolean => {
    try {
      // The country says which days are public holidays.
      const hours = new OpeningHours(text, { lat: 48.85, lon: 2.35, address: { country_code: "fr", state: "Île-de-France" } });
      return hours.getWarnings !== undefined;
    } catch (error) {
      // The library throws the sentence that says what it could not read.
      if (typeof error === "string" || error instanceof Error) return false;
      throw error;
    }
  };
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= mostRemembered) known.clear();
    const readable = text.length < 1_000 && read(text);
    known.set(text, readable);
    return readable;
  };
};

export const theWorld = (): Required<Omit<Surroundings, "today">> => {
  const all = communes();
  return { isCommune: (code) => all.has(code), readsHours: hoursReader() };
};
