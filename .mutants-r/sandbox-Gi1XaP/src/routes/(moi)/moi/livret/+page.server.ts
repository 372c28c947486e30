import { error } from "@sveltejs/kit";
import { readBooklet } from "../../../../booklet.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = async ({ locals, url }) => (await locals.inHerSpace((visit) => readBooklet(visit, url.origin))) ?? error(404, "Page introuvable");
