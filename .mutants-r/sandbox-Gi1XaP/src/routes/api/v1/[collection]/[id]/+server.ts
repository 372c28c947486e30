import { openAnswer } from "../../../../../open-data.ts";
import { apiService, apiStructure } from "#rooms/exchange/server";
import type { RequestHandler } from "./$types";

export const GET: RequestHandler = (event) => {
  const { params, locals } = event;
  return openAnswer(event, () => locals.atTheDoor(async (door) => (params.collection === "structures" ? apiStructure(door, params.id) : params.collection === "services" ? apiService(door, params.id) : null)));
};
