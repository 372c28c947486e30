import { chainOn, contractOn, type EmploymentContract, lastDayOf, lastDaysOf } from "#rooms/contracts/index";
import { listOwnChain, listOwnStatements } from "#rooms/contracts/server";
import { sql } from "kysely";
import { addMonths, type CivilDate } from "#ground/civil-date";
import { readWords } from "#ground/person-keys";
import type { OwnVisit } from "#ground/visit";
import type { OwnHandover } from "#rooms/people/index";
import { listMyHandovers } from "#rooms/people/server";
import { listMessages } from "./messages.server.ts";
import type { Around, Look, OwnContract, OwnDate, OwnExit, OwnKnot, OwnSpace } from "./model.ts";

const dateKinds: Record<string, OwnDate["kind"]> = { work: "work", rights: "rights", resources: "rights", housing: "housing", "health-cover": "health", "health-care": "health" };

const listStages = ({ tx, personId }: OwnVisit) =>
  tx.selectFrom("stages").innerJoin("structures", "structures.id", "chantier_id").select(["journey_id", "stage", "stages.starts_on", "name"]).where("person_id", "=", personId).orderBy("stages.starts_on").execute();

const listFacts = ({ tx, personId }: OwnVisit) =>
  tx.selectFrom("situations").select(["lane", "code", "starts_on", "due_on"]).where("person_id", "=", personId).where("struck_at", "is", null).where("ends_on", "is", null).execute();

const listLeads = ({ tx, personId, today }: OwnVisit) =>
  tx.selectFrom("lead_referents").innerJoin("professionals", "professionals.id", "professional_id")
    .select(["professional_id as id", "given_name", "family_name", "work_phone", "work_email"]).where("person_id", "=", personId).where("lead_referents.starts_on", "<=", today)
    .where((is) => is.or([is("ends_on", "is", null), is("overlap_until", ">=", today)])).orderBy(sql`ends_on nulls first`).execute();

const listReferents = ({ tx, personId, today }: OwnVisit) =>
  tx.selectFrom("referents").leftJoin("professionals", "professionals.id", "professional_id")
    .select((is) => [
      "referents.id", "domain", "given_name", "family_name", "work_phone", "work_email", "outside_name", "outside_structure", "outside_contact",
      is.selectFrom("memberships").innerJoin("structures", "structures.id", "structure_id").select("name").whereRef("memberships.professional_id", "=", "referents.professional_id")
        .orderBy(sql`ends_on desc nulls first`).orderBy("starts_on", "desc").limit(1).as("structure"),
    ])
    .where("person_id", "=", personId).where("starts_on", "<=", today).where((is) => is.or([is("ends_on", "is", null), is("ends_on", ">", today)])).orderBy("domain").execute();

const listLooks = async ({ tx }: OwnVisit): Promise<Look[]> => {
  const { rows } = await sql<{ professional_id: string; given_name: string; family_name: string; structure: string | null; times: number; last_on: CivilDate }>`select * from app.who_looked_at_me()`.execute(tx);
  return rows.map((row) => ({ id: row.professional_id, name: `${row.given_name} ${row.family_name}`, structure: row.structure, times: row.times, lastOn: row.last_on }));
};

type Facts = Awaited<ReturnType<typeof listFacts>>;
type Journey = { id: string; opened_on: CivilDate; closed_on: CivilDate | null; pass_ends_on: CivilDate | null };
type Stages = Awaited<ReturnType<typeof listStages>>;

const knotsOf = (journey: Journey | undefined, stages: Stages, handovers: readonly OwnHandover[]): OwnKnot[] => {
  const taken = handovers.flatMap((one): OwnKnot[] => (one.answer === "accepted" && one.answeredOn ? [{ kind: "handed-over", on: one.answeredOn, place: one.chantier }] : [])).reverse();
  if (!journey) return taken;
  const steps = stages.filter((stage) => stage.journey_id === journey.id).map((stage): OwnKnot => ({ kind: stage.stage as OwnKnot["kind"], on: stage.starts_on, place: stage.name }));
  const knots: OwnKnot[] = [...taken, { kind: "entered", on: journey.opened_on, place: "" }, ...steps, ...(journey.closed_on ? [{ kind: "closed", on: journey.closed_on, place: "" } as const] : [])];
  return taken.length === 0 ? knots : knots.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
};

const contractOf = (facts: Facts, stages: Stages, journey: Journey | undefined, today: CivilDate): OwnContract | null => {
  const contract = facts.find(({ code }) => code === "cddi");
  if (!contract) return null;
  const first = stages.find(({ stage, journey_id: of }) => stage === "cddi" && of === journey?.id)?.starts_on;
  // Beyond the limit, or past it, an exception already holds: a date that means nothing is not said.
  const limit = addMonths(first && first < contract.starts_on ? first : contract.starts_on, 24);
  const longestUntil = limit < today || (contract.due_on !== null && contract.due_on > limit) ? null : limit;
  return { startsOn: contract.starts_on, dueOn: contract.due_on, longestUntil };
};

const underContract: readonly string[] = ["cddi", "first-hours", "other-siae"];
/** The contract of today as it was signed, and the last day its two years allow; what nobody wrote as a contract is read from the situations. */
const signedOf = (contracts: readonly EmploymentContract[], today: CivilDate): OwnContract | null => {
  const [contract, chain] = [contractOn(contracts, today), chainOn(contracts, today)];
  if (!contract || !chain) return null;
  const dueOn = chain.lastDay;
  const { total } = lastDaysOf(chain, contracts, today);
  return { startsOn: contract.startsOn, dueOn, longestUntil: total < today || (dueOn !== null && dueOn > total) ? null : total };
};

/** The last contract with a chantier that is over, while no other runs. */
const exitOfHers = (contracts: readonly EmploymentContract[], statements: readonly { contractId: string; statedOn: CivilDate }[], today: CivilDate): OwnExit | null => {
  const last = contracts.findLast(({ employer }) => employer.structureId !== null);
  const on = last ? lastDayOf(last) : null;
  if (!last || on === null || on >= today || contractOn(contracts, today) !== null) return null;
  return { place: last.employer.name, on, statedOn: statements.filter(({ contractId }) => contractId === last.id).map(({ statedOn }) => statedOn).toSorted().at(-1) ?? null };
};

const comingOf = (facts: Facts, signed: OwnContract | null, addresses: { ends_on: CivilDate | null }[], passEndsOn: CivilDate | null, today: CivilDate): OwnDate[] =>
  [
    // A contract that was signed says its own end: the situation that announced it is not said twice.
    ...(signed ? [{ kind: "work" as const, on: signed.dueOn }] : []),
    ...facts.filter(({ code }) => signed === null || !underContract.includes(code ?? "")).map((fact) => ({ kind: dateKinds[fact.lane] ?? "other", on: fact.due_on })),
    ...addresses.map((address) => ({ kind: "domiciliation" as const, on: address.ends_on })),
    { kind: "pass" as const, on: passEndsOn },
  ].filter((one): one is OwnDate => one.on !== null && one.on >= today).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.kind < b.kind ? -1 : 1));

/** All that her space shows, as the database lets her read it; null when the file is no longer there. */
export const readOwnSpace = async (visit: OwnVisit): Promise<OwnSpace | null> => {
  const { tx, personId, today } = visit;
  const [me, journey, stages, facts, addresses, leads, referents, looks, wish, messages, handovers, contracts, statements] = await Promise.all([
    tx.selectFrom("people").select(["given_name", "family_name", "usual_name"]).where("id", "=", personId).executeTakeFirst(),
    tx.selectFrom("journeys").select(["id", "opened_on", "closed_on", "pass_ends_on"]).where("person_id", "=", personId).orderBy("opened_on", "desc").executeTakeFirst(),
    listStages(visit), listFacts(visit),
    tx.selectFrom("addresses").select("ends_on").where("person_id", "=", personId).where("kind", "=", "domiciliation").where("ends_on", ">=", today).execute(),
    listLeads(visit), listReferents(visit), listLooks(visit),
    tx.selectFrom("wishes").select(["id", "words", "language", "said_on"]).where("person_id", "=", personId).orderBy("said_on", "desc").orderBy("id", "desc").executeTakeFirst(),
    listMessages(visit, personId), listMyHandovers(visit), listOwnChain(visit), listOwnStatements(visit),
  ]);
  if (!me) return null;
  const signed = signedOf(contracts, today);
  const passEndsOn = journey && !journey.closed_on && (journey.pass_ends_on ?? "") >= today ? journey.pass_ends_on : null;
  return {
    name: me.usual_name || me.given_name || me.family_name,
    knots: knotsOf(journey, stages, handovers),
    coming: comingOf(facts, signed, addresses, passEndsOn, today),
    contract: signed ?? contractOf(facts, stages, journey, today),
    exit: exitOfHers(contracts, statements, today),
    passEndsOn,
    around: [
      ...leads.map((one): Around => ({ id: `lead-${one.id}`, name: `${one.given_name} ${one.family_name}`, domain: null, structure: null, phone: one.work_phone, email: one.work_email, contact: null })),
      ...referents.map((one): Around => ({
        id: one.id, name: one.given_name === null ? (one.outside_name ?? "") : `${one.given_name} ${one.family_name}`, domain: one.domain, structure: one.structure ?? one.outside_structure,
        phone: one.work_phone, email: one.work_email, contact: one.outside_contact,
      })),
    ],
    looks,
    wish: wish ? { words: readWords(wish.words, `wishes.words:${wish.id}`), language: wish.language, saidOn: wish.said_on } : null,
    messages,
    handover: handovers.find(({ answer }) => answer === null) ?? null,
  };
};
