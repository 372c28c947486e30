import { isCivilDate } from "#ground/civil-date";
import { openAnswer, pageAsked } from "../../../open-data.ts";
import { hsdsList } from "#rooms/exchange/server";
import type { RequestHandler } from "./$types";

export const GET: RequestHandler = (event) => {
  const { params, url, locals } = event;
  const since = url.searchParams.get("modified_after")?.slice(0, 10);
  const asked = {
    page: pageAsked(url, { page: "page", size: "per_page" }, 50), term: url.searchParams.get("taxonomy_term_id") ?? undefined, organization: url.searchParams.get("organization_id") ?? undefined,
    since: since && isCivilDate(since) ? since : undefined, full: url.searchParams.get("full") === "true", minimal: url.searchParams.get("minimal") === "true",
  };
  return openAnswer(event, () => locals.atTheDoor((door) => hsdsList(door, params.collection, asked)));
};
