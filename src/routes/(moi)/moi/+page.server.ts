import { error } from "@sveltejs/kit";
import { standingOf } from "#rooms/consent/index";
import { listMyConsents } from "#rooms/consent/server";
import { readOwnSpace } from "#rooms/space/server";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, url }) =>
  locals.inHerSpace(async (visit) => {
    const [own, answers] = await Promise.all([readOwnSpace(visit), listMyConsents(visit)]);
    if (!own) return error(404, "Page introuvable");
    return { own, agreements: answers.filter((one) => standingOf(one, visit.today) === "in-force"), today: visit.today, sent: url.searchParams.has("envoye") };
  });
