import type { CivilDate } from "#ground/civil-date";
import type { Domain } from "#rooms/access/index";
import type { Side } from "#rooms/referrals/index";

/** Période regardée, les deux jours compris. */
export type Period = { from: CivilDate; to: CivilDate };
/** De quoi : des territoires, ou une entrée de l'annuaire. */
export type Perimeter = { territories: readonly string[]; listedId: string | null };

export const clockNames = ["seen", "firstAnswer", "offered", "contact"] as const;
export type ClockName = (typeof clockNames)[number];
/** Délai médian, en jours ouvrés, ceux qui attendent comptés; null quand plus de la moitié attend encore. `people` null: trop peu pour être dit. */
export type Delay = { clock: ClockName; domain: Domain | null; median: number | null; low: number | null; high: number | null; requests: number; waiting: number; people: number | null };
/** Jours ouvrés attendus, par côté. */
export type WaitShare = { side: Side; days: number; part: number };
/** Actions et personnes d'un domaine. */
export type DomainActions = { domain: Domain; people: number | null; asked: number; accepted: number; declined: number; expired: number; done: number; waiting: number; gaps: number; goals: number; reached: number; partly: number };
/** Raison d'une fin. */
export type EndedBecause = { side: Side; reason: string; requests: number };
/** Fiche d'un partenaire. */
export type Scorecard = { listedId: string; listed: string; people: number | null; received: number; seen: number; answered: number; onTime: number; accepted: number; expired: number; offered: number; held: number; missed: number; waiting: number; done: number };
