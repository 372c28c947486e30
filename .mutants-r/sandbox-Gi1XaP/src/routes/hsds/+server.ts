import { openAnswer } from "../../open-data.ts";
import type { RequestHandler } from "./$types";

/** What this feed is. */
export const GET: RequestHandler = (event) =>
  openAnswer(event, () => Promise.resolve({
    version: "3.0", profile: "https://docs.openreferral.org/en/3.0/hsds/", openapi_url: "https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json",
    description: "Annuaire Fil rouge : les structures et services ouverts à tous.", publisher: { name: "Fil rouge", website: event.url.origin },
  }));
