// Opening hours as OpenStreetMap writes them, with the French holidays. Heavy: read only when somebody asks what is open.

import { readHours } from "./hours-words.ts";

type Hours = { getState: (at?: Date) => boolean; getNextChange: (at?: Date) => Date | undefined; prettifyValue?: (settings: unknown) => string };
type Reader = new (text: string, place: { lat: number; lon: number; address: { country_code: string; state: string } }, settings?: { locale?: string }) => Hours;

let reader: Promise<Reader> | undefined;
const known = new Map<string, Hours | null>();
const anywhere = { lat: 48.85, lon: 2.35, address: { country_code: "fr", state: "" } };

const hoursOf = async (text: string): Promise<Hours | null> => {
  const kept = known.get(text);
  if (kept !== undefined) return kept;
  reader ??= import("opening_hours").then((found) => found.default as unknown as Reader);
  const Read = await reader;
  if (known.size > 5_000) known.clear();
  try {
    known.set(text, new Read(text, anywhere, { locale: "fr" }));
  } catch (fault) {
    // What its source wrote is no opening hours: nothing is known of when it is open.
    if (typeof fault !== "string" && !(fault instanceof Error)) throw fault;
    known.set(text, null);
  }
  return known.get(text) ?? null;
};

/** The library reads the clock of the machine; what it must read is the clock of Paris. */
export const parisClock = (now: Date): Date => {
  const { year, month, day, hour, minute } = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO("Europe/Paris");
  return new Date(year, month - 1, day, hour, minute);
};

/** Open, closed, or nobody knows. */
export const isOpenAt = async (text: string | null, now: Date): Promise<boolean | null> => {
  if (!text?.trim()) return null;
  return (await hoursOf(text.trim()))?.getState(parisClock(now)) ?? null;
};

export const areHours = async (text: string): Promise<boolean> => (await hoursOf(text.trim())) !== null;

const notation = /^(?=.*\d)(?:\b(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|SH|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|week|easter|day|days|off|closed|open|unknown|sunrise|sunset|dawn|dusk)\b|"[^"]*"|[\d\s:,;+\-/|()[\]])+$/;
/** Hours in the notation that is kept, from the notation itself or from French words; null when they are neither. */
export const hoursSaid = async (typed: string): Promise<string | null> => {
  const written = readHours(typed) ?? typed.trim();
  // The library reads some French too, its own way: what is kept is the notation alone.
  return notation.test(written) && (await areHours(written)) ? written : null;
};

const days: Record<string, string> = { Mo: "lundi", Tu: "mardi", We: "mercredi", Th: "jeudi", Fr: "vendredi", Sa: "samedi", Su: "dimanche", PH: "jours fériés", SH: "vacances scolaires" };
const ranks: Record<string, string> = { 1: "1er", "-1": "dernier" };
/** « lundi[1] », « samedi[1,3] », as people say it. */
const sayRanks = (_: string, day: string, numbers: string): string => {
  const said = numbers.split(",").map((rank) => ranks[rank.trim()] ?? `${rank.trim()}e`);
  return said.length === 1 ? `le ${said[0]} ${day} du mois` : `les ${said.slice(0, -1).join(", ")} et ${said.at(-1)} ${day}s du mois`;
};
/** The same hours, in French, for who does not read the notation: « lundi-vendredi 09:00-12:00 ». */
export const sayHours = (text: string): string =>
  text.replace(/\b(Mo|Tu|We|Th|Fr|Sa|Su|PH|SH)\b/g, (day) => days[day]!).replace(/\b(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\[([-\d, ]+)\]/g, sayRanks).replace(/\b(lundi|mardi|mercredi|jeudi|vendredi|samedi)-(\w+)/g, "du $1 au $2").replace(/\boff\b/g, "fermé").replace(/(\d{1,2}):(\d{2})/g, (_, hour: string, minute: string) => `${Number(hour)} h${minute === "00" ? "" : ` ${minute}`}`).replace(/;\s*/g, " ; ").replace(/(\d h(?: \d\d)?)-(\d)/g, "$1 à $2").replace(/,\s*/g, ", ");

