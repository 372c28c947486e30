import { type FileAccess, welcomes } from "#rooms/access/index";

/** Wrong PINs before a card locks; the database holds the same number. */
export const mostTries = 5;
/** A shared phone is put down open: minutes without a move before the space closes. */
export const spaceMinutes = 20;
/** However busy, a space closes after these hours. */
export const spaceHours = 4;
/** A phone she says is hers stays open these days, and closes after a month without a look; the database holds the same. */
export const phoneDays = 90;
export const linkDays = 3;
export const codeMinutes = 10;

/** Cards are the lead referent's to give, or the door's that welcomed her: they know whose hand they go to. */
export const mayHoldCards = (access: FileAccess): boolean => access.reasons.some(({ as }) => as === "lead") || welcomes(access);

/** Answering is the casework's: whoever reads the notes of the file and writes there. */
export const mayAnswerHer = (access: FileAccess): boolean =>
  welcomes(access) || (access.topics.includes("notes") && access.reasons.some(({ as }) => as === "lead" || as === "cisp" || as === "social-educator"));

export type PinWeakness = "not-six-figures" | "too-easy";

/** A PIN somebody chose: six figures, not all the same, not a run. */
export const pinWeakness = (pin: string): PinWeakness | null => {
  if (!/^\d{6}$/.test(pin)) return "not-six-figures";
  const steps = new Set([...pin].slice(1).map((figure, at) => (Number(figure) - Number(pin[at]) + 10) % 10));
  const isHalvesAlike = pin.slice(0, 3) === pin.slice(3);
  return steps.size === 1 || isHalvesAlike || /^(.)\1(.)\2(.)\3$/.test(pin) || new Set(pin).size < 3 ? "too-easy" : null;
};

/** As it is typed from a card: spaces, dashes and capitals change nothing. */
export const asNumber = (typed: string): string => typed.toLowerCase().replace(/[^a-z0-9]/g, "");
/** As a spoken code is said: two figures at a time, like a telephone number. */
export const saidCode = (code: string): string => code.replace(/(..)(?=.)/g, "$1 ");
/** As it is printed: three groups of four. */
export const shownNumber = (number: string): string => number.replace(/(.{4})(?=.)/g, "$1 ");

export const longestWords = 2000;
