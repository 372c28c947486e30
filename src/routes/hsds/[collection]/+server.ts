import { isCivilDate } from "#ground/civil-date";
import { hsdsRefusalWords } from "#rooms/exchange/index";
import { hsdsLines, hsdsList, seekHsds } from "#rooms/exchange/server";
import { AskedWrongly, openAnswer, pageAsked, streamed } from "../../../open-data.ts";
import type { RequestHandler } from "./$types";

const longest = 120;

/** Pages in JSON, or the whole list line by line (ndjson), as HSDS 3 asks. */
export const GET: RequestHandler = (event) => {
  const { params, url, locals } = event;
  const given = (name: string): string => (url.searchParams.get(name) ?? "").trim().slice(0, longest);
  const since = given("modified_after").slice(0, 10);
  const common = {
    page: pageAsked(url, { page: "page", size: "per_page" }, 50), term: given("taxonomy_term_id") || undefined, organization: given("organization_id") || undefined,
    since: isCivilDate(since) ? since : undefined, full: given("full") === "true", minimal: given("minimal") === "true",
  };
  const format = given("format") || "json";
  return openAnswer(event, async () => {
    if (format !== "json" && format !== "ndjson") return new AskedWrongly(hsdsRefusalWords["format-unknown"]);
    const sought = await locals.atTheDoor((door) => seekHsds(door, params.collection, { search: given("search"), postcode: given("postcode"), proximity: given("proximity"), latitude: given("latitude"), longitude: given("longitude") }));
    if (!sought.ok) return new AskedWrongly(hsdsRefusalWords[sought.reason]);
    const asked = { ...common, ...sought.value };
    if (format === "json") return locals.atTheDoor((door) => hsdsList(door, params.collection, asked));
    const lines = hsdsLines(locals.atTheDoor, params.collection, asked);
    return lines && streamed(lines, "application/x-ndjson; charset=utf-8");
  });
};
