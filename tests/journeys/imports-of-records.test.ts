import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { anEmployeeRecord, anEnvelope } from "../imports/employee-fixture.ts";
import { bringLists } from "./import-scene.ts";
import { setScene } from "./scene.ts";

describe("Les fiches salarié des Emplois de l'inclusion, reprises", async () => {
  const scene = await setScene();
  const lists = bringLists(scene);

  it("Ce qui était dit à l'entrée a sa place, par code et par sujet, et rien n'en reste dans une note", async () => {
    const over = await lists.take(Buffer.from(anEnvelope([anEmployeeRecord()])).toString());
    assert.deepEqual([over.state, over.taken], ["done", 1]);
    const rows = await scene.rows<{ code: string; topic: string }>("select subject || '/' || value as code, topic from app.entry_statements order by 1");
    assert.deepEqual(rows.map(({ code, topic }) => [code, topic]), [
      ["education/50", "work"], ["oriented-by/03", "work"], ["registered-job-seeker/yes", "work"], ["registered/02", "work"], ["rsa/OUI-M", "rights"], ["without-job/03", "work"],
    ]);
    assert.deepEqual(await scene.rows("select body from app.notes"), []);
    assert.deepEqual((await scene.rows<{ detail: { many: number } }>("select detail from app.journal where event = 'entry.stated'")).map(({ detail }) => detail.many), [6]);
  });

  it("Un SPIP qui l'a orientée dit la justice : une liste ne l'écrit pas", async () => {
    const record = anEmployeeRecord({ personnePhysique: { passIae: "999990000002", prenom: "OCTAVE", nomUsage: "MODELE", idItou: "fictif2", dateNaissance: "01/02/1990" }, situationSalarie: { orienteur: "09" } });
    const over = await lists.take(Buffer.from(anEnvelope([record])).toString());
    assert.equal(over.taken, 1);
    assert.deepEqual(await scene.rows("select e.id from app.entry_statements e join app.people p on p.id = e.person_id where p.given_name = 'OCTAVE' and subject = 'oriented-by'"), []);
  });
});
