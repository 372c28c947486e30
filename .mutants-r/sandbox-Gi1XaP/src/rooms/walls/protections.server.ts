import { sql } from "kysely";
import { newId } from "#ground/ids";
import { readWords, sealForPerson } from "#ground/person-keys";
import type { Visit } from "#ground/visit";
import type { Role } from "#rooms/access/index";
import type { Protection, ProtectionName } from "./model.ts";

type NameRow = { id: string; professional_id: string; name: string; roles: Role[]; named_at: string };

const aboutReason = (id: string): string => `protections.reason:${id}`;

/** The protection of a file, for those who keep it; nothing for anybody else. */
export const findProtection = async (visit: Visit, personId: string): Promise<Protection | null> => {
  const { rows } = await sql<{ id: string; chantier_id: string; chantier: string; reason: string; placed_at: Date; placed_by: string; names: NameRow[] }>`
    select p.id, p.chantier_id, s.name as chantier, p.reason, p.placed_at, b.given_name || ' ' || b.family_name as placed_by,
      coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'professional_id', n.professional_id, 'name', w.given_name || ' ' || w.family_name, 'named_at', n.named_at,
          'roles', (select coalesce(jsonb_agg(distinct m.role), '[]') from app.memberships m where m.professional_id = n.professional_id
            and m.starts_on <= ${visit.today} and (m.ends_on is null or m.ends_on >= ${visit.today}))) order by w.family_name)
        from app.protection_names n join app.professionals w on w.id = n.professional_id where n.protection_id = p.id and n.removed_at is null), '[]') as names
    from app.protections p join app.structures s on s.id = p.chantier_id join app.professionals b on b.id = p.placed_by
    where p.person_id = ${personId} and p.lifted_at is null`.execute(visit.tx);
  const row = rows[0];
  if (!row) return null;
  const names = row.names.map((one): ProtectionName => ({ id: one.id, professionalId: one.professional_id, name: one.name, roles: one.roles, namedAt: new Date(one.named_at) }));
  return { id: row.id, chantierId: row.chantier_id, chantier: row.chantier, reason: readWords(row.reason, aboutReason(row.id)), placedAt: row.placed_at, placedBy: row.placed_by, names };
};

export type PossibleName = { id: string; name: string; structure: string };

/** Those who could be named: of the chantier, of its coordination, and of her team. */
export const listPossibleNames = async (visit: Visit, personId: string, chantierId: string): Promise<PossibleName[]> => {
  const { rows } = await sql<PossibleName>`
    select p.id, p.given_name || ' ' || p.family_name as name, min(s.name) as structure
    from app.professionals p join app.memberships m on m.professional_id = p.id and m.starts_on <= ${visit.today} and (m.ends_on is null or m.ends_on >= ${visit.today})
    join app.structures s on s.id = m.structure_id join app.structures c on c.id = ${chantierId}
    where p.left_on is null and (s.id = c.id or (m.role = 'coordinator' and s.territory_id = c.territory_id)
      or exists (select from app.referents f where f.person_id = ${personId} and f.professional_id = p.id and (f.ends_on is null or f.ends_on > ${visit.today})))
    group by p.id order by structure, name`.execute(visit.tx);
  return rows;
};

export const placeProtection = async (visit: Visit, personId: string, reason: string): Promise<string> => {
  const id = newId(visit.now.getTime());
  await sql`select app.protect(${personId}::uuid, ${sealForPerson(personId, reason, aboutReason(id))}, ${visit.now}, ${id}::uuid)`.execute(visit.tx);
  return id;
};

/** What opens the file is counted again at the next visit: here, by whoever is named. */
export const insertName = async (visit: Visit, protectionId: string, personId: string, professionalId: string): Promise<string> => {
  const id = newId(visit.now.getTime());
  await visit.tx.insertInto("protection_names").values({ id, protection_id: protectionId, person_id: personId, professional_id: professionalId, named_at: visit.now, named_by: visit.actor.id }).execute();
  return id;
};

export const saveNameRemoved = async (visit: Visit, id: string): Promise<void> => {
  await visit.tx.updateTable("protection_names").set({ removed_at: visit.now, removed_by: visit.actor.id }).where("id", "=", id).execute();
};

export const saveLifted = async (visit: Visit, personId: string, protectionId: string, reason: string): Promise<void> => {
  await sql`select app.lift_protection(${personId}::uuid, ${sealForPerson(personId, reason, `protections.lifted_reason:${protectionId}`)}, ${visit.now})`.execute(visit.tx);
};
