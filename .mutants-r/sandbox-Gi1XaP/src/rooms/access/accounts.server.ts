import { sql } from "kysely";
import { isCurrent, keyIdOf, seal, unseal } from "#ground/sealing";
import type { Door } from "#ground/visit";
import { hashCode, newSalt, saltOf } from "./hashing.ts";
import type { Account } from "./model.ts";
import { hashOf } from "./tokens.ts";
import { plainRecoveryCode } from "./totp.ts";

const select = (door: Door) =>
  door.tx.selectFrom("accounts").innerJoin("professionals", "professionals.id", "accounts.professional_id").select((is) => [
    "accounts.professional_id", "email", "given_name", "family_name", "password_hash", "password_set_at", "totp_secret", "totp_confirmed_at", "totp_last_step", "disabled_at",
    is.exists(is.selectFrom("passkeys").select("passkeys.id").whereRef("passkeys.professional_id", "=", "accounts.professional_id")).as("has_passkey"),
    is.selectFrom("recovery_codes").select(({ fn }) => fn.countAll<string>().as("left")).whereRef("recovery_codes.professional_id", "=", "accounts.professional_id").where("used_at", "is", null).as("codes_left"),
  ]);

/** What the sealed secret of an account belongs to: copied to another account, it no longer opens. */
const aboutTotp = (professionalId: string): string => `accounts.totp_secret:${professionalId}`;

type Row = Awaited<ReturnType<ReturnType<typeof select>["execute"]>>[number];
const accountOf = (row: Row): Account => ({
  id: row.professional_id, email: row.email, givenName: row.given_name, familyName: row.family_name,
  passwordHash: row.password_hash, passwordSetAt: row.password_set_at,
  totpSecret: row.totp_secret === null ? null : unseal(row.totp_secret, aboutTotp(row.professional_id)), totpConfirmed: row.totp_confirmed_at !== null, totpLastStep: row.totp_last_step === null ? null : Number(row.totp_last_step),
  hasPasskey: Boolean(row.has_passkey), codesLeft: Number(row.codes_left ?? 0), disabled: row.disabled_at !== null,
});

export const findAccountByEmail = async (door: Door, email: string): Promise<Account | null> => {
  const row = await select(door).where(sql<boolean>`lower(email) = lower(${email.trim()})`).executeTakeFirst();
  return row ? accountOf(row) : null;
};

export const findAccount = async (door: Door, professionalId: string): Promise<Account | null> => {
  const row = await select(door).where("accounts.professional_id", "=", professionalId).executeTakeFirst();
  return row ? accountOf(row) : null;
};

export const savePassword = async (door: Door, professionalId: string, passwordHash: string): Promise<void> => {
  await door.tx.updateTable("accounts").set({ password_hash: passwordHash, password_set_at: door.now }).where("professional_id", "=", professionalId).execute();
};

/** Keeps a secret that still has to prove itself, or forgets the second factor. */
export const saveTotpSecret = async (door: Door, professionalId: string, secret: string | null): Promise<void> => {
  await door.tx.updateTable("accounts").set({ totp_secret: secret === null ? null : seal(secret, aboutTotp(professionalId)), totp_confirmed_at: null, totp_last_step: null }).where("professional_id", "=", professionalId).execute();
};

/** Seals by today's key the secrets an older version wrote in clear, or an older key sealed; answers how many. */
export const sealTotpSecrets = async (door: Door): Promise<number> => {
  const rows = await door.tx.selectFrom("accounts").select(["professional_id", "totp_secret"]).where("totp_secret", "is not", null).forUpdate().execute();
  let sealed = 0;
  for (const { professional_id: id, totp_secret: kept } of rows) {
    if (kept === null || isCurrent(kept)) continue;
    const secret = keyIdOf(kept) === null ? kept : unseal(kept, aboutTotp(id));
    // Sealed by a key that was declared lost: it stays as it is, and its owner comes in by another way.
    if (secret === null) continue;
    await door.tx.updateTable("accounts").set({ totp_secret: seal(secret, aboutTotp(id)) }).where("professional_id", "=", id).execute();
    sealed += 1;
  }
  return sealed;
};

/** False when this step, or a later one, was used meanwhile. */
export const useTotpStep = async (door: Door, professionalId: string, step: number): Promise<boolean> => {
  const { numUpdatedRows } = await door.tx.updateTable("accounts").set({ totp_last_step: step, totp_confirmed_at: sql`coalesce(totp_confirmed_at, ${door.now})` })
    .where("professional_id", "=", professionalId).where((is) => is.or([is("totp_last_step", "is", null), is("totp_last_step", "<", step)])).executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** As they were kept before they were kept as passwords are: these still open, until they are renewed. */
const formerHash = (professionalId: string, code: string): Buffer => hashOf(`${professionalId}:${plainRecoveryCode(code)}`);

export const replaceRecoveryCodes = async (door: Door, professionalId: string, codes: readonly string[]): Promise<void> => {
  await door.tx.deleteFrom("recovery_codes").where("professional_id", "=", professionalId).execute();
  const salt = newSalt();
  const rows = await Promise.all(codes.map(async (code) => ({ professional_id: professionalId, code_hash: await hashCode(plainRecoveryCode(code), salt), created_at: door.now })));
  if (rows.length > 0) await door.tx.insertInto("recovery_codes").values(rows).execute();
};

/** False when it is no code of this account, or was used. */
export const useRecoveryCode = async (door: Door, professionalId: string, typed: string): Promise<boolean> => {
  const left = door.tx.selectFrom("recovery_codes").select("code_hash").where("professional_id", "=", professionalId).where("used_at", "is", null);
  const one = await left.where(sql<boolean>`length(code_hash) > 32`).executeTakeFirst();
  const hash = one ? await hashCode(plainRecoveryCode(typed), saltOf(one.code_hash)) : formerHash(professionalId, typed);
  const { numUpdatedRows } = await door.tx.updateTable("recovery_codes").set({ used_at: door.now })
    .where("professional_id", "=", professionalId).where("code_hash", "=", hash).where("used_at", "is", null).executeTakeFirst();
  return numUpdatedRows === 1n;
};

export const disableAccount = async (door: Door, professionalId: string, disabledAt: Date | null): Promise<void> => {
  await door.tx.updateTable("accounts").set({ disabled_at: disabledAt }).where("professional_id", "=", professionalId).execute();
};
