import { error } from "@sveltejs/kit";
import { exportFileAnswer } from "#rooms/keeping/index";
import { exportMyFile } from "#rooms/keeping/server";
import type { RequestHandler } from "./$types";

/** All her file, for herself. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const form = url.searchParams.get("forme") === "json" ? "json" : "html";
  const answer = await locals.inHerSpace((visit) => exportMyFile(visit));
  if (!answer.ok) return error(404, "Page introuvable");
  const { body, headers } = exportFileAnswer(answer.value, form);
  return new Response(body, { headers });
};
