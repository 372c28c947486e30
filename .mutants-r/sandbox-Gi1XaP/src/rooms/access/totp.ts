import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

// RFC 6238 on SHA-1, 6 digits, 30 seconds: what every telephone's application takes.
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const period = 30;

export const toBase32 = (bytes: Buffer): string => {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, "0"), 2)]).join("");
};

export const fromBase32 = (text: string): Buffer => {
  const bits = [...text.toUpperCase()].map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
};

export const newTotpSecret = (): string => toBase32(randomBytes(20));

export const stepAt = (now: Date): number => Math.floor(now.getTime() / 1000 / period);

/** The six digits of a step. */
export const codeOf = (secret: string, step: number): string => {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac("sha1", fromBase32(secret)).update(counter).digest();
  const at = digest[19]! & 0x0f;
  return String((digest.readUInt32BE(at) & 0x7fff_ffff) % 1_000_000).padStart(6, "0");
};

/** The step a code belongs to, one before or after now allowed for a clock that drifts; null when to none, or to one already used. */
export const stepOfCode = (secret: string, typed: string, now: Date, lastStep: number | null): number | null => {
  const code = typed.replaceAll(/\s/g, "");
  if (!/^\d{6}$/.test(code)) return null;
  const at = stepAt(now);
  return [at, at - 1, at + 1].find((step) => step > (lastStep ?? -1) && timingSafeEqual(Buffer.from(codeOf(secret, step)), Buffer.from(code))) ?? null;
};

export const otpauthUri = (secret: string, account: string, issuer: string): string =>
  `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(account)}?secret=${secret}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=6&period=${period}`;

/** Ten codes for the day the telephone is lost: 50 bits each, read aloud without doubt. */
export const newRecoveryCodes = (): string[] => Array.from({ length: 10 }, () => toBase32(randomBytes(7)).slice(0, 10).toLowerCase().replace(/^(.{5})/, "$1-"));

/** A recovery code as typed, without its dash, spaces or capitals. */
export const plainRecoveryCode = (typed: string): string => typed.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
