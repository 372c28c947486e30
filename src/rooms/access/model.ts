export const roles = [
  "cisp", "social-educator", "technical-supervisor", "director", "coordinator",
  "partnership-officer", "national-team", "outside-referent", "evaluator", "administrator",
] as const;
/** What a professional is in a structure. */
export type Role = (typeof roles)[number];

export const topics = ["presence", "identity", "voice", "notes", "housing", "work", "rights", "life", "health", "justice", "debts"] as const;
/** What a file is cut into: each row about a person belongs to one topic. */
export type Topic = (typeof topics)[number];

export const domains = ["employment", "housing", "health", "rights", "rsa", "justice", "debts", "training", "language", "family", "disability", "general"] as const;
/** What a referent of the care team follows. */
export type Domain = (typeof domains)[number];

export type AccessReason = { as: Role | "lead" | "referent"; since?: string; until?: string | null; domain?: Domain; structure?: string };

/** What a visitor may open of one person's file, and why. */
export type FileAccess = { topics: readonly Topic[]; reasons: readonly AccessReason[] };
