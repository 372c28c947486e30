// The plans of list pages under row-level security: an index leads to the visitor's own files, whatever the size of the rest.
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { agendaWays } from "#rooms/agenda/server";
import { boardTodoQuery } from "#rooms/desk/board-today.server";
import { threadRows } from "#rooms/desk/threads.server";
import { namedStaysQuery } from "#rooms/contracts/server";
import { momentsQuery } from "#rooms/desk/today.server";
import type { Visit } from "#ground/visit";
import { referralsQuery } from "#rooms/referrals/server";
import { loadSimulation } from "#simulation/load";
import { freshDatabase } from "../harness/database.ts";

type Plan = { "Node Type": string; "Relation Name"?: string; Plans?: Plan[] };
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

describe("Les listes, sous les règles par ligne", async () => {
  const base = await freshDatabase();
  after(() => base.drop());
  await loadSimulation(base.url, { people: 2500, pace: 8 });
  const [cisp] = (await base.owner.query<{ id: string }>("select professional_id as id from app.personas p join app.memberships m using (professional_id) where m.role = 'cisp'")).rows;

  const scansOf = async (query: string, values: readonly unknown[] = [], by = cisp!.id): Promise<string[]> => {
    const client = await base.appPool.connect();
    try {
      await client.query("begin");
      await client.query("select app.enter($1::uuid, current_date), set_config('role', 'fil_rouge_visitor', true)", [by]);
      const { rows } = await client.query<{ "QUERY PLAN": { Plan: Plan }[] }>(`explain (format json) ${query}`, [...values]);
      await client.query("rollback");
      return nodes(rows[0]!["QUERY PLAN"][0]!.Plan).filter((node) => node["Node Type"] === "Seq Scan").map((node) => node["Relation Name"] ?? "?");
    } finally {
      client.release();
    }
  };

  /** Pages of the database that a question reads, functions it asks included. */
  const pagesRead = async (query: string, values: readonly unknown[], by: string): Promise<number> => {
    const client = await base.appPool.connect();
    try {
      await client.query("begin");
      await client.query("select app.enter($1::uuid, current_date), set_config('role', 'fil_rouge_visitor', true)", [by]);
      if (query.includes("app.enter")) await client.query("reset role");
      if (query.includes("app.clock_facts")) await client.query("set local role fil_rouge_doorkeeper");
      const ask = async () => (await client.query<{ "QUERY PLAN": { Plan: { "Shared Hit Blocks": number; "Shared Read Blocks": number } }[] }>(`explain (analyze, buffers, format json) ${query}`, [...values])).rows[0]!["QUERY PLAN"][0]!.Plan;
      // Until the functions it asks keep their plan.
      for (let turn = 0; turn < 6; turn++) await ask();
      const { "Shared Hit Blocks": hit, "Shared Read Blocks": read } = await ask();
      await client.query("rollback");
      return hit + read;
    } finally {
      client.release();
    }
  };

  const lists: Record<string, string> = {
    "la file active": `select p.id from journeys j join people p on p.id = j.person_id join stages s on s.journey_id = j.id and s.ends_on is null
      join lead_referents l on l.journey_id = j.id and l.ends_on is null where j.closed_on is null and p.merged_into is null order by p.name_key, p.id limit 26`,
    "les silences": `select j.person_id from journeys j join people p on p.id = j.person_id where j.closed_on is null and last_contact_on < current_date - 21 order by last_contact_on limit 60`,
    "les échéances": `select person_id from situations where (followed_by = any ((select app.at('presence'))::uuid[]) or person_id = any ((select app.with('presence'))::uuid[]))
      and due_on between current_date - 30 and current_date + 60 and struck_at is null and ends_on is null`,
    "les notes d'un dossier": `select id from notes where person_id = '00000000-0000-4000-8000-000000000000' order by happened_on desc, id desc limit 16`,
    "le journal d'un dossier": `select id from journal where person_id = '00000000-0000-4000-8000-000000000000' order by id desc limit 41`,
  };
  for (const [name, query] of Object.entries(lists)) {
    it(`${name} ne parcourt aucune table de dossiers en entier`, async () => {
      assert.deepEqual((await scansOf(query)).filter((table) => !["structures", "professionals", "situation_codes", "journal"].includes(table)), []);
    });
  }

  it("les fils d'une page de la file active se lisent personne par personne, sans parcourir de table", async () => {
    const people = (await base.owner.query<{ person_id: string }>("select person_id from app.lead_referents where professional_id = $1 and ends_on is null limit 25", [cisp!.id])).rows.map(({ person_id: person }) => person);
    const { sql, parameters } = threadRows("2026-11-21", people).compile(base.app);
    assert.ok(people.length > 5);
    assert.deepEqual(await scansOf(sql, parameters), []);
  });

  it("les jours des deux horloges, pour le fil rouge et pour la direction, se lisent par un index", async () => {
    await base.owner.query("insert into app.deadlines (person_id, clock, code, on_day, topic, tells) select p.id, 'contract', 'contract-ends', current_date + n * 30, 'work', '{lead-referent,employer}' from app.people p cross join generate_series(1, 8) n; analyze app.deadlines");
    const [chantier] = (await base.owner.query<{ id: string; by: string }>("select structure_id as id, m.professional_id as by from app.memberships m where m.role = 'director' and m.ends_on is null limit 1")).rows;
    for (const [whose, by, roles] of [["mine", cisp!.id, []], ["all", chantier!.by, [{ role: "director", structureId: chantier!.id }]]] as const) {
      const { sql, parameters } = momentsQuery({ actor: { id: by, roles }, today: "2026-11-21" } as unknown as Visit, whose, "2026-10-22", "2027-01-20").compile(base.app);
      assert.deepEqual((await scansOf(sql, parameters, by)).filter((table) => table === "deadlines"), [], whose);
    }
  });

  it("compter les échéances d'une page de personnes lit autant au bout du pays qu'au début", async () => {
    const { rows: followed } = await base.owner.query<{ id: string }>("select person_id as id from app.journeys where closed_on is null order by person_id");
    const page = (after: string | null) => pagesRead("select * from app.clock_facts(null, $1::uuid, 20)", [after], cisp!.id);
    const [first, last] = [await page(null), await page(followed.at(-22)!.id)];
    assert.ok(followed.length > 500 && Math.abs(first - last) < 60, `${first} pages lues au début, ${last} au bout, de ${followed.length} personnes`);
  });

  it("les mobilisations, de chaque côté et dans chaque onglet, se lisent par un index", async () => {
    // As many requests as it takes for a scan to be the wrong way: copies of the simulated ones, of people of everywhere.
    await base.owner.query(`alter table app.referrals disable trigger user; insert into app.referrals select (jsonb_populate_record(null::app.referrals, to_jsonb(r) || jsonb_build_object('id', gen_random_uuid(), 'followed_by', gen_random_uuid(), 'asked_by', null, 'host_id', null, 'territory_id', null))).*
      from app.referrals r cross join generate_series(1, 5); alter table app.referrals enable trigger user; analyze app.referrals`);
    for (const role of ["cisp", "partnership-officer", "outside-referent"]) {
      const [persona] = (await base.owner.query<{ id: string }>("select professional_id as id from app.personas p join app.memberships m using (professional_id) where m.role = $1", [role])).rows;
      for (const angle of role === "cisp" ? (["asked"] as const) : role === "outside-referent" ? (["received"] as const) : (["queue"] as const)) for (const waiting of ["all", "partner", "ended"] as const) {
        const { sql, parameters } = referralsQuery({ actor: { id: persona!.id } } as Visit, { angle, waiting, domain: null, after: null }).compile(base.app);
        assert.deepEqual((await scansOf(sql, parameters, persona!.id)).filter((table) => table === "referrals" || table === "people"), [], `${angle} ${waiting}`);
      }
    }
  });

  it("l'agenda, le sien ou celui du chantier, se lit par un index à chaque entrée", async () => {
    for (const whose of ["mine", "chantier"] as const) {
      const { sql, parameters } = agendaWays({ actor: { id: cisp!.id } } as Visit, whose).compile(base.app);
      assert.deepEqual((await scansOf(`select a.id from app.appointments a where ${sql} and a.on_day between '2026-11-23' and '2026-11-29'`, parameters)).filter((table) => table === "appointments"), [], whose);
    }
  });

  it("ce que la visiteuse est aux commissions se demande une fois par question, jamais une fois par dossier", async () => {
    const { rows } = await base.owner.query<{ proname: string }>("select proname from pg_proc where pronamespace = 'app'::regnamespace and prosrc ~ '(any|all) \\(app\\.(boards|cases|sittings|parts|opinions)_\\w+\\(\\)\\)' and prosrc ~ 'from app\\.board' order by 1");
    // It looks at one case, given to it.
    assert.deepEqual(rows.map(({ proname }) => proname), ["parts_kept_back"]);
  });

  it("les passages d'un chantier et ce qui en est dit se lisent par l'employeur, sans parcourir contrats, heures ni constats", async () => {
    const [mine] = (await base.owner.query<{ id: string }>("select structure_id as id from app.memberships where professional_id = $1", [cisp!.id])).rows;
    const { sql, parameters } = namedStaysQuery([mine!.id], "2026-11-21").compile(base.app);
    assert.deepEqual((await scansOf(sql, parameters)).filter((table) => table !== "structures"), []);
  });

  it("ce qu'une commission attend d'elle se lit depuis les siens, sans parcourir dossiers, décisions ni séances", async () => {
    // A decision for each of all these people: with a handful, a scan is the right way.
    await base.owner.query(`alter table app.board_cases disable trigger user; alter table app.board_decisions disable trigger user;
      insert into app.board_cases (id, person_id, followed_by, board_id, origin, state, opened_on, drawn_at) select gen_random_uuid(), id, followed_by, (select id from app.boards limit 1), 'asked', 'decided', current_date, now() from app.people;
      insert into app.board_decisions (id, case_id, person_id, followed_by, sitting_id, outcome, reasons, decided_at, decided_by) select gen_random_uuid(), id, person_id, followed_by, (select id from app.board_sittings limit 1), 'leave', 'x', now(), $$${cisp!.id}$$ from app.board_cases where origin = 'asked';
      alter table app.board_cases enable trigger user; alter table app.board_decisions enable trigger user; analyze app.board_cases, app.board_decisions`);
    const { sql, parameters } = boardTodoQuery({ actor: { id: cisp!.id, roles: [] }, today: "2026-11-21" } as unknown as Visit).compile(base.app);
    assert.deepEqual((await scansOf(sql, parameters)).filter((table) => table === "board_cases" || table === "board_decisions" || table === "lead_referents" || table === "people"), []);
  });

  it("la même mesure, sur une question sans index, voit la table parcourue : le test sait tomber", async () => {
    assert.deepEqual(await scansOf("select id from notes where body like '%x%'"), ["notes"]);
  });

  it("entrer, et ce que chaque règle demande de la visiteuse, ne coûte pas plus quand le pays grandit", async () => {
    await base.owner.query(`with made as (insert into app.structures (id, kind, name, territory_id, opened_on) select gen_random_uuid(), 'board', 'Commission fictive ' || n, t.id, '2020-01-01' from (select id from app.territories order by id limit 1) t, generate_series(1, 3000) n returning id, territory_id)
      insert into app.boards (id, territory_id, hears, quorum, opens_days, reads_days, contest_days, contact) select id, territory_id, 'every-renewal', 3, 92, 7, 60, 'x' from made; analyze app.boards;
      alter table app.referents disable trigger user;
      insert into app.referents (id, person_id, followed_by, domain, topic, professional_id, starts_on, ends_on) select gen_random_uuid(), r.person_id, r.followed_by, r.domain, r.topic, r.professional_id, date '1990-01-01' + n * 40, date '1990-01-01' + n * 40 + 30
        from (select distinct on (person_id, domain, professional_id) * from app.referents where professional_id is not null) r, generate_series(1, 12) n;
      alter table app.referents enable trigger user; analyze app.referents`);
    const [nobody] = (await base.owner.query<{ id: string }>("select professional_id as id from app.memberships m where role = 'cisp' and ends_on is null and not exists (select from app.referents r where r.professional_id = m.professional_id) limit 1")).rows;
    assert.ok((await base.owner.query<{ pages: number }>("select pg_relation_size('app.a_referent_follows_a_domain_once_at_a_time') / 8192 as pages")).rows[0]!.pages > 100, "l'index qu'il ne faut pas parcourir est grand");
    const entering = await pagesRead("select app.enter($1::uuid, current_date)", [nobody!.id], nobody!.id);
    assert.ok(entering < 150, `${entering} pages pour entrer`);
    // What policies ask of a visitor they ask at each question: from her roles to what is hers, never from the country to her.
    await base.owner.query(`insert into app.board_members (id, board_id, professional_id, seat, starts_on) select gen_random_uuid(), b.id, (select professional_id from app.memberships where role = 'coordinator' order by id limit 1), 'member', '2020-01-01' from app.boards b on conflict do nothing;
      alter table app.desks disable trigger user;
      insert into app.desks select (jsonb_populate_record(null::app.desks, to_jsonb(d) || jsonb_build_object('id', gen_random_uuid(), 'territory_id', (select id from app.territories order by id limit 1)))).* from (select * from app.desks order by id limit 1) d, generate_series(1, 4000);
      alter table app.desks enable trigger user; analyze app.board_members, app.desks, app.board_cases`);
    const asked = (await base.owner.query<{ name: string }>(`select proname as name from pg_proc f where pronamespace = 'app'::regnamespace and pronargs = 0
      and exists (select from pg_policies p where 'fil_rouge_visitor' = any (p.roles) and coalesce(qual, '') || coalesce(with_check, '') ~ ('\\m' || f.proname || '"?\\(\\)')) order by 1`)).rows.map(({ name }) => name);
    const heavy: string[] = [];
    for (const name of asked) {
      const pages = await pagesRead(`select app.${name}()`, [], nobody!.id);
      if (pages > 60) heavy.push(`${name} : ${pages} pages`);
    }
    assert.ok(asked.length > 25, `${asked.length} questions`);
    assert.deepEqual(heavy, []);
  });
});
