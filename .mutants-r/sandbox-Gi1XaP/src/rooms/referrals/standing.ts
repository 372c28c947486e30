// On which side of a request somebody stands, and what they may read of it.
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
import { type FileAccess, mayWrite, type Role } from "#rooms/access/index";
import type { Referral, Side } from "./model.ts";
type Somebody = {
  id: string;
  roles: readonly {
    role: string;
    structureId: string;
    territoryId: string | null;
  }[];
};
type Asked = Pick<Referral, "askedBy" | "askingId" | "territoryId" | "hostId" | "topic">;
const accompanying: readonly Role[] = stryMutAct_9fa48("311") ? [] : (stryCov_9fa48("311"), [stryMutAct_9fa48("312") ? "" : (stryCov_9fa48("312"), "outside-referent"), stryMutAct_9fa48("313") ? "" : (stryCov_9fa48("313"), "cisp"), stryMutAct_9fa48("314") ? "" : (stryCov_9fa48("314"), "social-educator")]);
const accompaniesIn = stryMutAct_9fa48("315") ? () => undefined : (stryCov_9fa48("315"), (() => {
  const accompaniesIn = (actor: Somebody, structureId: string | null): boolean => stryMutAct_9fa48("318") ? structureId !== null || actor.roles.some(held => held.structureId === structureId && (accompanying as readonly string[]).includes(held.role)) : stryMutAct_9fa48("317") ? false : stryMutAct_9fa48("316") ? true : (stryCov_9fa48("316", "317", "318"), (stryMutAct_9fa48("320") ? structureId === null : stryMutAct_9fa48("319") ? true : (stryCov_9fa48("319", "320"), structureId !== null)) && (stryMutAct_9fa48("321") ? actor.roles.every(held => held.structureId === structureId && (accompanying as readonly string[]).includes(held.role)) : (stryCov_9fa48("321"), actor.roles.some(stryMutAct_9fa48("322") ? () => undefined : (stryCov_9fa48("322"), held => stryMutAct_9fa48("325") ? held.structureId === structureId || (accompanying as readonly string[]).includes(held.role) : stryMutAct_9fa48("324") ? false : stryMutAct_9fa48("323") ? true : (stryCov_9fa48("323", "324", "325"), (stryMutAct_9fa48("327") ? held.structureId !== structureId : stryMutAct_9fa48("326") ? true : (stryCov_9fa48("326", "327"), held.structureId === structureId)) && (accompanying as readonly string[]).includes(held.role)))))));
  return accompaniesIn;
})());

/** Every side the visitor stands on; none for whoever only reads. */
export const sidesOf = stryMutAct_9fa48("328") ? () => undefined : (stryCov_9fa48("328"), (() => {
  const sidesOf = (actor: Somebody, referral: Asked, access: FileAccess): Side[] => stryMutAct_9fa48("329") ? [] : (stryCov_9fa48("329"), [...((stryMutAct_9fa48("332") ? (mayWrite(access, referral.topic) || referral.askedBy === actor.id) && accompaniesIn(actor, referral.askingId) && access.topics.length === 0 : stryMutAct_9fa48("331") ? false : stryMutAct_9fa48("330") ? true : (stryCov_9fa48("330", "331", "332"), (stryMutAct_9fa48("334") ? mayWrite(access, referral.topic) && referral.askedBy === actor.id : stryMutAct_9fa48("333") ? false : (stryCov_9fa48("333", "334"), mayWrite(access, referral.topic) || (stryMutAct_9fa48("336") ? referral.askedBy !== actor.id : stryMutAct_9fa48("335") ? false : (stryCov_9fa48("335", "336"), referral.askedBy === actor.id)))) || (stryMutAct_9fa48("338") ? accompaniesIn(actor, referral.askingId) || access.topics.length === 0 : stryMutAct_9fa48("337") ? false : (stryCov_9fa48("337", "338"), accompaniesIn(actor, referral.askingId) && (stryMutAct_9fa48("340") ? access.topics.length !== 0 : stryMutAct_9fa48("339") ? true : (stryCov_9fa48("339", "340"), access.topics.length === 0)))))) ? ["asker"] as const : stryMutAct_9fa48("341") ? ["Stryker was here"] : (stryCov_9fa48("341"), [])), ...((stryMutAct_9fa48("342") ? actor.roles.every(({
    role,
    territoryId
  }) => role === "partnership-officer" && territoryId !== null && territoryId === referral.territoryId) : (stryCov_9fa48("342"), actor.roles.some(stryMutAct_9fa48("343") ? () => undefined : (stryCov_9fa48("343"), ({
    role,
    territoryId
  }) => stryMutAct_9fa48("346") ? role === "partnership-officer" && territoryId !== null || territoryId === referral.territoryId : stryMutAct_9fa48("345") ? false : stryMutAct_9fa48("344") ? true : (stryCov_9fa48("344", "345", "346"), (stryMutAct_9fa48("348") ? role === "partnership-officer" || territoryId !== null : stryMutAct_9fa48("347") ? true : (stryCov_9fa48("347", "348"), (stryMutAct_9fa48("350") ? role !== "partnership-officer" : stryMutAct_9fa48("349") ? true : (stryCov_9fa48("349", "350"), role === (stryMutAct_9fa48("351") ? "" : (stryCov_9fa48("351"), "partnership-officer")))) && (stryMutAct_9fa48("353") ? territoryId === null : stryMutAct_9fa48("352") ? true : (stryCov_9fa48("352", "353"), territoryId !== null)))) && (stryMutAct_9fa48("355") ? territoryId !== referral.territoryId : stryMutAct_9fa48("354") ? true : (stryCov_9fa48("354", "355"), territoryId === referral.territoryId))))))) ? ["officer"] as const : stryMutAct_9fa48("356") ? ["Stryker was here"] : (stryCov_9fa48("356"), [])), ...(accompaniesIn(actor, referral.hostId) ? ["partner"] as const : stryMutAct_9fa48("357") ? ["Stryker was here"] : (stryCov_9fa48("357"), []))]);
  return sidesOf;
})());

/** Asking for a person: whoever writes on that topic of her file, and a referent from elsewhere on what she follows (the first door is any structure's). */
export const mayAskFor = stryMutAct_9fa48("358") ? () => undefined : (stryCov_9fa48("358"), (() => {
  const mayAskFor = (access: FileAccess, topic: Referral["topic"]): boolean => stryMutAct_9fa48("361") ? mayWrite(access, topic) && access.reasons.some(({
    as
  }) => as === "referent") : stryMutAct_9fa48("360") ? false : stryMutAct_9fa48("359") ? true : (stryCov_9fa48("359", "360", "361"), mayWrite(access, topic) || (stryMutAct_9fa48("362") ? access.reasons.every(({
    as
  }) => as === "referent") : (stryCov_9fa48("362"), access.reasons.some(stryMutAct_9fa48("363") ? () => undefined : (stryCov_9fa48("363"), ({
    as
  }) => stryMutAct_9fa48("366") ? as !== "referent" : stryMutAct_9fa48("365") ? false : stryMutAct_9fa48("364") ? true : (stryCov_9fa48("364", "365", "366"), as === (stryMutAct_9fa48("367") ? "" : (stryCov_9fa48("367"), "referent"))))))));
  return mayAskFor;
})());
export const mayAskSomething = stryMutAct_9fa48("368") ? () => undefined : (stryCov_9fa48("368"), (() => {
  const mayAskSomething = (access: FileAccess): boolean => stryMutAct_9fa48("369") ? access.reasons.every(({
    as
  }) => ["lead", "cisp", "social-educator", "referent"].includes(as)) : (stryCov_9fa48("369"), access.reasons.some(stryMutAct_9fa48("370") ? () => undefined : (stryCov_9fa48("370"), ({
    as
  }) => (stryMutAct_9fa48("371") ? [] : (stryCov_9fa48("371"), [stryMutAct_9fa48("372") ? "" : (stryCov_9fa48("372"), "lead"), stryMutAct_9fa48("373") ? "" : (stryCov_9fa48("373"), "cisp"), stryMutAct_9fa48("374") ? "" : (stryCov_9fa48("374"), "social-educator"), stryMutAct_9fa48("375") ? "" : (stryCov_9fa48("375"), "referent")])).includes(as))));
  return mayAskSomething;
})());

/** Who has requests to see: those who ask, those who answer, those who carry them between. */
export const maySeeReferrals = stryMutAct_9fa48("376") ? () => undefined : (stryCov_9fa48("376"), (() => {
  const maySeeReferrals = (actor: Somebody): boolean => stryMutAct_9fa48("377") ? actor.roles.every(({
    role
  }) => ["cisp", "social-educator", "partnership-officer", "outside-referent", "coordinator"].includes(role)) : (stryCov_9fa48("377"), actor.roles.some(stryMutAct_9fa48("378") ? () => undefined : (stryCov_9fa48("378"), ({
    role
  }) => (stryMutAct_9fa48("379") ? [] : (stryCov_9fa48("379"), [stryMutAct_9fa48("380") ? "" : (stryCov_9fa48("380"), "cisp"), stryMutAct_9fa48("381") ? "" : (stryCov_9fa48("381"), "social-educator"), stryMutAct_9fa48("382") ? "" : (stryCov_9fa48("382"), "partnership-officer"), stryMutAct_9fa48("383") ? "" : (stryCov_9fa48("383"), "outside-referent"), stryMutAct_9fa48("384") ? "" : (stryCov_9fa48("384"), "coordinator")])).includes(role))));
  return maySeeReferrals;
})());
export const holdsTheQueue = stryMutAct_9fa48("385") ? () => undefined : (stryCov_9fa48("385"), (() => {
  const holdsTheQueue = (actor: Somebody): boolean => stryMutAct_9fa48("386") ? actor.roles.every(({
    role
  }) => role === "partnership-officer") : (stryCov_9fa48("386"), actor.roles.some(stryMutAct_9fa48("387") ? () => undefined : (stryCov_9fa48("387"), ({
    role
  }) => stryMutAct_9fa48("390") ? role !== "partnership-officer" : stryMutAct_9fa48("389") ? false : stryMutAct_9fa48("388") ? true : (stryCov_9fa48("388", "389", "390"), role === (stryMutAct_9fa48("391") ? "" : (stryCov_9fa48("391"), "partnership-officer"))))));
  return holdsTheQueue;
})());
/** Figures of the network: whoever animates it or steers. */
export const maySeeNetworkFigures = stryMutAct_9fa48("392") ? () => undefined : (stryCov_9fa48("392"), (() => {
  const maySeeNetworkFigures = (actor: Somebody): boolean => stryMutAct_9fa48("393") ? actor.roles.every(({
    role
  }) => ["partnership-officer", "coordinator", "director", "national-team", "outside-referent", "evaluator"].includes(role)) : (stryCov_9fa48("393"), actor.roles.some(stryMutAct_9fa48("394") ? () => undefined : (stryCov_9fa48("394"), ({
    role
  }) => (stryMutAct_9fa48("395") ? [] : (stryCov_9fa48("395"), [stryMutAct_9fa48("396") ? "" : (stryCov_9fa48("396"), "partnership-officer"), stryMutAct_9fa48("397") ? "" : (stryCov_9fa48("397"), "coordinator"), stryMutAct_9fa48("398") ? "" : (stryCov_9fa48("398"), "director"), stryMutAct_9fa48("399") ? "" : (stryCov_9fa48("399"), "national-team"), stryMutAct_9fa48("400") ? "" : (stryCov_9fa48("400"), "outside-referent"), stryMutAct_9fa48("401") ? "" : (stryCov_9fa48("401"), "evaluator")])).includes(role))));
  return maySeeNetworkFigures;
})());

/** From which structure somebody asks: the one where she accompanies people, the chantier that follows the person before any other. */
export const askingStructure = (actor: Somebody, followedBy: string | null): string | null => {
  if (stryMutAct_9fa48("402")) {
    {}
  } else {
    stryCov_9fa48("402");
    const mine = stryMutAct_9fa48("403") ? actor.roles.map(({
      structureId
    }) => structureId) : (stryCov_9fa48("403"), actor.roles.filter(stryMutAct_9fa48("404") ? () => undefined : (stryCov_9fa48("404"), ({
      role
    }) => (accompanying as readonly string[]).includes(role))).map(stryMutAct_9fa48("405") ? () => undefined : (stryCov_9fa48("405"), ({
      structureId
    }) => structureId)));
    return stryMutAct_9fa48("406") ? (mine.find(id => id === followedBy) ?? mine[0]) && null : (stryCov_9fa48("406"), (stryMutAct_9fa48("407") ? mine.find(id => id === followedBy) && mine[0] : (stryCov_9fa48("407"), mine.find(stryMutAct_9fa48("408") ? () => undefined : (stryCov_9fa48("408"), id => stryMutAct_9fa48("411") ? id !== followedBy : stryMutAct_9fa48("410") ? false : stryMutAct_9fa48("409") ? true : (stryCov_9fa48("409", "410", "411"), id === followedBy))) ?? mine[0])) ?? null);
  }
};