// Signs what leaves the house, so that anybody can check later that it is what the house gave. The key comes out of the instance's key: nothing more to keep.
import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign } from "node:crypto";
import type pg from "pg";
import { heldKeys, type KeyRing } from "./sealing.ts";

/** The fixed beginning of an Ed25519 private key in PKCS #8 (RFC 8410); its 32 bytes follow. */
const pkcs8Ed25519 = Buffer.from("302e020100300506032b657004220420", "hex");

const privateKeyOf = (ring: KeyRing): KeyObject =>
  createPrivateKey({ key: Buffer.concat([pkcs8Ed25519, Buffer.from(hkdfSync("sha256", ring.current.bytes, "", "fil-rouge signing key", 32))]), format: "der", type: "pkcs8" });

export type PublicKey = { id: string; x: string };

export const publicKeyOf = (ring = heldKeys()): PublicKey => {
  const { x } = createPublicKey(privateKeyOf(ring)).export({ format: "jwk" });
  if (typeof x !== "string") throw new Error("An Ed25519 key has one coordinate");
  return { id: createHash("sha256").update(x).digest("hex").slice(0, 16), x };
};

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** One writing for one thing: keys in order, no space (RFC 8785 for what we hold: texts, whole numbers, lists and objects). */
export const canonical = (value: Json): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const held = Object.entries(value as Record<string, Json | undefined>).filter((entry): entry is [string, Json] => entry[1] !== undefined);
  return `{${held.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(",")}}`;
};

/** A detached JWS (RFC 7515, appendix F) over the canonical writing: "header..signature". */
export const signDetached = (value: Json, ring = heldKeys()): string => {
  const header = Buffer.from(JSON.stringify({ alg: "EdDSA", kid: publicKeyOf(ring).id })).toString("base64url");
  const payload = Buffer.from(canonical(value)).toString("base64url");
  return `${header}..${sign(null, Buffer.from(`${header}.${payload}`), privateKeyOf(ring)).toString("base64url")}`;
};

/** Keeps the public key where copies can be checked, for as long as the base lives. */
export const publishSigningKey = async (client: pg.Client, ring: KeyRing): Promise<void> => {
  const { id, x } = publicKeyOf(ring);
  await client.query("insert into app.signing_keys (id, public_key) values ($1, $2) on conflict (id) do nothing", [id, x]);
};
