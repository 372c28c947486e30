import { type CivilDate, monthsBetween, sayDate, sayMonth } from "#ground/civil-date";
import { isId } from "#ground/ids";
import { contractKindWords } from "#rooms/contracts/index";
import { countUnderContract, type EndingMonth, listEndings, readComingYear } from "#rooms/contracts/server";
import type { PageServerLoad } from "./$types";

/** The month asked; else the first of the coming year in which a contract ends. */
const monthOf = (typed: string | null, year: readonly EndingMonth[]): CivilDate =>
  (year.find(({ month }) => month === `${typed}-01`) ?? year.find(({ ending }) => ending > 0) ?? year[0]!).month;

export const load: PageServerLoad = ({ locals, url }) =>
  locals.enter(async (visit) => {
    const chantiers = await countUnderContract(visit);
    const asked = url.searchParams.get("chantier") ?? "";
    const chantier = isId(asked) ? (chantiers.find(({ chantierId }) => chantierId === asked)?.chantierId ?? null) : null;
    const year = await readComingYear(visit, chantier);
    const month = monthOf(url.searchParams.get("mois"), year);
    const endings = await listEndings(visit, month, chantier);
    const link = (change: Record<string, string>): string => `/contrats?${new URLSearchParams({ ...(chantier ? { chantier } : {}), mois: month.slice(0, 7), ...change })}`;
    return {
      month: sayMonth(month), people: chantiers.filter(({ chantierId }) => !chantier || chantierId === chantier).reduce((sum, one) => sum + one.people, 0),
      chantiers: chantiers.length > 1 ? [{ href: `/contrats?mois=${month.slice(0, 7)}`, label: "Tous", here: chantier === null }, ...chantiers.map((one) => ({ href: link({ chantier: one.chantierId }), label: `${one.chantier} (${one.people})`, here: one.chantierId === chantier }))] : [],
      year: year.map((one) => ({ id: one.month, label: sayMonth(one.month), href: link({ mois: one.month.slice(0, 7) }), here: one.month === month, ending: one.ending, alone: one.ending - one.followed, beginning: one.beginning })),
      endings: endings.map((one) => ({
        id: one.contractId, personId: one.personId, name: one.name, what: `${contractKindWords[one.kind]}, ${one.employer}`, ends: sayDate(one.endsOn), weekly: one.weekly === null ? "" : `${String(one.weekly).replace(".", ",")} h`,
        months: monthsBetween(one.since, one.endsOn), pass: one.passEndsOn ? sayDate(one.passEndsOn) : "non recopié", passFirst: one.passEndsOn !== null && one.passEndsOn < one.endsOn,
        next: one.nextStartsOn ? `un contrat suit, le ${sayDate(one.nextStartsOn)}` : "", lead: one.lead ?? "",
      })),
    };
  });
