import { mayOpenFilesIn } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import type { CivilDate } from "#ground/civil-date";
import type { Identity } from "../model.ts";
import { insertPerson, saveIdentity } from "../store.server.ts";

export type OpenFileRefusal = "not-allowed" | "no-name" | "born-in-the-future";
export type OpenFile = { chantierId: string; givenName: string; familyName: string; usualName: string | null; birthDate: CivilDate | null; gender: Identity["gender"] };

/** Opens a person's file in a chantier. Likely duplicates were shown before; the machine never merges. */
export const openFile = async (visit: Visit, input: OpenFile): Promise<Outcome<{ id: string }, OpenFileRefusal>> => {
  if (!mayOpenFilesIn(visit.actor, input.chantierId)) return refuse("not-allowed");
  const [givenName, familyName, usualName] = [input.givenName, input.familyName, input.usualName ?? ""].map((name) => name.trim().normalize("NFC")) as [string, string, string];
  if (!givenName && !familyName && !usualName) return refuse("no-name");
  if (input.birthDate && input.birthDate > visit.today) return refuse("born-in-the-future");

  const id = await insertPerson(visit, { givenName, familyName, usualName: usualName || null, followedBy: input.chantierId });
  await saveIdentity(visit, id, { birthDate: input.birthDate, gender: input.gender });
  await record(visit, "person.file-opened", { personId: id, followedBy: input.chantierId });
  return done({ id });
};

