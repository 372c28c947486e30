import { addMonths, type CivilDate } from "#ground/civil-date";
import { type Domain, type FileAccess, mayCarry, type Topic } from "#rooms/access/index";
import { type Consent, type ConsentMeans, type Decision, purposes } from "./model.ts";

/** What a referent of each domain may be allowed to read; the database holds the same table, and a test compares them. */
export const domainTopics: Record<Domain, readonly Topic[]> = {
  employment: ["work", "life"], training: ["work", "life"], housing: ["housing", "rights"], health: ["health"], disability: ["health", "rights"], rights: ["rights"],
  rsa: ["rights", "work"], justice: ["justice"], debts: ["debts", "rights"], language: ["life"], family: ["life"], general: ["housing", "rights", "life"],
};

/** What may be shown to a renewal board: all but where she is at work each day, notes, and the practical limits. */
export const boardTopics = ["work", "housing", "rights", "life", "health", "justice", "debts"] as const satisfies readonly Topic[];
/** What a referent may ask for; what is given to a board is given to it as a board. */
export const askedPurposes = purposes.filter((one) => one !== "renewal-board");

export const usualMonths = 12;
export const mostMonths = 24;

/** Agreements are kept by those who carry the casework. */
export const mayKeepConsents = (access: FileAccess): boolean => mayCarry(access);

export type Standing = "in-force" | "refused" | "withdrawn" | "ended" | "to-come";

/** Where an answer stands on a day; withdrawn is from the moment it was said. */
export const standingOf = ({ decision, givenOn, endsOn, withdrawnAt }: Pick<Consent, "decision" | "givenOn" | "endsOn" | "withdrawnAt">, today: CivilDate): Standing => {
  if (withdrawnAt) return "withdrawn";
  if (decision === "refused") return "refused";
  if (givenOn > today) return "to-come";
  return endsOn !== null && endsOn < today ? "ended" : "in-force";
};

type Given = Pick<Consent, "id" | "topic" | "decision" | "givenOn" | "endsOn" | "withdrawnAt"> & { recipient: string | { id: string } };
const whose = ({ recipient }: Given): string => (typeof recipient === "string" ? recipient : recipient.id);

/** Taken back to make room for a newer answer: to say that nobody reads any more would be false. */
export const isReplaced = (one: Given, all: readonly Given[], today: CivilDate): boolean =>
  one.withdrawnAt !== null && all.some((other) => other.id !== one.id && other.topic === one.topic && whose(other) === whose(one) && standingOf(other, today) === "in-force");

export type AnswerFault = "in-the-future" | "ends-before-it-starts" | "longer-than-two-years" | "witness-missing";

/** What is wrong with an answer, or nothing. */
export const faultOf = (answer: { decision: Decision; givenOn: CivilDate; endsOn: CivilDate | null; means: ConsentMeans; witness: string | null }, today: CivilDate): AnswerFault | null => {
  if (answer.givenOn > today) return "in-the-future";
  if (answer.means === "spoken" && !answer.witness?.trim()) return "witness-missing";
  if (answer.decision === "refused" || answer.endsOn === null) return null;
  if (answer.endsOn < answer.givenOn) return "ends-before-it-starts";
  return answer.endsOn > addMonths(answer.givenOn, mostMonths) ? "longer-than-two-years" : null;
};

type Seat = { domain: Domain; startsOn: CivilDate; endsOn: CivilDate | null };
type Answer = Pick<Consent, "topic" | "decision" | "givenOn" | "endsOn" | "withdrawnAt">;

/** What somebody from elsewhere reads of a file, from her seats in the team and the answers given to her or to her structures. The database computes the same, and a test compares them. */
export const sharedTopics = (seats: readonly Seat[], answers: readonly Answer[], today: CivilDate): Topic[] => {
  const domains = seats.filter(({ startsOn, endsOn }) => startsOn <= today && (endsOn === null || endsOn > today)).map(({ domain }) => domain);
  if (domains.length === 0) return [];
  const agreed = new Set(answers.filter((answer) => standingOf(answer, today) === "in-force").map(({ topic }) => topic));
  const hers = domains.flatMap((domain) => domainTopics[domain]).filter((topic) => agreed.has(topic));
  // An agreement to anything says at least who she is, how to reach her, and what she wants.
  return [...new Set<Topic>(["presence", ...(agreed.size > 0 ? (["identity", "voice"] as const) : []), ...hers])].sort();
};
