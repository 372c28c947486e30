import { asNumber, shownNumber } from "#rooms/space/index";
import { isOpenNumber } from "#rooms/space/server";
import { enterByCard } from "../../../../../card-entry.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async ({ locals, params }) => {
  const number = asNumber(params.numero);
  return { number: shownNumber(number), opens: await locals.atTheDoor((door) => isOpenNumber(door, number)) };
};

export const actions: Actions = { default: (event) => enterByCard(event, event.params.numero) };
