/** What a verb answers: what it did, or why it refused. A refusal is a value; a broken wire throws. */
export type Outcome<Value, Reason extends string> = { ok: true; value: Value } | { ok: false; reason: Reason; detail?: Record<string, unknown> };

export const done = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value });

export const refuse = <Reason extends string>(reason: Reason, detail?: Record<string, unknown>): { ok: false; reason: Reason; detail?: Record<string, unknown> } =>
  detail ? { ok: false, reason, detail } : { ok: false, reason };
