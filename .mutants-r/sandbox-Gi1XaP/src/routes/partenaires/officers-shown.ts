import { sayDay } from "#ground/civil-date";
import type { Visit } from "#ground/visit";
import { type Domain, domainWords } from "#rooms/access/index";
import { listPosts } from "#rooms/partnerships/server";

/** The territories whose posts a visitor is shown: those of her roles. */
export const territoriesOf = ({ actor }: Pick<Visit, "actor">): string[] => [...new Set(actor.roles.map(({ territoryId }) => territoryId).filter((id) => id !== null))];

/** Who answers for each domain, said once and the same way on every page: vacant posts and covers first. */
export const showOfficers = async (visit: Visit, domains: readonly Domain[] | null = null) => {
  const posts = await listPosts(visit, territoriesOf(visit), visit.today);
  return posts.filter(({ domain }) => domains === null || domains.includes(domain)).map(({ id, domain, officer, cover, coverUntil }) => ({
    id, domain: domainWords[domain], who: cover?.name ?? officer?.name ?? null, notice: cover && officer ? `${cover.name} répond pour ${officer.name} jusqu'au ${sayDay(coverUntil!)}` : officer === null ? "vacante : la coordination répond" : null,
  }));
};
