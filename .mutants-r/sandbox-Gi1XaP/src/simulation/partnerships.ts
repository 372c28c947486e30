import type pg from "pg";
import { domainWords } from "#rooms/access/index";
import { remindRenewalOn } from "#rooms/partnerships/index";
import { dateOf, type DayNumber, dayOf } from "./days.ts";
import type { SimulatedChantier, SimulatedNetwork } from "./network.ts";
import { chanceOf, type Chance } from "./random.ts";
import type { Cell } from "./rows.ts";

type Send = (table: string, columns: readonly string[], values: readonly (Cell | readonly Cell[])[]) => Promise<void>;
type Place = { territoryId: string; territory: string; chantiers: SimulatedChantier[]; officers: { id: string; domain: string }[]; partners: { id: string; domain: string }[] };

const said = ["Deux places en janvier, si le dossier est complet.", "Ils préfèrent un appel avant tout courriel.", "Nouvelle équipe à l'accueil : à revoir.", "Le délai s'allonge : trois semaines en ce moment.", "Contents du travail commun, prêts à continuer."] as const;
const follow = ["Envoyer la liste à jour", "Rappeler pour la date", "Inviter à la prochaine rencontre", "Relancer la signature"] as const;
const companies = [["Menuiserie d'essai (simulée)", "Aide menuisier", "Porter jusqu'à quinze kilos, être debout."], ["Blanchisserie fictive (simulée)", "Agent de blanchisserie", "Travail du matin, station debout."], ["Restaurant inventé (simulé)", "Commis de cuisine", "Horaires coupés, lire une commande."], ["Transports imaginés (simulés)", "Préparateur de commandes", "Lire une étiquette, marcher beaucoup."]] as const;
const offered = [["place", "Trois places d'hébergement pour un mois", 3], ["event", "Atelier « comprendre sa facture », ouvert à tous", 12], ["slot", "Deux créneaux de consultation réservés au réseau", 2]] as const;

const placesOf = ({ chantiers }: SimulatedNetwork): Place[] => {
  const byTerritory = new Map<string, Place>();
  for (const chantier of chantiers) {
    const place = byTerritory.get(chantier.territoryId) ?? { territoryId: chantier.territoryId, territory: chantier.territory, chantiers: [], officers: chantier.referents.slice(0, 3), partners: chantier.referents.slice(3) };
    place.chantiers.push(chantier);
    byTerritory.set(chantier.territoryId, place);
  }
  return [...byTerritory.values()];
};

/** What a partner and its territory agreed, said to each other, and offer. */
const tellPartner = async (chance: Chance, place: Place, listed: string, { domain }: { domain: string }, keeper: string, today: DayNumber, send: Send): Promise<string> => {
  const [partner, late] = [chance.id(), chance.odds(0.3)];
  const has = chance.odds(0.5);
  await send("partners", ["id", "listed_id", "territory_id", "domains", "common_law", "what_for", "next_step", "next_on", "kept_on", "kept_by"], [partner, listed, place.territoryId, [domain], chance.weigh([[true, 60], [false, 25], [null, 15]]), null,
    has ? chance.pick(follow) : null, has ? dateOf(today + (late ? -3 : chance.whole(0, 20))) : null, dateOf(today - chance.whole(200, 900)), keeper]);
  const former = today - chance.whole(380, 800);
  const ends = today + chance.whole(15, 320);
  const columns = ["id", "partner_id", "listed_id", "territory_id", "object", "domain", "state", "starts_on", "ends_on", "remind_on", "places_per_year", "answer_within", "meet_within", "document_reference", "keeper_id", "signed_on", "ended_on", "written_at", "written_by"];
  const agreement = (state: string, from: DayNumber, until: DayNumber) => send("partner_agreements", columns, [chance.id(), partner, listed, place.territoryId, `Accueil et suivi, ${domainWords[domain as keyof typeof domainWords]}`, domain, state, dateOf(from), dateOf(until), remindRenewalOn(dateOf(until), 90),
    chance.whole(4, 30), chance.whole(3, 10), chance.whole(10, 25), "dossier partagé de la coordination (simulé)", keeper, state === "draft" ? null : dateOf(from), state === "ended" ? dateOf(until) : null, `${dateOf(from - 20)}T10:00:00Z`, keeper]);
  await agreement("ended", former - 365, former);
  await agreement(chance.weigh([["active", 80], ["draft", 20]]), former + 1, ends);
  for (let turn = 0; turn < 3; turn++) {
    const [id, on, follows] = [chance.id(), today - chance.whole(2, 160), turn === 0 && chance.odds(0.6)];
    await send("partner_contacts", ["id", "territory_id", "kind", "happened_on", "words", "follow_up", "follow_up_on", "follow_up_for", "author_id", "written_at"], [id, place.territoryId, chance.pick(["visit", "call", "mail", "meeting"]), dateOf(on), chance.pick(said), follows ? chance.pick(follow) : null, follows ? dateOf(today + chance.whole(-2, 6)) : null, follows ? keeper : null, keeper, `${dateOf(on)}T15:00:00Z`]);
    await send("partner_contact_partners", ["contact_id", "partner_id"], [id, partner]);
  }
  return partner;
};

const tellCompanies = async (chance: Chance, place: Place, keeper: string, today: DayNumber, send: Send): Promise<void> => {
  for (const [at, [name, title, demands]] of companies.entries()) {
    const [listed, stage] = [chance.id(), (["hired", "ready", "contacted", "to-contact"] as const)[at]!];
    await send("directory_structures", ["id", "name", "is_employer", "territory_id", "commune", "phone", "owner_id", "vouched_on", "vouched_by", "audience", "created_by"], [listed, name, true, place.territoryId, place.territory, "01 99 00 00 00", keeper, dateOf(today - chance.whole(5, 300)), keeper, "professionals", keeper]);
    await send("prospections", ["id", "listed_id", "territory_id", "stage", "stage_on", "keeper_id", "words", "next_on", "started_on"], [chance.id(), listed, place.territoryId, stage, dateOf(today - chance.whole(3, 60)), keeper, stage === "to-contact" ? "voisine du chantier" : null, stage === "hired" ? null : dateOf(today + chance.whole(-2, 14)), dateOf(today - 90)]);
    if (at < 2) await send("job_offers", ["id", "listed_id", "territory_id", "title", "contract_kind", "weekly_hours", "place", "starts_on", "until_on", "how_many", "filled", "demands", "state", "posted_at", "posted_by", "ended_on"],
      [chance.id(), listed, place.territoryId, title, at === 0 ? "permanent" : "fixed-term", 35, place.territory, dateOf(today + 10), dateOf(today + chance.whole(12, 40)), at === 0 ? 1 : 2, at === 0 ? 1 : 0, demands, at === 0 ? "filled" : "open", `${dateOf(today - 8)}T10:00:00Z`, keeper, at === 0 ? dateOf(today - 1) : null]);
  }
};

/** A portfolio for each territory: who answers, partners with their conventions and visits, companies, offers, desks. After the directory, whose claimed entries it takes up. */
export const sendPartnerships = async (client: pg.Client, network: SimulatedNetwork, day: string): Promise<void> => {
  const today = dayOf(day);
  const send: Send = async (table, columns, values) => void (await client.query(`insert into app.${table} (${columns.join(", ")}) values (${columns.map((_, at) => `$${at + 1}`).join(", ")})`, values as unknown[]));
  for (const [turn, place] of placesOf(network).entries()) {
    const chance = chanceOf(`${network.seed}/partnerships/${place.territory}`);
    const officerOf = (domain: string): string => (place.officers.find((one) => one.domain === domain) ?? place.officers[0]!).id;
    const post = (domain: string, officer: string | null) => send("officer_posts", ["id", "territory_id", "domain", "professional_id", "starts_on"], [chance.id(), place.territoryId, domain, officer, dateOf(today - 400)]);
    for (const { domain, id } of place.officers) await post(domain, id);
    // One territory in three still looks for whoever will answer for justice.
    if (turn % 3 === 0) await post("justice", null);
    const [away, cover] = [place.officers[0]!.id, place.officers[1]!.id];
    await send("covers", ["id", "territory_id", "away_id", "cover_id", "from_on", "until_on", "state", "asked_at", "asked_by", "answered_at"], [chance.id(), place.territoryId, away, cover, dateOf(today - 40), dateOf(today - 30), "accepted", `${dateOf(today - 50)}T10:00:00Z`, away, `${dateOf(today - 49)}T10:00:00Z`]);
    await send("covers", ["id", "territory_id", "away_id", "cover_id", "from_on", "until_on", "state", "asked_at", "asked_by"], [chance.id(), place.territoryId, cover, away, dateOf(today + 12), dateOf(today + 19), "asked", `${day}T08:00:00Z`, cover]);
    const kept: string[] = [];
    for (const [at, partner] of place.partners.entries()) {
      const { rows } = await client.query<{ structure_id: string; name: string; who: string; listed: string | null }>(
        "select s.id as structure_id, s.name, p.given_name || ' ' || p.family_name as who, d.id as listed from app.memberships m join app.structures s on s.id = m.structure_id join app.professionals p on p.id = m.professional_id left join app.directory_structures d on d.structure_id = s.id where m.professional_id = $1 limit 1", [partner.id]);
      const found = rows[0]!;
      const listed = found.listed ?? chance.id();
      if (found.listed === null) {
        await send("directory_structures", ["id", "name", "structure_id", "territory_id", "commune", "phone", "vouched_on", "vouched_by", "created_by"], [listed, found.name, found.structure_id, place.territoryId, place.territory, "01 99 00 00 00", dateOf(today - chance.whole(5, 400)), partner.id, partner.id]);
        await send("directory_people", ["id", "listed_id", "professional_id", "name", "job_title", "ask_for", "presence", "created_by"], [chance.id(), listed, partner.id, found.who, "Référent", "une première réponse, un rendez-vous", "du lundi au jeudi", partner.id]);
      }
      kept.push(await tellPartner(chance, place, listed, partner, officerOf(partner.domain), today, send));
      const [kind, words, many] = offered[at % 3]!;
      if (at < 3) await send("partner_offers", ["id", "listed_id", "territory_id", "kind", "words", "starts_on", "ends_on", "how_many", "posted_at", "posted_by"], [chance.id(), listed, place.territoryId, kind, words, dateOf(today), dateOf(today + chance.whole(10, 60)), many, `${day}T08:30:00Z`, partner.id]);
      if (partner.domain === "debts" || partner.domain === "rights") {
        await send("desks", ["id", "territory_id", "chantier_id", "actor_listed_id", "actor_name", "purpose", "who_may_come", "topic", "weekdays", "opens", "closes", "slot_minutes", "places_per_slot", "starts_on", "created_at"],
          [chance.id(), place.territoryId, place.chantiers[0]!.id, listed, found.name, partner.domain === "debts" ? "parler de ses dettes" : "refaire ses droits", "tout salarié du territoire", partner.domain, partner.domain === "debts" ? [2] : [2, 4], "09:00", "12:00", 30, 1, dateOf(today - 60), `${dateOf(today - 60)}T10:00:00Z`]);
      }
    }
    const meeting = chance.id();
    await send("partner_contacts", ["id", "territory_id", "kind", "happened_on", "words", "took_part", "author_id", "written_at"], [meeting, place.territoryId, "network-meeting", dateOf(today - chance.whole(10, 60)), "Chacun a dit ce qu'il peut prendre avant l'hiver.", "les chantiers du territoire", away, `${day}T08:00:00Z`]);
    for (const partner of kept.slice(0, 4)) await send("partner_contact_partners", ["contact_id", "partner_id"], [meeting, partner]);
    await tellCompanies(chance, place, officerOf("employment"), today, send);
  }
};
