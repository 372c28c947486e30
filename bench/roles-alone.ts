// The same house with walls by role alone: what agreements, protections and emergencies cost is the difference.
import { sql } from "kysely";
import type pg from "pg";
import { civilDateOf } from "#ground/civil-date";
import type { Database } from "#ground/database/connect";
import { inOneGo } from "#ground/database/in-one-go";
import type { Actor, Visit } from "#ground/visit";

/** app.enter as it would be if roles and seats alone opened files: no agreement is read, no protection, no emergency. */
const entering = `create or replace function roles_alone.enter(professional uuid, on_day date) returns void language plpgsql security definer set search_path = app, pg_temp as $$
declare
  r record;
  led uuid[];
begin
  perform set_config('app.actor_id', coalesce(professional::text, ''), true), set_config('app.today', on_day::text, true);
  led := array(select distinct l.person_id from app.lead_referents l where l.professional_id = professional and app.open_until(l.ends_on, l.overlap_until) >= on_day and l.starts_on <= on_day);
  for r in
    with held as (
      select distinct m.role, m.structure_id, s.territory_id from app.memberships m join app.structures s on s.id = m.structure_id
      where m.professional_id = professional and m.starts_on <= on_day and (m.ends_on is null or m.ends_on >= on_day)),
    reached as materialized (
      select h.role, c.id from held h join app.structures c on c.id = h.structure_id and c.kind = 'chantier'
      union
      select h.role, c.id from held h join app.roles ro on ro.code = h.role and ro.reach = 'territory' join app.structures c on c.kind = 'chantier' and c.territory_id = h.territory_id),
    followed as materialized (
      select f.domain, array_agg(f.person_id) as people from app.referents f
      where f.professional_id = professional and coalesce(f.ends_on, 'infinity') > on_day and f.starts_on <= on_day group by f.domain)
    select t.code, (select array_agg(distinct x.id) from reached x join app.role_topics rt on rt.role = x.role and rt.topic = t.code) as chantiers,
      array(select unnest(f.people) from followed f join app.domain_topics dt on dt.domain = f.domain and dt.topic = t.code) as people
    from app.topics t
  loop
    perform set_config('app.at_' || r.code, coalesce(r.chantiers, '{}')::text, true), set_config('app.with_' || r.code, (led || r.people)::text, true);
  end loop;
end $$`;

export const withRolesAlone = async <Answer>(owner: pg.Pool, work: () => Promise<Answer>): Promise<Answer> => {
  await owner.query("create schema if not exists roles_alone");
  for (const statement of [entering, "grant usage on schema roles_alone to fil_rouge_app", "grant execute on function roles_alone.enter(uuid, date) to fil_rouge_app"]) await owner.query(statement);
  try {
    return await work();
  } finally {
    await owner.query("drop schema roles_alone cascade");
  }
};

/** A visit whose walls are by role alone; the rules by row stay the same. */
export const visitByRoles = <Answer>(db: Database, actor: Actor, work: (visit: Visit) => Promise<Answer>, now = new Date()): Promise<Answer> => {
  const today = civilDateOf(now);
  return inOneGo(db, (tx) => sql`select roles_alone.enter(${actor.id}::uuid, ${today}::date), set_config('role', 'fil_rouge_visitor', true)`.execute(tx), (tx) => work({ actor, now, today, tx }));
};
