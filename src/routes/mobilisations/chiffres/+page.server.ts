import { addMonths, parseCivilDate, sayDate } from "#ground/civil-date";
import { domainWords } from "#rooms/access/index";
import { seesExits } from "#rooms/contracts/index";
import { clockNames, clockWords, howDelaysAreCounted, type Perimeter, tooFew } from "#rooms/evaluation/index";
import { listPerimeters, readActions, readDelays, readReasons, readScorecards, readTotals, readWaits } from "#rooms/evaluation/server";
import { reasonWords, sideWords } from "#rooms/referrals/index";
import { drawnDomain } from "../saying.ts";
import type { PageServerLoad } from "./$types";

const percent = new Intl.NumberFormat("fr-FR", { style: "percent", maximumFractionDigits: 0 });
const figures = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 1 });

export const load: PageServerLoad = ({ locals, url }) =>
  locals.enter(async (visit) => {
    const { territories, own } = await listPerimeters(visit);
    const chosen = territories.find(({ id }) => id === url.searchParams.get("territoire")) ?? (territories.length === 1 || !own ? territories[0] : undefined);
    const perimeter: Perimeter = chosen ? { territories: [chosen.id], listedId: null } : { territories: [], listedId: own?.id ?? null };
    const [from, to] = [parseCivilDate(url.searchParams.get("du") ?? "") ?? addMonths(visit.today, -12), parseCivilDate(url.searchParams.get("au") ?? "") ?? visit.today];
    const period = from <= to ? { from, to } : { from: to, to: from };
    const [totals, actions, delays, waits, reasons, cards] = await Promise.all([
      readTotals(visit, perimeter, period), readActions(visit, perimeter, period), readDelays(visit, perimeter, period), readWaits(visit, perimeter, period), readReasons(visit, perimeter, period), chosen ? readScorecards(visit, [chosen.id], period) : [],
    ]);
    const sayDelay = (domain: string | null, clock: string): string => {
      const delay = delays.find((one) => one.domain === domain && one.clock === clock);
      if (!delay || delay.requests === 0) return "rien";
      if (delay.people === null) return tooFew;
      if (delay.median === null) return `plus de la moitié attend encore (${delay.waiting} sur ${delay.requests})`;
      return `${figures.format(delay.median)} j [${delay.low === null ? "?" : figures.format(delay.low)} ; ${delay.high === null ? "?" : figures.format(delay.high)}], ${delay.waiting} attend${delay.waiting > 1 ? "ent" : ""} encore`;
    };
    return {
      seesExits: seesExits(visit.actor), where: chosen?.name ?? own?.name ?? "", territories: territories.map(({ id, name }) => ({ value: id, label: name })), territory: chosen?.id ?? null, from: period.from, to: period.to, period: `du ${sayDate(period.from)} au ${sayDate(period.to)}`, how: howDelaysAreCounted,
      headline: totals.people === null ? (totals.asked === 0 ? "Rien n'a été demandé dans cette période." : `${totals.asked} actions ; ${tooFew}.`) : `${totals.asked} actions pour ${totals.people} personnes, dont ${totals.accepted} acceptées ; ${totals.waiting} en cours ; ${totals.gaps} sans réponse du réseau.`,
      actions: actions.map((one) => ({ ...one, domainKey: one.domain, domain: drawnDomain[one.domain], word: domainWords[one.domain], hidden: one.people === null })),
      delays: [null, ...new Set(delays.flatMap(({ domain }) => (domain ? [domain] : [])))].map((domain) => ({ id: domain ?? "all", word: domain ? domainWords[domain] : "Tous les domaines", cells: clockNames.map((clock) => ({ key: clock, words: sayDelay(domain, clock) })) })),
      clocks: clockNames.map((key) => ({ key, label: clockWords[key] })),
      waits: totals.people === null ? [] : waits.map((one) => ({ side: one.side, words: sideWords[one.side], days: one.days, part: percent.format(one.part), wide: Math.round(one.part * 100) })),
      reasons: reasons.map((one) => ({ id: `${one.side}/${one.reason}`, words: reasonWords(one.side, one.reason), side: sideWords[one.side], requests: one.requests })),
      cards: cards.map((one) => ({ ...one, hidden: one.people === null })), tooFew,
    };
  });
