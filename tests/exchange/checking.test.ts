import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sayFault } from "#rooms/exchange/index";
import { checkService, checkStructure, listed } from "../../src/rooms/exchange/checking.ts";
import { nearest } from "../../src/rooms/exchange/nearest.ts";
import { themeWords } from "#rooms/network/index";

const today = "2026-11-21";
const structure = { source: "dora", id: "dora--1", nom: "Centre social fictif", date_maj: "2026-01-02" };
const service = { ...structure, structure_id: "dora--1", description: "Un atelier." };
const faultsOf = (fields: Record<string, unknown>): string[] => {
  const answer = checkService({ ...service, ...fields }, { today });
  return answer.ok ? [] : answer.faults.map(({ field, code }) => `${field} ${code}`);
};

describe("Une fiche face au schéma de data·inclusion v1", () => {
  it("chaque contrainte refuse ce qu'elle doit, et laisse passer le reste", () => {
    const table: [Record<string, unknown>, string[]][] = [
      [{}, []],
      [{ nom: "" }, ["nom required"]], [{ nom: "ab" }, ["nom too-short"]], [{ nom: "a".repeat(151) }, ["nom too-long"]], [{ nom: "a".repeat(150) }, []],
      [{ description: null }, ["description required"]], [{ description: "1234" }, ["description too-short"]], [{ description: "a".repeat(10_001) }, ["description too-long"]],
      [{ date_maj: "1999-12-31" }, ["date_maj date-too-old"]], [{ date_maj: "2000-01-01" }, []], [{ date_maj: today }, []], [{ date_maj: "2026-11-22" }, ["date_maj date-to-come"]], [{ date_maj: "2026-02-30" }, ["date_maj not-a-date"]], [{ date_maj: "02/03/2026" }, ["date_maj not-a-date"]],
      [{ code_postal: "7501" }, ["code_postal wrong-form"]], [{ code_insee: "2A004" }, []], [{ courriel: "chez moi" }, ["courriel not-an-email"]], [{ courriel: "" }, []],
      [{ lien_source: "www.exemple.fr" }, ["lien_source not-a-link"]], [{ lien_source: `https://exemple.fr/${"a".repeat(2083)}` }, ["lien_source not-a-link"]], [{ lien_source: "javascript:alert(1)" }, ["lien_source not-a-link"]],
      [{ type: "accompagnements" }, ["type unknown-code"]], [{ frais: "gratuit" }, []], [{ thematiques: [] }, []], [{ thematiques: ["nimporte--quoi", "autre"] }, ["thematiques unknown-code", "thematiques unknown-code"]],
      [{ publics: [] }, ["publics empty-list"]], [{ publics: ["tous-publics"] }, []], [{ publics: ["tous-publics", "femmes"] }, ["publics not-alone"]], [{ publics: ["femmes", "femmes"] }, ["publics repeated-value"]],
      [{ modes_mobilisation: [] }, ["modes_mobilisation empty-list"]], [{ mobilisable_par: [] }, ["mobilisable_par empty-list"]], [{ modes_accueil: [] }, []],
      [{ zone_eligibilite: [] }, ["zone_eligibilite empty-list"]], [{ zone_eligibilite: ["75", "2A004", "974", "200054781", "99126", "france"] }, []], [{ zone_eligibilite: ["Paris !"] }, ["zone_eligibilite wrong-zone"]],
      [{ volume_horaire_hebdomadaire: -1 }, ["volume_horaire_hebdomadaire too-small"]], [{ volume_horaire_hebdomadaire: 0 }, []], [{ nombre_semaines: 0 }, ["nombre_semaines too-small"]], [{ nombre_semaines: 1.5 }, ["nombre_semaines not-whole"]], [{ nombre_semaines: "3" }, []],
      [{ latitude: "quarante" }, ["latitude not-a-number"]], [{ nom: {} }, ["nom wrong-type"]], [{ structure_id: " " }, ["structure_id required"]],
      [{ nom: "", date_maj: "demain", type: "x" }, ["nom required", "date_maj not-a-date", "type unknown-code"]],
    ];
    for (const [fields, expected] of table) assert.deepEqual(faultsOf(fields).sort(), [...expected].sort(), JSON.stringify(fields).slice(0, 100));
    const siret = checkStructure({ ...structure, siret: "1234567890123" }, { today });
    assert.equal(!siret.ok && siret.faults[0]?.code, "wrong-form");
  });

  it("un avertissement n'écarte pas la fiche ; le courriel d'une personne n'est pas gardé", () => {
    const answer = checkService({ ...service, nom: "Atelier CV.", courriel: "maud.factice@gmail.com", horaires_accueil: "tous les jours", code_insee: "99999" }, { today, isCommune: () => false, readsHours: () => false });
    assert.ok(answer.ok);
    assert.deepEqual(answer.doubts, ["name-ends-with-a-dot", "personal-address", "unknown-commune", "unreadable-hours"]);
    assert.equal(answer.record.courriel, null);
    const etc = checkService({ ...service, nom: "Cuisine, couture, etc.", courriel: "accueil@gmail.com" }, { today });
    assert.ok(etc.ok && etc.doubts.length === 0 && etc.record.courriel === "accueil@gmail.com");
  });

  it("les phrases nomment le champ et proposent le code le plus proche", () => {
    assert.equal(sayFault({ field: "thematiques", code: "unknown-code", value: "sante-mentale", detail: { near: nearest("sante-mentale", themeWords) } }), "thematiques : « sante-mentale » n'est pas dans la liste. Vouliez-vous dire « sante--sante-mentale » ?");
    assert.equal(nearest("Maîtriser le français", themeWords), "lecture-ecriture-calcul--maitriser-le-francais");
    assert.equal(nearest("zzzz", themeWords), null);
  });

  it("une liste se lit en JSON, entre accolades ou avec des virgules", () => {
    for (const text of ['["a","b"]', "{a,b}", "a, b", "a;b", "['a', 'b']"]) assert.deepEqual(listed(text), ["a", "b"], text);
  });
});
