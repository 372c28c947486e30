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
import type { Side } from "./model.ts";
import type { MoveName } from "./rules.ts";

/** Why a request ended badly, or waits: coded by the side it comes from, so that figures can tell them apart. A free word goes beside. */
export const reasons = {
  person: {
    "changed-mind": "Elle ou il ne le souhaite plus",
    "not-the-moment": "Ce n'est pas le bon moment",
    "not-reached": "On ne la ou le joint plus",
    "did-not-come": "N'est pas venu, plusieurs fois",
    "found-elsewhere": "A trouvé autrement",
    "took-back-agreement": "A repris son accord",
    moved: "A déménagé",
    left: "A quitté le parcours"
  },
  asker: {
    "wrong-request": "La demande n'était pas la bonne",
    "no-complement": "Le complément n'est pas venu",
    "solved-otherwise": "Résolu autrement",
    "asked-twice": "Demandé deux fois",
    "gave-up": "Le chantier a renoncé"
  },
  partner: {
    "no-place": "Plus de place",
    "not-eligible": "Hors des critères",
    "wrong-area": "Hors du territoire",
    "wrong-need": "Ne fait pas cela",
    "too-long": "Délai trop long",
    closed: "Fermé ou suspendu",
    "no-answer": "Sans réponse",
    "no-means": "Pas les moyens d'accueillir (langue, accès…)",
    "file-incomplete": "Dossier incomplet"
  },
  officer: {
    "no-partner": "Aucun partenaire ne répond à ce besoin",
    "not-our-field": "Hors du champ du réseau",
    "vacant-post": "Poste de chargé vacant"
  },
  system: {
    "no-answer": "Sans réponse dans le délai"
  }
} as const satisfies Record<Side, Record<string, string>>;
export type ReasonGroup = keyof typeof reasons;
/** "side:code", as a form sends it and as a row keeps its two halves. */
export const reasonWords = (side: string | null, code: string | null): string => {
  if (stryMutAct_9fa48("165")) {
    {}
  } else {
    stryCov_9fa48("165");
    const group: Record<string, string> = Object.hasOwn(reasons, stryMutAct_9fa48("166") ? side && "" : (stryCov_9fa48("166"), side ?? (stryMutAct_9fa48("167") ? "Stryker was here!" : (stryCov_9fa48("167"), "")))) ? reasons[side as Side] : {};
    return stryMutAct_9fa48("168") ? group[code ?? ""] && "raison non dite" : (stryCov_9fa48("168"), group[stryMutAct_9fa48("169") ? code && "" : (stryCov_9fa48("169"), code ?? (stryMutAct_9fa48("170") ? "Stryker was here!" : (stryCov_9fa48("170"), "")))] ?? (stryMutAct_9fa48("171") ? "" : (stryCov_9fa48("171"), "raison non dite")));
  }
};

/** Which sides' reasons a move offers, and whoever makes it: a partner may say that the person did not come. */
const offered: Partial<Record<MoveName, readonly Side[]>> = stryMutAct_9fa48("172") ? {} : (stryCov_9fa48("172"), {
  decline: stryMutAct_9fa48("173") ? [] : (stryCov_9fa48("173"), [stryMutAct_9fa48("174") ? "" : (stryCov_9fa48("174"), "partner")]),
  cancel: stryMutAct_9fa48("175") ? [] : (stryCov_9fa48("175"), [stryMutAct_9fa48("176") ? "" : (stryCov_9fa48("176"), "person"), stryMutAct_9fa48("177") ? "" : (stryCov_9fa48("177"), "asker")]),
  fail: stryMutAct_9fa48("178") ? [] : (stryCov_9fa48("178"), [stryMutAct_9fa48("179") ? "" : (stryCov_9fa48("179"), "partner"), stryMutAct_9fa48("180") ? "" : (stryCov_9fa48("180"), "person"), stryMutAct_9fa48("181") ? "" : (stryCov_9fa48("181"), "asker")]),
  suspend: stryMutAct_9fa48("182") ? [] : (stryCov_9fa48("182"), [stryMutAct_9fa48("183") ? "" : (stryCov_9fa48("183"), "person"), stryMutAct_9fa48("184") ? "" : (stryCov_9fa48("184"), "partner"), stryMutAct_9fa48("185") ? "" : (stryCov_9fa48("185"), "asker")])
});
export const reasonChoices = stryMutAct_9fa48("186") ? () => undefined : (stryCov_9fa48("186"), (() => {
  const reasonChoices = (move: MoveName, by: Side): {
    value: string;
    label: string;
    side: Side;
  }[] => ((stryMutAct_9fa48("189") ? by !== "person" : stryMutAct_9fa48("188") ? false : stryMutAct_9fa48("187") ? true : (stryCov_9fa48("187", "188", "189"), by === (stryMutAct_9fa48("190") ? "" : (stryCov_9fa48("190"), "person")))) ? ["person"] as const : stryMutAct_9fa48("191") ? offered[move] && [] : (stryCov_9fa48("191"), offered[move] ?? (stryMutAct_9fa48("192") ? ["Stryker was here"] : (stryCov_9fa48("192"), [])))).flatMap(stryMutAct_9fa48("193") ? () => undefined : (stryCov_9fa48("193"), side => Object.entries(reasons[side]).map(stryMutAct_9fa48("194") ? () => undefined : (stryCov_9fa48("194"), ([code, label]) => stryMutAct_9fa48("195") ? {} : (stryCov_9fa48("195"), {
    value: stryMutAct_9fa48("196") ? `` : (stryCov_9fa48("196"), `${side}:${code}`),
    label,
    side
  })))));
  return reasonChoices;
})());
export const readReason = (move: MoveName, by: Side, sent: string): {
  side: Side;
  code: string;
} | null => {
  if (stryMutAct_9fa48("197")) {
    {}
  } else {
    stryCov_9fa48("197");
    const found = reasonChoices(move, by).find(stryMutAct_9fa48("198") ? () => undefined : (stryCov_9fa48("198"), ({
      value
    }) => stryMutAct_9fa48("201") ? value !== sent : stryMutAct_9fa48("200") ? false : stryMutAct_9fa48("199") ? true : (stryCov_9fa48("199", "200", "201"), value === sent)));
    return found ? stryMutAct_9fa48("202") ? {} : (stryCov_9fa48("202"), {
      side: found.side,
      code: stryMutAct_9fa48("203") ? found.value : (stryCov_9fa48("203"), found.value.slice(stryMutAct_9fa48("204") ? found.side.length - 1 : (stryCov_9fa48("204"), found.side.length + 1)))
    }) : null;
  }
};