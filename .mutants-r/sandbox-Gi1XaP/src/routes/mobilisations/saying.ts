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

export const sayLine = (line: ReferralLine, today: string) => ({
  id: line.id, name: line.name, domain: drawnDomain[line.domain], domainWord: domainWords[line.domain], state: referralStateWords[line.state], kind: stateKind(line.state), listed: line.listed ?? "à choisir", chantier: line.chantier,
  waiting: line.state === "draft" && !line.agreed ? "Son accord est à demander." : line.lookAgainOn ? `À reprendre le ${sayDate(line.lookAgainOn)}.` : sayWaiting(line.waitsFor, line.stateSince, today), since: sayDate(civilDateOf(line.stateSince)), officer: line.officer,
});
