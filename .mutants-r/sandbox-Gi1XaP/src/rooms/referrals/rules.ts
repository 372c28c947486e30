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
import type { ReferralState, Side } from "./model.ts";
type Move = {
  from: readonly ReferralState[];
  to: ReferralState;
  by: readonly Side[];
  asks?: "reason" | "words" | "day" | "appointment" | "goals" | "service";
};
const notAnswered = ["sent", "seen", "complement"] as const;
const underWay = ["accepted", "appointment-offered", "appointment-set", "in-progress"] as const;

/** The asking side owns the request: it leaves, waits, is completed, is given up. */
export const askingMoves = {
  send: {
    from: ["draft", "waiting-moment"],
    to: "sent",
    by: ["asker"]
  },
  wait: {
    from: ["draft"],
    to: "waiting-moment",
    by: ["asker", "person"],
    asks: "day"
  },
  resume: {
    from: ["waiting-moment"],
    to: "draft",
    by: ["asker", "person", "system"]
  },
  "give-complement": {
    from: ["complement"],
    to: "seen",
    by: ["asker"],
    asks: "words"
  },
  "confirm-appointment": {
    from: ["appointment-offered"],
    to: "appointment-set",
    by: ["asker", "person"]
  },
  cancel: {
    from: ["draft", "waiting-moment", ...notAnswered, ...underWay, "waitlisted", "suspended"],
    to: "cancelled",
    by: ["asker", "person"],
    asks: "reason"
  },
  strike: {
    from: ["draft", "waiting-moment", ...notAnswered, ...underWay, "waitlisted", "suspended", "done", "failed", "declined", "reoriented", "cancelled", "expired"],
    to: "entered-in-error",
    by: ["asker"]
  }
} as const satisfies Record<string, Move>;

/** The answering side owns its progress. What the partner says by telephone, the officer writes down in its name. */
export const answeringMoves = {
  see: {
    from: ["sent"],
    to: "seen",
    by: ["partner", "officer"]
  },
  route: {
    from: ["sent", "seen"],
    to: "sent",
    by: ["officer"],
    asks: "service"
  },
  "ask-complement": {
    from: ["sent", "seen"],
    to: "complement",
    by: ["partner", "officer"],
    asks: "words"
  },
  accept: {
    from: notAnswered,
    to: "accepted",
    by: ["partner", "officer"]
  },
  decline: {
    from: notAnswered,
    to: "declined",
    by: ["partner", "officer"],
    asks: "reason"
  },
  reorient: {
    from: notAnswered,
    to: "reoriented",
    by: ["partner", "officer"],
    asks: "service"
  },
  waitlist: {
    from: ["accepted"],
    to: "waitlisted",
    by: ["partner", "officer"]
  },
  "offer-appointment": {
    from: ["accepted", "appointment-offered", "appointment-set"],
    to: "appointment-offered",
    by: ["partner", "officer", "asker"],
    asks: "appointment"
  },
  // Said of the appointment itself, missed or called off: the request hears of it, nobody presses a button for it.
  "lose-appointment": {
    from: ["appointment-offered", "appointment-set"],
    to: "accepted",
    by: ["system"]
  },
  start: {
    from: ["accepted", "appointment-offered", "appointment-set", "waitlisted", "suspended"],
    to: "in-progress",
    by: ["partner", "officer"]
  },
  suspend: {
    from: underWay,
    to: "suspended",
    by: ["partner", "officer"],
    asks: "reason"
  },
  finish: {
    from: ["accepted", "appointment-set", "in-progress", "suspended", "waitlisted"],
    to: "done",
    by: ["partner", "officer", "asker"],
    asks: "goals"
  },
  fail: {
    from: [...underWay, "waitlisted", "suspended"],
    to: "failed",
    by: ["partner", "officer"],
    asks: "reason"
  },
  expire: {
    from: notAnswered,
    to: "expired",
    by: ["system"]
  }
} as const satisfies Record<string, Move>;
export const moves = stryMutAct_9fa48("205") ? {} : (stryCov_9fa48("205"), {
  ...askingMoves,
  ...answeringMoves
});
export type MoveName = keyof typeof moves;
export const moveNames = Object.keys(moves) as MoveName[];
export const moveOf = stryMutAct_9fa48("206") ? () => undefined : (stryCov_9fa48("206"), (() => {
  const moveOf = (name: MoveName): Move => moves[name];
  return moveOf;
})());
export const isMove = stryMutAct_9fa48("207") ? () => undefined : (stryCov_9fa48("207"), (() => {
  const isMove = (name: string): name is MoveName => Object.hasOwn(moves, name);
  return isMove;
})());

/** Whoever gives news says so without changing where it stands. */
export const newsFrom: readonly Side[] = stryMutAct_9fa48("208") ? [] : (stryCov_9fa48("208"), [stryMutAct_9fa48("209") ? "" : (stryCov_9fa48("209"), "partner"), stryMutAct_9fa48("210") ? "" : (stryCov_9fa48("210"), "officer"), stryMutAct_9fa48("211") ? "" : (stryCov_9fa48("211"), "asker")]);
export const endStates = ["done", "failed", "declined", "reoriented", "cancelled", "expired", "entered-in-error"] as const satisfies readonly ReferralState[];
export const isEnded = stryMutAct_9fa48("212") ? () => undefined : (stryCov_9fa48("212"), (() => {
  const isEnded = (state: ReferralState): boolean => (endStates as readonly string[]).includes(state);
  return isEnded;
})());
export const isShared = stryMutAct_9fa48("213") ? () => undefined : (stryCov_9fa48("213"), (() => {
  const isShared = (state: ReferralState): boolean => stryMutAct_9fa48("216") ? state !== "draft" || state !== "waiting-moment" : stryMutAct_9fa48("215") ? false : stryMutAct_9fa48("214") ? true : (stryCov_9fa48("214", "215", "216"), (stryMutAct_9fa48("218") ? state === "draft" : stryMutAct_9fa48("217") ? true : (stryCov_9fa48("217", "218"), state !== (stryMutAct_9fa48("219") ? "" : (stryCov_9fa48("219"), "draft")))) && (stryMutAct_9fa48("221") ? state === "waiting-moment" : stryMutAct_9fa48("220") ? true : (stryCov_9fa48("220", "221"), state !== (stryMutAct_9fa48("222") ? "" : (stryCov_9fa48("222"), "waiting-moment")))));
  return isShared;
})());
type Standing = {
  state: ReferralState;
  agreedAt: Date | null;
  refusedAt: Date | null;
  withdrawnAt: Date | null;
  listedId: string | null;
};

/** May this side make this move from where the request stands? The page draws its buttons from it, and every verb checks the same thing. */
export const admits = (referral: Standing, name: MoveName, side: Side): boolean => {
  if (stryMutAct_9fa48("223")) {
    {}
  } else {
    stryCov_9fa48("223");
    const {
      from,
      by
    } = moveOf(name);
    if (stryMutAct_9fa48("226") ? !from.includes(referral.state) && !by.includes(side) : stryMutAct_9fa48("225") ? false : stryMutAct_9fa48("224") ? true : (stryCov_9fa48("224", "225", "226"), (stryMutAct_9fa48("227") ? from.includes(referral.state) : (stryCov_9fa48("227"), !from.includes(referral.state))) || (stryMutAct_9fa48("228") ? by.includes(side) : (stryCov_9fa48("228"), !by.includes(side))))) return stryMutAct_9fa48("229") ? true : (stryCov_9fa48("229"), false);
    // Nothing goes out without her word; once she took it back, only ends are left.
    if (stryMutAct_9fa48("232") ? name !== "send" : stryMutAct_9fa48("231") ? false : stryMutAct_9fa48("230") ? true : (stryCov_9fa48("230", "231", "232"), name === (stryMutAct_9fa48("233") ? "" : (stryCov_9fa48("233"), "send")))) return stryMutAct_9fa48("236") ? referral.agreedAt !== null || referral.withdrawnAt === null : stryMutAct_9fa48("235") ? false : stryMutAct_9fa48("234") ? true : (stryCov_9fa48("234", "235", "236"), (stryMutAct_9fa48("238") ? referral.agreedAt === null : stryMutAct_9fa48("237") ? true : (stryCov_9fa48("237", "238"), referral.agreedAt !== null)) && (stryMutAct_9fa48("240") ? referral.withdrawnAt !== null : stryMutAct_9fa48("239") ? true : (stryCov_9fa48("239", "240"), referral.withdrawnAt === null)));
    if (stryMutAct_9fa48("243") ? referral.withdrawnAt === null : stryMutAct_9fa48("242") ? false : stryMutAct_9fa48("241") ? true : (stryCov_9fa48("241", "242", "243"), referral.withdrawnAt !== null)) return stryMutAct_9fa48("246") ? name === "cancel" && name === "strike" : stryMutAct_9fa48("245") ? false : stryMutAct_9fa48("244") ? true : (stryCov_9fa48("244", "245", "246"), (stryMutAct_9fa48("248") ? name !== "cancel" : stryMutAct_9fa48("247") ? false : (stryCov_9fa48("247", "248"), name === (stryMutAct_9fa48("249") ? "" : (stryCov_9fa48("249"), "cancel")))) || (stryMutAct_9fa48("251") ? name !== "strike" : stryMutAct_9fa48("250") ? false : (stryCov_9fa48("250", "251"), name === (stryMutAct_9fa48("252") ? "" : (stryCov_9fa48("252"), "strike")))));
    // Only who was asked may answer: until the officer chose a partner, nobody is.
    if (stryMutAct_9fa48("254") ? false : stryMutAct_9fa48("253") ? true : (stryCov_9fa48("253", "254"), (stryMutAct_9fa48("255") ? [] : (stryCov_9fa48("255"), [stryMutAct_9fa48("256") ? "" : (stryCov_9fa48("256"), "accept"), stryMutAct_9fa48("257") ? "" : (stryCov_9fa48("257"), "decline"), stryMutAct_9fa48("258") ? "" : (stryCov_9fa48("258"), "ask-complement")])).includes(name))) return stryMutAct_9fa48("261") ? referral.listedId !== null && side === "officer" : stryMutAct_9fa48("260") ? false : stryMutAct_9fa48("259") ? true : (stryCov_9fa48("259", "260", "261"), (stryMutAct_9fa48("263") ? referral.listedId === null : stryMutAct_9fa48("262") ? false : (stryCov_9fa48("262", "263"), referral.listedId !== null)) || (stryMutAct_9fa48("265") ? side !== "officer" : stryMutAct_9fa48("264") ? false : (stryCov_9fa48("264", "265"), side === (stryMutAct_9fa48("266") ? "" : (stryCov_9fa48("266"), "officer")))));
    return stryMutAct_9fa48("267") ? false : (stryCov_9fa48("267"), true);
  }
};

/** What these sides can do now, each move once, with the side that makes it. */
export const openMoves = stryMutAct_9fa48("268") ? () => undefined : (stryCov_9fa48("268"), (() => {
  const openMoves = (referral: Standing, mine: readonly Side[]): {
    name: MoveName;
    side: Side;
  }[] => moveNames.flatMap(name => {
    if (stryMutAct_9fa48("269")) {
      {}
    } else {
      stryCov_9fa48("269");
      const side = mine.find(stryMutAct_9fa48("270") ? () => undefined : (stryCov_9fa48("270"), one => admits(referral, name, one)));
      return side ? stryMutAct_9fa48("271") ? [] : (stryCov_9fa48("271"), [stryMutAct_9fa48("272") ? {} : (stryCov_9fa48("272"), {
        name,
        side
      })]) : stryMutAct_9fa48("273") ? ["Stryker was here"] : (stryCov_9fa48("273"), []);
    }
  });
  return openMoves;
})());

/** Who is waited for in a state; before a partner is chosen, a sent request waits for the officer. */
export const waitsFor = (state: ReferralState, hasPartner: boolean): Side | null => {
  if (stryMutAct_9fa48("274")) {
    {}
  } else {
    stryCov_9fa48("274");
    if (stryMutAct_9fa48("276") ? false : stryMutAct_9fa48("275") ? true : (stryCov_9fa48("275", "276"), isEnded(state))) return null;
    if (stryMutAct_9fa48("279") ? state === "draft" && state === "complement" : stryMutAct_9fa48("278") ? false : stryMutAct_9fa48("277") ? true : (stryCov_9fa48("277", "278", "279"), (stryMutAct_9fa48("281") ? state !== "draft" : stryMutAct_9fa48("280") ? false : (stryCov_9fa48("280", "281"), state === (stryMutAct_9fa48("282") ? "" : (stryCov_9fa48("282"), "draft")))) || (stryMutAct_9fa48("284") ? state !== "complement" : stryMutAct_9fa48("283") ? false : (stryCov_9fa48("283", "284"), state === (stryMutAct_9fa48("285") ? "" : (stryCov_9fa48("285"), "complement")))))) return stryMutAct_9fa48("286") ? "" : (stryCov_9fa48("286"), "asker");
    if (stryMutAct_9fa48("289") ? state === "waiting-moment" && state === "appointment-offered" : stryMutAct_9fa48("288") ? false : stryMutAct_9fa48("287") ? true : (stryCov_9fa48("287", "288", "289"), (stryMutAct_9fa48("291") ? state !== "waiting-moment" : stryMutAct_9fa48("290") ? false : (stryCov_9fa48("290", "291"), state === (stryMutAct_9fa48("292") ? "" : (stryCov_9fa48("292"), "waiting-moment")))) || (stryMutAct_9fa48("294") ? state !== "appointment-offered" : stryMutAct_9fa48("293") ? false : (stryCov_9fa48("293", "294"), state === (stryMutAct_9fa48("295") ? "" : (stryCov_9fa48("295"), "appointment-offered")))))) return stryMutAct_9fa48("296") ? "" : (stryCov_9fa48("296"), "person");
    return (stryMutAct_9fa48("299") ? state === "sent" || state === "seen" || !hasPartner : stryMutAct_9fa48("298") ? false : stryMutAct_9fa48("297") ? true : (stryCov_9fa48("297", "298", "299"), (stryMutAct_9fa48("301") ? state === "sent" && state === "seen" : stryMutAct_9fa48("300") ? true : (stryCov_9fa48("300", "301"), (stryMutAct_9fa48("303") ? state !== "sent" : stryMutAct_9fa48("302") ? false : (stryCov_9fa48("302", "303"), state === (stryMutAct_9fa48("304") ? "" : (stryCov_9fa48("304"), "sent")))) || (stryMutAct_9fa48("306") ? state !== "seen" : stryMutAct_9fa48("305") ? false : (stryCov_9fa48("305", "306"), state === (stryMutAct_9fa48("307") ? "" : (stryCov_9fa48("307"), "seen")))))) && (stryMutAct_9fa48("308") ? hasPartner : (stryCov_9fa48("308"), !hasPartner)))) ? stryMutAct_9fa48("309") ? "" : (stryCov_9fa48("309"), "officer") : stryMutAct_9fa48("310") ? "" : (stryCov_9fa48("310"), "partner");
  }
};