import { error, redirect } from "@sveltejs/kit";
import { beginOpenid, insertChallenge, openidSettings } from "#rooms/access/server";
import { house } from "#ground/house";
import { doorMemory } from "../../../door-memory.ts";
import { wayBack } from "../../../way-back.ts";
import type { RequestHandler } from "./$types";

export const GET: RequestHandler = async ({ locals, cookies, url, route }) => {
  const settings = openidSettings();
  if (!settings) error(404, "Page introuvable");
  const began = await beginOpenid(settings, `${url.origin}/entrer/proconnect/retour`).catch((fault: unknown) => house().report(route.id, fault));
  if (!began) redirect(303, "/entrer?fait=panne");
  const token = await locals.atTheDoor((door) => insertChallenge(door, "openid", null, { ...began.memory, next: wayBack(url.searchParams.get("suite")) }));
  doorMemory({ cookies, url }, "proconnect").keep(token, 10);
  redirect(303, began.url, { external: [began.url.origin] });
};
