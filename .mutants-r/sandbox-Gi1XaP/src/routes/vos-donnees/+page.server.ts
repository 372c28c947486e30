import { redirect } from "@sveltejs/kit";
import type { PageServerLoad } from "./$types";

/** An address to say aloud, or to print on a wall. */
export const load: PageServerLoad = () => redirect(303, "/moi/mes-donnees");
