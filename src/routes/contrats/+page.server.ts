import { addMonths, type CivilDate, monthsBetween, sayDate, sayMonth } from "#ground/civil-date";
import { isId } from "#ground/ids";
import { contractKindWords } from "#rooms/contracts/index";
import { lookAhead, type OccupiedPosts } from "#rooms/contracts/server";
import { type AgreedPosts, postsOn } from "#rooms/programme/index";
import { listAgreedPosts } from "#rooms/programme/server";
import type { PageServerLoad } from "./$types";

/** The month asked, when it is of the coming year. */
const monthAsked = (typed: string | null, today: CivilDate): CivilDate | null =>
  Array.from({ length: 12 }, (_, ahead) => addMonths(`${today.slice(0, 7)}-01`, ahead)).find((month) => month === `${typed}-01`) ?? null;

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
    const asked = url.searchParams.get("chantier") ?? "";
    const wanted = monthAsked(url.searchParams.get("mois"), visit.today);
    const [{ chantier, chantiers, year, occupied, endings }, agreed] = await Promise.all([lookAhead(visit, wanted, isId(asked) ? asked : null), listAgreedPosts(visit, "whose work I read")]);
    const month = wanted ?? (year.find(({ ending }) => ending > 0) ?? year[0]!).month;
    const looked = chantiers.map(({ chantierId }) => chantierId).filter((id) => chantier === null || id === chantier);
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
