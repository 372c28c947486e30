import type { Door } from "#ground/visit";
import { findAccount } from "./accounts.server.ts";
import type { Account, LinkKind } from "./model.ts";
import { hashOf, newToken } from "./tokens.ts";

/** How long each kind of link opens, in hours. */
export const linkHours: Record<LinkKind, number> = { invitation: 7 * 24, "first-administrator": 48, "password-reset": 1 };

export type Link = { id: string; kind: LinkKind; account: Account | null };

/** Takes back the links of this kind that somebody still holds; answers how many. */
export const revokeLinks = async (door: Door, kind: LinkKind, professionalId: string | null): Promise<number> => {
  const query = door.tx.updateTable("invitations").set({ revoked_at: door.now }).where("kind", "=", kind).where("accepted_at", "is", null).where("revoked_at", "is", null);
  const { numUpdatedRows } = await query.where("professional_id", professionalId ? "=" : "is", professionalId).executeTakeFirst();
  return Number(numUpdatedRows);
};

/** A new one-time link, which takes the place of the one before; answers its token, kept nowhere. */
export const insertLink = async (door: Door, kind: LinkKind, professionalId: string | null, createdBy: string | null): Promise<string> => {
  await revokeLinks(door, kind, professionalId);
  const token = newToken();
  await door.tx.insertInto("invitations").values({
    kind, professional_id: professionalId, token_hash: hashOf(token), created_at: door.now, created_by: createdBy, expires_at: new Date(door.now.getTime() + linkHours[kind] * 3_600_000),
  }).execute();
  return token;
};

const open = (door: Door, token: string) => door.tx.selectFrom("invitations").select(["id", "kind", "professional_id"])
  .where("token_hash", "=", hashOf(token)).where("expires_at", ">", door.now).where("accepted_at", "is", null).where("revoked_at", "is", null);

export const findLink = async (door: Door, token: string): Promise<Link | null> => {
  const row = await open(door, token).executeTakeFirst();
  if (!row) return null;
  const account = row.professional_id ? await findAccount(door, row.professional_id) : null;
  return account?.disabled ? null : { id: row.id, kind: row.kind as LinkKind, account };
};

/** Uses a link: false when somebody used it meanwhile. */
export const useLink = async (door: Door, id: string): Promise<boolean> =>
  (await door.tx.updateTable("invitations").set({ accepted_at: door.now }).where("id", "=", id).where("accepted_at", "is", null).where("revoked_at", "is", null).executeTakeFirst()).numUpdatedRows === 1n;
