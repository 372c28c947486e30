import assert from "node:assert/strict";
import { it } from "node:test";
import { kindOf } from "#rooms/situations/catalogue";
import * as words from "../../src/rooms/imports/cells/lexicon.fr.ts";
import { fold } from "../../src/rooms/imports/cells/fold.ts";

const situations = { housing: words.housingWords, resources: words.resourceWords, "health-cover": words.coverWords, rights: words.permitWords, language: words.frenchLevelWords };

it("chaque mot d'une liste mène à une situation du catalogue, dans sa voie", () => {
  for (const [lane, lexicon] of Object.entries(situations)) {
    for (const code of Object.keys(lexicon)) assert.equal(kindOf(code)?.lane, lane, code);
  }
  for (const code of ["disability-granted", "disability-requested", "first-hours", "cddi"]) assert.ok(kindOf(code), code);
});

it("aucun mot ne mène à deux codes d'un même lexique", () => {
  const lexicons = { ...situations, stages: words.stageWords, barriers: words.barrierWords, genders: words.genderWords, languages: words.languageWords };
  for (const [name, lexicon] of Object.entries(lexicons)) {
    const codeOf = new Map<string, string>();
    for (const [code, list] of Object.entries(lexicon as words.Lexicon)) {
      for (const word of list) {
        assert.equal(codeOf.get(fold(word)) ?? code, code, `${name}: ${word}`);
        codeOf.set(fold(word), code);
      }
    }
  }
});
