import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { mapOf } from "./map.ts";
import { readHours } from "./hours-words.ts";
import { hoursSaid, sayHours } from "./opening.ts";
import { sayPhone } from "./phone.ts";

const at = (id: string, latitude: number, longitude: number) => ({ id, latitude, longitude });
const drawn = (points: Parameters<typeof mapOf>[0], around: Parameters<typeof mapOf>[2] = null) => mapOf(points, [], around)!;

describe("La carte du réseau", () => {
  it("ce qui se tient à une adresse est une marque que rien ne sépare ; deux adresses s'ouvrent de plus près", () => {
    const { marks } = drawn([at("a", 45.75, 4.85), at("b", 45.75, 4.85), at("loin", 46.2, 5.4), at("près", 45.751, 4.851), at("nord", 46.5, 4.2)]);
    const many = marks.find(({ count }) => count === 3)!;
    assert.deepEqual(many.ids.toSorted(), ["a", "b", "près"]);
    assert.ok(many.closerKm !== null && many.closerKm > 0);
    const nearer = drawn([at("a", 45.75, 4.85), at("b", 45.75, 4.85), at("près", 45.751, 4.851)], { latitude: many.latitude, longitude: many.longitude, km: 0.2 });
    assert.deepEqual(nearer.marks.map(({ count, closerKm }) => [count, closerKm]), [[2, null], [1, null]]);
  });

  it("regarder de plus près montre tout le groupe, même ceux que le bord de la carte tenait ensemble", () => {
    const crowd = Array.from({ length: 300 }, (_, one) => at(`ici-${one}`, 45.75 + (one % 20) / 1000, 4.85 + Math.floor(one / 20) / 1000));
    const { marks } = drawn([...crowd, at("dunkerque", 51.03, 2.37), at("lille", 50.63, 3.06)]);
    const far = marks.find(({ ids }) => ids.includes("lille"))!;
    assert.equal(far.count, 2);
    const km = Math.hypot((51.03 - far.latitude) * 111.2, (2.37 - far.longitude) * 111.2 * Math.cos((far.latitude * Math.PI) / 180));
    assert.ok(far.closerKm! >= km, `${far.closerKm} km ne vont pas jusqu'à Dunkerque, à ${Math.round(km)} km`);
  });

  it("aucun point ne fait aucune carte", () => assert.equal(mapOf([], [], null), null));
});

describe("Horaires et téléphones, comme on les dit", () => {
  for (const [written, said] of [
    ["Mo-Fr 09:00-12:00,14:00-17:30; PH off", "du lundi au vendredi 9 h à 12 h, 14 h à 17 h 30 ; jours fériés fermé"],
    ["Sa[1] 09:00-12:00", "le 1er samedi du mois 9 h à 12 h"],
    ["We[1,3] 14:00-16:00", "les 1er et 3e mercredis du mois 14 h à 16 h"],
    ["Fr[-1] 10:00-11:00", "le dernier vendredi du mois 10 h à 11 h"],
    ["Mo,We 09:00-10:00", "lundi, mercredi 9 h à 10 h"],
  ] as const) it(`${written} : ${said}`, () => assert.equal(sayHours(written), said));

  for (const [typed, kept] of [
    ["du lundi au vendredi 9h-12h et 14h-17h30, fermé le samedi", "Mo-Fr 09:00-12:00,14:00-17:30; Sa off"], ["Lundi, mercredi et vendredi de 9 h à 12 h ; samedi 10h30 à 12h", "Mo,We,Fr 09:00-12:00; Sa 10:30-12:00"], ["tous les jours 9h-18h sauf le dimanche", "Mo-Su 09:00-18:00; Su off"],
    ["lundi fermé, mardi 14h-16h", "Mo off; Tu 14:00-16:00"], ["en semaine 8:30-12:00", "Mo-Fr 08:30-12:00"], ["du lundi au jeudi 9h à 17h, jours fériés fermé", "Mo-Th 09:00-17:00; PH off"], ["lundi 9h-12h 14h-16h mardi 9h-12h", "Mo 09:00-12:00,14:00-16:00; Tu 09:00-12:00"],
    ["le matin", null], ["9h-12h", null], ["lundi 9-12", null], ["mardi 25h-26h", null], ["fermé", null], ["lundi 9h-12h, fermé", null], ["le premier lundi du mois 9h-12h", null], ["tous les jours sauf dimanche 9h-18h", null], ["", null],
  ] as const) it(`« ${typed} » s'écrit ${kept ?? "autrement, ou pas"}`, async () => {
    assert.equal(readHours(typed), kept);
    assert.equal(await hoursSaid(typed), kept);
  });
  it("la notation, elle, se garde telle quelle", async () => assert.equal(await hoursSaid(" Mo-Fr 09:00-12:00; PH off "), "Mo-Fr 09:00-12:00; PH off"));

  for (const [written, said] of [["0199006956", "01 99 00 69 56"], ["+33 1 99 00 31 62", "01 99 00 31 62"], ["+33 (0)1.99.00.31.62", "01 99 00 31 62"], ["0033199003162", "01 99 00 31 62"], ["3949", "3949"], ["+32 2 555 12 12", "+32 2 555 12 12"], ["le 01 99 00 00 00, poste 3", "le 01 99 00 00 00, poste 3"]] as const)
    it(`${written} se lit ${said}`, () => assert.equal(sayPhone(written), said));
});
