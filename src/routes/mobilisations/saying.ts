// What a page says of a request: in words, never a code.
import { civilDateOf, sayDate } from "#ground/civil-date";
import { workingDaysBetween } from "#ground/working-days";
import { type Domain, domainWords } from "#rooms/access/index";
import { type ReferralLine, type ReferralState, referralStateWords, type Side, waitedWords } from "#rooms/referrals/index";
import type { DomainName } from "#ui/domains";

export const drawnDomain: Record<Domain, DomainName> = {
  employment: "emploi", training: "emploi", housing: "logement", health: "sante", disability: "sante", rights: "droits", rsa: "droits", justice: "justice", debts: "dettes", language: "langue", family: "autre", general: "autre",
};

export const sayDays = (days: number): string => (days === 0 ? "aujourd'hui" : `${days} jour${days > 1 ? "s" : ""} ouvré${days > 1 ? "s" : ""}`);

/** « On attend le partenaire, depuis 4 jours ouvrés. » */
export const sayWaiting = (side: Side | null, since: Date, today: string, department?: string): string => {
  if (side === null) return "";
  const days = workingDaysBetween(civilDateOf(since), today, department);
  return `On attend ${waitedWords[side]}${days > 0 ? `, depuis ${sayDays(days)}` : ", depuis aujourd'hui"}.`;
};

export const stateKind = (state: ReferralState): "plain" | "done" | "late" | "wait" => (state === "done" ? "done" : ["declined", "failed", "expired"].includes(state) ? "late" : ["waitlisted", "suspended", "waiting-moment"].includes(state) ? "wait" : "plain");

/** The same in a column that says it already: « le partenaire, 4 j ». */
const sayWaited = (line: ReferralLine, today: string): string => {
  if (line.state === "draft" && !line.agreed) return "son accord";
  if (line.lookAgainOn) return `le ${sayDate(line.lookAgainOn)}`;
  if (line.waitsFor === null) return "";
  const days = workingDaysBetween(civilDateOf(line.stateSince), today);
  return `${waitedWords[line.waitsFor]}${days > 0 ? `, ${days}\u00a0j` : ""}`;
};

export const sayLine = (line: ReferralLine, today: string) => ({
  id: line.id, name: line.name, domain: drawnDomain[line.domain], domainWord: domainWords[line.domain], state: referralStateWords[line.state], kind: stateKind(line.state), listed: line.listed ?? "à choisir", chantier: line.chantier,
  waiting: line.state === "draft" && !line.agreed ? "Son accord est à demander." : line.lookAgainOn ? `À reprendre le ${sayDate(line.lookAgainOn)}.` : sayWaiting(line.waitsFor, line.stateSince, today), waited: sayWaited(line, today), since: sayDate(civilDateOf(line.stateSince)), officer: line.officer,
});

const yours: Partial<Record<Side, Partial<Record<ReferralState, string>>>> = {
  asker: { complement: "À vous : donnez ce qui manque.", "appointment-offered": "Appelez-la, appelez-le : dès que c'est oui, confirmez le rendez-vous." },
  officer: { sent: "À vous : choisissez à qui la demander, ou demandez des places.", seen: "À vous : choisissez à qui la demander, ou demandez des places." },
  partner: {
    sent: "À vous : dites si vous pouvez.", seen: "À vous : dites si vous pouvez.", accepted: "À vous : proposez un rendez-vous, ou commencez.", waitlisted: "À vous : commencez dès qu'une place se libère.",
    "appointment-set": "À vous, après le rendez-vous : commencez, ou dites que c'est fait.", "in-progress": "À vous : donnez des nouvelles, et dites quand c'est fait.", suspended: "À vous : reprenez, ou dites pourquoi cela s'arrête.",
  },
};
type Standing = { state: ReferralState; waitsFor: Side | null; agreedAt: Date | null; withdrawnAt: Date | null; lookAgainOn: string | null };
/** What to do next, said to whoever stands on these sides; nothing for whoever only reads. */
export const sayNext = (referral: Standing, mine: readonly Side[]): string | null => {
  const asks = mine.includes("asker");
  if (mine.length === 0 || referral.withdrawnAt) return null;
  if (["declined", "expired", "failed"].includes(referral.state)) return asks ? "À vous : demandez ailleurs, ou dites-lui pourquoi on s'arrête." : null;
  if (referral.waitsFor === null) return null;
  if (referral.state === "draft") return asks ? (referral.agreedAt ? "À vous : envoyez la demande." : "À vous : demandez-lui son accord.") : null;
  if (referral.state === "waiting-moment") return referral.lookAgainOn ? `Rien à faire avant le ${sayDate(referral.lookAgainOn)}.` : null;
  const side = referral.state === "appointment-offered" ? "asker" : referral.waitsFor;
  // The officer may write the answer of a partner who gave it by telephone: the page offers it, so nothing says « rien à faire ».
  if (side === "partner" && mine.includes("officer") && !mine.includes("partner")) return "On attend le partenaire. S'il vous a répondu de vive voix, notez-le ici.";
  return (mine.includes(side) && yours[side]?.[referral.state]) || `Rien à faire de votre côté : on attend ${waitedWords[referral.waitsFor]}.`;
};

/** The one page that moves it on, for whoever is waited for. */
export const nextGesture = (referral: Pick<Standing, "state" | "waitsFor">, mine: readonly Side[]): "give-complement" | "route" | "offer-appointment" | "finish" | null => {
  if (referral.waitsFor === null || !mine.includes(referral.waitsFor)) return null;
  if (referral.state === "complement") return "give-complement";
  if (referral.waitsFor === "officer") return "route";
  return referral.state === "accepted" ? "offer-appointment" : referral.state === "in-progress" ? "finish" : null;
};
