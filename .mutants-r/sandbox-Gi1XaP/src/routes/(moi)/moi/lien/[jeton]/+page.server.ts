import { isOpenLink } from "#rooms/space/server";
import { enterByLink } from "../../../../../card-entry.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async ({ locals, params }) => ({ opens: await locals.atTheDoor((door) => isOpenLink(door, params.jeton)) });

export const actions: Actions = { default: (event) => enterByLink(event, event.params.jeton) };
