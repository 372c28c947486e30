import { daysBetween, sayDate, sayDay } from "#ground/civil-date";
import { byWhen, sayComing, type TodoItem, type Whose } from "#rooms/desk/index";
import { appointmentTopicWords, sayHourOf } from "#rooms/agenda/index";
import { seesBoards } from "#rooms/boards/index";
import { sayDeadline } from "#rooms/contracts/index";
import { countMyNotices } from "#rooms/consent/server";
import { domainWords, type Domain } from "#rooms/access/index";
import { keepsPartnerships, type PartnerTodo, readsOffers } from "#rooms/partnerships/index";
import { listOffers, listPartnerTodo } from "#rooms/partnerships/server";
import { rightWords, type RightKind } from "#rooms/rights/index";
import { leadsSomebody, readBoardsToday, readNetworkToday, readToday } from "#rooms/desk/server";
import { documentKindWords } from "#rooms/vault/index";
import { mayWatch } from "#rooms/walls/index";
import { countWaiting } from "#rooms/walls/server";
import { boardLine } from "./board-line.ts";
import { networkLine } from "./network-line.ts";
import type { PageServerLoad } from "./$types";

const sentence = (item: TodoItem, today: string): string => {
  switch (item.kind) {
    case "reminder": return item.words;
    case "silence": return item.lastContactOn ? `sans nouvelles depuis ${daysBetween(item.lastContactOn, today)} jours` : "aucun contact noté depuis l'entrée";
    case "due": return sayComing({ kind: "due", words: item.code });
    case "moment": return sayDeadline(item.code);
    case "document-end": return `${documentKindWords[item.document]} : ${item.on < today ? "périmé" : "à renouveler"}`;
    case "pass-end":
    case "domiciliation-end": return sayComing({ kind: item.kind, words: "" });
    case "handed-over": return item.from ? `vous devenez son fil rouge, après ${item.from}` : "vous devenez son fil rouge";
    case "emergency": return `${item.by} a ouvert un accès en urgence`;
    case "agreement-asked": return `${item.by} demande un accord : à lire ensemble`;
    case "message": return item.waiting > 1 ? `${item.waiting} mots vous attendent` : "un mot vous attend";
    case "request": return `demande : ${rightWords[item.right as RightKind]}, réponse à donner`;
    case "appointment": return `rendez-vous à ${sayHourOf(item.hour)} : ${appointmentTopicWords[item.topic].toLowerCase()}${item.goesWith ? ", vous l'accompagnez" : ""}`;
    case "appointment-untold": return `rendez-vous passé (${appointmentTopicWords[item.topic].toLowerCase()}) : dites ce qu'il est devenu`;
    case "appointment-off": return `rendez-vous annulé (${appointmentTopicWords[item.topic].toLowerCase()}) : une autre date à trouver`;
    case "draft": return "un brouillon vous attend";
  }
};

/** What waits for whoever keeps partnerships, and where it is done. */
const partnerLine = ({ kind, id, name, words, partnerId }: PartnerTodo): { href: string; name: string; sentence: string } => {
  switch (kind) {
    case "follow-up": return { href: `/partenaires/${partnerId}`, name, sentence: words };
    case "next-step": return { href: `/partenaires/${partnerId}`, name, sentence: words };
    case "renewal": return { href: `/partenaires/${partnerId}/conventions`, name, sentence: `convention à renouveler : ${words}` };
    case "prospection": return { href: "/entreprises", name, sentence: words || "entreprise à revoir" };
    case "cover-asked": return { href: "/partenaires/remplacements", name, sentence: "vous demande de répondre pendant son absence" };
    case "question": return { href: `/partenaires/questions#question-${id}`, name: domainWords[name as Domain], sentence: `une question sans réponse : ${words}` };
    case "vacant": return { href: "/partenaires/remplacements", name: domainWords[name as Domain], sentence: "fonction vacante : les demandes vont à la coordination" };
  }
};

/** Where what waits is done, when it is not the file itself. */
const placeOf: Partial<Record<TodoItem["kind"], string>> = { message: "/mots", request: "/demandes", emergency: "/urgence", "document-end": "/documents", moment: "/contrats", "appointment-off": "/rendez-vous", "agreement-asked": "/accords" };

export const load: PageServerLoad = ({ locals, url }) =>
  locals.enter(async (visit) => {
    const leading = leadsSomebody(visit);
    const asking = leading.then((yes): Whose => (url.searchParams.get("qui") === "tous" || !yes ? "all" : "mine"));
    const [leads, whose, takenBack, { items, silenceDays }, watched, partners, offers, network, boards] = await Promise.all([leading, asking, countMyNotices(visit), readToday(visit, asking), mayWatch(visit.actor) ? countWaiting(visit) : null, keepsPartnerships(visit.actor) ? listPartnerTodo(visit) : [], readsOffers(visit.actor) ? listOffers(visit) : [], readNetworkToday(visit), seesBoards(visit.actor) ? readBoardsToday(visit) : []]);
    const said = byWhen(items, visit.today);
    const shown = (list: TodoItem[]) => list.map((item, at) => ({
      id: `${item.kind}-${item.personId}-${at}`,
      personId: item.personId,
      kind: item.kind,
      href: item.kind === "appointment" || item.kind === "appointment-untold" ? `/rendez-vous/${item.appointmentId}` : `/personnes/${item.personId}${placeOf[item.kind] ?? ""}`,
      name: item.name,
      when: sayDay(item.on),
      late: item.on < visit.today && (item.kind === "reminder" || item.kind === "request"),
      whenNote: item.kind === "silence" && item.lastContactOn ? "dernier contact" : item.kind === "message" ? "écrit" : item.kind === "agreement-asked" ? "demandé" : undefined,
      sentence: sentence(item, visit.today),
      who: whose === "all" && "lead" in item ? item.lead : undefined,
      reminderId: item.kind === "reminder" ? item.reminderId : undefined,
    }));
    return {
      leads, whose, silenceDays, takenBack, watched, day: sayDate(visit.today), givenName: visit.actor.givenName,
      network: network.map((one) => ({ id: `${one.kind}-${one.id ?? "all"}`, when: sayDay(one.on), late: one.kind === "escalation", whenNote: one.count > 1 ? "depuis" : undefined, ...networkLine(one) })),
      boards: boards.map((one) => ({ id: `${one.kind}-${one.personId ?? "all"}`, when: sayDay(one.on), late: false, whenNote: one.count > 1 ? "depuis" : undefined, ...boardLine(one) })),
      partners: partners.map((one) => ({ id: `${one.kind}-${one.id}`, when: sayDay(one.on), late: one.on < visit.today && one.kind !== "vacant" && one.kind !== "cover-asked" && one.kind !== "question", whenNote: one.kind === "renewal" ? "fin" : one.kind === "question" ? "posée" : one.kind === "vacant" ? "depuis" : one.kind === "cover-asked" ? "à partir de" : undefined, ...partnerLine(one) })),
      offers: offers.length, outside: offers.length === 0 && !keepsPartnerships(visit.actor) && readsOffers(visit.actor) && !leads && visit.actor.roles.some(({ role }) => role === "outside-referent"),
      silences: shown(said.today.filter(({ kind }) => kind === "silence")),
      late: shown(said.late),
      now: shown(said.today.filter(({ kind }) => kind !== "silence")),
      week: shown(said["this-week"]),
      later: shown(said.later),
    };
  });
