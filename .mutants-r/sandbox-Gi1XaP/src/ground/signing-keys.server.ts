import type { Database } from "./database/connect.ts";
import type { PublicKey } from "./signing.ts";
import { atTheDoor } from "./visit.ts";

/** Every public key that ever signed a copy here, the latest first. */
export const listSigningKeys = (db: Database): Promise<PublicKey[]> =>
  atTheDoor(db, async (door) => (await door.tx.selectFrom("signing_keys").select(["id", "public_key"]).orderBy("first_used_at", "desc").execute()).map(({ id, public_key: x }) => ({ id, x })));
