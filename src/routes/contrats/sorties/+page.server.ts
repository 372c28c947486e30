import { addMonths, type CivilDate, parseCivilDate, sayDate } from "#ground/civil-date";
import { classOfStay, exitFigures, exitLineWords, exitOutcomeWords, howStaysAreCounted, meanUnknownWords, seesEndings, type StayList, stayLists, stayListWords, staysOf, stayUnknownWords, tooFewToTell, type WholeList } from "#rooms/contracts/index";
import { listCountedChantiers, listNamedStays, type NamedStay, readCountedStays } from "#rooms/contracts/server";
import { placesOf } from "./where.ts";
import type { PageServerLoad } from "./$types";

const percent = new Intl.NumberFormat("fr-FR", { style: "percent", maximumFractionDigits: 0 });
const number = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 1 });
const aMonth = 365.25 / 12;
const sayLength = (days: number | null): string | null => (days === null ? null : `${number.format(days / aMonth)} mois (${number.format(Math.round(days))} jours)`);
const most = 300;

const sayNamed = (stay: NamedStay, today: CivilDate) => {
  const isOver = stay.leftOn !== null && stay.leftOn <= today;
  const answer = isOver ? classOfStay(stay) : null;
  return {
    id: stay.contractId, href: `/personnes/${stay.person}/contrats${isOver ? `/sortie?passage=${stay.contractId}` : ""}`, name: stay.name, employer: stay.employer, entered: sayDate(stay.enteredOn), left: stay.leftOn ? sayDate(stay.leftOn) : "", isOver,
    what: answer === null ? "" : answer.class === null ? exitLineWords.unknown : exitLineWords[answer.class], outcome: stay.stated ? exitOutcomeWords[stay.stated.outcome] : "",
  };
};

export const load: PageServerLoad = ({ locals, url }) =>
  locals.enter(async (visit) => {
    const asked = (name: string): string => url.searchParams.get(name) ?? "";
    const places = placesOf(await listCountedChantiers(visit));
    const where = places.find(({ id }) => id === asked("ou")) ?? places[0] ?? { id: "", label: "", employers: [] };
    const [one, other] = [parseCivilDate(asked("du")) ?? addMonths(visit.today, -12), parseCivilDate(asked("au")) ?? visit.today];
    const [from, last] = one <= other ? [one, other] : [other, one];
    // Nobody has left on a day to come.
    const period = { from, to: last > visit.today ? visit.today : last };
    const [counted, named] = await Promise.all([readCountedStays(visit, where.employers, period.to), listNamedStays(visit, where.employers, period.to)]);
    const isOpen = (whole: WholeList): boolean => staysOf(named, whole, period).length === staysOf(counted, whole, period).length;
    const figures = exitFigures(counted, period, isOpen);
    const list = stayLists.find((name) => name === asked("liste")) ?? null;
    const link = (name: StayList): string => `/contrats/sorties?${new URLSearchParams({ ou: where.id, du: from, au: last, liste: name })}#liste`;
    const figure = (name: StayList, count: number | null) => ({ id: name, label: stayListWords[name], words: count === null ? tooFewToTell : number.format(count), href: named.length > 0 && count !== 0 ? link(name) : null });
    const listed = list ? staysOf(named, list, period) : [];
    const { stay } = figures;
    return {
      where: where.label, whereId: where.id, places: places.map(({ id, label }) => ({ value: id, label })), from, to: last, period: `du ${sayDate(period.from)} au ${sayDate(period.to)}`, isEmpty: counted.length === 0, isOpen: isOpen("stays"), how: howStaysAreCounted, back: seesEndings(visit.actor) ? { href: "/contrats", label: "Fins de contrat" } : { href: "/mobilisations/chiffres", label: "Le réseau en chiffres" },
      flows: [figure("entries", figures.entries), figure("exits", figures.exits), { ...figure("present", figures.present), label: `Présents le ${sayDate(period.to)}` }],
      lines: figures.lines.map(({ line, count }) => ({ ...figure(line, count), counts: line === "withdrawn" ? "non, retirée" : line === "unknown" ? "pas encore" : "oui" })),
      share: figures.share === null ? null : `${percent.format(figures.share)} de sorties dynamiques : ${figures.dynamic} sur ${figures.counted} qui comptent.`, nothingCounts: figures.counted === 0,
      stay: stay && stay.people > 0 && {
        people: `${stay.people} passages, dont ${stay.stillThere} encore en cours`, href: named.length > 0 ? link("stays") : null, median: sayLength(stay.median) ?? stayUnknownWords, around: stay.median !== null && stay.medianLow !== null && stay.medianHigh !== null ? `entre ${sayLength(stay.medianLow)} et ${sayLength(stay.medianHigh)}, à 95 %` : null,
        mean: sayLength(stay.mean) ?? meanUnknownWords, within: stay.mean === null && stay.meanWithin ? `En ne regardant que les ${sayLength(stay.meanWithin.within)} du plus long passage vu : ${sayLength(stay.meanWithin.days)} en moyenne.` : null,
      },
      list: list && { title: `${stayListWords[list]}, ${where.label}`, many: listed.length, rows: listed.slice(0, most).map((row) => sayNamed(row, visit.today)), isCut: listed.length > most },
    };
  });
