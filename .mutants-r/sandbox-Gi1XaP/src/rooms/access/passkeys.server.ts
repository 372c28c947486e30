import { type AuthenticationResponseJSON, generateAuthenticationOptions, generateRegistrationOptions, type RegistrationResponseJSON, verifyAuthenticationResponse, verifyRegistrationResponse, type AuthenticatorTransport } from "@simplewebauthn/server";
import type { Door } from "#ground/visit";
import { findAccount } from "./accounts.server.ts";
import { insertChallenge, takeChallenge } from "./challenges.server.ts";
import type { Account } from "./model.ts";

export type Ceremony = { options: unknown; challenge: string };
export type Place = { origin: string; host: string };
/** What the page received and what the browser answered, as texts: nothing in them is trusted. */
export type PasskeyProof = { challenge: string; response: string; place: Place };
export type PasskeyLine = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null };

/** Asks for any key of this site: the key itself says whose it is. */
export const askPasskey = async (door: Door, place: Place): Promise<Ceremony> => {
  const options = await generateAuthenticationOptions({ rpID: place.host, userVerification: "required" });
  return { options, challenge: await insertChallenge(door, "passkey-sign-in", null, { challenge: options.challenge }) };
};

export const askNewPasskey = async (door: Door, account: Account, place: Place): Promise<Ceremony> => {
  const known = await door.tx.selectFrom("passkeys").select(["credential_id"]).where("professional_id", "=", account.id).execute();
  const options = await generateRegistrationOptions({
    rpName: "Fil rouge", rpID: place.host, userName: account.email, userDisplayName: `${account.givenName} ${account.familyName}`, userID: new TextEncoder().encode(account.id),
    attestationType: "none", excludeCredentials: known.map((one) => ({ id: one.credential_id })), authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  return { options, challenge: await insertChallenge(door, "passkey-register", account.id, { challenge: options.challenge }) };
};

const readAnswer = <Answer>(text: string): Answer | null => {
  try {
    const answer: unknown = JSON.parse(text);
    return typeof answer === "object" && answer !== null && "id" in answer && "response" in answer ? (answer as Answer) : null;
  } catch {
    return null; // not what a browser sends: the same refusal as a wrong key
  }
};

/** The library throws on whatever is not exactly right; for us that is one answer: no. */
const orNull = <Value>(work: Promise<Value>): Promise<Value | null> => work.catch(() => null);

/** Whose key signed, or null. The counter moves with the signature. */
export const provePasskey = async (door: Door, { challenge, response, place }: PasskeyProof): Promise<Account | null> => {
  const answer = readAnswer<AuthenticationResponseJSON>(response);
  const waiting = await takeChallenge(door, "passkey-sign-in", challenge);
  const key = answer && (await door.tx.selectFrom("passkeys").selectAll().where("credential_id", "=", String(answer.id)).executeTakeFirst());
  if (!waiting || !key) return null;
  const told = await orNull(verifyAuthenticationResponse({
    response: answer, expectedChallenge: waiting.payload["challenge"] ?? "", expectedOrigin: place.origin, expectedRPID: place.host, requireUserVerification: true,
    credential: { id: key.credential_id, publicKey: new Uint8Array(key.public_key), counter: Number(key.counter), transports: key.transports as AuthenticatorTransport[] },
  }));
  if (!told?.verified) return null;
  await door.tx.updateTable("passkeys").set({ counter: told.authenticationInfo.newCounter, last_used_at: door.now }).where("id", "=", key.id).execute();
  return findAccount(door, key.professional_id);
};

/** Keeps the new key of an account; false when the answer is not the one that was awaited. */
export const insertPasskey = async (door: Door, professionalId: string, proof: PasskeyProof, name: string): Promise<boolean> => {
  const answer = readAnswer<RegistrationResponseJSON>(proof.response);
  const waiting = await takeChallenge(door, "passkey-register", proof.challenge);
  if (!answer || waiting?.professionalId !== professionalId) return false;
  const told = await orNull(verifyRegistrationResponse({
    response: answer, expectedChallenge: waiting.payload["challenge"] ?? "", expectedOrigin: proof.place.origin, expectedRPID: proof.place.host, requireUserVerification: true,
  }));
  if (!told?.verified) return false;
  const { credential } = told.registrationInfo;
  await door.tx.insertInto("passkeys").values({
    professional_id: professionalId, credential_id: credential.id, public_key: Buffer.from(credential.publicKey), counter: credential.counter, transports: credential.transports ?? [], name, created_at: door.now,
  }).execute();
  return true;
};

export const listPasskeys = async (door: Door, professionalId: string): Promise<PasskeyLine[]> => {
  const rows = await door.tx.selectFrom("passkeys").select(["id", "name", "created_at", "last_used_at"]).where("professional_id", "=", professionalId).orderBy("created_at").execute();
  return rows.map((row) => ({ id: row.id, name: row.name, createdAt: row.created_at, lastUsedAt: row.last_used_at }));
};

export const deletePasskey = async (door: Door, professionalId: string, id: string): Promise<boolean> =>
  (await door.tx.deleteFrom("passkeys").where("id", "=", id).where("professional_id", "=", professionalId).executeTakeFirst()).numDeletedRows === 1n;

export const deletePasskeysOf = async (door: Door, professionalId: string): Promise<void> => {
  await door.tx.deleteFrom("passkeys").where("professional_id", "=", professionalId).execute();
};
