// Values that must not be read from a stolen copy of the database: sealed with a key that is kept elsewhere (instance-key.ts).
import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

/** The key that seals, and those before it, which still open what they sealed. */
export type KeyRing = { current: SealingKey; all: ReadonlyMap<string, SealingKey> };
export type SealingKey = { id: string; bytes: Buffer };

const algorithm = "aes-256-gcm";
const ivLength = 12;
const tagLength = 16;
const mark = "v1";

/** A key is known by a part of its hash: the database may keep that, it opens nothing. */
export const keyOf = (bytes: Buffer): SealingKey => ({ id: createHash("sha256").update("fil-rouge sealing key").update(bytes).digest("hex").slice(0, 16), bytes });

export const ringOf = (keys: readonly SealingKey[]): KeyRing => {
  const [current] = keys;
  if (!current) throw new Error("A ring holds at least one key");
  return { current, all: new Map(keys.map((key) => [key.id, key])) };
};

const held = Symbol.for("fil-rouge.keys");
type Holder = { [held]?: KeyRing };

/** The process that serves takes its keys once; the pages, bundled apart, find them here. */
export const holdKeys = (ring: KeyRing): void => {
  (globalThis as Holder)[held] = ring;
};

export const heldKeys = (): KeyRing => {
  const ring = (globalThis as Holder)[held];
  if (!ring) throw new Error("No key is held: holdKeys comes before the first sealed value");
  return ring;
};

/**
 * Seals bytes or a text. `about` names the place the value belongs to ("accounts.totp_secret:ID"): moved to another row or column, it no longer opens.
 * Answers "v1.KEY.base64url(iv, sealed bytes, tag)".
 */
export const seal = (value: string | Uint8Array, about: string, ring = heldKeys()): string => {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv(algorithm, ring.current.bytes, iv, { authTagLength: tagLength });
  cipher.setAAD(Buffer.from(about));
  const sealed = Buffer.concat([iv, cipher.update(typeof value === "string" ? Buffer.from(value) : value), cipher.final(), cipher.getAuthTag()]);
  return `${mark}.${ring.current.id}.${sealed.toString("base64url")}`;
};

/** The key a sealed value asks for; null when it is not a sealed value. */
export const keyIdOf = (sealed: string): string | null => /^v1\.([0-9a-f]{16})\.[\w-]+$/.exec(sealed)?.[1] ?? null;

/** Opens it; null when its key was lost. A value that was changed, or that belongs elsewhere, throws. */
export const unsealBytes = (sealed: string, about: string, ring = heldKeys()): Buffer | null => {
  const id = keyIdOf(sealed);
  if (id === null) throw new Error("This value is not sealed");
  const key = ring.all.get(id);
  if (!key) return null;
  const bytes = Buffer.from(sealed.slice(mark.length + id.length + 2), "base64url");
  if (bytes.length < ivLength + tagLength) throw new Error("This sealed value was cut short");
  const decipher = createDecipheriv(algorithm, key.bytes, bytes.subarray(0, ivLength), { authTagLength: tagLength });
  decipher.setAAD(Buffer.from(about));
  decipher.setAuthTag(bytes.subarray(-tagLength));
  return Buffer.concat([decipher.update(bytes.subarray(ivLength, -tagLength)), decipher.final()]);
};

/** The same, for a text. */
export const unseal = (sealed: string, about: string, ring = heldKeys()): string | null => unsealBytes(sealed, about, ring)?.toString() ?? null;

/** Is it sealed by the key of today? */
export const isCurrent = (sealed: string, ring = heldKeys()): boolean => keyIdOf(sealed) === ring.current.id;
