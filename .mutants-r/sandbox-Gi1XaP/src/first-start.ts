import { CannotStart } from "#ground/database/cannot-start";
import { withClient } from "#ground/database/connection";
import type { Database } from "#ground/database/connect";
import { log } from "#ground/log";

interface FirstStart {
  ownerUrl: string;
  db: Database;
  /** Where people will open it. */
  url: string;
  empty: boolean;
}

/** Gives a database its first content: the simulated network, or nothing but a way in for the first administrator. Answers lines to print. */
export const fillOnFirstStart = async ({ ownerUrl, db, url, empty }: FirstStart): Promise<string[]> => {
  const instance = await findInstance(ownerUrl);
  if (empty && instance?.simulated)
    throw new CannotStart("Cette base contient déjà le réseau simulé. Pour une instance réelle, choisissez un autre dossier : FIL_ROUGE_DATA=/chemin npm start -- --empty (ou une autre base dans DATABASE_URL).");
  if (empty) return firstAdministrator(ownerUrl, db, url, instance === undefined);
  if (!instance) return simulate(ownerUrl);
  return [];
};

const findInstance = (ownerUrl: string): Promise<{ simulated: boolean } | undefined> =>
  withClient(ownerUrl, async (client) => (await client.query<{ simulated: boolean }>("select simulated from app.instance")).rows[0]);

const simulate = async (ownerUrl: string): Promise<string[]> => {
  // Read only when it is needed: every later start is quicker without it.
  process.stdout.write("Premier départ : un réseau simulé se charge (une demi-minute environ)…\n");
  const started = performance.now();
  const { loadSimulation } = await import("#simulation/load");
  const { people, rows } = await loadSimulation(ownerUrl);
  log.info("simulation.loaded", { people, rows, ms: Math.round(performance.now() - started) });
  return ["Un réseau simulé vient d'être chargé : personne n'y est réel."];
};

const firstAdministrator = async (ownerUrl: string, db: Database, url: string, isNew: boolean): Promise<string[]> => {
  if (isNew) await withClient(ownerUrl, (client) => client.query("insert into app.instance (simulated) values (false)"));
  const { createFirstAdministratorLink } = await import("#rooms/access/server");
  const link = await createFirstAdministratorLink(db, url);
  return link ? ["Instance réelle et vide. Ouvrez ce lien, une seule fois, pour créer le premier compte d'administration :", `  ${link}`] : [];
};
