// What becomes of each row of a batch, before anything is written: the dry run stops here, the import goes on.

import type { Visit } from "#ground/visit";
import type { PlacedRow } from "./batches.ts";
import { leadNotFound, likelyKnown, likelyKnownElsewhere } from "./explaining.ts";
import { leadFinder, type LeadFinder } from "./leads.ts";
import type { Intake, Refusal } from "./model.ts";
import { resemblances, type Resemblances } from "./resemblance.ts";
import type { ListImport } from "./states.ts";
import { listFollowed, listFollowedElsewhere, listKnownKeys, listLeads } from "./store.server.ts";

/** What is known of the house while a list is walked. */
export type Surroundings = { leads: LeadFinder; followed: Resemblances | null };

export const lookAround = async (visit: Visit, one: ListImport): Promise<Surroundings> => ({
  leads: leadFinder(await listLeads(visit, one.structureId)),
  followed: one.areOthers ? null : resemblances(await listFollowed(visit)),
});

export type Judged = { row: PlacedRow; cells: (string | null)[] | null } & (
  | { outcome: "take"; intake: Intake; leadId: string; codes: string[] }
  | { outcome: "unchanged"; personId: string }
  | { outcome: "refused" | "waiting" | "aside"; why: Refusal[] }
);

export const judgeBatch = async (visit: Visit, one: ListImport, { leads, followed }: Surroundings, batch: readonly PlacedRow[]): Promise<Judged[]> => {
  const intakes = batch.flatMap((row) => (row.kind === "planned" && row.planned.ok ? [row.planned.intake] : []));
  const known = await listKnownKeys(visit, one.structureId, intakes.map(({ key }) => key));
  const asked = intakes.filter(({ key }) => !known.has(key)).map(({ key, person }) => ({ key, givenName: person.givenName, familyName: person.familyName, birthDate: person.birthDate }));
  const elsewhere = followed ? await listFollowedElsewhere(visit, asked) : new Set<string>();
  return batch.map((row): Judged => {
    if (row.kind === "aside") return { row, cells: null, outcome: "aside", why: [row.why] };
    const { planned } = row;
    if (!planned.ok) return { row, cells: planned.cells, outcome: "refused", why: planned.refusals };
    const { intake, cells } = planned;
    const personId = known.get(intake.key);
    if (personId !== undefined) return { row, cells: null, outcome: "unchanged", personId };
    const named = intake.journey.leadReferent;
    const lead = named === null ? { ok: true as const, id: visit.actor.id } : leads(named);
    if (!lead.ok) return { row, cells, outcome: "refused", why: [leadNotFound(intake, lead)] };
    const leadId = lead.id;
    const person = { ...intake.person, usualName: intake.person.usualName };
    const like = followed?.likeliest(person);
    if (like) return { row, cells, outcome: "waiting", why: [likelyKnown(intake, like)] };
    if (elsewhere.has(intake.key)) return { row, cells, outcome: "waiting", why: [likelyKnownElsewhere(intake)] };
    followed?.add(person);
    return { row, cells, outcome: "take", intake, leadId, codes: planned.warnings.map(({ code }) => code) };
  });
};
