import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { insertDesk, listDeskPlaces, type NewDesk } from "../desks.server.ts";
import { deskFault, type DeskFault, mayOpenDesks } from "../rules.ts";

export type OpenDeskRefusal = "not-allowed" | "actor-missing" | "purpose-missing" | "place-missing" | DeskFault;
export type OpenDesk = Omit<NewDesk, "territoryId" | "placeListedId" | "chantierId"> & { placeId: string };

/** Somebody will come to a place, on these days: a desk is opened. */
export const openDesk = async (visit: Visit, input: OpenDesk): Promise<Outcome<{ id: string }, OpenDeskRefusal>> => {
  if (!mayOpenDesks(visit.actor)) return refuse("not-allowed");
  const places = await listDeskPlaces(visit);
  const place = places.find(({ id }) => id === input.placeId);
  if (!place) return refuse("place-missing");
  const actor = places.find(({ id, kind }) => kind === "listed" && id === input.actorListedId);
  const name = input.actor.trim() || actor?.name || "";
  if (!name) return refuse("actor-missing");
  if (!input.purpose.trim()) return refuse("purpose-missing");
  const fault = deskFault(input);
  if (fault) return refuse(fault);

  const { placeId, ...desk } = input;
  const id = await insertDesk(visit, { ...desk, actor: name, actorListedId: actor?.id ?? null, purpose: input.purpose.trim(), territoryId: place.territoryId, placeListedId: place.kind === "listed" ? placeId : null, chantierId: place.kind === "chantier" ? placeId : null });
  await record(visit, "desk.opened", { subjectId: id });
  return done({ id });
};
