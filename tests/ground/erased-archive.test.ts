import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { describe, it } from "node:test";
import { exportInstance } from "#ground/archive/write";
import { importInstance } from "#ground/archive/read";
import { withClient } from "#ground/database/connection";
import { databaseOver, openPool } from "#ground/database/connect";
import { Keystore } from "#ground/keystore";
import { holdInspection, inspectDocument } from "#ground/documents/inspect";
import { holdPersonKeys, personKeys, unsealBytesForPerson, unsealForPerson } from "#ground/person-keys";
import { heldKeys, keyOf, ringOf, unseal } from "#ground/sealing";
import { visit } from "#ground/visit";
import { readFile } from "#rooms/desk/server";
import { askErasure, confirmErasure, replayErasures } from "#rooms/keeping/server";
import { writeNote } from "#rooms/notes/server";
import { addDocument } from "#rooms/vault/server";
import { noon, setScene, today } from "../journeys/scene.ts";
import { temporaryFolder } from "../harness/folders.ts";
import { anEmptyPlace } from "../harness/instances.ts";

const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
holdInspection({ thread: new URL("../../src/ground/documents/pdf.thread.ts", import.meta.url), clamd: null });
const picture = { as: "file" as const, bytes: png, seen: await inspectDocument(png) };

describe("La sauvegarde d'hier", async () => {
  const scene = await setScene();

  it("rétablie après un effacement, ne rend ni ses mots, ni ses documents, ni son identité : ni à l'application, ni à qui tient la base et la clé de l'instance", async (test) => {
    const [between, folder] = [personKeys(), temporaryFolder(test)];
    const keystore = new Keystore(join(folder, "person-keys"), heldKeys);
    holdPersonKeys(keystore);
    test.after(() => {
      holdPersonKeys(between);
      keystore.close();
    });
    const [erased, other] = [await scene.file("Octave", "Fictif"), await scene.file("Maud", "Artefact")];
    for (const person of [erased, other]) assert.ok((await scene.as(scene.cisp, (visit) => writeNote(visit, { personId: person, kind: "note", topic: "notes", happenedOn: today, channel: null, body: "Le SECRET du dossier", reminder: null }))).ok);
    for (const person of [erased, other]) assert.ok((await scene.as(scene.cisp, (visit) => addDocument(visit, { personId: person, kind: "health-paper", title: "Certificat", expiresOn: null, brought: picture }))).ok);
    const archive = join(folder, "hier");
    await exportInstance({ ownerUrl: scene.base.url, documentsFolder: join(folder, "documents"), application: "test", to: archive });
    assert.ok((await scene.as(scene.cisp, (visit) => askErasure(visit, { personId: erased, reason: "she-asks" }))).ok);
    assert.ok((await scene.as(scene.director, (visit) => confirmErasure(visit, { personId: erased, name: "Octave Fictif" }))).ok);

    const away = await anEmptyPlace(test);
    await importInstance({ ...away, from: archive });
    // As a thief would: the restored database, the instance's key, and today's keystore.
    await withClient(away.ownerUrl, async (client) => {
      const { rows } = await client.query<{ id: string; body: string; person_id: string }>("select id, body, person_id from app.notes");
      assert.equal(rows.length, 2);
      const hers = rows.find((row) => row.person_id === erased)!;
      assert.equal(unsealForPerson(hers.body, `notes.body:${hers.id}`), null);
      assert.throws(() => unseal(hers.body.replace(/^p1\.[0-9a-f]+/, `v1.${heldKeys().current.id}`), `notes.body:${hers.id}`));
      assert.equal(unsealForPerson(rows.find((row) => row.person_id === other)!.body, `notes.body:${rows.find((row) => row.person_id === other)!.id}`), "Le SECRET du dossier", "le voisin se lit encore");
      const { rows: files } = await client.query<{ id: string; bytes: Buffer; person_id: string }>("select document_id as id, bytes, person_id from app.document_contents");
      const opened = files.map(({ id, bytes, person_id: of }) => [of === erased, bytes.includes(png.subarray(0, 8)), unsealBytesForPerson(bytes, `document_contents.bytes:${id}`)?.equals(png) ?? null]);
      assert.deepEqual(opened.sort(), [[false, false, true], [true, false, null]], "ses documents non plus, ceux du voisin si");
    });
    assert.equal(await replayErasures(away.ownerUrl, keystore), 1);
    assert.equal(await replayErasures(away.ownerUrl, keystore), 0);
    await withClient(away.ownerUrl, async (client) => {
      const { rows } = await client.query<{ all: string }>("select coalesce(string_agg(to_jsonb(p)::text, ''), '') || (select coalesce(string_agg(to_jsonb(n)::text, ''), '') from app.notes n) as all from app.people p");
      assert.ok(!rows[0]!.all.includes("Octave") && !rows[0]!.all.includes(erased));
    });
    const pool = openPool(away.appUrl, 1);
    const read = await visit(databaseOver(pool), scene.cisp, (at) => readFile(at, erased), noon);
    await pool.end();
    assert.equal(read, null);
  });

  it("avec la clé de l'instance d'un voleur, le trousseau ne s'ouvre pas", (test) => {
    const folder = temporaryFolder(test);
    const mine = new Keystore(join(folder, "person-keys"), heldKeys);
    const { id } = mine.keyOf("11111111-1111-4111-8111-111111111111");
    mine.close();
    const stolen = new Keystore(join(folder, "person-keys"), () => ringOf([keyOf(randomBytes(32))]));
    test.after(() => stolen.close());
    assert.equal(stolen.open(id), null);
  });
});
