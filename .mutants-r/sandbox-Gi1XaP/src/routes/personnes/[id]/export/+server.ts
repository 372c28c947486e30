import { exportFileAnswer } from "#rooms/keeping/index";
import { exportFile } from "#rooms/keeping/server";
import { isId } from "#ground/ids";
import { notFound } from "../the-person.ts";
import type { RequestHandler } from "./$types";

/** All her file, to hand over to her: to read, or to compute with. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const form = url.searchParams.get("forme") === "json" ? "json" : "html";
  const answer = isId(params.id) ? await locals.enter((visit) => exportFile(visit, { personId: params.id, form })) : notFound();
  if (!answer.ok) return notFound();
  const { body, headers } = exportFileAnswer(answer.value, form);
  return new Response(body, { headers });
};
