import { roleWords, stateWords } from "#rooms/access/index";
import { listProfessionals } from "#rooms/access/server";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = async ({ locals, url }) => {
  const search = (url.searchParams.get("q") ?? "").trim().slice(0, 100);
  const page = Math.max(1, Math.min(10_000, Math.trunc(Number(url.searchParams.get("page") ?? 1)) || 1));
  const { lines, more } = await locals.atTheDoor((door) => listProfessionals(door, { search, page }));
  return {
    search, page, more, done: url.searchParams.get("fait"),
    lines: lines.map(({ roles, state, ...line }) => ({ ...line, state: stateWords[state], roles: roles.map((one) => `${roleWords[one.role]}, ${one.structure}`) })),
  };
};
