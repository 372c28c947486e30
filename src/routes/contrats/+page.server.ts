import { type CivilDate, monthsBetween, sayDate, sayMonth } from "#ground/civil-date";
import { isId } from "#ground/ids";
import { contractKindWords } from "#rooms/contracts/index";
import { countUnderContract, type EndingMonth, listEndings, type OccupiedPosts, readComingYear, readOccupiedPosts } from "#rooms/contracts/server";
import { type AgreedPosts, postsOn } from "#rooms/programme/index";
import { listAgreedPosts } from "#rooms/programme/server";
import type { PageServerLoad } from "./$types";

/** The month asked; else the first of the coming year in which a contract ends. */
const monthOf = (typed: string | null, year: readonly EndingMonth[]): CivilDate =>
  (year.find(({ month }) => month === `${typed}-01`) ?? year.find(({ ending }) => ending > 0) ?? year[0]!).month;

const count = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 2 });
/** Occupied and agreed of a month, of every chantier looked at; agreed is told only when each of them has its convention that day. */
const postsOf = (day: CivilDate, month: CivilDate, chantiers: readonly string[], occupied: readonly OccupiedPosts[], agreed: readonly AgreedPosts[]): { occupied: string; agreed: string; over: boolean } => {
  const held = occupied.filter((one) => one.month === month).reduce((sum, { posts }) => sum + posts, 0);
  const given = chantiers.map((id) => postsOn(agreed, id, day)?.posts ?? null);
  const total = given.length === 0 || given.includes(null) ? null : given.reduce<number>((sum, posts) => sum + (posts ?? 0), 0);
  return { occupied: count.format(held), agreed: total === null ? "non écrit" : count.format(total), over: total !== null && held > total };
};

export const load: PageServerLoad = ({ locals, url }) =>
  locals.enter(async (visit) => {
    const chantiers = await countUnderContract(visit);
    const asked = url.searchParams.get("chantier") ?? "";
    const chantier = isId(asked) ? (chantiers.find(({ chantierId }) => chantierId === asked)?.chantierId ?? null) : null;
    const year = await readComingYear(visit, chantier);
    const month = monthOf(url.searchParams.get("mois"), year);
    const [occupied, agreed] = await Promise.all([readOccupiedPosts(visit, chantier), listAgreedPosts(visit, chantiers.map(({ chantierId }) => chantierId))]);
    const looked = chantiers.map(({ chantierId }) => chantierId).filter((id) => chantier === null || id === chantier);
    const endings = await listEndings(visit, month, chantier);
    const link = (change: Record<string, string>): string => `/contrats?${new URLSearchParams({ ...(chantier ? { chantier } : {}), mois: month.slice(0, 7), ...change })}`;
    return {
      month: sayMonth(month), people: chantiers.filter(({ chantierId }) => !chantier || chantierId === chantier).reduce((sum, one) => sum + one.people, 0),
      chantiers: chantiers.length > 1 ? [{ href: `/contrats?mois=${month.slice(0, 7)}`, label: "Tous", here: chantier === null }, ...chantiers.map((one) => ({ href: link({ chantier: one.chantierId }), label: `${one.chantier} (${one.people})`, here: one.chantierId === chantier }))] : [],
      year: year.map((one) => ({ id: one.month, label: sayMonth(one.month), href: link({ mois: one.month.slice(0, 7) }), here: one.month === month, ending: one.ending, alone: one.ending - one.followed, beginning: one.beginning, ...postsOf(one.month > visit.today ? one.month : visit.today, one.month, looked, occupied, agreed) })),
      endings: endings.map((one) => ({
        id: one.contractId, personId: one.personId, name: one.name, what: `${contractKindWords[one.kind]}, ${one.employer}`, ends: sayDate(one.endsOn), weekly: one.weekly === null ? "" : `${String(one.weekly).replace(".", ",")} h`,
        months: monthsBetween(one.since, one.endsOn), pass: one.passEndsOn ? sayDate(one.passEndsOn) : "non recopié", passFirst: one.passEndsOn !== null && one.passEndsOn < one.endsOn,
        next: one.nextStartsOn ? `un contrat suit, le ${sayDate(one.nextStartsOn)}` : "", lead: one.lead ?? "",
      })),
    };
  });
