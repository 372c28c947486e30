// What a cell says: a value, one of three silences, or something that cannot be understood and why.

/** Reasons that keep a row out. Each has its sentence and its remedy in words.fr.ts. */
export type CellReason =
  | "value-missing"
  | "formula-error"
  | "scientific-notation"
  | "damaged-letters"
  | "text-too-long"
  | "name-has-digits"
  | "name-has-no-letter"
  | "name-cannot-be-split"
  | "date-unreadable"
  | "date-impossible"
  | "not-a-leap-year"
  | "month-first"
  | "day-missing"
  | "phantom-day"
  | "date-out-of-range"
  | "birth-in-the-future"
  | "birth-too-long-ago"
  | "phone-unreadable"
  | "email-unreadable"
  | "postcode-unreadable"
  | "postcode-is-commune-code"
  | "yes-no-unreadable"
  | "word-unknown"
  | "hours-unreadable"
  | "hours-out-of-range"
  | "pass-number-unreadable"
  | "code-unknown";

/** Things accepted but said, so that somebody looks. */
export type Doubt =
  | "zero-put-back"
  | "century-assumed"
  | "serial-read-as-date"
  | "day-assumed"
  | "civility-taken-out"
  | "one-name-only"
  | "birth-name-inside"
  | "name-order-assumed"
  | "very-young"
  | "commune-in-postcode"
  | "language-kept-as-written"
  | "word-guessed"
  | "hours-above-legal"
  | "extra-left-out";

export type Silence = "refused" | "unknown" | "not-asked";

export type Parsed<T> =
  | { is: "value"; value: T; doubts: readonly Doubt[] }
  | { is: Silence }
  /** `hint` completes the sentence: what the cell probably meant, or what it may contain. */
  | { is: "wrong"; reason: CellReason; hint?: string };

export const said = <T>(value: T, ...doubts: Doubt[]): Parsed<T> => ({ is: "value", value, doubts });
export const wrong = (reason: CellReason, hint?: string): { is: "wrong"; reason: CellReason; hint?: string } =>
  hint === undefined ? { is: "wrong", reason } : { is: "wrong", reason, hint };
