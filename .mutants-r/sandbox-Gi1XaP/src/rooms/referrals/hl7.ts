import { moveNames, moveOf } from "./rules.ts";
import type { ReferralState } from "./model.ts";

// HL7 SDOH Clinical Care 3.0.0, referral Task: the state ours collapses to, and the business status kept beside it.
type TaskStatus = "draft" | "requested" | "accepted" | "on-hold" | "in-progress" | "completed" | "failed" | "rejected" | "cancelled" | "entered-in-error";

export const taskOf: Record<ReferralState, { status: TaskStatus; businessStatus?: string }> = {
  draft: { status: "draft" }, "waiting-moment": { status: "draft", businessStatus: "waiting-for-the-right-moment" },
  sent: { status: "requested" }, seen: { status: "requested", businessStatus: "seen" }, complement: { status: "requested", businessStatus: "complement-asked" },
  accepted: { status: "accepted" }, waitlisted: { status: "on-hold", businessStatus: "waitlist" },
  "appointment-offered": { status: "accepted", businessStatus: "appointment-offered" }, "appointment-set": { status: "accepted", businessStatus: "appointment-set" },
  "in-progress": { status: "in-progress" }, suspended: { status: "on-hold", businessStatus: "suspended" }, done: { status: "completed" }, failed: { status: "failed" }, declined: { status: "rejected" },
  reoriented: { status: "rejected", businessStatus: "reoriented" }, cancelled: { status: "cancelled" }, expired: { status: "cancelled", businessStatus: "no-answer" }, "entered-in-error": { status: "entered-in-error" },
};

/** The only edges of that Task; entered-in-error comes from any. A draft is nobody's Task yet: it leaves (requested), or is never heard of. */
export const taskEdges: Record<TaskStatus, readonly TaskStatus[]> = {
  draft: ["requested", "cancelled"], requested: ["accepted", "rejected", "cancelled"], accepted: ["in-progress", "on-hold", "completed", "failed", "cancelled"],
  "in-progress": ["on-hold", "completed", "failed", "cancelled"], "on-hold": ["in-progress", "completed", "failed", "cancelled"],
  completed: [], failed: [], rejected: [], cancelled: [], "entered-in-error": [],
};

/** Is this step of ours a step of theirs, or none at all for them? */
export const isTaskEdge = (from: ReferralState, to: ReferralState): boolean => {
  const [a, b] = [taskOf[from].status, taskOf[to].status];
  return a === b || b === "entered-in-error" || taskEdges[a].includes(b);
};

/** Every pair (from, to) that some move of ours makes. */
export const ourEdges = (): { from: ReferralState; to: ReferralState }[] => {
  const pairs = moveNames.flatMap((name) => moveOf(name).from.map((from) => ({ from, to: moveOf(name).to })));
  return [...new Map(pairs.map((pair) => [`${pair.from} ${pair.to}`, pair])).values()];
};
