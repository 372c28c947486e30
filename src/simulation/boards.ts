// One renewal board per territory: members, a sitting closed with its decisions, one some days ahead with files ready and files to prepare, one later.
import type pg from "pg";
import type { CivilDate } from "#ground/civil-date";
import { sealForPerson } from "#ground/person-keys";
import type { Topic } from "#rooms/access/index";
import { type Aspect, type AspectCode, type BoardCase, drawFile, type Mobilisation } from "#rooms/boards/index";
import { boardTopics } from "#rooms/consent/index";
import { chainOn, type EmploymentContract, groundsToGoOn } from "#rooms/contracts/index";
import type { Situation } from "#rooms/situations/index";
import { dateOf, type DayNumber, dayOf, workingDay } from "./days.ts";
import type { SimulatedChantier, SimulatedNetwork } from "./network.ts";
import { chanceOf, type Chance } from "./random.ts";
import type { Cell } from "./rows.ts";

type Send = (table: string, values: Record<string, Cell>) => Promise<void>;
type Stake = { id: string; person_id: string; ends_on: CivilDate; next_id: string | null; next_until: CivilDate | null; lead: string };

const aspects: readonly [AspectCode, Topic, string][] = [["employment", "work", "Présence régulière, sait expliquer une tâche à un nouveau."], ["training", "work", "Cherche une formation de deux mois."], ["housing", "housing", "Demande de logement déposée, pièces à jour."], ["health", "health", "Va à ses rendez-vous."], ["rights", "rights", "Ouvre son courrier chaque semaine."], ["language", "life", "Lit une consigne courte."]];
const herAspects = ["Je me débrouille.", "On m'aide encore un peu.", "", "", "J'y vais seul maintenant."] as const;
const teams = ["Le logement avance : un contrat qui continue évite de tout perdre.", "La formation commence au printemps, il faut tenir jusque-là.", "Les absences ont cessé depuis l'été.", "Il manque six mois pour que la demande de logement passe."] as const;
const hers = ["Je veux finir ce que j'ai commencé.", "Je voudrais le permis avant de partir.", "Ici j'ai retrouvé un rythme.", "Je veux un vrai logement d'abord."] as const;
const whys = ["Le parcours avance et le relogement est proche.", "La formation engagée finit après le contrat.", "La présence est régulière et le projet est clair."] as const;

/** Contracts of the territory's chantiers that ended or end between two days; the first persona's people first, so that she has some to prepare. */
const listStakes = async (client: pg.Client, territoryId: string, from: DayNumber, until: DayNumber, most: number): Promise<Stake[]> =>
  (await client.query<Stake>(`select k.id, k.person_id, k.ends_on::text as ends_on, n.id as next_id, n.ends_on::text as next_until, l.professional_id as lead
    from app.structures s join app.contracts k on k.employer_id = s.id and k.followed_by = s.id and k.struck_at is null and k.ends_on between $2 and $3 left join app.contracts n on n.renews = k.id
    join app.journeys j on j.person_id = k.person_id and j.closed_on is null join app.lead_referents l on l.journey_id = j.id and l.ends_on is null
    where s.kind = 'chantier' and s.territory_id = $1 and (n.id is not null or not exists (select from app.contracts o where o.person_id = k.person_id and o.starts_on > k.starts_on))
    order by exists (select from app.personas x where x.professional_id = l.professional_id) desc, k.ends_on, k.id limit $4`, [territoryId, dateOf(from), dateOf(until), most])).rows;

const contractsOf = async (client: pg.Client, personId: string, until: CivilDate): Promise<EmploymentContract[]> =>
  (await client.query<{ one: EmploymentContract }>(`select jsonb_build_object('id', k.id, 'kind', k.kind, 'employer', jsonb_build_object('kind', k.employer_kind, 'structureId', k.employer_id, 'name', coalesce(s.name, k.employer_name)), 'startsOn', k.starts_on, 'endsOn', k.ends_on, 'endedOn', k.ended_on, 'end', k.end_code,
      'renews', k.renews, 'ground', k.ground, 'reference', null, 'suspensions', '[]'::jsonb, 'immersions', '[]'::jsonb, 'hours', (select coalesce(jsonb_agg(jsonb_build_object('from', h.from_on, 'weekly', h.weekly, 'ground', h.ground) order by h.from_on), '[]'::jsonb) from app.contract_hours h where h.contract_id = k.id)) as one
    from app.contracts k left join app.structures s on s.id = k.employer_id where k.person_id = $1 and k.starts_on <= $2 and k.struck_at is null order by k.starts_on`, [personId, until])).rows.map(({ one }) => one);
const situationsOf = async (client: pg.Client, personId: string): Promise<Situation[]> =>
  (await client.query<{ one: Situation }>("select jsonb_build_object('id', id, 'lane', lane, 'answer', answer, 'code', code, 'startsOn', starts_on, 'endsOn', ends_on) as one from app.situations where person_id = $1 and struck_at is null", [personId])).rows.map(({ one }) => one);

/** The file of a case, drawn by the room's own rules from what the simulation told. */
const drawSimulated = async (client: pg.Client, send: Send, chance: Chance, one: BoardCase, said: readonly Aspect[], today: CivilDate, chantier: string): Promise<void> => {
  const [contracts, situations] = [await contractsOf(client, one.personId, today), await situationsOf(client, one.personId)];
  const { rows: [who] } = await client.query<{ name: string; born: CivilDate | null; entered: CivilDate | null }>("select trim(coalesce(nullif(p.usual_name, ''), p.given_name) || ' ' || p.family_name) as name, i.birth_date::text as born, (select max(opened_on)::text from app.journeys where person_id = p.id) as entered from app.people p left join app.identities i on i.person_id = p.id where p.id = $1", [one.personId]);
  const chain = chainOn(contracts, today);
  const facts = { bornOn: who!.born, isDisabledWorker: null, trainingEndsOn: null, underSentenceAdjustment: null, hasParticularDifficulties: null };
  const parts = drawFile({ name: who!.name, bornOn: who!.born, chantier, enteredOn: who!.entered, today, contracts, pass: null, passWays: [], ways: chain ? groundsToGoOn({ chain, reference: null, facts, directRecruitment: null, on: today }) : [], situations, referrals: [], appointments: [], aspects: said, contested: null, conditions: [] }, one);
  for (const { part, topic, lines } of parts) {
    const id = chance.id();
    await send("board_parts", { id, case_id: one.id, person_id: one.personId, topic, part, body: sealForPerson(one.personId, JSON.stringify(lines), `board_parts.body:${id}`), drawn_at: `${today}T09:00:00Z` });
  }
};

/** What somebody's team and herself say before the board, and what she agrees to show. */
const prepare = async (client: pg.Client, send: Send, chance: Chance, { board, stake, caseId, on, chantier }: { board: string; stake: Stake; caseId: string; on: DayNumber; chantier: string }): Promise<void> => {
  const { person_id: personId, lead } = stake;
  const seal = (words: string, about: string): string => sealForPerson(personId, words, about);
  const [words, herWords, until] = [chance.pick(teams), chance.pick(hers), stake.next_until ?? dateOf(dayOf(stake.ends_on) + 184)];
  const means = chance.pick(["aloud", "written"] as const);
  await send("board_preparations", { id: caseId, person_id: personId, proposal: "renew", until, words: seal(words, `board_preparations.words:${caseId}`), her_wish: "renew", her_words: seal(herWords, `board_preparations.her_words:${caseId}`), her_means: means });
  const said: Aspect[] = [];
  for (const [aspect, topic, seen] of aspects) {
    const [id, standing, own, says] = [chance.id(), chance.weigh([["by-herself", 35], ["with-help", 45], ["not-yet", 12], ["prevented", 8]] as const) satisfies Mobilisation, chance.pick(herAspects), chance.odds(0.7)];
    if (!says && aspect !== "employment") continue;
    said.push({ id, aspect, topic, standing, words: seen, herWords: own, version: 1 });
    await send("board_aspects", { id, case_id: caseId, person_id: personId, aspect, topic, standing, words: seal(seen, `board_aspects.words:${id}`), her_words: own && seal(own, `board_aspects.her_words:${id}`), written_by: lead, written_at: `${dateOf(on)}T09:00:00Z` });
  }
  // Nearly everybody shows her work; health, justice and debts stay more often between her and who follows her.
  for (const topic of boardTopics) {
    const [id, yes] = [chance.id(), chance.odds(topic === "work" ? 0.9 : topic === "housing" || topic === "rights" || topic === "life" ? 0.7 : 0.25)];
    if (yes) await send("consents", { id, person_id: personId, topic, structure_id: board, purpose: "renewal-board", decision: "agreed", given_on: dateOf(on), ends_on: dateOf(on + 365), means: "on-screen", recorded_by: lead, recorded_at: `${dateOf(on)}T09:00:00Z` });
  }
  const one: BoardCase = { id: caseId, number: 0, personId, followedBy: null, boardId: board, sittingId: null, sittingOn: null, contractId: stake.id, endsOn: stake.ends_on, origin: "window", contests: null, state: "ready", openedOn: dateOf(on), proposal: "renew", until, ground: null, words, herWish: "renew", herWords, herMeans: means, prepared: 1, drawnAt: null, version: 1 };
  await drawSimulated(client, send, chance, one, said, dateOf(on), chantier);
  await client.query("update app.board_cases set state = 'ready', drawn_at = $2, drawn_by = $3 where id = $1", [caseId, `${dateOf(on)}T09:00:00Z`, lead]);
};

type Held = { board: string; sitting: string; voters: readonly string[]; secretary: string; heldOn: DayNumber; today: DayNumber };
/** What a sitting decided of one case: the votes, the reasons, and nearly always that she was told. */
const decide = async (client: pg.Client, send: Send, chance: Chance, { sitting, voters, secretary, heldOn, today }: Held, stake: Stake, caseId: string, told: boolean): Promise<void> => {
  const { rows: [near] } = await client.query<{ near: string[] }>("select app.too_near($1)::text[] as near", [caseId]);
  const cast = voters.filter((id) => !near!.near.includes(id));
  if (cast.length < 3) return;
  const choices = cast.map(() => chance.weigh([["for", 85], ["against", 8], ["abstains", 7]] as const));
  for (const [at, professional_id] of cast.entries()) await send("board_votes", { case_id: caseId, sitting_id: sitting, professional_id, choice: choices[at]!, cast_at: `${dateOf(heldOn)}T10:00:00Z`, cast_by: secretary });
  const [id, why, conditioned, how] = [chance.id(), chance.pick(whys), chance.odds(0.4), chance.pick(["by-hand", "by-hand", "post"])];
  const many = (choice: string): number => choices.filter((one) => one === choice).length;
  await send("board_decisions", {
    id, case_id: caseId, person_id: stake.person_id, sitting_id: sitting, outcome: stake.next_id ? "renew" : "ordinary-job", until: stake.next_until, reasons: sealForPerson(stake.person_id, stake.next_id ? why : "Le projet de travail est prêt : la suite se joue en entreprise.", `board_decisions.reasons:${id}`),
    conditions: conditioned ? sealForPerson(stake.person_id, "Un point avec le fil rouge dans trois mois.", `board_decisions.conditions:${id}`) : null, votes_for: many("for"), votes_against: many("against"), votes_abstained: many("abstains"), decided_at: `${dateOf(heldOn)}T10:00:00Z`, decided_by: secretary,
    contract_id: stake.next_id, told_on: told ? dateOf(Math.min(heldOn + 3, today)) : null, told_how: told ? how : null,
  });
  // Two weeks after, something is known of two in three.
  if (conditioned && heldOn + 14 < today && chance.odds(0.66)) {
    const [condition, became] = [chance.id(), chance.weigh([["under-way", 60], ["met", 25], ["unmet", 15]] as const)];
    await send("board_conditions", { id: condition, decision_id: id, number: 1, person_id: stake.person_id, became, words: null, said_on: dateOf(heldOn + 14), said_by: stake.lead });
  }
  await client.query("update app.board_cases set state = 'decided' where id = $1", [caseId]);
};

const sendBoard = async (client: pg.Client, send: Send, seed: number, here: readonly SimulatedChantier[], today: DayNumber): Promise<void> => {
  const [{ territoryId, territory, referents, openedOn }, chance] = [here[0]!, chanceOf(`${seed}/board/${here[0]!.territory}`)];
  const [board, sitting, coming, later] = [chance.id(), chance.id(), chance.id(), chance.id()];
  const [officer, second, ...partners] = [...referents.slice(0, 2), ...referents.slice(3)].map(({ id }) => id) as [string, string, ...string[]];
  const [chair, ...members] = [partners[3]!, ...partners.filter((_, at) => at !== 3 && at < 5), second];
  await send("structures", { id: board, kind: "board", name: `Commission de renouvellement de ${territory} (simulée)`, territory_id: territoryId, commune: territory, opened_on: openedOn });
  await send("boards", { id: board, territory_id: territoryId, hears: "every-renewal", quorum: 3, opens_days: 92, reads_days: 7, contest_days: 60, contact: `Coordination ${territory} (simulée), commission@simulation.invalid` });
  for (const [professional_id, seat] of [[chair!, "chair"], [officer, "secretary"], ...members.map((id) => [id, "member"] as const)] as const) await send("board_members", { id: chance.id(), board_id: board, professional_id, seat, starts_on: dateOf(today - 400) });
  const held = workingDay(today - 24);
  const sit = (id: string, on: DayNumber, state: string, link: string | null = null) => send("board_sittings", { id, board_id: board, held_on: dateOf(on), opens_at: "09:30", place: `Maison commune de ${territory} (simulée)`, link, state, opened_at: state === "open" ? `${dateOf(on)}T08:30:00Z` : null });
  await sit(sitting, held, "open");
  const voters = [chair!, ...members];
  for (const [at, professional_id] of [officer, ...voters].entries()) await send("board_presences", { sitting_id: sitting, professional_id, how: at === 3 ? "distance" : "room" });
  const caseOf = async (stake: Stake, of: string, openedOn: DayNumber): Promise<string> => {
    const id = chance.id();
    await send("board_cases", { id, person_id: stake.person_id, board_id: board, sitting_id: of, contract_id: stake.id, origin: "window", opened_on: dateOf(openedOn) });
    return id;
  };
  // Mostly renewals that stand in the chain since; one case that goes on otherwise.
  const past = (await listStakes(client, territoryId, held, today - 1, 8)).filter(({ person_id, next_id }, at, all) => all.findIndex((one) => one.person_id === person_id) === at && (next_id !== null || all.slice(0, at).every((one) => one.next_id !== null)));
  for (const [at, stake] of past.entries()) {
    const caseId = await caseOf(stake, sitting, dayOf(stake.ends_on) - 92);
    await prepare(client, send, chance, { board, stake, caseId, on: held - 10, chantier: here[0]!.name });
    await decide(client, send, chance, { board, sitting, voters, secretary: officer, heldOn: held, today }, stake, caseId, at > 0);
  }
  await client.query("delete from app.board_cases where sitting_id = $1 and state <> 'decided'", [sitting]);
  await client.query("update app.board_sittings set state = 'closed', closed_at = $2, closed_by = $3 where id = $1", [sitting, `${dateOf(held)}T12:00:00Z`, officer]);
  await sit(coming, workingDay(today + 4), "planned", "https://visio.simulation.invalid/commission");
  for (const [at, ahead] of [18, 32, 46, 60, 74, 88].entries()) await sit(at === 0 ? later : chance.id(), workingDay(today + ahead), "planned");
  // One in two is ready to be read; the others still wait for whoever prepares them.
  for (const [at, stake] of (await listStakes(client, territoryId, today + 5, today + 60, 8)).filter(({ person_id, next_id }, at, all) => next_id === null && all.findIndex((one) => one.person_id === person_id) === at && !past.some((one) => one.person_id === person_id)).entries()) {
    const caseId = await caseOf(stake, at < 5 ? coming : later, Math.min(dayOf(stake.ends_on) - 92, today - 10));
    if (at % 2 === 0 && at < 5) await prepare(client, send, chance, { board, stake, caseId, on: today - 8, chantier: here.find(({ cisps }) => cisps.includes(stake.lead))?.name ?? here[0]!.name });
  }
};

/** Told once, at the loading, by the rules of the house: its triggers check each vote and each decision. */
export const sendBoards = async (client: pg.Client, { seed, chantiers }: SimulatedNetwork, day: CivilDate): Promise<void> => {
  const send: Send = async (table, values) => {
    const columns = Object.keys(values);
    await client.query(`insert into app.${table} (${columns.join(", ")}) values (${columns.map((_, at) => `$${at + 1}`).join(", ")})`, Object.values(values));
  };
  await client.query("select set_config('app.today', $1, true), set_config('app.merging', 'on', true)", [day]);
  for (const chantier of chantiers) if (chantier.neighbours[0] === chantier) await sendBoard(client, send, seed, chantier.neighbours, dayOf(day));
  await client.query("select app.open_due_cases($1::date)", [day]);
  await client.query("select set_config('app.today', '', true), set_config('app.merging', '', true)");
};
