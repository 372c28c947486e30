/** Why a field is asked, and who will see the answer: shown on demand beside the field. */
export type Why = { reason: string; seenBy?: string };

/** What every field has in common. `name` is also its id, so that an error can lead to it. */
export type Ask = {
  name: string;
  label: string;
  hint?: string;
  why?: Why;
  error?: string;
  /** Only when the law or the next step needs it. */
  required?: boolean;
};

export type Choice = { value: string; label: string; hint?: string };

/** The ids a control points to, in reading order. */
export const describedBy = (ask: Ask): string | undefined => {
  const ids = [ask.hint && `${ask.name}-hint`, ask.error && `${ask.name}-error`].filter(Boolean);
  return ids.length ? ids.join(" ") : undefined;
};

/** *Refused*, *unknown* and *not asked* are three answers, offered apart from the others. */
export const threeSilences: Choice[] = [
  { value: "refused", label: "Ne souhaite pas répondre" },
  { value: "unknown", label: "Ne sait pas" },
  { value: "not-asked", label: "Pas demandé" },
];
