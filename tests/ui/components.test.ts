import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { drawComponent, htmlSnippet } from "./furniture.ts";
import { faceColour, initials } from "../../src/ui/faces.ts";

const draw = async (name: string, props: Record<string, unknown>): Promise<string> => (await drawComponent(`src/ui/${name}.svelte`, props)).body.replaceAll(/<!--.*?-->/g, "");

describe("Les meubles", () => {
  it("un champ refusé dit son erreur, la relie et garde ce qui a été tapé", async () => {
    const html = await draw("DateField", { name: "date", label: "Quel jour ?", value: "31/02/2026", error: "Écrivez la date comme 09/03/2026." });
    assert.match(html, /aria-invalid="true"/);
    assert.match(html, /aria-describedby="date-hint date-error"/);
    assert.match(html, /id="date-error"/);
    assert.match(html, /value="31\/02\/2026"/);
  });

  it("un jour connu s'affiche à la française", async () => {
    assert.match(await draw("DateField", { name: "date", label: "Quel jour ?", value: "2026-03-09" }), /value="09\/03\/2026"/);
  });

  it("chaque ligne du résumé mène à un champ qui existe, même pour un groupe de choix", async () => {
    const summary = await draw("ErrorSummary", { errors: [{ name: "canal", message: "Choisissez." }] });
    assert.match(summary, /href="#canal"/);
    const group = await draw("RadioGroup", { name: "canal", label: "Comment ?", choices: [{ value: "sms", label: "SMS" }, { value: "tel", label: "Téléphone" }], value: "tel", error: "Choisissez." });
    assert.match(group, /id="canal" name="canal" value="sms"/);
    assert.match(group, /value="tel" checked/);
  });

  it("le pourquoi d'un champ dit qui verra la réponse", async () => {
    const html = await draw("Field", { name: "tel", label: "Téléphone", why: { reason: "Pour la joindre.", seenBy: "son équipe" } });
    assert.match(html, /<details class="why"><summary>Pourquoi \? <span class="sr-only">Téléphone<\/span>/);
    assert.match(html, /Qui le verra :<\/b> son équipe/);
  });

  it("n'est dit nécessaire que ce qui l'est", async () => {
    assert.doesNotMatch(await draw("Field", { name: "a", label: "Surnom" }), /nécessaire|required/);
    assert.match(await draw("Field", { name: "a", label: "Nom", required: true }), /nécessaire/);
  });

  it("ce que quelqu'un écrit ne devient jamais du code de la page", async () => {
    const story = { from: "2026-01-01", to: "2026-12-31", today: "2026-06-01", knots: [{ on: "2026-03-01", label: '<script>"&' }], limits: [{ on: "2026-09-01", label: "<b>fin" }], counts: [], lanes: [{ key: "l", label: "<i>", icon: "home", domain: "logement", segments: [{ from: "2026-01-01", to: null, label: "<img src=x>" }, { from: "2026-01-01", to: "2026-01-20", label: "</title><script>" }] }] };
    for (const name of ["thread/Thread", "thread/ThreadTable"]) {
      const html = await draw(name, { story, title: "<u>", caption: "<u>" });
      assert.doesNotMatch(html, /<script|<img|<b>fin|<i>|<u>/, name);
      assert.match(html, /&lt;/);
    }
  });

  it("la barre marque où l'on est, y compris sous une adresse", async () => {
    const html = await draw("TopBar", { nav: [{ href: "/", label: "Aujourd’hui" }, { href: "/personnes", label: "Personnes" }], path: "/personnes/12" });
    assert.match(html, /href="\/personnes" aria-current="page"/);
    assert.doesNotMatch(html, /href="\/" aria-current/);
  });

  it("une ligne de tableau porte son nom, et chaque case le sien pour les petits écrans", async () => {
    const html = await draw("DataTable", { caption: "Gens", columns: [{ key: "nom", label: "Nom", sorted: "ascending", sortHref: "?tri=nom" }, { key: "etape", label: "Étape" }], rows: [{ id: "1" }], rowId: (row: { id: string }) => row.id, cell: htmlSnippet("<span>x</span>") });
    assert.match(html, /<th scope="row">/);
    assert.match(html, /<td[^>]* data-label="Étape"/);
    assert.match(html, /aria-sort="ascending"/);
  });

  it("les deux versions d'un conflit marquent ce qui diffère, et cela seulement", async () => {
    const html = await draw("Conflict", { theirsBy: "Maud", lines: [{ label: "Quoi", mine: "a", theirs: "b" }, { label: "Quand", mine: "c", theirs: "c" }], acts: htmlSnippet("<i></i>") });
    assert.equal(html.match(/class="differs"/g)?.length, 2);
  });

  it("un long travail fini ne se redemande plus", async () => {
    assert.match(await draw("Progress", { id: "p", label: "Import", done: 3, total: 9, refreshEvery: 2 }), /data-refresh-every="2"/);
    assert.doesNotMatch(await draw("Progress", { id: "p", label: "Import", done: 9, total: 9, refreshEvery: 2 }), /data-refresh-every/);
  });

  it("les initiales gardent les accents, et un visage sa couleur", () => {
    assert.deepEqual(["Zéphyr Exemple", "Élie d'Essai", "Maud", "Jean-Noël Fictif", ""].map(initials), ["ZE", "ÉE", "M", "JF", "?"]);
    assert.equal(faceColour("octave"), faceColour("octave"));
    assert.ok(new Set(["a", "b", "c", "d", "e", "f", "g", "h"].map(faceColour)).size > 4);
  });
});
