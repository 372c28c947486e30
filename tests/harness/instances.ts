import type { TestContext } from "node:test";
import { derivedPassword, passwordOf, withLogin } from "#ground/database/address";
import { openEmbedded } from "#ground/database/embedded";
import { prepareDatabase } from "#ground/database/prepare";
import { appRole } from "#ground/database/roles";
import { loadSimulation, sizeFor } from "#simulation/load";
import { atTheEnd } from "./at-the-end.ts";
import { temporaryFolder } from "./folders.ts";
import "./keys.ts";
import { oldestServer } from "./servers.ts";
import { emptyDatabase } from "./template.ts";

export interface Place {
  ownerUrl: string;
  appUrl: string;
  documentsFolder: string;
}

/** An empty database of the shared server, not migrated, and a folder for its documents. */
export const anEmptyPlace = async (test: TestContext): Promise<Place> => {
  const documentsFolder = `${temporaryFolder(test)}/documents`;
  const { url, drop } = await emptyDatabase();
  atTheEnd(test, drop);
  return { ownerUrl: url, appUrl: withLogin(url, appRole, derivedPassword(passwordOf(url), appRole)), documentsFolder };
};

/** The same on PostgreSQL 15; undefined where it is not installed. */
export const anEmptyPlaceOn15 = async (test: TestContext): Promise<Place | undefined> => {
  if (!oldestServer) return undefined;
  const folder = temporaryFolder(test);
  const opened = await openEmbedded({ dataFolder: folder, as: "command", durable: false, binaries: oldestServer.binaries });
  atTheEnd(test, opened.stop);
  return { ownerUrl: opened.ownerUrl, appUrl: opened.appUrl, documentsFolder: `${folder}/documents` };
};

/** Some people of the simulated network: every kind of value, little of each. */
export const aSmallInstance = async (test: TestContext): Promise<Place> => {
  const place = await anEmptyPlace(test);
  await prepareDatabase(place);
  await loadSimulation(place.ownerUrl, { size: sizeFor(40), people: 40 });
  return place;
};
