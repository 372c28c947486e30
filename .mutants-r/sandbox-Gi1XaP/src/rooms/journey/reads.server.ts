import { sql } from "kysely";
import type { Domain } from "#rooms/access/index";
import type { Visit } from "#ground/visit";
import type { LeadReferent, Referent } from "./model.ts";

export type CareTeam = { leads: LeadReferent[]; referents: Referent[] };

/** Who is around the person: the leads, and the referents by domain, those of today first. */
export const readCareTeam = async (visit: Visit, personId: string): Promise<CareTeam> => {
  const leading = visit.tx.selectFrom("lead_referents").innerJoin("professionals", "professionals.id", "professional_id")
    .select(["lead_referents.id", "professional_id", "given_name", "family_name", "starts_on", "ends_on", "overlap_until"])
    .where("person_id", "=", personId).orderBy("starts_on", "desc").execute();
  const around = visit.tx.selectFrom("referents").leftJoin("professionals", "professionals.id", "professional_id")
    .select((is) => [
      "referents.id", "domain", "professional_id", "given_name", "family_name", "outside_name", "outside_structure", "outside_contact", "work_phone", "work_email", "starts_on", "ends_on",
      is.selectFrom("memberships").innerJoin("structures", "structures.id", "structure_id").select("structures.name")
        .whereRef("memberships.professional_id", "=", "referents.professional_id").orderBy("memberships.starts_on", "desc").limit(1).as("structure"),
    ])
    .where("person_id", "=", personId).orderBy(sql`ends_on desc nulls first`).orderBy("domain").execute();
  const [leads, referents] = await Promise.all([leading, around]);
  return {
    leads: leads.map((row) => ({
      id: row.id, professionalId: row.professional_id, name: `${row.given_name} ${row.family_name}`,
      startsOn: row.starts_on, endsOn: row.ends_on, overlapUntil: row.overlap_until,
    })),
    referents: referents.map((row) => ({
      id: row.id,
      domain: row.domain as Domain,
      professionalId: row.professional_id,
      name: row.professional_id ? `${row.given_name} ${row.family_name}` : (row.outside_name ?? ""),
      structure: row.professional_id ? row.structure : row.outside_structure,
      contact: row.professional_id ? (row.work_phone ?? row.work_email) : row.outside_contact,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
    })),
  };
};

export type Colleague = { id: string; name: string; structureId: string; structure: string };

/** Professionals who may lead in a chantier today. */
export const listPossibleLeads = async (visit: Visit, chantierId: string): Promise<Colleague[]> => {
  const rows = await visit.tx.selectFrom("memberships").innerJoin("professionals", "professionals.id", "professional_id")
    .innerJoin("structures", "structures.id", "structure_id")
    .select(["professionals.id", "given_name", "family_name", "structure_id", "structures.name"]).distinct()
    .where("structure_id", "=", chantierId).where("role", "in", ["cisp", "social-educator"]).where("left_on", "is", null)
    .where("starts_on", "<=", visit.today).where((is) => is.or([is("ends_on", "is", null), is("ends_on", ">=", visit.today)]))
    .orderBy("family_name").execute();
  return rows.map((row) => ({ id: row.id, name: `${row.given_name} ${row.family_name}`, structureId: row.structure_id, structure: row.name }));
};

/** Professionals of the chantier's territory who may be asked into a care team: partners, officers and the chantier's own. */
export const listPossibleReferents = async (visit: Visit, chantierId: string): Promise<Colleague[]> => {
  const rows = await visit.tx.selectFrom("memberships").innerJoin("professionals", "professionals.id", "professional_id")
    .innerJoin("structures", "structures.id", "structure_id")
    .innerJoin("structures as chantier", (join) => join.onRef("chantier.territory_id", "=", "structures.territory_id").on("chantier.id", "=", chantierId))
    .select(["professionals.id", "given_name", "family_name", "structure_id", "structures.name"]).distinct()
    .where((is) => is.or([is("structures.id", "=", chantierId), is("structures.kind", "in", ["partner", "coordination"])]))
    .where("role", "in", ["outside-referent", "partnership-officer", "social-educator", "cisp"]).where("left_on", "is", null)
    .where("starts_on", "<=", visit.today).where((is) => is.or([is("ends_on", "is", null), is("ends_on", ">=", visit.today)]))
    .orderBy("structures.name").orderBy("family_name").execute();
  return rows.map((row) => ({ id: row.id, name: `${row.given_name} ${row.family_name}`, structureId: row.structure_id, structure: row.name }));
};
