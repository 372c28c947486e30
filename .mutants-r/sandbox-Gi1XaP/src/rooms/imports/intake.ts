// The intake of a list's row, once every cell has been read.

import type { Intake, IntakeBarrier } from "./model.ts";
import { rowKey } from "./row-key.ts";
import { factsOf, type Told } from "./situations-told.ts";

export type IntakeContext = { structureId: string; today: string; factsAsOf: "entry" | "today" };

const addressOf = ({ values }: Told): Intake["person"]["address"] => {
  const { address_line: lines, postcode, commune } = values;
  return lines === undefined && postcode === undefined && commune === undefined ? null : { lines: lines ?? "", postcode: postcode ?? null, commune: commune ?? null };
};

const passOf = ({ values }: Told): Intake["journey"]["pass"] => {
  const { pass_number: number, pass_start: startsOn, pass_end: endsOn } = values;
  return number === undefined && startsOn === undefined && endsOn === undefined ? null : { number: number ?? null, startsOn: startsOn ?? null, endsOn: endsOn ?? null };
};

/** One barrier of a kind: the strongest, with all its words. */
const strongest = (barriers: readonly IntakeBarrier[]): IntakeBarrier[] => {
  const byCode = new Map<string, IntakeBarrier>();
  for (const barrier of barriers) {
    const known = byCode.get(barrier.code);
    const words = [...new Set([known?.words, barrier.words].filter((text) => text !== null && text !== undefined))].join(" ; ") || null;
    byCode.set(barrier.code, { code: barrier.code, intensity: known && known.intensity > barrier.intensity ? known.intensity : barrier.intensity, words });
  }
  return [...byCode.values()];
};

export const intakeOf = (line: number, told: Told, barriers: readonly IntakeBarrier[], context: IntakeContext): Intake => {
  const { values } = told;
  const familyName = values.full_name?.familyName ?? values.family_name ?? "";
  const givenName = values.full_name?.givenName ?? values.given_name ?? "";
  const entryOn = values.entry_on ?? values.contract_start ?? null;
  const birthDate = values.birth_date ?? null;
  const externalId = values.external_id ?? null;
  const since = context.factsAsOf === "entry" && entryOn !== null && entryOn < context.today ? entryOn : context.today;
  return {
    key: rowKey(context.structureId, { externalId, familyName, givenName, birthDate, entryOn: values.entry_on ?? null }),
    line,
    source: "list",
    person: {
      familyName,
      givenName,
      usualName: values.usual_name || null,
      birthDate,
      gender: (values.gender as Intake["person"]["gender"] | undefined) ?? null,
      externalId,
      phones: values.phone ?? [],
      email: values.email ?? null,
      address: addressOf(told),
      domiciliation: values.domiciliation === undefined ? null : { organisation: values.domiciliation, endsOn: values.domiciliation_end ?? null },
      languages: values.languages ?? [],
    },
    journey: {
      entryOn,
      stage: (values.stage as Intake["journey"]["stage"] | undefined) ?? null,
      leadReferent: values.lead_referent_email ?? null,
      pass: passOf(told),
    },
    facts: factsOf(told, { since, today: context.today }),
    barriers: strongest(barriers),
    wish: values.wish ?? null,
    background: [],
  };
};
