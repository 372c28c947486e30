import { civilDateOf, sayDate } from "#ground/civil-date";
import { correctionFieldWords, type CorrectionField, freshnessDays, sayFreshness } from "#rooms/network/index";
import { listOwners, listTerritoryLines, listToAskAgain, listWaitingCorrections, readMonths, readShare } from "#rooms/network/server";
import type { PageServerLoad } from "./$types";

const percent = (part: number, total: number): number => (total === 0 ? 0 : Math.round((part * 100) / total));

export const load: PageServerLoad = ({ locals, url }) =>
  locals.enter(async (visit) => {
    const [territories, months] = await Promise.all([listTerritoryLines(visit), readMonths(visit)]);
    const home = visit.actor.roles.find(({ territoryId }) => territoryId !== null)?.territoryId;
    const chosen = territories.find(({ id }) => id === url.searchParams.get("territoire")) ?? territories.find(({ id }) => id === home) ?? territories[0];
    const days = freshnessDays(visit.today, months);
    const common = { months, territories: territories.map(({ id, name }) => ({ value: id, label: name })) };
    if (!chosen) return { ...common, chosen: null, share: null, old: [], owners: [], corrections: [] };
    const [share, old, owners, corrections] = await Promise.all([readShare(visit, chosen.id, days), listToAskAgain(visit, chosen.id, days), listOwners(visit, chosen.id, days), listWaitingCorrections(visit, chosen.id)]);
    return {
      ...common, chosen, owners, share: { ...share, freshPart: percent(share.fresh, share.total), fadingPart: percent(share.fading, share.total), stalePart: 100 - percent(share.fresh, share.total) - percent(share.fading, share.total) },
      old: old.map((one) => ({ id: one.id, name: one.name, structure: one.structure, owner: one.ownerName ?? "personne", since: sayFreshness(one, days) })),
      corrections: corrections.map((one) => ({ id: one.id, listedId: one.listedId, about: one.about, what: [one.field ? (correctionFieldWords[one.field as CorrectionField] ?? null) : null, one.proposed, one.words].filter(Boolean).join(" : "), on: sayDate(civilDateOf(one.proposedAt)), by: one.proposedBy ?? "sans compte" })),
    };
  });
