// The clocks of a request, read from what happened to it. Working days of France; a clock stops while the person is waited for.
function stryNS_9fa48() {
  var g = typeof globalThis === 'object' && globalThis && globalThis.Math === Math && globalThis || new Function("return this")();
  var ns = g.__stryker__ || (g.__stryker__ = {});
  if (ns.activeMutant === undefined && g.process && g.process.env && g.process.env.__STRYKER_ACTIVE_MUTANT__) {
    ns.activeMutant = g.process.env.__STRYKER_ACTIVE_MUTANT__;
  }
  function retrieveNS() {
    return ns;
  }
  stryNS_9fa48 = retrieveNS;
  return retrieveNS();
}
stryNS_9fa48();
function stryCov_9fa48() {
  var ns = stryNS_9fa48();
  var cov = ns.mutantCoverage || (ns.mutantCoverage = {
    static: {},
    perTest: {}
  });
  function cover() {
    var c = cov.static;
    if (ns.currentTestId) {
      c = cov.perTest[ns.currentTestId] = cov.perTest[ns.currentTestId] || {};
    }
    var a = arguments;
    for (var i = 0; i < a.length; i++) {
      c[a[i]] = (c[a[i]] || 0) + 1;
    }
  }
  stryCov_9fa48 = cover;
  cover.apply(null, arguments);
}
function stryMutAct_9fa48(id) {
  var ns = stryNS_9fa48();
  function isActive(id) {
    if (ns.activeMutant === id) {
      if (ns.hitCount !== void 0 && ++ns.hitCount > ns.hitLimit) {
        throw new Error('Stryker: Hit count limit reached (' + ns.hitCount + ')');
      }
      return true;
    }
    return false;
  }
  stryMutAct_9fa48 = isActive;
  return isActive(id);
}
import { type CivilDate, civilDateOf, daysBetween } from "#ground/civil-date";
import { workingDaysBetween } from "#ground/working-days";
import { type Side, sides } from "./model.ts";
type Step = {
  at: Date;
  move: string;
  waitsFor: Side | null;
};

/** A stretch of time in which one side was waited for. Days are whole civil days, in Paris. */
export type Wait = {
  side: Side;
  from: Date;
  until: Date;
  days: number;
  workingDays: number;
};

/** From the first sending on, who was waited for and how long; a stretch still open ends now. Events in order of time. */
export const waitsOf = (events: readonly Step[], now: Date, department?: string): Wait[] => {
  if (stryMutAct_9fa48("0")) {
    {}
  } else {
    stryCov_9fa48("0");
    const sent = events.findIndex(stryMutAct_9fa48("1") ? () => undefined : (stryCov_9fa48("1"), ({
      move
    }) => stryMutAct_9fa48("4") ? move !== "send" : stryMutAct_9fa48("3") ? false : stryMutAct_9fa48("2") ? true : (stryCov_9fa48("2", "3", "4"), move === (stryMutAct_9fa48("5") ? "" : (stryCov_9fa48("5"), "send")))));
    if (stryMutAct_9fa48("8") ? sent !== -1 : stryMutAct_9fa48("7") ? false : stryMutAct_9fa48("6") ? true : (stryCov_9fa48("6", "7", "8"), sent === (stryMutAct_9fa48("9") ? +1 : (stryCov_9fa48("9"), -1)))) return stryMutAct_9fa48("10") ? ["Stryker was here"] : (stryCov_9fa48("10"), []);
    const stretches: {
      side: Side;
      from: Date;
      until: Date;
    }[] = stryMutAct_9fa48("11") ? ["Stryker was here"] : (stryCov_9fa48("11"), []);
    for (const [at, event] of stryMutAct_9fa48("12") ? events.entries() : (stryCov_9fa48("12"), events.slice(sent).entries())) {
      if (stryMutAct_9fa48("13")) {
        {}
      } else {
        stryCov_9fa48("13");
        if (stryMutAct_9fa48("16") ? event.waitsFor !== null : stryMutAct_9fa48("15") ? false : stryMutAct_9fa48("14") ? true : (stryCov_9fa48("14", "15", "16"), event.waitsFor === null)) break;
        const until = stryMutAct_9fa48("17") ? events[sent + at + 1]?.at && now : (stryCov_9fa48("17"), (stryMutAct_9fa48("18") ? events[sent + at + 1].at : (stryCov_9fa48("18"), events[stryMutAct_9fa48("19") ? sent + at - 1 : (stryCov_9fa48("19"), (stryMutAct_9fa48("20") ? sent - at : (stryCov_9fa48("20"), sent + at)) + 1)]?.at)) ?? now);
        const last = stretches.at(stryMutAct_9fa48("21") ? +1 : (stryCov_9fa48("21"), -1));
        if (stryMutAct_9fa48("24") ? last?.side !== event.waitsFor : stryMutAct_9fa48("23") ? false : stryMutAct_9fa48("22") ? true : (stryCov_9fa48("22", "23", "24"), (stryMutAct_9fa48("25") ? last.side : (stryCov_9fa48("25"), last?.side)) === event.waitsFor)) last.until = until;else stretches.push(stryMutAct_9fa48("27") ? {} : (stryCov_9fa48("27"), {
          side: event.waitsFor,
          from: event.at,
          until
        }));
      }
    }
    return stretches.map(one => {
      if (stryMutAct_9fa48("28")) {
        {}
      } else {
        stryCov_9fa48("28");
        const [from, until] = stryMutAct_9fa48("29") ? [] : (stryCov_9fa48("29"), [civilDateOf(one.from), civilDateOf(one.until)]);
        return stryMutAct_9fa48("30") ? {} : (stryCov_9fa48("30"), {
          ...one,
          days: daysBetween(from, until),
          workingDays: workingDaysBetween(from, until, department)
        });
      }
    });
  }
};

/** Working days waited for each side, none left out: they add up to the whole. */
export const waitedBySide = stryMutAct_9fa48("31") ? () => undefined : (stryCov_9fa48("31"), (() => {
  const waitedBySide = (waits: readonly Wait[]): Record<Side, number> => Object.fromEntries(sides.map(side => [side, waits.filter(wait => wait.side === side).reduce((sum, {
    workingDays
  }) => sum + workingDays, 0)])) as Record<Side, number>;
  return waitedBySide;
})());

/** Working days between two instants, less those in which the person was waited for. */
export const workingDaysWithout = (waits: readonly Wait[], from: Date, until: Date, department?: string): number => {
  if (stryMutAct_9fa48("32")) {
    {}
  } else {
    stryCov_9fa48("32");
    const [start, end] = stryMutAct_9fa48("33") ? [] : (stryCov_9fa48("33"), [civilDateOf(from), civilDateOf(until)]);
    const later = stryMutAct_9fa48("34") ? () => undefined : (stryCov_9fa48("34"), (() => {
      const later = (one: CivilDate, other: CivilDate): CivilDate => (stryMutAct_9fa48("38") ? one <= other : stryMutAct_9fa48("37") ? one >= other : stryMutAct_9fa48("36") ? false : stryMutAct_9fa48("35") ? true : (stryCov_9fa48("35", "36", "37", "38"), one > other)) ? one : other;
      return later;
    })());
    const sooner = stryMutAct_9fa48("39") ? () => undefined : (stryCov_9fa48("39"), (() => {
      const sooner = (one: CivilDate, other: CivilDate): CivilDate => (stryMutAct_9fa48("43") ? one >= other : stryMutAct_9fa48("42") ? one <= other : stryMutAct_9fa48("41") ? false : stryMutAct_9fa48("40") ? true : (stryCov_9fa48("40", "41", "42", "43"), one < other)) ? one : other;
      return sooner;
    })());
    const hers = stryMutAct_9fa48("44") ? waits.reduce((sum, wait) => {
      const [a, b] = [later(start, civilDateOf(wait.from)), sooner(end, civilDateOf(wait.until))];
      return a < b ? sum + workingDaysBetween(a, b, department) : sum;
    }, 0) : (stryCov_9fa48("44"), waits.filter(stryMutAct_9fa48("45") ? () => undefined : (stryCov_9fa48("45"), ({
      side
    }) => stryMutAct_9fa48("48") ? side !== "person" : stryMutAct_9fa48("47") ? false : stryMutAct_9fa48("46") ? true : (stryCov_9fa48("46", "47", "48"), side === (stryMutAct_9fa48("49") ? "" : (stryCov_9fa48("49"), "person"))))).reduce((sum, wait) => {
      if (stryMutAct_9fa48("50")) {
        {}
      } else {
        stryCov_9fa48("50");
        const [a, b] = stryMutAct_9fa48("51") ? [] : (stryCov_9fa48("51"), [later(start, civilDateOf(wait.from)), sooner(end, civilDateOf(wait.until))]);
        return (stryMutAct_9fa48("55") ? a >= b : stryMutAct_9fa48("54") ? a <= b : stryMutAct_9fa48("53") ? false : stryMutAct_9fa48("52") ? true : (stryCov_9fa48("52", "53", "54", "55"), a < b)) ? stryMutAct_9fa48("56") ? sum - workingDaysBetween(a, b, department) : (stryCov_9fa48("56"), sum + workingDaysBetween(a, b, department)) : sum;
      }
    }, 0));
    return stryMutAct_9fa48("57") ? workingDaysBetween(start, end, department) + hers : (stryCov_9fa48("57"), workingDaysBetween(start, end, department) - hers);
  }
};

/** One clock: how many working days, and whether it still runs. */
export type Clock = {
  workingDays: number;
  running: boolean;
};
type Instants = {
  sentAt: Date | null;
  seenAt: Date | null;
  firstAnswerAt: Date | null;
  acceptedAt: Date | null;
  offeredAt: Date | null;
  contactAt: Date | null;
  lastNewsAt: Date | null;
  endedAt: Date | null;
};

/** The five delays and the silence. Null: its first instant never came. A clock whose end never came stops at the end of the request. */
export const clocksOf = (referral: Instants, waits: readonly Wait[], now: Date, department?: string): Record<"seen" | "firstAnswer" | "offered" | "contact" | "outcome" | "silence", Clock | null> => {
  if (stryMutAct_9fa48("58")) {
    {}
  } else {
    stryCov_9fa48("58");
    const between = stryMutAct_9fa48("59") ? () => undefined : (stryCov_9fa48("59"), (() => {
      const between = (from: Date | null, until: Date | null): Clock | null => stryMutAct_9fa48("62") ? from || {
        workingDays: workingDaysWithout(waits, from, until ?? referral.endedAt ?? now, department),
        running: until === null && referral.endedAt === null
      } : stryMutAct_9fa48("61") ? false : stryMutAct_9fa48("60") ? true : (stryCov_9fa48("60", "61", "62"), from && (stryMutAct_9fa48("63") ? {} : (stryCov_9fa48("63"), {
        workingDays: workingDaysWithout(waits, from, stryMutAct_9fa48("64") ? (until ?? referral.endedAt) && now : (stryCov_9fa48("64"), (stryMutAct_9fa48("65") ? until && referral.endedAt : (stryCov_9fa48("65"), until ?? referral.endedAt)) ?? now), department),
        running: stryMutAct_9fa48("68") ? until === null || referral.endedAt === null : stryMutAct_9fa48("67") ? false : stryMutAct_9fa48("66") ? true : (stryCov_9fa48("66", "67", "68"), (stryMutAct_9fa48("70") ? until !== null : stryMutAct_9fa48("69") ? true : (stryCov_9fa48("69", "70"), until === null)) && (stryMutAct_9fa48("72") ? referral.endedAt !== null : stryMutAct_9fa48("71") ? true : (stryCov_9fa48("71", "72"), referral.endedAt === null)))
      })));
      return between;
    })());
    return stryMutAct_9fa48("73") ? {} : (stryCov_9fa48("73"), {
      seen: between(referral.sentAt, referral.seenAt),
      firstAnswer: between(referral.sentAt, referral.firstAnswerAt),
      offered: between(referral.acceptedAt, referral.offeredAt),
      contact: between(referral.sentAt, referral.contactAt),
      outcome: between(referral.sentAt, referral.endedAt),
      silence: referral.endedAt ? null : between(stryMutAct_9fa48("74") ? referral.lastNewsAt && referral.sentAt : (stryCov_9fa48("74"), referral.lastNewsAt ?? referral.sentAt), null)
    });
  }
};