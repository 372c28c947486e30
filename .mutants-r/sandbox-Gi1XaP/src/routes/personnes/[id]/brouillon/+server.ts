import { error } from "@sveltejs/kit";
import { keepDraft } from "#rooms/notes/server";
import { thePerson } from "../the-person.ts";
import type { RequestHandler } from "./$types";

const unkept = new Set(["form"]);

/** Keeps what is being typed about this person, form by form. */
export const POST: RequestHandler = async ({ locals, params, request, route }) => {
  const form = await request.formData();
  const fields: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === "string" && !unkept.has(name)) fields[name] = value;
  const answer = await locals.enter(async (visit) => keepDraft(visit, { form: String(form.get("form") ?? "note"), personId: (await thePerson(visit, params.id, route.id)).person.id, fields }));
  if (!answer.ok) error(answer.reason === "too-long" ? 413 : 404, answer.reason === "too-long" ? "Ce texte est trop long pour être gardé : enregistrez-le en plusieurs notes." : "Page introuvable");
  return new Response(null, { status: 204 });
};
