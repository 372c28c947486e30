import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayAdministerAccounts } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import type { AgreedPosts } from "../model.ts";
import { listAgreedPosts, saveAgreedPosts } from "../posts.server.ts";
import { postsFault, type PostsFault } from "../rules.ts";
import { findStructure } from "../structures.server.ts";

export type AgreePostsRefusal = "not-found" | "not-allowed" | PostsFault;

/** What a convention gives a chantier over a period; the same first day corrects what was written of it. */
export const agreePosts = async (visit: Visit, input: AgreedPosts): Promise<Outcome<null, AgreePostsRefusal>> => {
  const chantier = await findStructure(visit, input.chantierId);
  if (chantier?.kind !== "chantier") return refuse("not-found");
  if (!mayAdministerAccounts(visit.actor)) return refuse("not-allowed");
  const fault = postsFault(input, await listAgreedPosts(visit, [chantier.id]));
  if (fault) return refuse(fault);

  await saveAgreedPosts(visit, { ...input, source: input.source.trim() });
  await record(visit, "posts.agreed", { subjectId: chantier.id });
  return done(null);
};
