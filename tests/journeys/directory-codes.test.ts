// What one sifts by is written twice, in the room and in the database: here they are held together.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { feeWords, keysOf, languageWords, openToWords, publicWords, receptionWords, serviceKindWords, themeGroups, themes, themeWords } from "#rooms/network/index";
import { type FreshDatabase, freshDatabase } from "../harness/database.ts";

describe("Les codes de l'annuaire, ici et dans la base", () => {
  let base: FreshDatabase;
  before(async () => {
    base = await freshDatabase();
  });
  after(() => base.drop());

  it("les thématiques de la base sont celles de la pièce, avec les mêmes mots", async () => {
    const { rows } = await base.owner.query<{ code: string; words: string }>("select code, words from app.directory_themes order by code");
    assert.deepEqual(rows.map(({ code }) => code), [...themes].sort());
    const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();
    // A theme is searched by its label at least.
    for (const { code, words } of rows) for (const word of plain(themeWords[code as keyof typeof themeWords]).split(" ")) assert.ok(plain(words).split(" ").includes(word), `« ${word} » manque à ${code}`);
  });

  it("chaque code par lequel on trie a son bit dans la base, et aucun bit n'est de trop ni partagé", async () => {
    const { rows } = await base.owner.query<{ mark: string; bits: number; mask: string }>("select mark, bit_count(mask)::int as bits, mask::text from app.directory_marks");
    const marked = (mark: string, codes: readonly string[]): string[] => codes.map((code) => `${mark}:${code}`);
    const expected = [
      ...marked("t", themes), ...marked("tg", themeGroups), ...marked("p", keysOf(publicWords)), ...marked("l", keysOf(languageWords)), ...marked("m", keysOf(receptionWords)), ...marked("o", keysOf(openToWords)), ...marked("k", keysOf(serviceKindWords)),
      ...marked("f", keysOf(feeWords)), "w:true", "w:false", "h:yes", "v:yes", "e:yes", "u:public",
    ];
    assert.deepEqual(rows.map(({ mark }) => mark).sort(), expected.sort());
    assert.deepEqual(rows.filter(({ bits }) => bits !== 1), []);
    assert.equal(new Set(rows.map(({ mask }) => mask)).size, rows.length);
  });
});
