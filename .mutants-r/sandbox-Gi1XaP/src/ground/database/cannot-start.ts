/** Something outside the program stops it; the message is a French sentence that says what to do. Shown without a stack trace. */
export class CannotStart extends Error {
  override readonly name = "CannotStart";
}

/** The code of a system or PostgreSQL error ("EACCES", "28P01"), if it carries one. */
export const errorCode = (error: unknown): string | undefined => {
  if (typeof error !== "object" || error === null) return undefined;
  if ("code" in error && typeof error.code === "string" && error.code !== "") return error.code;
  // Node tries IPv4 and IPv6 and wraps both failures.
  if (error instanceof AggregateError) return errorCode(error.errors[0]);
  return undefined;
};
