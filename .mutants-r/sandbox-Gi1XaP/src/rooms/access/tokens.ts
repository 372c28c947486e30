import { createHash, randomBytes } from "node:crypto";

/** 256 bits that nobody guesses: given once, kept as a hash. */
export const newToken = (): string => randomBytes(32).toString("base64url");
export const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest();
