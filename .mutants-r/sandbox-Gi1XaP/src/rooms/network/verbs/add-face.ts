import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findListed } from "../entries.server.ts";
import { type FaceDraft, insertFace } from "../faces.server.ts";
import { mayKeep } from "../rules.ts";

export type AddFaceRefusal = "not-found" | "not-allowed" | "name-missing";

/** Somebody who works there: what to ask them for, when they are there. */
export const addFace = async (visit: Visit, input: { listedId: string; draft: FaceDraft }): Promise<Outcome<{ id: string }, AddFaceRefusal>> => {
  const listed = await findListed(visit, input.listedId);
  if (!listed) return refuse("not-found");
  if (!mayKeep(visit.actor, listed)) return refuse("not-allowed");
  if (!input.draft.name.trim()) return refuse("name-missing");

  const id = await insertFace(visit, listed.id, input.draft);
  await record(visit, "face.added", { subjectId: listed.id });
  return done({ id });
};
