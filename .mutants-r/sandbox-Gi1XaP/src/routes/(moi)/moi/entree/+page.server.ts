import { enterByCard } from "../../../../card-entry.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ url }) => ({ left: url.searchParams.get("fait") === "sortie" });

export const actions: Actions = { default: (event) => enterByCard(event) };
