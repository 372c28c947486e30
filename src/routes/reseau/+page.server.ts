import { freshnessDays, pageSize } from "#rooms/network/index";
import { readMonths, searchServices } from "#rooms/network/server";
import { addressWith, readAsked, siftChoices, themeChoices } from "../annuaire/asked.ts";
import { countWords, shownService } from "../annuaire/shown.ts";
import { findWider } from "../annuaire/wider.ts";
import type { PageServerLoad } from "./$types";

/** The public face: what is open to everybody, and nothing else; nobody is asked who they are. */
export const load: PageServerLoad = ({ locals, url }) =>
  locals.atTheDoor(async (door) => {
    const { asked, values, placeProblem, placeNote, number } = await readAsked(door, url, null);
    // Asked by professionals only.
    const open = { ...asked, places: false, fresh: false, kind: null, openTo: null, commonLaw: null };
    const isAsked = Object.values(values).some((value) => value !== "");
    const answers = !isAsked || placeProblem ? null : await searchServices(door, open, { number });
    const days = freshnessDays(door.today, await readMonths(door));
    const total = answers?.total ?? 0;
    const { public: kept, ...others } = values;
    const here = { ...others, ...(kept ? { public: kept } : {}) };
    return {
      wider: answers && total === 0 ? await findWider(door, open, "/reseau", here) : null,
      values, placeProblem, placeNote, isAsked, total, choices: { ...siftChoices, theme: themeChoices }, sifted: ["theme", "public", "langue", "cout", "accueil", "ouvert"].some((name) => values[name]),
      count: answers?.isMore ? `plus de ${countWords(total, "service")}` : countWords(total, "service"), services: (answers?.services ?? []).map((one) => shownService(one, days)), corrections: answers?.corrections ?? [], partly: (answers?.partly ?? false) && total > 0,
      pages: { shown: total > pageSize ? `${(number - 1) * pageSize + 1} à ${Math.min(number * pageSize, total)} sur ${total}` : null, previous: number > 1 ? addressWith("/reseau", here, { page: String(number - 1) }) : undefined, next: number * pageSize < total ? addressWith("/reseau", here, { page: String(number + 1) }) : undefined },
    };
  });
