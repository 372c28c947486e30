export const roles = [
  "cisp", "social-educator", "technical-supervisor", "director", "coordinator",
  "partnership-officer", "national-team", "outside-referent", "evaluator", "administrator",
] as const;
/** What a professional is in a structure. */
export type Role = (typeof roles)[number];

export const topics = ["presence", "identity", "voice", "notes", "housing", "work", "rights", "life", "health", "justice", "debts", "limits"] as const;
/** What a file is cut into: each row about a person belongs to one topic. */
export type Topic = (typeof topics)[number];

export const domains = ["employment", "housing", "health", "rights", "rsa", "justice", "debts", "training", "language", "family", "disability", "general"] as const;
/** What a referent of the care team follows. */
export type Domain = (typeof domains)[number];

/** Why a file opens: a role, being its lead, a seat in the team with what was agreed, a name on a protected file, an emergency until an hour. */
export type AccessReason = {
  as: Role | "lead" | "referent" | "named" | "emergency" | "welcome";
  since?: string; until?: string | null; hour?: string; domain?: Domain; structure?: string; agreed?: readonly { topic: Topic; until: string }[]; topics?: readonly Topic[];
};

/** What a visitor may open of one person's file, and why. */
export type FileAccess = { topics: readonly Topic[]; reasons: readonly AccessReason[] };

/** How a professional proves who she is. It never leaves the door: no page receives one. */
export type Account = {
  id: string; email: string; givenName: string; familyName: string;
  passwordHash: string | null; passwordSetAt: Date | null;
  /** Null when there is none, and when the key that sealed it was lost. */
  totpSecret: string | null; totpConfirmed: boolean; totpLastStep: number | null;
  hasPasskey: boolean; codesLeft: number; disabled: boolean;
};

export const linkKinds = ["invitation", "first-administrator", "password-reset"] as const;
/** What a one-time link is for. */
export type LinkKind = (typeof linkKinds)[number];

/** Where an account stands. */
export type AccountState = "none" | "invited" | "invitation-over" | "open" | "disabled";

/** One field of a form, as it was sent. */
export type KeptField = [name: string, value: string];
/** What somebody sent when her session had ended. */
export type KeptForm = { id: string; route: string; address: string; keptAt: Date; fields: KeptField[] };
