// Who launches, who looks, where a run may go, what it may close.
import type { Actor } from "#ground/visit";
import { holds } from "#rooms/access/index";
import type { RunState } from "./model.ts";

export const mayRunExchange = (actor: Actor): boolean => holds(actor, "administrator", "national-team");
export const maySeeExchange = (actor: Actor): boolean => holds(actor, "administrator", "national-team", "coordinator", "partnership-officer");

/** What a run covers: the whole offer, some sources or departments, or more entries that say nothing of the others. */
export const runScopes = ["entire", "part", "addition"] as const;
export type RunScope = (typeof runScopes)[number];

export const runMoves = { finish: { from: ["running"], to: "done" }, stop: { from: ["running"], to: "stopped" } } as const satisfies Record<string, { from: readonly RunState[]; to: RunState }>;
export type RunMoveName = keyof typeof runMoves;
export const runMoveNames = Object.keys(runMoves) as RunMoveName[];

/** Days during which what a source no longer says stays listed. Ours to choose: the source's own pages move, and an export may miss an entry one day. */
export const unseenDays = 30;

/** A reading that did not settle closes nothing: what it missed may only have moved. */
export const mayClose = (scope: RunScope, settled: boolean | null): boolean => scope !== "addition" && settled !== false;
