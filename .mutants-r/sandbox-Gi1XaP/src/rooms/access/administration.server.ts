import { sql } from "kysely";
import type { CivilDate } from "#ground/civil-date";
import { isId } from "#ground/ids";
import type { Door } from "#ground/visit";
import type { AccountState, Role } from "./model.ts";

export type ProfessionalLine = { id: string; name: string; email: string | null; state: AccountState; roles: { role: Role; structure: string }[] };
export type ProfessionalsPage = { lines: ProfessionalLine[]; more: boolean };

const state = sql<AccountState>`case
  when a.professional_id is null then 'none' when a.disabled_at is not null then 'disabled' when a.password_hash is not null or exists (select from app.openid_identities o where o.professional_id = p.id) then 'open'
  when exists (select from app.invitations i where i.professional_id = p.id and i.kind = 'invitation' and i.accepted_at is null and i.revoked_at is null and i.expires_at > now()) then 'invited'
  else 'invitation-over' end`;

/** Professionals by name, those with an account first; never anything of a file. */
export const listProfessionals = async (door: Door, { search, page, size = 50 }: { search: string; page: number; size?: number }): Promise<ProfessionalsPage> => {
  const like = `%${search.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const { rows } = await sql<{ id: string; name: string; email: string | null; state: AccountState; roles: ProfessionalLine["roles"] }>`
    select p.id, p.given_name || ' ' || p.family_name as name, coalesce(a.email, p.work_email) as email, ${state} as state,
      coalesce((select jsonb_agg(jsonb_build_object('role', m.role, 'structure', s.name) order by m.role) from app.memberships m join app.structures s on s.id = m.structure_id
        where m.professional_id = p.id and (m.ends_on is null or m.ends_on >= ${door.today}::date)), '[]') as roles
    from app.professionals p left join app.accounts a on a.professional_id = p.id
    where ${search} = '' or public.unaccent(p.given_name || ' ' || p.family_name) ilike public.unaccent(${like}) or coalesce(a.email, p.work_email) ilike ${like}
    order by (a.professional_id is null), p.family_name, p.given_name, p.id limit ${size + 1} offset ${(page - 1) * size}`.execute(door.tx);
  return { lines: rows.slice(0, size), more: rows.length > size };
};

export type HeldRole = { id: string; role: Role; structure: string; startsOn: CivilDate; endsOn: CivilDate | null };
export type ProfessionalRecord = ProfessionalLine & { held: HeldRole[]; openSessions: number; hasFactor: boolean };

/** What an administrator sees of one professional. */
export const readProfessional = async (door: Door, id: string): Promise<ProfessionalRecord | null> => {
  if (!isId(id)) return null;
  const { rows } = await sql<Omit<ProfessionalRecord, "held" | "roles">>`
    select p.id, p.given_name || ' ' || p.family_name as name, coalesce(a.email, p.work_email) as email, ${state} as state,
      (select count(*)::int from app.sessions s where s.professional_id = p.id and s.revoked_at is null and s.expires_at > ${door.now}) as "openSessions",
      coalesce(a.totp_confirmed_at is not null or exists (select from app.passkeys k where k.professional_id = p.id), false) as "hasFactor"
    from app.professionals p left join app.accounts a on a.professional_id = p.id where p.id = ${id}`.execute(door.tx);
  const held = await door.tx.selectFrom("memberships").innerJoin("structures", "structures.id", "structure_id").select(["memberships.id", "role", "structures.name as structure", "starts_on", "ends_on"])
    .where("professional_id", "=", id).orderBy("starts_on", "desc").limit(100).execute();
  return rows[0] ? { ...rows[0], roles: [], held: held.map((one) => ({ id: one.id, role: one.role as Role, structure: one.structure, startsOn: one.starts_on, endsOn: one.ends_on })) } : null;
};

export type StructureChoice = { id: string; name: string; kind: string; territory: string | null };

/** Open structures, for the choice of where somebody works. */
export const listStructureChoices = async (door: Door): Promise<StructureChoice[]> => {
  const rows = await door.tx.selectFrom("structures").leftJoin("territories", "territories.id", "territory_id").select(["structures.id", "structures.name", "kind", "territories.name as territory"])
    .where((is) => is.or([is("structures.closed_on", "is", null), is("structures.closed_on", ">", door.today)])).orderBy("territories.name").orderBy("structures.name").execute();
  return rows;
};
