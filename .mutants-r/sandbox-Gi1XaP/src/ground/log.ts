/** Values a log line may hold: never a name, an address of a page with its parameters, a query, a message from the database. */
export type LogField = string | number | boolean | null | undefined;
type Level = "info" | "warn" | "error";

/** On a screen somebody reads, only what deserves attention; FIL_ROUGE_LOG=all, warn or none decides otherwise. */
const said = process.env["FIL_ROUGE_LOG"] ?? (process.stdout.isTTY ? "warn" : "all");
const root = new URL("../../", import.meta.url).href;

const write = (level: Level, event: string, fields: Record<string, LogField>): void => {
  if (said === "none" || (said === "warn" && level === "info")) return;
  const line = JSON.stringify({ at: new Date().toISOString(), level, event, ...fields });
  (level === "info" ? process.stdout : process.stderr).write(`${line}\n`);
};

/** One JSON object a line; the event is a short name ("http.request"), the fields say the rest. */
export const log = {
  info: (event: string, fields: Record<string, LogField> = {}): void => write("info", event, fields),
  warn: (event: string, fields: Record<string, LogField> = {}): void => write("warn", event, fields),
  error: (event: string, error: unknown, fields: Record<string, LogField> = {}): void => write("error", event, { ...fields, ...faultOf(error) }),
};

/**
 * What may be told of an error. Its message may quote what somebody typed, so it stays out;
 * its kind, its code, the constraint and the lines of our code that it crossed are enough to find it.
 */
export const faultOf = (error: unknown): { fault: string; where?: string } => {
  if (!(error instanceof Error)) return { fault: typeof error };
  const code = "code" in error && typeof error.code === "string" ? ` ${error.code}` : "";
  const constraint = "constraint" in error && typeof error.constraint === "string" ? ` ${error.constraint}` : "";
  const where = error.stack?.split("\n").filter((line) => /^\s+at /.test(line)).slice(0, 6).map((line) => line.trim().slice(3).replace(root, "")).join(" < ");
  return { fault: `${error.name}${code}${constraint}`, where };
};
