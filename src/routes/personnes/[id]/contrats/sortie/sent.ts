// What each of the three forms sends, read once: the statement, or the first field to put right.
import { type FieldError, type Sent, wrongDate } from "#ground/form";
import { datedOutcomes, exitChanges, type ExitStated, type ExitSubject, statedOutcomes } from "#rooms/contracts/index";

const yesNo = (sent: Sent, name: string): boolean | null => {
  const answer = sent.choice(name, ["yes", "no"] as const);
  return answer === null ? null : answer === "yes";
};

/** `today` stands for a day left empty. */
export const statedFrom = (subject: ExitSubject, sent: Sent, today: string): ExitStated | FieldError => {
  const statedOn = sent.date(`${subject}_on`) ?? today;
  if (statedOn === "wrong") return { name: `${subject}_on`, message: wrongDate };
  if (subject === "housing") return { subject, statedOn, before: sent.optional("before"), after: sent.optional("after"), change: sent.choice("housing_change", exitChanges), isLasting: yesNo(sent, "is_lasting") };
  if (subject === "health") return { subject, statedOn, change: sent.choice("health_change", exitChanges), hasDoctor: yesNo(sent, "has_doctor"), hasCover: yesNo(sent, "has_cover") };
  const outcome = sent.choice("outcome", statedOutcomes);
  if (!outcome) return { name: "outcome", message: "Dites ce qui suit." };
  const [jobStartsOn, jobEndsOn] = [sent.date("job_starts_on"), sent.date("job_ends_on")];
  if (jobStartsOn === "wrong") return { name: "job_starts_on", message: wrongDate };
  if (jobEndsOn === "wrong") return { name: "job_ends_on", message: wrongDate };
  // The days of a job mean something only for a job: those left from another choice are not kept.
  const isJob = datedOutcomes.includes(outcome);
  return { subject, statedOn, outcome, jobStartsOn: isJob ? jobStartsOn : null, jobEndsOn: isJob ? jobEndsOn : null, hours: sent.number("hours") };
};

const fields: Record<string, string> = { "job-ends-before-it-starts": "job_ends_on", "job-start-missing": "job_starts_on", "hours-out-of-range": "hours", "not-a-rung": "before" };
/** Which field of that form a refusal is about. */
export const fieldOf = (reason: string, subject: ExitSubject): string => fields[reason] ?? (reason.startsWith("stated-") ? `${subject}_on` : subject === "work" ? "outcome" : `${subject}_change`);
