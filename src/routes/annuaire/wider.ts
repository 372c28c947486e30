import type { Door, Visit } from "#ground/visit";
import { type AskedOfDirectory, kmChoices } from "#rooms/network/index";
import { searchServices } from "#rooms/network/server";
import { addressWith } from "./asked.ts";
import { countWords } from "./shown.ts";

/** Nothing here: the nearest circle in which something answers, with how much it holds. Tried one after the other: most stop at the first. */
export const findWider = async (entered: Door | Visit, asked: AskedOfDirectory, path: string, values: Record<string, string>): Promise<{ href: string; label: string } | null> => {
  const { place } = asked;
  const farther = place?.km ? kmChoices.filter((km) => km > place.km!) : [];
  const circles = [
    ...farther.map((km) => ({ asked: { ...asked, place: { ...place!, km } }, change: { km: String(km) }, where: `à moins de ${km} km` })),
    ...(place?.km && place.commune.department ? [{ asked: { ...asked, place: { ...place, km: null } }, change: { km: "departement" }, where: "dans tout le département" }] : []),
    ...(place || asked.territoryId ? [{ asked: { ...asked, place: null, territoryId: null }, change: { lieu: "", km: "", partout: "oui" }, where: "dans toute la France" }] : []),
  ];
  for (const circle of circles) {
    const { total, isMore } = await searchServices(entered, circle.asked);
    if (total > 0) return { href: addressWith(path, values, { ...circle.change, page: "", centre: "", rayon: "" }), label: `${isMore ? "Plus de " : ""}${countWords(total, "service")} ${circle.where}` };
  }
  return null;
};
