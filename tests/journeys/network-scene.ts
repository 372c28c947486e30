// What the journeys of the network share: two entries of the directory, one kept by a structure of the house, one by nobody; an officer; a person.
import { randomUUID } from "node:crypto";
import type { Drafted } from "#rooms/referrals/server";
import { draftReferral, findReferral, sendReferral } from "#rooms/referrals/server";
import { setScene } from "./scene.ts";

export const setNetwork = async () => {
  const scene = await setScene();
  const officer = await scene.professional("Ysolde", "Charnière", ["partnership-officer", scene.coordination]);
  const farOfficer = await scene.professional("Guenièvre", "Ailleurs", ["partnership-officer", await scene.insert("structures", { kind: "coordination", name: "Coordination lointaine", territory_id: scene.elsewhere, opened_on: "2019-01-01" })]);
  const entry = async (name: string, keeper: string | null, theme: string, more: Record<string, unknown> = {}) => {
    const listed = await scene.insert("directory_structures", { name, structure_id: keeper, email: `${randomUUID()}@simulation.invalid`, phone: "01 99 00 00 01" });
    const service = await scene.insert("services", { listed_id: listed, name: `Service de ${name}`, description: "Un service simulé", themes: `{${theme}}`, ...more });
    return { listed, service };
  };
  const kept = await entry("Résidence fictive (simulée)", scene.partner, "logement-hebergement--louer-un-logement");
  const listed = await entry("Foyer sans compte (simulé)", null, "logement-hebergement--rechercher-une-solution-dhebergement-temporaire");
  const person = await scene.file("Zéphyrine", "Exemple");
  await scene.insert("contact_points", { person_id: person, kind: "call", value: "01 99 00 12 34", preferred: true });
  const drafted = (more: Partial<Drafted> = {}): Drafted => ({ personId: person, domain: "housing", theme: null, need: "Une chambre, elle dort chez un ami.", serviceId: kept.service, shares: ["phone"], goals: ["a-place"], agreed: { means: "on-screen", witness: null }, network: false, ...more });
  const draft = async (more: Partial<Drafted> = {}): Promise<string> => {
    const answer = await scene.as(scene.cisp, (visit) => draftReferral(visit, drafted(more)));
    if (!answer.ok) throw new Error(answer.reason);
    return answer.value.id;
  };
  const sent = async (more: Partial<Drafted> = {}, now?: Date): Promise<string> => {
    const id = await draft(more);
    const answer = await scene.as(scene.cisp, (visit) => sendReferral(visit, { referralId: id }), now);
    if (!answer.ok) throw new Error(answer.reason);
    return id;
  };
  const stateOf = async (id: string): Promise<string> => (await scene.rows<{ state: string }>("select state from app.referrals where id = $1", [id]))[0]!.state;
  const seenBy = (who: typeof officer, id: string): Promise<boolean> => scene.as(who, async (visit) => (await findReferral(visit, id)) !== null);
  return { ...scene, officer, farOfficer, kept, listed, person, drafted, draft, sent, stateOf, seenBy };
};
