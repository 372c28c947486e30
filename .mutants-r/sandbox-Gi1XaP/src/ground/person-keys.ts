// What is written about a person is sealed by a key of her own; destroying her key makes every copy of it unreadable, archives included.
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Keystore, PersonKey } from "./keystore.ts";

const algorithm = "aes-256-gcm";
const ivLength = 12;
const tagLength = 16;
const sealedText = /^p1\.([0-9a-f]{16})\.([\w-]{38,})$/;
const bytesMark = Buffer.from("p1.");
const keyIdLength = 8;

const held = Symbol.for("fil-rouge.person-keys");
type Holder = { [held]?: Keystore };

/** The process that serves opens the keystore once; the pages, bundled apart, find it here. */
export const holdPersonKeys = (keystore: Keystore): void => {
  (globalThis as Holder)[held] = keystore;
};

export const personKeys = (): Keystore => {
  const keystore = (globalThis as Holder)[held];
  if (!keystore) throw new Error("No keystore is held: holdPersonKeys comes before the first value sealed for a person");
  return keystore;
};

const lock = ({ bytes }: PersonKey, value: Uint8Array, about: string): Buffer => {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv(algorithm, bytes, iv, { authTagLength: tagLength });
  cipher.setAAD(Buffer.from(about));
  return Buffer.concat([iv, cipher.update(value), cipher.final(), cipher.getAuthTag()]);
};

const unlock = (key: Buffer, sealed: Uint8Array, about: string): Buffer => {
  if (sealed.length < ivLength + tagLength) throw new Error("This sealed value was cut short");
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, ivLength), { authTagLength: tagLength });
  decipher.setAAD(Buffer.from(about));
  decipher.setAuthTag(sealed.subarray(-tagLength));
  return Buffer.concat([decipher.update(sealed.subarray(ivLength, -tagLength)), decipher.final()]);
};

/**
 * Seals a text for a person: "p1.KEY.base64url(iv, sealed bytes, tag)". `about` is "table.column:row id": in another row or column it no longer opens.
 * Her key is on disk before this answers, thus before the transaction that will use it commits. An empty text stays empty. Throws KeyDestroyed once she was erased.
 */
export const sealForPerson = (personId: string, value: string, about: string): string => {
  if (value === "") return "";
  const key = personKeys().keyOf(personId);
  return `p1.${key.id}.${lock(key, Buffer.from(value), about).toString("base64url")}`;
};

/** Is it a text sealed for somebody? */
export const isSealedForPerson = (value: string): boolean => sealedText.test(value);

/**
 * Opens a text; null when its key was destroyed or lost. Whose key is said by the value, not asked of the reader: a merge moves rows from one file to
 * another without sealing them again. A text that was changed, or that belongs elsewhere, throws; one still in clear, from before sealing, comes back as it is.
 */
export const unsealForPerson = (value: string, about: string): string | null => {
  const [, keyId, sealed] = sealedText.exec(value) ?? [];
  if (keyId === undefined || sealed === undefined) return value;
  const key = personKeys().open(keyId);
  return key && unlock(key, Buffer.from(sealed, "base64url"), about).toString();
};

/** Said in the place of words whose key is no more. */
export const closedWords = "Ces mots ne s'ouvrent plus : leur clé a été détruite ou perdue.";

/** What a page shows of a sealed text. */
export const readWords = <Words extends string | null>(value: Words, about: string): Words =>
  (value === null ? null : (unsealForPerson(value, about) ?? closedWords)) as Words;

/** The same for a column that may hold nothing. */
export const sealWords = <Words extends string | null>(personId: string, value: Words, about: string): Words => (value === null ? null : sealForPerson(personId, value, about)) as Words;

/** The same for bytes, without the third that base64 would add: "p1.", the key's number (8 bytes), iv, sealed bytes, tag. */
export const sealBytesForPerson = (personId: string, value: Uint8Array, about: string): Buffer => {
  const key = personKeys().keyOf(personId);
  return Buffer.concat([bytesMark, Buffer.from(key.id, "hex"), lock(key, value, about)]);
};

/** Opens bytes; null when their key was destroyed or lost. Bytes that were changed, that belong elsewhere or that were never sealed throw. */
export const unsealBytesForPerson = (sealed: Uint8Array, about: string): Buffer | null => {
  const whole = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const start = bytesMark.length + keyIdLength;
  if (whole.length < start || !whole.subarray(0, bytesMark.length).equals(bytesMark)) throw new Error("These bytes are not sealed for a person");
  const key = personKeys().open(whole.subarray(bytesMark.length, start).toString("hex"));
  return key && unlock(key, whole.subarray(start), about);
};

/** Before sealing for many people at once: their missing keys are made in one write, and the disk is waited for once. */
export const prepareKeys = (personIds: readonly string[]): void => personKeys().prepare(personIds);

/** Destroys the keys of people, for good: what was sealed for them no longer opens, here or from any archive. */
export const destroyKeys = (personIds: readonly string[], at: Date): void => personKeys().destroy(personIds, at.toISOString());
