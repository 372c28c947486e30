import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findListed } from "../entries.server.ts";
import { type FaceDraft, findFace, saveDeparture, saveFace } from "../faces.server.ts";
import { mayKeep } from "../rules.ts";

export type ChangeFaceRefusal = "not-found" | "not-allowed" | "name-missing";

/** What is said of somebody changes; or they no longer work there (no draft). */
export const changeFace = async (visit: Visit, input: { id: string; draft: FaceDraft | null }): Promise<Outcome<{ listedId: string }, ChangeFaceRefusal>> => {
  const face = await findFace(visit, input.id);
  const listed = face && (await findListed(visit, face.listedId));
  if (!face || !listed) return refuse("not-found");
  if (!mayKeep(visit.actor, listed)) return refuse("not-allowed");
  if (input.draft && !input.draft.name.trim()) return refuse("name-missing");

  await (input.draft ? saveFace(visit, face.id, input.draft) : saveDeparture(visit, face.id));
  await record(visit, input.draft ? "face.changed" : "face.left", { subjectId: listed.id });
  return done({ listedId: listed.id });
};
