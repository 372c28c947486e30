import { renderSVG } from "uqr";
import type { OwnVisit } from "#ground/visit";
import { standingOf } from "#rooms/consent/index";
import { listMyConsents } from "#rooms/consent/server";
import { readOwnSpace } from "#rooms/space/server";

/** What her printed booklet says: what her space shows on that day, and the way back to it. */
export const readBooklet = async (visit: OwnVisit, origin: string) => {
  const [own, answers] = await Promise.all([readOwnSpace(visit), listMyConsents(visit)]);
  if (!own) return null;
  const address = `${origin}/moi`;
  return { own, agreements: answers.filter((one) => standingOf(one, visit.today) === "in-force"), day: visit.today, live: { address, svg: renderSVG(address, { border: 2 }) } };
};
