import type { listCountedChantiers } from "#rooms/contracts/server";

type Chantier = Awaited<ReturnType<typeof listCountedChantiers>>[number];
/** A chantier, or the chantiers of a territory. */
export type Where = { id: string; label: string; employers: string[] };

/** What may be looked at, what the visitor follows herself first: that is where the page opens. */
export const placesOf = (chantiers: readonly Chantier[]): Where[] => {
  const territories = [...new Map(chantiers.filter(({ isWhole }) => isWhole).map((one) => [one.territoryId, one.territory]))].map(([id, label]) => {
    const inside = chantiers.filter(({ territoryId }) => territoryId === id);
    return { id, label: `Tout le territoire, ${label}`, employers: inside.map((one) => one.id), isMine: inside.every(({ isMine }) => isMine) };
  });
  const alone = chantiers.map(({ id, name, isMine }) => ({ id, label: name, employers: [id], isMine }));
  const all = [...territories, ...alone];
  return [...all.filter(({ isMine }) => isMine), ...all.filter(({ isMine }) => !isMine)].map(({ id, label, employers }) => ({ id, label, employers }));
};
