import { sql } from "kysely";
import type { CivilDate } from "#ground/civil-date";
import { isId } from "#ground/ids";
import type { OwnVisit, Visit } from "#ground/visit";
import type { Domain, Topic } from "#rooms/access/index";
import type { Consent, ConsentMeans, Decision, DelegateKind, OwnConsent, PossibleRecipient, Purpose } from "./model.ts";
import { boardTopics, domainTopics } from "./rules.ts";

type Row = {
  id: string; person_id: string; topic: string; structure_id: string | null; professional_id: string | null; purpose: string; decision: string; given_on: CivilDate; ends_on: CivilDate | null;
  means: string; witness: string | null; guardian: string | null; recorded_at: Date; withdrawn_at: Date | null; withdrawn_by_her: boolean; recipient: string; recorded_by_name: string | null; withdrawn_by_name: string | null; delegate_kind: string | null; delegate_name: string | null;
};

/** Who wrote down an answer given from her own space. */
const byHerself = "elle-même ou lui-même";
const consentOf = (row: Row): Consent => ({
  id: row.id, personId: row.person_id, topic: row.topic as Topic,
  recipient: { kind: row.structure_id ? "structure" : "professional", id: (row.structure_id ?? row.professional_id)!, name: row.recipient },
  purpose: row.purpose as Purpose, decision: row.decision as Decision, givenOn: row.given_on, endsOn: row.ends_on, means: row.means as ConsentMeans,
  witness: row.witness, guardian: row.guardian, delegate: row.delegate_kind ? { kind: row.delegate_kind as DelegateKind, name: row.delegate_name ?? "" } : null, recordedBy: row.recorded_by_name ?? byHerself, recordedAt: row.recorded_at, withdrawnAt: row.withdrawn_at, withdrawnBy: row.withdrawn_by_name, withdrawnByHer: row.withdrawn_by_her,
});

const consents = (personId: string, more = sql``) => sql<Row>`
  select c.*, coalesce(s.name, p.given_name || ' ' || p.family_name) as recipient, r.given_name || ' ' || r.family_name as recorded_by_name, w.given_name || ' ' || w.family_name as withdrawn_by_name,
    d.kind as delegate_kind, d.name as delegate_name
  from app.consents c left join app.structures s on s.id = c.structure_id left join app.professionals p on p.id = c.professional_id
  left join app.professionals r on r.id = c.recorded_by left join app.professionals w on w.id = c.withdrawn_by left join app.delegates d on d.id = c.delegate_id
  where c.person_id = ${personId} ${more} order by c.recorded_at desc, c.id desc limit 300`;

/** Every answer she gave, the latest first. */
export const listConsents = async (visit: Visit, personId: string): Promise<Consent[]> => (await consents(personId).execute(visit.tx)).rows.map(consentOf);

export const findConsent = async (visit: Visit, personId: string, id: string): Promise<Consent | null> => {
  if (!isId(id)) return null;
  const { rows } = await consents(personId, sql`and c.id = ${id}`).execute(visit.tx);
  return rows[0] ? consentOf(rows[0]) : null;
};

type OwnRow = Pick<Row, "id" | "topic" | "purpose" | "decision" | "given_on" | "ends_on" | "withdrawn_at"> & { recipient: string | null };

/** What she answered, as she reads it in her own space: the latest first, and what she cannot take back any more among it. */
export const listMyConsents = async ({ tx, personId }: OwnVisit): Promise<OwnConsent[]> => {
  const { rows } = await sql<OwnRow>`
    select c.id, c.topic, c.purpose, c.decision, c.given_on, c.ends_on, c.withdrawn_at, coalesce(s.name, p.given_name || ' ' || p.family_name) as recipient
    from app.consents c left join app.structures s on s.id = c.structure_id left join app.professionals p on p.id = c.professional_id
    where c.person_id = ${personId} order by c.recorded_at desc, c.id desc limit 60`.execute(tx);
  return rows.map((row) => ({
    id: row.id, topic: row.topic as Topic, recipient: row.recipient ?? "", purpose: row.purpose as Purpose, decision: row.decision as Decision,
    givenOn: row.given_on, endsOn: row.ends_on, withdrawnAt: row.withdrawn_at,
  }));
};

type Seat = { professional_id: string; name: string; domain: Domain; structure_id: string | null; structure: string | null };

/** Those of her team, from elsewhere than the chantier that follows her, and their structures: to whom she may say yes or no. */
export const listPossibleRecipients = async (visit: Visit, personId: string): Promise<PossibleRecipient[]> => {
  const { rows } = await sql<Seat>`
    select f.professional_id, p.given_name || ' ' || p.family_name as name, f.domain, s.id as structure_id, s.name as structure
    from app.referents f join app.professionals p on p.id = f.professional_id
    left join app.memberships m on m.professional_id = f.professional_id and m.starts_on <= ${visit.today} and (m.ends_on is null or m.ends_on >= ${visit.today})
    left join app.structures s on s.id = m.structure_id
    where f.person_id = ${personId} and f.starts_on <= ${visit.today} and (f.ends_on is null or f.ends_on > ${visit.today}) and s.id is distinct from f.followed_by
    order by name, s.name`.execute(visit.tx);
  const found = new Map<string, PossibleRecipient>();
  const seat = (kind: PossibleRecipient["kind"], id: string, name: string, structure: string | null, domain: Domain): void => {
    const known = found.get(id) ?? { kind, id, name, structure, domains: [], topics: [] };
    const domains = known.domains.includes(domain) ? known.domains : [...known.domains, domain];
    found.set(id, { ...known, domains, topics: [...new Set(domains.flatMap((one) => domainTopics[one]))] });
  };
  for (const row of rows) {
    seat("professional", row.professional_id, row.name, row.structure, row.domain);
    if (row.structure_id && row.structure) seat("structure", row.structure_id, row.structure, null, row.domain);
  }
  const { rows: boards } = await sql<{ id: string; name: string }>`select b.id, b.name from app.people p join app.structures ch on ch.id = p.followed_by join app.structures b on b.territory_id = ch.territory_id and b.kind = 'board' and b.closed_on is null where p.id = ${personId}`.execute(visit.tx);
  return [...found.values(), ...boards.map((one): PossibleRecipient => ({ kind: "structure", ...one, structure: null, domains: [], topics: [...boardTopics], isBoard: true }))];
};

export type Preview = { topic: Topic; lines: number; latest: string[] };

/** What would be read of these topics today: how many lines of each, and the first of them, for the person to look at before she answers. */
export const readPreview = async (visit: Visit, personId: string, topics: readonly Topic[]): Promise<Preview[]> => {
  const { rows } = await sql<{ topic: Topic; lines: number; latest: string[] }>`
    select t.topic, count(s.id)::int as lines, coalesce(array_agg(s.code order by s.starts_on desc) filter (where s.code is not null), '{}') as latest
    from unnest(${topics}::text[]) as t(topic) left join app.situations s on s.topic = t.topic and s.person_id = ${personId} and s.struck_at is null
    group by t.topic`.execute(visit.tx);
  return topics.map((topic) => {
    const row = rows.find((one) => one.topic === topic);
    return { topic, lines: row?.lines ?? 0, latest: (row?.latest ?? []).slice(0, 3) };
  });
};
