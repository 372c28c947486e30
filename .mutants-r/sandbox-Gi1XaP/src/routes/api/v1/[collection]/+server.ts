import { openAnswer, pageAsked } from "../../../../open-data.ts";
import { apiServices, apiStructures } from "#rooms/exchange/server";
import type { RequestHandler } from "./$types";

/** The open offer, page by page, as data·inclusion gives its own. */
export const GET: RequestHandler = (event) => {
  const { params, url, locals } = event;
  const asked = {
    page: pageAsked(url, { page: "page", size: "size" }, 50), sources: url.searchParams.getAll("sources"), theme: url.searchParams.get("thematiques") ?? undefined,
    department: url.searchParams.get("code_commune") ?? url.searchParams.get("code_departement") ?? undefined,
  };
  return openAnswer(event, () => locals.atTheDoor(async (door) => (params.collection === "structures" ? apiStructures(door, asked) : params.collection === "services" ? apiServices(door, asked) : null)));
};
