import { error } from "@sveltejs/kit";
import type { PageServerLoad } from "./$types";

/** What the door answers for an address that does not open: the page of an address that does not exist. */
export const load: PageServerLoad = () => error(404, "Page introuvable");
