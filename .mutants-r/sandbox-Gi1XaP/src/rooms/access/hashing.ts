import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(argon2);
const cost = { memory: 19_456, passes: 2, parallelism: 1 };
const tagLength = 32;
const bare = (bytes: Buffer): string => bytes.toString("base64").replaceAll("=", "");

const tagOf = (password: string, nonce: Buffer, { memory, passes, parallelism }: typeof cost, length: number): Promise<Buffer> =>
  derive("argon2id", { message: password.normalize("NFC"), nonce, memory, passes, parallelism, tagLength: length }) as Promise<Buffer>;

/** A password as it is kept: argon2id in the PHC form, which carries its own cost. */
export const hashPassword = async (password: string): Promise<string> => {
  const nonce = randomBytes(16);
  const tag = await tagOf(password, nonce, cost, tagLength);
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${bare(nonce)}$${bare(tag)}`;
};

/** Nobody's hash: an account that does not exist costs the same work as one that does. */
const nobodys = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${bare(Buffer.alloc(16))}$${bare(Buffer.alloc(tagLength))}`;

/** True when this password gave this hash; always does the work, even when there is no hash. */
export const isPassword = async (password: string, kept: string | null): Promise<boolean> => {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(kept ?? nobodys);
  if (!parts) throw new Error("A kept password is not in the PHC form of argon2id");
  const expected = Buffer.from(parts[5]!, "base64");
  const told = await tagOf(password, Buffer.from(parts[4]!, "base64"), { memory: Number(parts[1]), passes: Number(parts[2]), parallelism: Number(parts[3]) }, expected.length);
  return timingSafeEqual(told, expected) && kept !== null;
};

const saltLength = 16;
/** Recovery codes are short enough to be guessed from a stolen hash: they are kept as passwords are. Those of one account share a salt, so that one try costs one derivation. */
export const newSalt = (): Buffer => randomBytes(saltLength);
export const saltOf = (kept: Buffer): Buffer => kept.subarray(0, saltLength);
export const hashCode = async (code: string, salt: Buffer): Promise<Buffer> => Buffer.concat([salt, await tagOf(code, salt, cost, tagLength)]);
