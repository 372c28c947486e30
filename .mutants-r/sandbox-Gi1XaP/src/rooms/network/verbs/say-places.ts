import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { savePlaces } from "../entries.server.ts";
import { findKeptService } from "../kept-entries.server.ts";

export type SayPlacesRefusal = "not-found" | "not-allowed" | "not-a-number" | "more-than-there-are";

/** How many places are free today; null takes back what was said. */
export const sayPlaces = async (visit: Visit, input: { id: string; free: number | null; total?: number | null }): Promise<Outcome<{ id: string }, SayPlacesRefusal>> => {
  const { service, mine } = await findKeptService(visit, input.id);
  if (!service) return refuse("not-found");
  if (!mine) return refuse("not-allowed");
  const total = input.total === undefined ? service.places.total : input.total;
  if ([input.free, total].some((count) => count !== null && !(Number.isInteger(count) && count >= 0 && count < 10_000))) return refuse("not-a-number");
  if (input.free !== null && total !== null && input.free > total) return refuse("more-than-there-are");

  await savePlaces(visit, service.id, { total, free: input.free });
  await record(visit, "entry.places-said", { subjectId: service.id, detail: { free: input.free } });
  return done({ id: service.id });
};
