// A random small world to look at from every side: people, teams, answers, protections, emergencies. Each written text carries whose it is and of which topic.
import { randomUUID } from "node:crypto";
import { addDays } from "#ground/civil-date";
import type { Actor } from "#ground/visit";
import { type Domain, domains, type Role, roleReach, roleTopics, type Topic, topics } from "#rooms/access/index";
import { type Decision, domainTopics, sharedTopics } from "#rooms/consent/index";
import { cares, type EmergencyTopic, emergencyTopics } from "#rooms/walls/index";
import { type Chance, chanceOf } from "#simulation/random";
import type { Scene } from "./scene.ts";

type Seat = { by: string; domain: Domain; startsOn: string; endsOn: string | null };
type Answer = { to: string; topic: Topic; decision: Decision; givenOn: string; endsOn: string | null; withdrawnAt: Date | null };
type Opened = { by: string; topics: EmergencyTopic[]; from: Date; until: Date; ended: boolean };
export type Told = {
  id: string; number: number; chantier: string; lead: string; leadFrom: string; leadTo: string | null; barrier: string;
  seats: Seat[]; answers: Answer[]; emergencies: Opened[]; isProtected: boolean; named: string[];
};
export type Viewer = { actor: Actor; structures: string[] };
export type World = { chance: Chance; people: Told[]; viewers: Viewer[]; chantiers: Record<string, { territory: string }>; territoryOf: (structure: string) => string };

export const days = ["2026-03-01", "2026-06-15", "2026-11-21", "2027-02-01", "2027-11-21", "2028-12-31"] as const;
export const instant = (day: string): Date => new Date(`${day}T11:00:00Z`);
const lanes = [["housing", "housing", "shelter"], ["work", "work", "cddi"], ["rights", "rights", "disability-granted"], ["language", "life", null], ["health-care", "health", "care-started"], ["justice", "justice", null], ["debts", "debts", null]] as const;
const barriers = [["housing", "housing"], ["addiction", "health"], ["justice", "justice"], ["debts", "debts"], ["money", "rights"], ["training", "work"], ["family", "life"]] as const;
/** Two people now and then share a birth date. */
export const birthDate = (number: number): string => addDays("1970-01-01", (number * 37) % 9000);
/** What a text says of itself: whose it is, and of which topic. */
export const mark = (number: number, topic: Topic): string => `<${number}:${topic}>`;

/** What somebody may read of a file at an instant: the rules of the rooms, written here a second time without the database. */
export const allowed = (world: World, { actor, structures }: Viewer, person: Told, at: Date): Set<Topic> => {
  const day = at.toISOString().slice(0, 10);
  const found = new Set<Topic>();
  const open = (more: readonly Topic[]): void => more.forEach((topic) => found.add(topic));
  const isNamed = person.named.includes(actor.id);
  const reaching = actor.roles.filter(({ role, structureId }) => structureId === person.chantier || (roleReach[role as Role] === "territory" && world.territoryOf(structureId) === world.territoryOf(person.chantier)));
  if (!person.isProtected || isNamed) {
    for (const { role } of reaching) open(roleTopics[role as Role]);
    open(sharedTopics(person.seats.filter(({ by }) => by === actor.id), person.answers.filter(({ to }) => to === actor.id || structures.includes(to)), day));
  }
  if (found.has("presence") && cares(actor)) for (const one of person.emergencies) if (one.by === actor.id && !one.ended && one.from <= at && one.until > at) open(one.topics);
  if (person.lead === actor.id && person.leadFrom <= day && (person.leadTo === null || person.leadTo >= day)) open(topics);
  return found;
};

export const buildWorld = async (scene: Scene, count: number, turn: number): Promise<World> => {
  const chance = chanceOf(`walls/world/${turn}`);
  const partners = [scene.partner, await scene.insert("structures", { kind: "partner", name: "Centre fictif", territory_id: scene.here, opened_on: "2019-01-01" })];
  const viewers: Viewer[] = [scene.cisp, scene.colleague, scene.educator, scene.supervisor, scene.director, scene.coordinator, scene.neighbour, scene.stranger, scene.administrator].map((actor) => ({ actor, structures: actor.roles.map(({ structureId }) => structureId) }));
  const join = async (...held: [Role, string][]): Promise<unknown> => viewers.push({ actor: await scene.professional(`Vue ${viewers.length}`, "Figurante", ...held), structures: held.map(([, structure]) => structure) });
  for (const at of [0, 1, 0, 1]) await join(["outside-referent", partners[at]!]);
  await join(["technical-supervisor", scene.canal], ["outside-referent", partners[0]!]);
  const placeOf: Record<string, string> = { [scene.lointain]: scene.elsewhere };
  const world: World = { chance, people: [], viewers, chantiers: {}, territoryOf: (structure) => placeOf[structure] ?? scene.here };

  for (let from = 0; from < count; from += 100) await pour(scene, world, from, Math.min(from + 100, count));
  const client = await scene.base.owner.connect();
  for (const person of world.people.filter(() => chance.odds(0.12))) {
    await client.query("begin");
    await client.query("select app.enter($1, $2)", [person.lead, person.leadFrom]);
    await client.query("select app.protect($1, 'menacée', now())", [person.id]);
    const [{ id: protection } = { id: "" }] = (await client.query<{ id: string }>("select id from app.protections where person_id = $1 and lifted_at is null", [person.id])).rows;
    person.named = [person.lead];
    for (const { actor } of viewers.filter(({ actor: { id } }) => id !== person.lead && chance.odds(0.15))) {
      await client.query("insert into app.protection_names (protection_id, person_id, professional_id, named_at, named_by) values ($1, $2, $3, now(), $4)", [protection, person.id, actor.id, person.lead]);
      person.named.push(actor.id);
    }
    if (chance.odds(0.2)) {
      await client.query("select app.enter($1, $2)", [person.lead, person.leadFrom]);
      await client.query("select app.lift_protection($1, 'fini', now())", [person.id]);
      person.named = [];
    } else person.isProtected = true;
    await client.query("commit");
  }
  client.release();
  return world;
};

/** A hundred people at a time, each with a row of every topic and an earlier version of it. */
const pour = async (scene: Scene, world: World, from: number, to: number): Promise<void> => {
  const { chance } = world;
  const rows: Record<string, Record<string, unknown>[]> = {};
  const add = (table: string, row: Record<string, unknown>): unknown => (rows[table] ??= []).push(row);
  for (let number = from; number < to; number++) {
    const chantier = chance.odds(0.7) ? scene.canal : chance.odds(0.7) ? scene.jardin : scene.lointain;
    const lead = chantier === scene.canal ? chance.pick([scene.cisp.id, scene.colleague.id]) : chantier === scene.jardin ? scene.neighbour.id : scene.stranger.id;
    const [id, journey, barrier] = [randomUUID(), randomUUID(), randomUUID()];
    const leadTo = chance.odds(0.2) ? addDays("2026-02-01", chance.whole(10, 500)) : null;
    const person: Told = { id, number, chantier, lead, leadFrom: "2026-02-01", leadTo, barrier, seats: [], answers: [], emergencies: [], isProtected: false, named: [] };
    world.people.push(person);
    const about = { person_id: id, followed_by: chantier };
    add("people", { id, followed_by: chantier, given_name: `Numéro${number}`, family_name: "Figurant", name_key: "" });
    add("identities", { ...about, birth_date: birthDate(number), version: 1 });
    add("journeys", { id: journey, ...about, territory_id: world.territoryOf(chantier), opened_on: "2026-02-01", closed_on: null, version: 1 });
    add("stages", { id: randomUUID(), journey_id: journey, ...about, stage: "cddi", chantier_id: chantier, starts_on: "2026-02-01", version: 1 });
    // Who left the thread has a successor nobody here is.
    add("lead_referents", { id: randomUUID(), journey_id: journey, ...about, professional_id: lead, starts_on: "2026-02-01", ends_on: leadTo, overlap_until: null });
    if (leadTo) add("lead_referents", { id: randomUUID(), journey_id: journey, ...about, professional_id: scene.housing.id, starts_on: leadTo, ends_on: null, overlap_until: null });
    for (const [lane, topic, code] of lanes) add("situations", { id: randomUUID(), ...about, lane, line: lane === "rights" ? "disability" : lane, topic, code, answer: code ? "known" : "refused", place: mark(number, topic), starts_on: "2026-01-01", known_how: "declared", version: 1, written_at: "2026-02-01T10:00:00Z" });
    for (const [code, topic] of barriers) add("barriers", { id: code === "addiction" ? barrier : randomUUID(), ...about, code, topic, intensity: 1, opened_on: "2026-02-01", professional_words: mark(number, topic), version: 1 });
    for (const topic of ["notes", "health", "justice", "debts"] as const) add("notes", { id: randomUUID(), ...about, kind: "note", topic, happened_on: "2026-02-02", body: mark(number, topic), author_id: lead, version: 1, written_at: "2026-02-02T10:00:00Z" });
    add("wishes", { id: randomUUID(), ...about, said_on: "2026-02-01", words: mark(number, "voice"), language: "fr", version: 1 });
    add("contact_points", { id: randomUUID(), ...about, kind: "call", value: mark(number, "identity"), preferred: true, version: 1 });
    add("practical_limits", { id: randomUUID(), ...about, kind: "other", words: mark(number, "limits"), starts_on: "2026-02-01", written_at: "2026-02-01T10:00:00Z" });
    add("reminders", { id: randomUUID(), ...about, due_on: "2026-02-10", words: mark(number, "notes"), for_id: lead, written_by: lead, version: 1 });
    for (const { actor, structures } of world.viewers) meet(chance, person, actor, structures, add);
  }
  const client = await scene.base.owner.connect();
  await client.query("begin");
  for (const [table, list] of Object.entries(rows)) {
    const columns = [...new Set(list.flatMap((row) => Object.keys(row)))].join(", ");
    await client.query(`insert into app.${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::app.${table}, $1)`, [JSON.stringify(list)]);
  }
  await client.query("update app.barriers set intensity = 2 where person_id = any ($1)", [world.people.slice(from, to).map(({ id }) => id)]);
  await client.query("insert into app.journal (event, actor_id, person_id, followed_by, because) select 'person.viewed', $2, id, followed_by, 'cisp' from app.people where id = any ($1)", [world.people.slice(from, to).map(({ id }) => id), scene.educator.id]);
  await client.query("commit");
  client.release();
};

/** What ties a viewer to a person, at random: seats in her team, answers she gave, emergencies opened rightly or not. */
const meet = (chance: Chance, person: Told, actor: Actor, structures: readonly string[], add: (table: string, row: Record<string, unknown>) => unknown): void => {
  const about = { person_id: person.id, followed_by: person.chantier };
  if (chance.odds(0.3)) {
    for (const domain of new Set([chance.pick(domains), chance.pick(domains)])) {
      const startsOn = addDays("2026-02-01", chance.whole(0, 200));
      const seat: Seat = { by: actor.id, domain, startsOn, endsOn: chance.odds(0.3) ? addDays(startsOn, chance.whole(1, 300)) : null };
      person.seats.push(seat);
      add("referents", { id: randomUUID(), ...about, domain, topic: "presence", professional_id: actor.id, starts_on: startsOn, ends_on: seat.endsOn, version: 1 });
    }
  }
  if (chance.odds(0.4)) {
    for (const topic of new Set([...domainTopics[chance.pick(domains)], ...domainTopics[chance.pick(domains)]])) {
      const to = chance.odds(0.5) ? actor.id : structures[0]!;
      if (person.answers.some((one) => one.to === to && one.topic === topic && one.withdrawnAt === null)) continue;
      const [givenOn, decision]: [string, Decision] = [addDays("2026-02-01", chance.whole(0, 250)), chance.odds(0.75) ? "agreed" : "refused"];
      const answer: Answer = { to, topic, decision, givenOn, endsOn: decision === "agreed" ? addDays(givenOn, chance.whole(0, 700)) : null, withdrawnAt: chance.odds(0.2) ? new Date("2026-11-01T00:00:00Z") : null };
      person.answers.push(answer);
      add("consents", { id: randomUUID(), ...about, topic, structure_id: to === actor.id ? null : to, professional_id: to === actor.id ? to : null, purpose: "follow-up", decision, given_on: givenOn, ends_on: answer.endsOn, means: "paper", recorded_by: person.lead, recorded_at: "2026-02-01T10:00:00Z", withdrawn_at: answer.withdrawnAt, withdrawn_by: answer.withdrawnAt && person.lead });
    }
  }
  if (chance.odds(0.15)) {
    const from = new Date(instant(chance.pick(days)).getTime() - chance.whole(0, 5) * 3_600_000);
    const one: Opened = { by: actor.id, topics: [...new Set([chance.pick(emergencyTopics), chance.pick(emergencyTopics)])], from, until: new Date(from.getTime() + chance.whole(1, 24) * 3_600_000), ended: chance.odds(0.25) };
    person.emergencies.push(one);
    add("emergencies", { id: randomUUID(), ...about, professional_id: actor.id, topics: one.topics, reason: "essai", opened_at: from, until: one.until, ended_at: one.ended ? from : null, ended_by: one.ended ? person.lead : null });
  }
};
