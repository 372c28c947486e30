// What waits for the visitor among requests to the network, in words, and where it is done.
import { domainWords } from "#rooms/access/index";
import type { NetworkTodo } from "#rooms/desk/index";

const many = (count: number, one: string, more: string): string => (count === 1 ? one : `${count} ${more}`);

const sentences: Record<NetworkTodo["kind"], (one: NetworkTodo) => string> = {
  complement: () => "un complément est demandé",
  "word-waited": () => "son accord est à demander",
  "word-given": () => "elle ou il est d'accord : à envoyer",
  "word-refused": () => "elle ou il a dit non : à arrêter, ou à reprendre ensemble",
  "moment-come": () => "le bon moment est peut-être venu",
  "appointment-offered": () => "un rendez-vous est proposé : à confirmer",
  declined: () => "refusée : votre porte la garde, demandez à un autre",
  expired: () => "sans réponse : votre porte la garde, demandez à un autre",
  queue: ({ count }) => many(count, "une demande attend un partenaire", "demandes attendent un partenaire, voici la plus ancienne date"),
  escalation: () => "relancé deux fois, le partenaire ne répond pas",
  received: ({ count }) => many(count, "une demande reçue attend votre réponse", "demandes reçues attendent votre réponse, voici la plus ancienne date"),
  "handover-received": ({ count }) => many(count, "une personne vous est proposée par un partenaire, votre réponse est attendue", "personnes vous sont proposées par des partenaires, voici la plus ancienne date"),
  "handover-unanswered": () => "le chantier n'a pas répondu : appelez-le, ou proposez-la à un autre",
};

/** Lines that stand for several. */
const hrefs: Partial<Record<NetworkTodo["kind"], string>> = { queue: "/mobilisations?vue=queue&attend=officer", received: "/mobilisations?vue=received&attend=partner", "handover-received": "/guichet" };
const names: Partial<Record<NetworkTodo["kind"], string>> = { queue: "La file du territoire", received: "Votre structure", "handover-received": "Le guichet" };

export const networkLine = (one: NetworkTodo): { href: string; name: string; sentence: string } => {
  const href = hrefs[one.kind] ?? (one.kind === "handover-unanswered" ? `/personnes/${one.id}/passage` : `/mobilisations/${one.id}`);
  const domain = one.domain ? domainWords[one.domain] : "";
  const name = names[one.kind] ?? (one.name || `Une demande : ${domain}`);
  return { href, name, sentence: [one.name ? domain : "", sentences[one.kind](one)].filter(Boolean).join(" : ") };
};
