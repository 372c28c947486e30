import { house } from "#ground/house";
import { atTheDoor } from "#ground/visit";
import { findInstance, type Instance } from "#rooms/access/server";

let known: Instance | null = null;

/** What this installation is does not change while it runs: asked once. */
export const theInstance = async (): Promise<Instance | null> => {
  known ??= await atTheDoor(house().db, findInstance, house().clock());
  return known;
};
