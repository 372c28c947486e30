// One request in each state, asked by a chantier for somebody it follows: what the dice of the simulated day may leave out.
import { randomUUID } from "node:crypto";
import { sealForPerson } from "#ground/person-keys";
import { isEnded, type ReferralState, waitsFor } from "#rooms/referrals/index";
import type { OpenHouse } from "./house.ts";

const states: readonly ReferralState[] = ["draft", "waiting-moment", "sent", "seen", "complement", "accepted", "waitlisted", "appointment-offered", "appointment-set", "in-progress", "done", "failed", "declined", "cancelled", "expired"];

export const oneInEachState = async (house: OpenHouse, of: { person: string; chantier: string; territory: string }): Promise<void> => {
  const [service] = await house.rows<{ id: string; listed: string }>("select s.id, s.listed_id as listed from app.services s join app.directory_structures d on d.id = s.listed_id where s.territory_id = $1 and d.structure_id is null order by s.id limit 1", [of.territory]);
  const insert = (state: ReferralState, hasPartner: boolean) => {
    const [id, ended, sent] = [randomUUID(), isEnded(state), !["draft", "waiting-moment"].includes(state)];
    const seal = (column: string, words: string): string => sealForPerson(of.person, words, `referrals.${column}:${id}`);
    const row: Record<string, unknown> = {
      id, person_id: of.person, topic: "housing", domain: "housing", asking_id: of.chantier, door_id: of.chantier, listed_id: hasPartner ? service!.listed : null, service_id: hasPartner ? service!.id : null, state, state_since: new Date(), created_at: new Date(),
      need: seal("need", "Une place pour une personne seule."), shares: ["phone"], told: sent ? seal("told", JSON.stringify({ name: "Personne Inventée", phone: "06 39 98 00 00" })) : "", waits_for: ended ? null : waitsFor(state, hasPartner), look_again_on: state === "waiting-moment" ? "2999-01-01" : null,
      agreed_at: state === "draft" ? null : new Date(), agreed_means: state === "draft" ? null : "on-screen", agreed_network: true, sent_at: sent ? new Date() : null, accepted_at: new Date(), ended_at: ended ? new Date() : null, ended_side: ended ? "partner" : null, ended_reason: ended ? "no-place" : null,
    };
    return house.rows(`insert into app.referrals (${Object.keys(row).join(", ")}) values (${Object.keys(row).map((_, at) => `$${at + 1}`).join(", ")})`, Object.values(row));
  };
  for (const state of states) await insert(state, !["draft", "waiting-moment"].includes(state));
  // Nobody chosen yet: what the officer's question to several partners starts from.
  await insert("sent", false);
};
