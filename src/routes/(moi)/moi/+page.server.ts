import { error } from "@sveltejs/kit";
import { readOwnSpace } from "#rooms/space/server";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, url }) =>
  locals.inHerSpace(async (visit) => ({ own: (await readOwnSpace(visit)) ?? error(404, "Page introuvable"), today: visit.today, sent: url.searchParams.has("envoye") }));
