import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { isSealedForPerson, sealForPerson, unsealForPerson } from "#ground/person-keys";
import { askOpinion, decideCase, drawCase, giveOpinion, listOpinionsAskedOf, moveSitting, notePresence, openBoard, openCase, planSitting, prepareCase, putOnAgenda, sayAspect, sayCondition, seatMember } from "#rooms/boards/server";
import { addImmersion, writeContract } from "#rooms/contracts/server";
import { readHistory } from "#rooms/journal/server";
import { correctNote, findDraft, findNote, keepDraft, listNotes, writeNote } from "#rooms/notes/server";
import { addReferent, handOver, readCareTeam } from "#rooms/journey/server";
import { hearThePerson, listBarriers, listSituations, openBarrier, recordChange } from "#rooms/situations/server";
import { answerMessage, readOwnSpace, sayWish, sendMessage } from "#rooms/space/server";
import { type OwnVisit, ownVisit } from "#ground/visit";
import { mergeFiles } from "#rooms/people/server";
import { askForPlaces, draftReferral, giveNews, sendReferral } from "#rooms/referrals/server";
import { recordDelegate } from "#rooms/consent/server";
import { answerRequest, askRight, extendRequest, listRequests } from "#rooms/rights/server";
import { proposeAppointment, sayWhatHappened } from "#rooms/agenda/server";
import { addDocument } from "#rooms/vault/server";
import { liftProtection, openEmergency, protectPerson, writeLimit } from "#rooms/walls/server";
import { loadSimulation, sizeFor } from "#simulation/load";
import { sealWordsInClear } from "../../src/words-in-clear.ts";
import { freshDatabase } from "../harness/database.ts";
import { noon, setScene, today } from "./scene.ts";

type Column = { table_name: string; column_name: string };
const markedColumns = "select table_name, column_name from app.column_classes where sealed order by 1, 2";

/** Texts of a file that are not sealed, each with its reason. */
const inClear: Record<string, string> = {
  "appointments.topic": "un code", "appointments.hour": "une heure, que sa règle tient", "consent_requests.purpose": "un code", "withdrawal_notices.topic": "un code", "documents.kind": "un code", "documents.topic": "un code",
  "watched_readings.words": "le mot de la coordination sur une lecture : il parle de qui a lu, pas de la personne", "rights_requests.kind": "un code", "rights_requests.state": "un code", "rights_requests.about": "un code",
  "document_contents.bytes": "des octets, que le coffre scelle (vault.test)",
  "contracts.employer_name": "le nom d'un employeur, que la base compare pour que deux contrats ne se chevauchent pas", "contracts.topic": "un code", "pass_suspensions.topic": "un code", "pass_prolongations.topic": "un code", "board_aspects.topic": "un code", "board_opinions.topic": "un code", "board_parts.topic": "un code", "exit_statements.topic": "un code", "exit_statements.outcome": "un code", "exit_statements.before_code": "un code", "exit_statements.after_code": "un code", "exit_statements.change": "un code", "deadlines.clock": "un code", "deadlines.code": "un code", "deadlines.topic": "un code",
  "consents.purpose": "un code du catalogue des buts, que la base lit pour décider de ce qui s'ouvre",
  "entry_statements.value": "un code",
  "journal.because": "un code : pourquoi une lecture est permise",
  "journal.event": "un code",
  "journal.detail": "des identifiants et des codes, jamais un mot",
  "journeys.pass_number": "un numéro, sans mots",
  "kept_forms.fields": "scellé par la clé de l'instance, et oublié au bout de douze heures : personne n'est encore nommé",
  "person_messages.about": "un code",
  "referents.domain": "un code", "referents.topic": "un code", "consents.topic": "un code",
  "revisions.was": "une copie de la ligne : ses colonnes scellées le restent",
  "situations.code": "un code",
  "wishes.language": "un code",
  "referrals.topic": "un code", "referrals.domain": "un code", "referrals.theme": "un code", "referrals.state": "un code", "referrals.ended_reason": "un code", "referral_events.topic": "un code", "referral_events.move": "un code", "referral_events.from_state": "un code", "referral_events.to_state": "un code",
  "referral_events.reason": "un code", "referral_goals.topic": "un code", "referral_goals.code": "un code", "capacity_asks.topic": "un code",
};

/** Everything a board writes of somebody, from her words to its decision. */
const theBoardWrites = async (s: Awaited<ReturnType<typeof setScene>>, person: string): Promise<void> => {
  const must = <Value>(answer: { ok: true; value: Value } | { ok: false; reason: string }): Value => { if (!answer.ok) throw new Error(answer.reason); return answer.value; };
  const board = must(await s.as(s.coordinator, (visit) => openBoard(visit, { territoryId: s.here, name: "Commission fictive", contact: "x" }))).id;
  for (const [who, seat] of [[s.neighbour, "chair"], [s.director, "member"], [s.administrator, "member"], [s.coordinator, "member"]] as const) must(await s.as(s.coordinator, (visit) => seatMember(visit, { boardId: board, professionalId: who.id, seat })));
  const sittingId = must(await s.as(s.coordinator, (visit) => planSitting(visit, { boardId: board, heldOn: today, opensAt: "09:30", place: "x", link: null }))).id;
  const caseId = must(await s.as(s.cisp, (visit) => openCase(visit, { personId: person }))).id;
  must(await s.as(s.cisp, (visit) => prepareCase(visit, { caseId, version: 0, proposal: "renew", until: "2027-07-31", ground: null, words: "MOT", herWish: "renew", herWords: "MOT", herMeans: "aloud" })));
  must(await s.as(s.cisp, (visit) => sayAspect(visit, { caseId, aspect: "health", standing: "with-help", words: "MOT", herWords: "MOT" })));
  must(await s.as(s.cisp, (visit) => putOnAgenda(visit, { caseId, sittingId })));
  must(await s.as(s.cisp, (visit) => addReferent(visit, { personId: person, domain: "employment", startsOn: today, professionalId: s.stranger.id, outside: null })));
  const team = await s.as(s.cisp, (visit) => readCareTeam(visit, person));
  must(await s.as(s.cisp, (visit) => askOpinion(visit, { caseId, referentId: team.referents.find(({ professionalId }) => professionalId === s.stranger.id)!.id })));
  const [asked] = await s.as(s.stranger, (visit) => listOpinionsAskedOf(visit));
  must(await s.as(s.stranger, (visit) => giveOpinion(visit, { opinionId: asked!.id, view: "for", words: "MOT", declines: false })));
  must(await s.as(s.cisp, (visit) => drawCase(visit, { caseId })));
  must(await s.as(s.coordinator, (visit) => moveSitting(visit, { sittingId, move: "open" })));
  for (const { id } of [s.neighbour, s.administrator, s.coordinator]) must(await s.as(s.coordinator, (visit) => notePresence(visit, { sittingId, professionalId: id, how: "room" })));
  must(await s.as(s.coordinator, (visit) => decideCase(visit, { caseId, outcome: "renew", until: "2027-07-31", ground: "dgefp", reference: "MOT", reasons: "MOT", conditions: "MOT" })));
  must(await s.as(s.cisp, (visit) => sayCondition(visit, { caseId, number: 1, became: "met", said: "MOT" })));
};

describe("Ce qui est écrit d'une personne est scellé", async () => {
  const scene = await setScene();
  const simulated = await freshDatabase();
  after(() => simulated.drop());
  await loadSimulation(simulated.url, { size: sizeFor(60), people: 60 });

  it("dans un réseau simulé, chaque valeur non vide de chaque colonne marquée est scellée, et s'ouvre à sa place", async () => {
    const { rows: columns } = await simulated.owner.query<Column>(markedColumns);
    assert.ok(columns.length >= 9);
    let seen = 0;
    for (const { table_name: table, column_name: column } of columns) {
      const { rows } = await simulated.owner.query<{ id: string; words: string }>(`select id, ${column} #>> '{}' as words from (select id, to_jsonb(${column}) as ${column} from app.${table}) x where ${column} #>> '{}' <> ''`);
      for (const { id, words } of rows) assert.ok(isSealedForPerson(words) && (unsealForPerson(words, `${table}.${column}:${id}`) ?? "").length > 0, `${table}.${column}`);
      seen += rows.length;
    }
    assert.ok(seen > 300, `${seen} valeurs`);
  });

  it("chaque texte libre du social, de la santé ou de la justice est marqué, ou dit pourquoi il ne l'est pas", async () => {
    const free = await scene.rows<Column>(`
      select c.table_name, c.column_name from app.column_classes c
      join information_schema.columns i on i.table_schema = 'app' and i.table_name = c.table_name and i.column_name = c.column_name
      where c.class in ('social', 'health', 'justice') and i.data_type in ('text', 'jsonb', 'bytea') and not c.sealed
        -- A column whose values a check lists holds no word of anybody.
        and not exists (select from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey) and a.attname = c.column_name
                        where k.conrelid = ('app.' || c.table_name)::regclass and k.contype = 'c' and pg_get_constraintdef(k.oid) like '%= ANY (ARRAY[%')`);
    assert.deepEqual(free.map(({ table_name, column_name }) => `${table_name}.${column_name}`).filter((column) => !inClear[column]), []);
  });

  it("écrite à la main, lue à la main : la base n'a que du scellé, l'histoire aussi, et les pages lisent", async () => {
    const person = await scene.file("Zéphyr", "Exemple");
    const written = await scene.as(scene.cisp, (visit) => writeNote(visit, { personId: person, kind: "note", topic: "notes", happenedOn: today, channel: null, body: "Il parle d'un CHEZ-SOI", reminder: { dueOn: "2026-12-01", words: "" } }));
    assert.ok(written.ok);
    const correct = (version: number, body: string) => scene.as(scene.cisp, (visit) => correctNote(visit, { personId: person, noteId: written.value.id, version, body, happenedOn: today }));
    assert.ok((await correct(1, "Il parle d'un STUDIO")).ok);
    assert.ok((await correct(2, "Il parle d'un STUDIO")).ok);
    assert.ok((await scene.as(scene.cisp, (visit) => keepDraft(visit, { form: "note", personId: person, fields: { body: "un CHEZ-SOI" } }))).ok);
    assert.ok((await scene.as(scene.cisp, (visit) => keepDraft(visit, { form: "open", personId: null, fields: { body: "un CHEZ-SOI" } }))).ok);
    const raw = JSON.stringify(await Promise.all(["notes", "reminders", "revisions", "drafts"].map((table) => scene.rows(`select * from app.${table}`))));
    assert.ok(!/CHEZ-SOI|STUDIO/.test(raw), raw);
    assert.equal((await scene.as(scene.cisp, (visit) => findNote(visit, person, written.value.id)))?.body, "Il parle d'un STUDIO");
    assert.deepEqual((await scene.as(scene.cisp, (visit) => readHistory(visit, written.value.id))).map(({ was }) => was["body"]), ["Il parle d'un CHEZ-SOI"], "les mêmes mots ne font pas une version de plus");
    assert.equal((await scene.as(scene.cisp, (visit) => findDraft(visit, "open", null)))?.fields["body"], "un CHEZ-SOI");
  });

  it("chaque pièce scelle ce qu'elle écrit : aucune colonne marquée n'est oubliée", async () => {
    const person = await scene.file("Balthazar", "Factice");
    const done = async (work: Parameters<typeof scene.as>[1]): Promise<void> => void assert.ok(((await scene.as(scene.cisp, work)) as { ok: boolean }).ok);
    const own = async (work: (visit: OwnVisit) => Promise<{ ok: boolean }>): Promise<void> => void assert.ok((await ownVisit(scene.base.app, person, work, noon)).ok);
    await done((visit) => hearThePerson(visit, { personId: person, on: today, words: "MOT", what: "wish", language: "fr" }));
    await done((visit) => hearThePerson(visit, { personId: person, on: today, words: "MOT", what: "strength", saidBy: "person" }));
    await done((visit) => openBarrier(visit, { personId: person, code: "money", intensity: 2, openedOn: today, professionalWords: "MOT", personWords: "MOT" }));
    await done((visit) => recordChange(visit, { personId: person, fact: { answer: "known", code: "hotel", lane: "housing", startsOn: today, dueOn: null, weeklyHours: null, place: "MOT", knownHow: "declared" } }));
    await own((visit) => sendMessage(visit, { kind: "word", about: null, mood: null, words: "MOT", language: "fr" }));
    await own((visit) => sayWish(visit, { words: "MOT", language: "fr" }));
    await done((visit) => answerMessage(visit, { personId: person, words: "MOT" }));
    await done((visit) => writeNote(visit, { personId: person, kind: "note", topic: "notes", happenedOn: today, channel: null, body: "MOT", reminder: { dueOn: today, words: "MOT" } }));
    await done((visit) => keepDraft(visit, { form: "note", personId: person, fields: { body: "MOT" } }));
    const contract = await scene.as(scene.cisp, (visit) => writeContract(visit, { personId: person, kind: "cddi", employer: { kind: "aci", structureId: scene.canal, name: "" }, startsOn: "2026-08-01", endsOn: "2027-01-31", weekly: 26, hoursGround: null, renews: null, ground: "dgefp", reference: "MOT", knownHow: "document" }));
    await done((visit) => addImmersion(visit, { personId: person, contractId: contract.ok ? contract.value.id : "", aim: "discover", host: "MOT", startsOn: "2026-12-01", endsOn: "2026-12-10" }));
    await theBoardWrites(scene, person);
    await done((visit) => handOver(visit, { personId: person, to: scene.colleague.id, on: today, note: "MOT" }));
    await done((visit) => recordDelegate(visit, { personId: person, kind: "mandate", name: "X", contact: null, reference: "MOT", topics: null, startsOn: today, endsOn: null }));
    await done((visit) => addDocument(visit, { personId: person, kind: "resume", title: "MOT", expiresOn: null, brought: { as: "reference", whereabouts: "MOT" } }));
    await done((visit) => writeLimit(visit, { personId: person, kind: "other", weekday: null, fromHour: null, words: "MOT", startsOn: today, endsOn: null }));
    await done((visit) => proposeAppointment(visit, { personId: person, topic: "notes", on: today, hour: "09:00", minutes: 30, withWords: "MOT", place: "MOT", bring: "MOT", note: "MOT", agreed: true }));
    const [{ id: appointmentId } = { id: "" }] = await scene.rows<{ id: string }>("select id from app.appointments where person_id = $1", [person]);
    await done((visit) => sayWhatHappened(visit, { appointmentId, outcome: "held", words: "MOT" }));
    await own((visit) => askRight(visit, { kind: "correction", words: "MOT", language: "fr" }));
    const [request] = await scene.as(scene.cisp, (visit) => listRequests(visit, person));
    await done((visit) => extendRequest(visit, { personId: person, requestId: request!.id, reason: "MOT" }));
    await done((visit) => answerRequest(visit, { personId: person, requestId: request!.id, move: "finish", words: "MOT" }));
    await done((visit) => addReferent(visit, { personId: person, domain: "housing", startsOn: today, professionalId: scene.housing.id, outside: null }));
    assert.ok((await scene.as(scene.housing, (visit) => openEmergency(visit, { personId: person, topics: ["health"], reason: "MOT", hours: 4 }))).ok);
    const listed = await scene.insert("directory_structures", { name: "Foyer fictif (simulé)" });
    const service = await scene.insert("services", { listed_id: listed, name: "Accueil simulé", themes: "{logement-hebergement--louer-un-logement}" });
    const asked = await scene.as(scene.cisp, (visit) => draftReferral(visit, { personId: person, domain: "housing", theme: null, need: "MOT", serviceId: null, shares: [], goals: [], agreed: { means: "paper", witness: null }, network: true }));
    assert.ok(asked.ok);
    await scene.rows("update app.people set usual_name = 'MOT' where id = $1", [person]);
    await done((visit) => sendReferral(visit, { referralId: asked.value.id }));
    await done((visit) => giveNews(visit, { referralId: asked.value.id, words: "MOT" }));
    const officer = await scene.professional("Ysolde", "Charnière", ["partnership-officer", scene.coordination]);
    assert.ok((await scene.as(officer, (visit) => askForPlaces(visit, { referralId: asked.value.id, serviceIds: [service], words: "MOT" }))).ok);
    await done((visit) => protectPerson(visit, { personId: person, reason: "MOT" }));
    await done((visit) => liftProtection(visit, { personId: person, reason: "MOT" }));
    const elsewhere = ["retention_notices.kept_because"];
    for (const { table_name: table, column_name: column } of await scene.rows<Column>(markedColumns)) {
      const rows = await scene.rows<{ id: string; words: string | null }>(`select id, to_jsonb(${column}) #>> '{}' as words from app.${table} where person_id = $1`, [person]);
      const said = rows.filter(({ words }) => words !== null && words !== "");
      assert.ok(said.length > 0 || elsewhere.includes(`${table}.${column}`), `${table}.${column} : rien n'a été écrit, rien n'est prouvé`);
      // The parts of a file are many, and her words are in some of them only.
      if (table === "board_parts") { assert.ok(said.every(({ words }) => isSealedForPerson(words!)) && said.some(({ id, words }) => /MOT/.test(unsealForPerson(words!, `board_parts.body:${id}`) ?? ""))); continue; }
      for (const { id, words } of said) assert.match(isSealedForPerson(words!) ? (unsealForPerson(words!, `${table}.${column}:${id}`) ?? "") : "en clair", /MOT/, `${table}.${column}`);
    }
    assert.deepEqual((await ownVisit(scene.base.app, person, (visit) => readOwnSpace(visit), noon))?.messages.map(({ words }) => words), ["MOT", "MOT"]);
    assert.deepEqual((await scene.as(scene.colleague, (visit) => listBarriers(visit, person))).map(({ personWords, professionalWords }) => [personWords, professionalWords]), [["MOT", "MOT"]]);
    assert.deepEqual((await scene.as(scene.colleague, (visit) => listSituations(visit, person))).filter(({ lane }) => lane === "housing").map(({ place }) => place), ["MOT"]);
  });

  it("deux dossiers réunis se lisent encore : chaque mot garde la clé avec laquelle il fut écrit", async () => {
    const [kept, absorbed] = [await scene.file("Maud", "Artefact"), await scene.file("Maude", "Artefact")];
    assert.ok((await scene.as(scene.cisp, (visit) => writeNote(visit, { personId: absorbed, kind: "note", topic: "notes", happenedOn: today, channel: null, body: "D'avant", reminder: null }))).ok);
    assert.ok((await scene.as(scene.cisp, (visit) => mergeFiles(visit, { keptId: kept, absorbedId: absorbed }))).ok);
    assert.deepEqual((await scene.as(scene.cisp, (visit) => listNotes(visit, kept, null))).notes.map(({ body }) => body), ["D'avant"]);
  });

  it("ce qu'une version d'avant avait écrit en clair est scellé une fois, sans faire d'histoire, et sans écraser qui écrit", async () => {
    const person = await scene.file("Octave", "Fictif");
    const old = await scene.insert("notes", { person_id: person, kind: "note", happened_on: today, body: "En CLAIR", author_id: scene.cisp.id });
    await scene.rows("update app.notes set body = 'En CLAIR, relu' where id = $1", [old]);
    await scene.insert("barriers", { person_id: person, code: "money", topic: "life", intensity: 1, opened_on: today, person_words: "CLAIR" });
    await scene.insert("drafts", { person_id: person, author_id: scene.cisp.id, form: "note", fields: '{"body":"CLAIR"}', updated_at: new Date() });
    const seal = () => sealWordsInClear((work) => scene.door(work), () => Promise.resolve());
    assert.equal(await seal(), 3);
    assert.equal(await seal(), 0);
    const raw = JSON.stringify(await Promise.all(["notes", "barriers", "revisions", "drafts"].map((table) => scene.rows(`select * from app.${table} where person_id = $1`, [person]))));
    assert.ok(!raw.includes("CLAIR"), raw);
    assert.equal((await scene.as(scene.cisp, (visit) => findNote(visit, person, old)))?.body, "En CLAIR, relu");
    assert.deepEqual((await scene.as(scene.cisp, (visit) => readHistory(visit, old))).map(({ was }) => was["body"]), ["En CLAIR"]);
    assert.equal((await scene.as(scene.cisp, (visit) => findDraft(visit, "note", person)))?.fields["body"], "CLAIR");
    const [{ done }] = await scene.rows<{ done: boolean }>("select app.seal_words('notes', 'body', $1, 'autre chose', $2) as done", [old, sealForPerson(person, "x", "x")]) as [{ done: boolean }];
    assert.equal(done, false);
    await assert.rejects(scene.rows("select app.seal_words('people', 'given_name', $1, 'x', $2)", [person, sealForPerson(person, "x", "x")]), /no rows/);
    await assert.rejects(scene.rows("select app.seal_words('notes', 'body', $1, 'x', 'en clair')", [old]), /not sealed/);
  });
});
