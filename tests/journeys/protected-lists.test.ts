import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { listExplained } from "#rooms/imports/server";
import { findDuplicates } from "#rooms/people/server";
import { protectPerson } from "#rooms/walls/server";
import { bringLists } from "./import-scene.ts";
import { setScene } from "./scene.ts";

const list = (more = ""): string => `Nom;Prénom;Date de naissance;Date d'entrée;Téléphone\nCHIMERE;Ondine;04/05/1987;02/03/2026;06 39 98 00 0${more || "1"}`;

describe("Une liste qui nomme une personne protégée", async () => {
  const scene = await setScene();
  const lists = bringLists(scene);

  it("Avant, la même ligne est dite « déjà reprise » ; protégée, elle ouvre un dossier neuf, comme pour une inconnue, même quand c'est son fil rouge qui l'apporte", async () => {
    assert.equal((await lists.take(list())).taken, 1);
    assert.equal((await lists.take(list())).unchanged, 1);
    const [her] = await scene.rows<{ id: string }>("select id from app.people where family_name = 'CHIMERE'");
    assert.ok((await scene.as(scene.cisp, (visit) => protectPerson(visit, { personId: her!.id, reason: "menacée" }))).ok);
    const again = await lists.take(list("2"), { actor: scene.colleague });
    assert.deepEqual([again.taken, again.unchanged, again.explained], [1, 0, 0]);
    const twins = await scene.rows<{ id: string }>("select id from app.people where family_name = 'CHIMERE' and id <> $1", [her!.id]);
    assert.equal(twins.length, 1);
    const near = await scene.as(scene.cisp, (visit) => findDuplicates(visit, { givenName: "Ondine", familyName: "CHIMERE", usualName: null, birthDate: "1987-05-04" }, her!.id));
    assert.deepEqual(near.here.map(({ id }) => id), twins.map(({ id }) => id), "son fil rouge voit le dossier neuf, et peut le réunir");
  });

  it("Ce que son fil rouge apporte ne dit rien d'elle à ses collègues", async () => {
    await scene.base.owner.query("delete from app.import_keys");
    await scene.base.owner.query("delete from app.people p where family_name = 'CHIMERE' and followed_by is not null");
    const mine = await lists.take(list("3"));
    assert.deepEqual([mine.taken, mine.explained], [1, 0]);
    assert.deepEqual(await scene.as(scene.colleague, (visit) => listExplained(visit, mine.id)), []);
    assert.equal((await scene.as(scene.cisp, (visit) => findDuplicates(visit, { givenName: "Ondine", familyName: "CHIMERE", usualName: null, birthDate: "1987-05-04" }))).here.length, 2);
  });
});
