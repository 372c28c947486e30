import { type CivilDate, parseCivilDate } from "./civil-date.ts";

/** A form as it was sent: texts trimmed and NFC, dates parsed, choices checked against a list. */
export type Sent = {
  text: (name: string) => string;
  /** Null when left empty. */
  optional: (name: string) => string | null;
  /** Null when left empty; "wrong" when it is no day of the calendar. */
  date: (name: string) => CivilDate | null | "wrong";
  choice: <Value extends string>(name: string, allowed: readonly Value[]) => Value | null;
  /** Null when left empty; NaN when it is no number. */
  number: (name: string) => number | null;
  /** What was typed, to show it again when the form is refused. */
  values: Record<string, string>;
};

export const readForm = (form: FormData): Sent => {
  // Without a prototype: a field named "constructor" is only a field.
  const values = Object.create(null) as Record<string, string>;
  for (const [name, value] of form) if (typeof value === "string") values[name] = value;
  const text = (name: string): string => (values[name] ?? "").trim().normalize("NFC");
  return {
    values,
    text,
    optional: (name) => text(name) || null,
    date: (name) => (text(name) ? (parseCivilDate(text(name)) ?? "wrong") : null),
    choice: <Value extends string>(name: string, allowed: readonly Value[]) => allowed.find((one) => one === text(name)) ?? null,
    number: (name) => (text(name) ? Number(text(name).replace(",", ".")) : null),
  };
};

export const wrongDate = "Cette date n'existe pas. Écrivez jour/mois/année, par exemple 09/03/2026.";

/** One refused field, with the sentence that says what to do. */
export type FieldError = { name: string; message: string };
