// May a PASS be suspended? It answers with every ground; it warns, the employer declares at Les emplois.
import { addDays, type CivilDate, daysBetween } from "#ground/civil-date";
import { answerOf, type Ground, type RuleAnswer, type Said } from "./dated-rules.ts";
import type { EmployerKind, PassSuspension, PassSuspensionReason } from "./model.ts";
import { suspensionCeiling, suspensionEnd } from "./pass.ts";
import { passRule, type PassRuleCode } from "./pass-book.ts";

/** Reasons Les emplois offer today; the others stay for what was declared before. */
export const offeredReasons: readonly PassSuspensionReason[] = ["contract-suspended", "contract-broken", "contract-finished", "cta-agreement", "bridge-contract"];
export const bridgeKinds: readonly EmployerKind[] = ["ei", "aci"];

export const suspensionCodes = ["begun", "long-enough", "within-ceiling", "within-pass", "not-too-old", "after-previous", "no-overlap", "after-hire", "by-last-employer", "offered-reason", "reason-of-kind", "contract-long-suspended"] as const;
export type SuspensionCode = (typeof suspensionCodes)[number];

export type SuspensionAsked = {
  /** With the end that wins. */ pass: { startsOn: CivilDate; endsOn: CivilDate };
  suspensions: readonly PassSuspension[];
  wanted: Pick<PassSuspension, "reason" | "startsOn" | "endsOn">;
  employerKind: EmployerKind | null;
  /** First day of the last hire accepted; null is not known. */ hiredOn: CivilDate | null;
  /** Is it the employer of that hire who declares? */ isLastEmployer: boolean | null;
  /** First day the contract itself is suspended, asked of the reason « contract suspended ». */ contractSuspendedOn: CivilDate | null;
  on: CivilDate;
};

const said = (held: boolean | null): Said => held === null ? "unknown" : held ? "yes" : "no";

export const maySuspend = ({ pass, suspensions, wanted, employerKind, hiredOn, isLastEmployer, contractSuspendedOn, on }: SuspensionAsked): RuleAnswer<SuspensionCode> => {
  const valueOf = (code: PassRuleCode): number => passRule(code, on)!.value;
  const ground = (code: SuspensionCode, held: boolean | null, rule: PassRuleCode, more: { on?: CivilDate; value?: number } = {}): Ground<SuspensionCode> => ({ code, says: said(held), rule: passRule(rule, on), ...more });
  const { startsOn, reason } = wanted;
  const last = suspensionCeiling(startsOn, on);
  const endsOn = wanted.endsOn ?? last;
  const oldest = addDays(on, -valueOf("suspension-retroactivity"));
  const previousEnd = suspensions.map(suspensionEnd).toSorted().at(-1) ?? null;
  const crossed = suspensions.filter((one) => one.startsOn <= endsOn && startsOn <= suspensionEnd(one)).map((one) => one.startsOn).toSorted()[0];
  const enough = valueOf("suspension-contract");
  return answerOf<SuspensionCode>([
    ground("begun", startsOn <= on, "suspension-ahead", { on: startsOn }),
    ground("long-enough", startsOn <= endsOn, "suspension-shortest", { value: daysBetween(startsOn, endsOn) + 1 }),
    ground("within-ceiling", endsOn <= last, "suspension-ceiling", { on: last, value: valueOf("suspension-ceiling") }),
    ground("within-pass", pass.startsOn <= startsOn && startsOn <= pass.endsOn, "suspension-bounds", { on: startsOn < pass.startsOn ? pass.startsOn : pass.endsOn }),
    ground("not-too-old", oldest <= startsOn, "suspension-retroactivity", { on: oldest, value: valueOf("suspension-retroactivity") }),
    ...(previousEnd === null ? [] : [ground("after-previous", previousEnd < startsOn, "suspension-overlap", { on: addDays(previousEnd, 1) }), ground("no-overlap", crossed === undefined, "suspension-overlap", crossed === undefined ? {} : { on: crossed })]),
    ground("after-hire", hiredOn === null ? null : hiredOn <= startsOn, "suspension-by", hiredOn === null ? {} : { on: hiredOn }),
    ground("by-last-employer", isLastEmployer, "suspension-by"),
    ground("offered-reason", offeredReasons.includes(reason), "suspension-reasons"),
    ...(reason === "bridge-contract" ? [ground("reason-of-kind", employerKind === null ? null : bridgeKinds.includes(employerKind), "suspension-bridge")] : []),
    // « Beyond » fifteen days: the sixteenth day of the contract's own suspension is the first.
    ...(reason === "contract-suspended" ? [ground("contract-long-suspended", contractSuspendedOn === null ? null : addDays(contractSuspendedOn, enough) <= on, "suspension-contract", contractSuspendedOn === null ? { value: enough } : { value: enough, on: addDays(contractSuspendedOn, enough) })] : []),
  ]);
};

/** What a new hire leaves of a suspension: it ends the day before, or never was when it began that day (null). Old reasons are not lifted by a hire. */
export const afterHire = (suspension: PassSuspension, hiredOn: CivilDate): PassSuspension | null => {
  const touched = offeredReasons.includes(suspension.reason) && suspension.startsOn <= hiredOn && hiredOn <= suspensionEnd(suspension);
  if (!touched) return suspension;
  return suspension.startsOn === hiredOn ? null : { ...suspension, endsOn: addDays(hiredOn, -1) };
};

/** Runs of suspended days: those that follow each other without a day between are one. */
export const suspendedRuns = (suspensions: readonly PassSuspension[]): { startsOn: CivilDate; endsOn: CivilDate }[] => {
  const runs: { startsOn: CivilDate; endsOn: CivilDate }[] = [];
  for (const one of suspensions.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))) {
    const endsOn = suspensionEnd(one);
    const run = runs.at(-1);
    if (run && one.startsOn <= addDays(run.endsOn, 1)) run.endsOn = run.endsOn < endsOn ? endsOn : run.endsOn;
    else runs.push({ startsOn: one.startsOn, endsOn });
  }
  return runs;
};
