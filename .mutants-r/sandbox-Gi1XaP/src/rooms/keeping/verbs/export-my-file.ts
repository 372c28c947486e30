import { done, type Outcome, refuse } from "#ground/outcome";
import type { OwnVisit } from "#ground/visit";
import { recordInHerSpace } from "#rooms/journal/server";
import { readEverything } from "../export.server.ts";
import type { PersonExport } from "../model.ts";

/** Everything about her, for herself. */
export const exportMyFile = async (visit: OwnVisit): Promise<Outcome<PersonExport, "not-found">> => {
  const everything = await readEverything(visit, visit.personId);
  if (!everything) return refuse("not-found");
  await recordInHerSpace(visit, "person.exported", visit.personId);
  return done(everything);
};
