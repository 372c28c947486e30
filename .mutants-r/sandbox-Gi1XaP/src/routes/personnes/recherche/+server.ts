import { stageWords, type Stage } from "#rooms/journey/index";
import { searchPeople } from "#rooms/desk/server";
import type { RequestHandler } from "./$types";

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]!);

/** What the search box shows as one types: a list of options, written by the server. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const found = await locals.enter((visit) => searchPeople(visit, url.searchParams.get("q") ?? "", 8));
  const options = found.map(({ id, name, chantier, stage }) =>
    `<li role="option" id="p-${id}"><a href="/personnes/${id}" tabindex="-1">${escaped(name)}<small>${escaped([stage ? stageWords[stage as Stage] : "", chantier ?? ""].filter(Boolean).join(" · "))}</small></a></li>`);
  return new Response(options.join(""), { headers: { "content-type": "text/html; charset=utf-8" } });
};
