import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { criterionWords, type DiService, marksOf, scoreOf, structureScore, toImprove } from "#rooms/exchange/index";
import { offer } from "#simulation/offer";

const today = "2026-11-21";
const bare: DiService = { ...[...offer({ seed: "quality", services: 1 })][0]!.services[0]!, source: "dora", adresse: null, modes_accueil: null, modes_mobilisation: null, mobilisable_par: null, publics: null, thematiques: null, courriel: null, telephone: null, lien_mobilisation: null, frais: null, frais_precisions: null, description: "court", date_maj: "2020-01-01" };
const marks = (fields: Partial<DiService>) => marksOf({ ...bare, ...fields }, today);

describe("Le score de qualité d'un service, comme data·inclusion le calcule", () => {
  it("chaque critère, et quand il ne s'applique pas", () => {
    const table: [keyof ReturnType<typeof marksOf>, Partial<DiService>, number | null][] = [
      ["adresse", {}, null], ["adresse", { modes_accueil: ["a-distance"] }, null], ["adresse", { modes_accueil: ["en-presentiel"] }, 0], ["adresse", { modes_mobilisation: ["se-presenter"] }, 0], ["adresse", { modes_accueil: ["en-presentiel"], adresse: "1 rue" }, 1],
      ["modes_mobilisation", {}, 0], ["modes_mobilisation", { modes_mobilisation: ["telephoner"] }, 0.5], ["modes_mobilisation", { mobilisable_par: ["usagers"] }, 0.5], ["modes_mobilisation", { modes_mobilisation: ["telephoner"], mobilisable_par: ["usagers"] }, 1],
      ["publics", {}, 0], ["publics", { publics: ["femmes"] }, 1], ["thematiques", {}, 0], ["thematiques", { thematiques: ["sante--addictions"] }, 1],
      ["contact", {}, 0], ["contact", { courriel: "a@b.fr" }, 1], ["contact", { telephone: "0199000000" }, 1], ["contact", { lien_mobilisation: "https://a.fr" }, 1],
      ["courriel", {}, null], ["courriel", { modes_mobilisation: ["envoyer-un-courriel"] }, 0], ["courriel", { modes_mobilisation: ["envoyer-un-courriel"], courriel: "a@b.fr" }, 1],
      ["telephone", {}, null], ["telephone", { modes_mobilisation: ["telephoner"] }, 0], ["telephone", { modes_mobilisation: ["telephoner"], telephone: "0199000000" }, 1],
      ["date_maj", { source: "agefiph" }, null], ["date_maj", { source: "france-travail", date_maj: today }, null], ["date_maj", { date_maj: today }, 1], ["date_maj", { date_maj: "2026-05-22" }, 1],
      ["date_maj", { date_maj: "2026-05-21" }, 0], ["date_maj", { date_maj: "2024-11-21" }, 0], ["date_maj", { date_maj: "2024-11-20" }, 0],
      ["frais", {}, 0], ["frais", { frais: "gratuit" }, 1], ["frais", { frais: "payant" }, 0.5], ["frais", { frais: "payant", frais_precisions: "1 €" }, 1],
      ["description", { description: "a".repeat(49) }, 0], ["description", { description: "a".repeat(50) }, 0.5], ["description", { description: "a".repeat(199) }, 0.5], ["description", { description: "a".repeat(200) }, 1], ["description", { description: "a".repeat(1_999) }, 1], ["description", { description: "a".repeat(2_000) }, 0.5],
    ];
    for (const [criterion, fields, expected] of table) assert.equal(marks(fields)[criterion], expected, `${criterion} ${JSON.stringify(fields).slice(0, 90)}`);
  });

  it("entre six mois et deux ans, la note descend tout droit", () => {
    const [older, newer] = [marks({ date_maj: "2025-11-21" }).date_maj!, marks({ date_maj: "2026-05-20" }).date_maj!];
    assert.ok(Math.abs(older - 365 / 546) < 0.001 && newer > 0.99 && newer < 1, `${older} ${newer}`);
  });

  it("le score est la moyenne de ce qui s'applique, à deux décimales ; une structure, celle de ses services", () => {
    assert.equal(scoreOf(marks({})), 0);
    assert.equal(scoreOf(marks({ publics: ["femmes"], thematiques: ["sante--addictions"], frais: "payant" })), 0.36);
    const eight = { adresse: null, telephone: null, modes_mobilisation: 1, publics: 1, thematiques: 1, contact: 1, courriel: 1, frais: 1, description: 1, date_maj: 0.7249 };
    assert.equal(scoreOf(eight), 0.96, "chaque note est arrondie avant la moyenne : sans cela, 0,97");
    assert.equal(structureScore([]), 0);
    assert.equal(structureScore([1, 0.5, 0.25]), 0.58);
  });

  it("dit ce qui manque, le plus manquant d'abord, et rien de ce qui ne s'applique pas", () => {
    const missing = toImprove(marks({ modes_mobilisation: ["envoyer-un-courriel"], frais: "payant" }));
    assert.equal(missing[0] !== undefined && missing.indexOf(criterionWords.courriel) < missing.indexOf(criterionWords.frais), true);
    assert.ok(!missing.includes(criterionWords.telephone));
  });
});
