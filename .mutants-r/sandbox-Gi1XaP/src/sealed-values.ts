import type { Database } from "#ground/database/connect";
import { retireOtherKeys } from "#ground/instance-key";
import type { Keystore } from "#ground/keystore";
import { log } from "#ground/log";
import { holdKeys, type KeyRing } from "#ground/sealing";
import { atTheDoor, type Door } from "#ground/visit";
import { sealKeptForms, sealTotpSecrets } from "#rooms/access/server";
import { sealDrafts } from "#rooms/notes/server";

/** Everything this house seals: each seals again, by today's key, what is in clear or sealed by a key before it. */
const sealers: ((door: Door) => Promise<number>)[] = [sealTotpSecrets, sealKeptForms, sealDrafts];

/** Takes the keys, and brings every sealed value to today's: after that the keys before it are no longer needed here. */
export const sealWithTodaysKey = async ({ db, ownerUrl, keys, keystore }: { db: Database; ownerUrl: string; keys: KeyRing; keystore: Keystore }): Promise<void> => {
  holdKeys(keys);
  // A destruction cut short left pages behind: they go before anything is served.
  keystore.cleanLog();
  let count = 0;
  for (const sealAgain of sealers) count += await atTheDoor(db, sealAgain);
  count += keystore.rewrap();
  await retireOtherKeys(ownerUrl, keys);
  if (count > 0) log.info("values.sealed", { count });
};
