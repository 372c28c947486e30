import type { AccessReason, FileAccess, KeptField, Role, Topic } from "./model.ts";

const casework: readonly Topic[] = ["presence", "identity", "voice", "notes", "housing", "work", "rights", "life", "health", "debts", "limits"];

/** What each role reads of the files within its reach; the database holds the same table, and a test compares them. */
export const roleTopics: Record<Role, readonly Topic[]> = {
  cisp: casework,
  "social-educator": casework,
  "technical-supervisor": ["presence", "limits"],
  director: ["presence", "identity", "work", "limits"],
  coordinator: ["presence", "identity", "voice", "housing", "work", "rights", "life", "limits"],
  "partnership-officer": [],
  "national-team": [],
  "outside-referent": [],
  evaluator: [],
  administrator: [],
};

/** How far a role reaches: its structure, every chantier of its territory, or no file by itself. */
export const roleReach: Record<Role, "structure" | "territory" | "none"> = {
  cisp: "structure",
  "social-educator": "structure",
  "technical-supervisor": "structure",
  director: "structure",
  coordinator: "territory",
  "partnership-officer": "none",
  "national-team": "none",
  "outside-referent": "none",
  evaluator: "none",
  administrator: "none",
};

type Holder = { roles: readonly { role: string; structureId: string }[] };

export const holds = (actor: Holder, ...wanted: Role[]): boolean => actor.roles.some(({ role }) => (wanted as string[]).includes(role));
export const structuresWhere = (actor: Holder, ...wanted: Role[]): string[] =>
  actor.roles.filter(({ role }) => (wanted as string[]).includes(role)).map(({ structureId }) => structureId);

export const mayRead = (access: FileAccess, topic: Topic): boolean => access.topics.includes(topic);

const caseworkers: readonly AccessReason["as"][] = ["lead", "cisp", "social-educator"];

/** What an emergency opens is read, never written: a referent writes on what was agreed to her. */
const wasAgreed = ({ agreed }: AccessReason, topic: Topic): boolean => agreed === undefined || agreed.some((one) => one.topic === topic) || (topic === "voice" && agreed.length > 0);

/** The lead, the chantier's CISP and educators write on what they read; a referent writes within her domain. Others read. */
export const mayWrite = (access: FileAccess, topic: Topic): boolean =>
  mayRead(access, topic) && access.reasons.some((reason) => caseworkers.includes(reason.as) || (reason.as === "referent" && topic !== "presence" && topic !== "identity" && wasAgreed(reason, topic)));

/** Opening a file, changing its stages, its lead or its care team belongs to those who carry the casework. */
export const mayCarry = (access: FileAccess): boolean => access.reasons.some(({ as }) => caseworkers.includes(as));

/** Whoever answers at a door keeps the small file opened there: who she is, how to reach her, what is asked for her. */
export const welcomes = (access: FileAccess): boolean => access.reasons.some(({ as }) => as === "welcome");
/** The doors where somebody may be welcomed without a chantier's file: those of partners. */
export const doorsOf = (actor: { roles: readonly { role: string; structureId: string; kind: string }[] }): string[] =>
  [...new Set(actor.roles.filter(({ role, kind }) => kind === "partner" && ["outside-referent", "cisp", "social-educator"].includes(role)).map(({ structureId }) => structureId))];

/** New files are opened by the casework of a chantier, for that chantier. */
export const mayOpenFilesIn = (actor: Holder, chantierId: string): boolean => structuresWhere(actor, "cisp", "social-educator").includes(chantierId);

/** A coordinator or a director moves a caseload when a professional leaves. */
export const mayTransferCaseloads = (actor: Holder): boolean => holds(actor, "coordinator", "director");

/** Those who steer see the programme: its territories, its phases, its figures, never a file by that. */
export const maySeeProgramme = (actor: Holder): boolean => holds(actor, "coordinator", "national-team", "director", "administrator");

export const mayAdministerAccounts = (actor: Holder): boolean => holds(actor, "administrator");

/** Changing how one comes in asks for a proof of the last quarter of an hour. */
export const isFreshProof = (provedAt: Date | null, now: Date): boolean => provedAt !== null && now.getTime() - provedAt.getTime() < 15 * 60_000;

/** What was being written when a session ended is given back within a working day, and never kept longer. */
export const keptFormHours = 12;
export const mostKeptForms = 20;
const longestKeptForm = 64 * 1024;
/** The second wall: pages where secrets are typed keep nothing at all (src/kept-writing.ts). */
const isSecret = (name: string): boolean => /^(password|present|wanted|challenge|response|token|secret)$/i.test(name);

/** The texts of a form that may be kept; "too-long" when all together they are. */
export const keepable = (fields: readonly KeptField[]): KeptField[] | "too-long" => {
  const kept = fields.filter(([name]) => !isSecret(name));
  return new TextEncoder().encode(JSON.stringify(kept)).length > longestKeptForm ? "too-long" : kept;
};
