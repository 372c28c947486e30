import type { Door } from "#ground/visit";

type Identity = { issuer: string; subject: string };

/** The professional an identity provider knows by this pair, or null. */
export const findIdentity = async (door: Door, { issuer, subject }: Identity): Promise<string | null> =>
  (await door.tx.selectFrom("openid_identities").select("professional_id").where("issuer", "=", issuer).where("subject", "=", subject).executeTakeFirst())?.professional_id ?? null;

export const insertIdentity = async (door: Door, { issuer, subject }: Identity, professionalId: string): Promise<void> => {
  await door.tx.insertInto("openid_identities").values({ issuer, subject, professional_id: professionalId, linked_at: door.now }).execute();
};
