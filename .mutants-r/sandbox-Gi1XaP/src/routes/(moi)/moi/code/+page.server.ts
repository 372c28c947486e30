import { enterByCode } from "../../../../card-entry.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = () => ({});

export const actions: Actions = { default: (event) => enterByCode(event) };
