import type { Config } from "../config.ts";
import { openEmbedded, type OpenedDatabase } from "./embedded.ts";
import { openGiven } from "./given.ts";
import { prepareDatabase } from "./prepare.ts";

/** The database this configuration names: a server's, or the private one of the data folder. Not migrated yet. */
export const openConfigured = (config: Config, as: "application" | "command"): Promise<OpenedDatabase> =>
  config.databaseUrl ? openGiven(config.databaseUrl, config.dataFolder) : openEmbedded({ dataFolder: config.dataFolder, as });

/** Opens it and brings it to today's schema. */
export const openInstance = async (config: Config, as: "application" | "command"): Promise<OpenedDatabase & { migrated: string[] }> => {
  const opened = await openConfigured(config, as);
  try {
    return { ...opened, migrated: await prepareDatabase(opened) };
  } catch (error) {
    await opened.stop();
    throw error;
  }
};
