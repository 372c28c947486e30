// What must be said so that nothing stays silent: reminders, escalation, « still active? », expiry. Pure: given the facts and the day.
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
import { addDays, type CivilDate, civilDateOf, daysBetween } from "#ground/civil-date";
import { addWorkingDays } from "#ground/working-days";
import type { NudgeKind, ReferralState, Side } from "./model.ts";
import { isEnded } from "./rules.ts";

/** Days, from the written policies; `answerWithin`: working days that the partner's convention gives for a first answer. */
export type Patience = {
  firstReminder: number;
  secondReminder: number;
  escalation: number;
  expiry: number;
  expiryStudied: number;
  stalled: number;
  answerWithin: number | null;
};
export type Stirred = {
  state: ReferralState;
  stateSince: Date;
  waitsFor: Side | null;
  lastNewsAt: Date | null;
  lookAgainOn: CivilDate | null;
  hasPartner: boolean;
};
export type Nudge = {
  kind: NudgeKind;
  to: Side;
  dueOn: CivilDate;
};
const unanswered: readonly ReferralState[] = stryMutAct_9fa48("75") ? [] : (stryCov_9fa48("75"), [stryMutAct_9fa48("76") ? "" : (stryCov_9fa48("76"), "sent"), stryMutAct_9fa48("77") ? "" : (stryCov_9fa48("77"), "seen"), stryMutAct_9fa48("78") ? "" : (stryCov_9fa48("78"), "complement")]);

/** When each thing is due, whatever was already said; the caller leaves out what was. In order of day. */
export const nudgesOf = (referral: Stirred, patience: Patience, department?: string): Nudge[] => {
  if (stryMutAct_9fa48("79")) {
    {}
  } else {
    stryCov_9fa48("79");
    if (stryMutAct_9fa48("81") ? false : stryMutAct_9fa48("80") ? true : (stryCov_9fa48("80", "81"), isEnded(referral.state))) return stryMutAct_9fa48("82") ? ["Stryker was here"] : (stryCov_9fa48("82"), []);
    // News from whoever answers start the silence again; a word of the asker does not.
    const since = civilDateOf((stryMutAct_9fa48("85") ? referral.lastNewsAt || referral.lastNewsAt > referral.stateSince : stryMutAct_9fa48("84") ? false : stryMutAct_9fa48("83") ? true : (stryCov_9fa48("83", "84", "85"), referral.lastNewsAt && (stryMutAct_9fa48("88") ? referral.lastNewsAt <= referral.stateSince : stryMutAct_9fa48("87") ? referral.lastNewsAt >= referral.stateSince : stryMutAct_9fa48("86") ? true : (stryCov_9fa48("86", "87", "88"), referral.lastNewsAt > referral.stateSince)))) ? referral.lastNewsAt : referral.stateSince);
    if (stryMutAct_9fa48("91") ? referral.state !== "waiting-moment" : stryMutAct_9fa48("90") ? false : stryMutAct_9fa48("89") ? true : (stryCov_9fa48("89", "90", "91"), referral.state === (stryMutAct_9fa48("92") ? "" : (stryCov_9fa48("92"), "waiting-moment")))) return referral.lookAgainOn ? stryMutAct_9fa48("93") ? [] : (stryCov_9fa48("93"), [stryMutAct_9fa48("94") ? {} : (stryCov_9fa48("94"), {
      kind: stryMutAct_9fa48("95") ? "" : (stryCov_9fa48("95"), "look-again"),
      to: stryMutAct_9fa48("96") ? "" : (stryCov_9fa48("96"), "asker"),
      dueOn: referral.lookAgainOn
    })]) : stryMutAct_9fa48("97") ? ["Stryker was here"] : (stryCov_9fa48("97"), []);
    // A draft waits on its author's own list; nothing was promised to anybody yet.
    if (stryMutAct_9fa48("100") ? referral.state !== "draft" : stryMutAct_9fa48("99") ? false : stryMutAct_9fa48("98") ? true : (stryCov_9fa48("98", "99", "100"), referral.state === (stryMutAct_9fa48("101") ? "" : (stryCov_9fa48("101"), "draft")))) return stryMutAct_9fa48("102") ? ["Stryker was here"] : (stryCov_9fa48("102"), []);
    if (stryMutAct_9fa48("104") ? false : stryMutAct_9fa48("103") ? true : (stryCov_9fa48("103", "104"), unanswered.includes(referral.state))) {
      if (stryMutAct_9fa48("105")) {
        {}
      } else {
        stryCov_9fa48("105");
        const to = stryMutAct_9fa48("106") ? referral.waitsFor && "partner" : (stryCov_9fa48("106"), referral.waitsFor ?? (stryMutAct_9fa48("107") ? "" : (stryCov_9fa48("107"), "partner")));
        const byConvention = (stryMutAct_9fa48("110") ? patience.answerWithin === null && to !== "partner" : stryMutAct_9fa48("109") ? false : stryMutAct_9fa48("108") ? true : (stryCov_9fa48("108", "109", "110"), (stryMutAct_9fa48("112") ? patience.answerWithin !== null : stryMutAct_9fa48("111") ? false : (stryCov_9fa48("111", "112"), patience.answerWithin === null)) || (stryMutAct_9fa48("114") ? to === "partner" : stryMutAct_9fa48("113") ? false : (stryCov_9fa48("113", "114"), to !== (stryMutAct_9fa48("115") ? "" : (stryCov_9fa48("115"), "partner")))))) ? null : addWorkingDays(since, patience.answerWithin, department);
        const first = (stryMutAct_9fa48("118") ? byConvention !== null || byConvention < addDays(since, patience.firstReminder) : stryMutAct_9fa48("117") ? false : stryMutAct_9fa48("116") ? true : (stryCov_9fa48("116", "117", "118"), (stryMutAct_9fa48("120") ? byConvention === null : stryMutAct_9fa48("119") ? true : (stryCov_9fa48("119", "120"), byConvention !== null)) && (stryMutAct_9fa48("123") ? byConvention >= addDays(since, patience.firstReminder) : stryMutAct_9fa48("122") ? byConvention <= addDays(since, patience.firstReminder) : stryMutAct_9fa48("121") ? true : (stryCov_9fa48("121", "122", "123"), byConvention < addDays(since, patience.firstReminder))))) ? byConvention : addDays(since, patience.firstReminder);
        const expiry = addDays(since, (stryMutAct_9fa48("126") ? referral.state !== "sent" : stryMutAct_9fa48("125") ? false : stryMutAct_9fa48("124") ? true : (stryCov_9fa48("124", "125", "126"), referral.state === (stryMutAct_9fa48("127") ? "" : (stryCov_9fa48("127"), "sent")))) ? patience.expiry : patience.expiryStudied);
        return stryMutAct_9fa48("128") ? [] : (stryCov_9fa48("128"), [stryMutAct_9fa48("129") ? {} : (stryCov_9fa48("129"), {
          kind: stryMutAct_9fa48("130") ? "" : (stryCov_9fa48("130"), "first-reminder"),
          to,
          dueOn: first
        }), stryMutAct_9fa48("131") ? {} : (stryCov_9fa48("131"), {
          kind: stryMutAct_9fa48("132") ? "" : (stryCov_9fa48("132"), "second-reminder"),
          to,
          dueOn: addDays(since, patience.secondReminder)
        }), stryMutAct_9fa48("133") ? {} : (stryCov_9fa48("133"), {
          kind: stryMutAct_9fa48("134") ? "" : (stryCov_9fa48("134"), "escalation"),
          to: stryMutAct_9fa48("135") ? "" : (stryCov_9fa48("135"), "officer"),
          dueOn: addDays(since, patience.escalation)
        }), stryMutAct_9fa48("136") ? {} : (stryCov_9fa48("136"), {
          kind: stryMutAct_9fa48("137") ? "" : (stryCov_9fa48("137"), "expiry"),
          to,
          dueOn: expiry
        })]);
      }
    }
    return stryMutAct_9fa48("138") ? [] : (stryCov_9fa48("138"), [stryMutAct_9fa48("139") ? {} : (stryCov_9fa48("139"), {
      kind: stryMutAct_9fa48("140") ? "" : (stryCov_9fa48("140"), "still-active"),
      to: stryMutAct_9fa48("141") ? referral.waitsFor && "partner" : (stryCov_9fa48("141"), referral.waitsFor ?? (stryMutAct_9fa48("142") ? "" : (stryCov_9fa48("142"), "partner"))),
      dueOn: addDays(since, patience.stalled)
    }), stryMutAct_9fa48("143") ? {} : (stryCov_9fa48("143"), {
      kind: stryMutAct_9fa48("144") ? "" : (stryCov_9fa48("144"), "escalation"),
      to: stryMutAct_9fa48("145") ? "" : (stryCov_9fa48("145"), "officer"),
      dueOn: addDays(since, stryMutAct_9fa48("146") ? 2 / patience.stalled : (stryCov_9fa48("146"), 2 * patience.stalled))
    })]);
  }
};

/** What is due today and was not said yet for this state. An expiry leaves no place for a reminder. */
export const nudgesDue = (referral: Stirred, said: readonly string[], patience: Patience, today: CivilDate, department?: string): Nudge[] => {
  if (stryMutAct_9fa48("147")) {
    {}
  } else {
    stryCov_9fa48("147");
    const due = stryMutAct_9fa48("148") ? nudgesOf(referral, patience, department) : (stryCov_9fa48("148"), nudgesOf(referral, patience, department).filter(stryMutAct_9fa48("149") ? () => undefined : (stryCov_9fa48("149"), ({
      kind,
      dueOn
    }) => stryMutAct_9fa48("152") ? dueOn <= today || !said.includes(kind) : stryMutAct_9fa48("151") ? false : stryMutAct_9fa48("150") ? true : (stryCov_9fa48("150", "151", "152"), (stryMutAct_9fa48("155") ? dueOn > today : stryMutAct_9fa48("154") ? dueOn < today : stryMutAct_9fa48("153") ? true : (stryCov_9fa48("153", "154", "155"), dueOn <= today)) && (stryMutAct_9fa48("156") ? said.includes(kind) : (stryCov_9fa48("156"), !said.includes(kind)))))));
    const expiry = due.find(stryMutAct_9fa48("157") ? () => undefined : (stryCov_9fa48("157"), ({
      kind
    }) => stryMutAct_9fa48("160") ? kind !== "expiry" : stryMutAct_9fa48("159") ? false : stryMutAct_9fa48("158") ? true : (stryCov_9fa48("158", "159", "160"), kind === (stryMutAct_9fa48("161") ? "" : (stryCov_9fa48("161"), "expiry")))));
    return expiry ? stryMutAct_9fa48("162") ? [] : (stryCov_9fa48("162"), [expiry]) : due;
  }
};

/** A silence of n days, for a sentence. */
export const silentDays = stryMutAct_9fa48("163") ? () => undefined : (stryCov_9fa48("163"), (() => {
  const silentDays = (referral: Pick<Stirred, "stateSince" | "lastNewsAt">, today: CivilDate): number => daysBetween(civilDateOf(stryMutAct_9fa48("164") ? referral.lastNewsAt && referral.stateSince : (stryCov_9fa48("164"), referral.lastNewsAt ?? referral.stateSince)), today);
  return silentDays;
})());