import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { entryCatalogue, type EntrySubject, entrySubjects, topicOfEntry } from "#rooms/journey/index";
import { findJourney, listEntryStatements, stateAllAtEntry, stateAtEntry, strikeEntry } from "#rooms/journey/server";
import { readHistory, readJournal } from "#rooms/journal/server";
import { mergeFiles, undoMerge } from "#rooms/people/server";
import type { Actor } from "#ground/visit";
import { setScene } from "./scene.ts";

describe("Ce qui était dit à l'entrée", async () => {
  const scene = await setScene();
  const zephyr = await scene.file("Zéphyr", "Exemple");
  const told = async (actor: Actor, personId = zephyr): Promise<string[]> => scene.as(actor, async (visit) => {
    const journey = await findJourney(visit, personId);
    return journey ? (await listEntryStatements(visit, journey.id)).map(({ subject, value }) => `${subject}/${value}`).sort() : [];
  });
  const state = (actor: Actor, subject: EntrySubject, value: string, version: number | null = null) => scene.as(actor, (visit) => stateAtEntry(visit, { personId: zephyr, subject, value, version }));

  it("Le fil rouge dit qui l'a orienté, sa formation, ses inscriptions ; chacun lit ce que ses sujets ouvrent", async () => {
    for (const [subject, value] of [["oriented-by", "09"], ["education", "50"], ["refugee", "yes"], ["child-welfare-leaver", "yes"]] as const) assert.ok((await state(scene.cisp, subject, value)).ok);
    assert.deepEqual(await told(scene.cisp), ["child-welfare-leaver/yes", "education/50", "oriented-by/09", "refugee/yes"]);
    assert.deepEqual(await told(scene.colleague), ["child-welfare-leaver/yes", "education/50", "refugee/yes"], "un SPIP dit la justice : le fil rouge seul le lit");
    assert.deepEqual(await told(scene.director), ["education/50"]);
    assert.deepEqual(await told(scene.supervisor), []);
    assert.deepEqual(await told(scene.stranger), []);
  });

  it("Qui ne porte pas le dossier n'écrit rien, et personne ne déclare ce qu'il ne pourrait pas lire", async () => {
    const reason = async (actor: Actor, subject: EntrySubject, value: string) => { const answer = await state(actor, subject, value); return answer.ok ? "ok" : answer.reason; };
    assert.equal(await reason(scene.stranger, "education", "20"), "not-found");
    assert.equal(await reason(scene.director, "education", "20"), "not-allowed");
    assert.equal(await reason(scene.colleague, "oriented-by", "10"), "not-allowed");
    assert.equal(await reason(scene.colleague, "education", "88"), "unknown-answer");
    assert.equal((await scene.as(scene.colleague, (visit) => stateAllAtEntry(visit, { personId: zephyr, entries: [{ subject: "oriented-by", value: "09" }] }))).ok, false);
    assert.equal(await reason(scene.colleague, "oriented-by", "01"), "ok", "ce qu'elle ne voit pas ne l'empêche pas d'écrire");
    assert.deepEqual((await told(scene.cisp)).filter((one) => one.startsWith("oriented-by")), ["oriented-by/01", "oriented-by/09"]);
  });

  it("Une autre réponse remplace la première, qui reste dans l'historique ; deux personnes à la fois : la seconde le sait", async () => {
    assert.ok((await state(scene.colleague, "education", "51", 1)).ok);
    const late = await state(scene.cisp, "education", "40", 1);
    assert.deepEqual(late, { ok: false, reason: "changed-meanwhile" });
    assert.deepEqual(await scene.rows("select was ->> 'value' as value, topic from app.revisions where table_name = 'entry_statements'"), [{ value: "50", topic: "work" }]);
    const [refugee] = await scene.rows<{ id: string }>("select id from app.entry_statements where subject = 'refugee'");
    assert.ok((await scene.as(scene.colleague, (visit) => strikeEntry(visit, { personId: zephyr, entryId: refugee!.id, version: 1 }))).ok);
    assert.ok(!(await told(scene.cisp)).includes("refugee/yes"));
    const events = (await scene.rows<{ event: string }>("select event from app.journal where person_id = $1 and event like 'entry.%' order by id", [zephyr])).map(({ event }) => event);
    assert.deepEqual([...new Set(events)], ["entry.stated", "entry.struck"]);
    assert.deepEqual([events.length, events.at(-1)], [7, "entry.struck"]);
    assert.ok((await scene.as(scene.cisp, (visit) => readJournal(visit, zephyr))).lines.some(({ event }) => event === "entry.struck"));
    const [orientation] = await scene.rows<{ id: string }>("select id from app.entry_statements where value = '09'");
    assert.ok((await state(scene.cisp, "oriented-by", "10", 1)).ok);
    assert.deepEqual((await scene.as(scene.cisp, (visit) => readHistory(visit, orientation!.id))).map(({ was }) => was["value"]), ["09"]);
    assert.deepEqual(await scene.as(scene.colleague, (visit) => readHistory(visit, orientation!.id)), [], "l'historique garde le sujet de ce qu'il dit");
  });

  it("Deux personnes répondent au même instant à une question sans réponse : une seule est écrite, l'autre le sait", async () => {
    const answers = await Promise.all([state(scene.cisp, "employer", "04"), state(scene.colleague, "employer", "01")]);
    assert.deepEqual(answers.map(({ ok }) => ok).sort(), [false, true]);
    assert.deepEqual(answers.flatMap((answer) => (answer.ok ? [] : [answer.reason])), ["changed-meanwhile"]);
    await scene.rows("delete from app.entry_statements where subject = 'employer'");
  });

  it("Le sujet est le même pour la règle et pour la base, réponse par réponse", async () => {
    for (const subject of entrySubjects) {
      for (const value of Object.keys(entryCatalogue[subject].values)) {
        const [row] = await scene.rows<{ topic: string }>("select app.topic_of_entry($1, $2) as topic", [subject, value]);
        assert.equal(row!.topic, topicOfEntry(subject, value), `${subject}/${value}`);
      }
    }
  });

  it("Deux dossiers réunis puis séparés : ce qui était dit suit le parcours, et revient", async () => {
    const twin = await scene.file("Zéphir", "Exemple", { openedOn: "2026-02-01" });
    await scene.as(scene.cisp, (visit) => stateAllAtEntry(visit, { personId: twin, entries: [{ subject: "employer", value: "04" }] }));
    const whose = async () => (await scene.rows<{ same: boolean; person_id: string }>("select e.person_id = j.person_id as same, e.person_id from app.entry_statements e join app.journeys j on j.id = e.journey_id where subject = 'employer'"))[0]!;
    await scene.rows("update app.journeys set closed_on = '2026-02-20', close_reason = 'other' where person_id = $1", [twin]);
    const merge = await scene.as(scene.cisp, (visit) => mergeFiles(visit, { keptId: zephyr, absorbedId: twin }));
    assert.ok(merge.ok);
    assert.deepEqual(await whose(), { same: true, person_id: zephyr });
    assert.ok((await scene.as(scene.cisp, (visit) => undoMerge(visit, { keptId: zephyr, mergeId: merge.value.id }))).ok);
    assert.deepEqual(await whose(), { same: true, person_id: twin });
  });
});
