import { error } from "@sveltejs/kit";
import { standingOf } from "#rooms/consent/index";
import { listMyConsents } from "#rooms/consent/server";
import { listMyRequests } from "#rooms/rights/server";
import { readOwnSpace } from "#rooms/space/server";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, url }) =>
  locals.inHerSpace(async (visit) => {
    const [own, answers, requests] = await Promise.all([readOwnSpace(visit), listMyConsents(visit), listMyRequests(visit)]);
    if (!own) return error(404, "Page introuvable");
    return { own, agreements: answers.filter((one) => standingOf(one, visit.today) === "in-force"), requests: requests.filter(({ state }) => state !== "done" && state !== "refused"), isHers: locals.space?.isHers ?? false, today: visit.today, sent: url.searchParams.has("envoye") };
  });
