import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { askOpinion, findOpenCase, openBoard, openDueCases, planSitting, seatMember } from "#rooms/boards/server";
import { countDeadlinesOf, writeContract } from "#rooms/contracts/server";
import { writeMorningMails } from "#rooms/desk/server";
import { addReferent, recordPass } from "#rooms/journey/server";
import { protectPerson } from "#rooms/walls/server";
import { listMails } from "#ground/mail/post";
import { atTheDoor } from "#ground/visit";
import { setScene } from "./scene.ts";

describe("Le courriel du matin", async () => {
  const s = await setScene();
  const at = (day: string) => new Date(`${day}T07:00:00+01:00`);
  const must = <Value>(answer: { ok: true; value: Value } | { ok: false; reason: string }): Value => { if (!answer.ok) throw new Error(answer.reason); return answer.value; };
  /** Who is written to that morning, and what the mail counts. */
  const morning = async (day: string): Promise<string[]> => {
    const known = new Set((await atTheDoor(s.base.app, (door) => listMails(door, 200))).map(({ id }) => id));
    const wrote = await s.door(writeMorningMails, at(day));
    const mails = (await atTheDoor(s.base.app, (door) => listMails(door, 200))).filter(({ id, kind }) => kind === "morning" && !known.has(id));
    assert.equal(mails.length, wrote);
    for (const { text } of mails) assert.doesNotMatch(text, /Nazaire|Croquis|Zélie|Maquette/u, "de personne par son nom");
    return mails.flatMap(({ toName, text }) => [...text.matchAll(/^- (.*)$/gmu)].map(([, line]) => `${toName} : ${line}`)).sort();
  };
  const named = ({ givenName, familyName }: { givenName: string; familyName: string }) => `${givenName} ${familyName}`;
  const contract = (personId: string, startsOn: string, endsOn: string) => s.as(s.cisp, (visit) => writeContract(visit, { personId, kind: "cddi-cvg", employer: { kind: "aci", structureId: s.canal, name: "" }, startsOn, endsOn, weekly: 26, hoursGround: null, renews: null, ground: null, reference: null, knownHow: "document" }));
  const id = await s.file("Nazaire", "Croquis", { openedOn: "2025-03-01" });
  must(await contract(id, "2025-03-01", "2026-12-10"));
  must(await s.as(s.cisp, (visit) => recordPass(visit, { personId: id, number: null, startsOn: "2025-02-15", endsOn: "2027-02-14", readFrom: "emplois" })));
  await s.door((door) => countDeadlinesOf(door, [id]));

  it("dit le lundi ce qui est tombé le samedi, à son fil rouge et à la direction qui emploie, et à personne d'autre ; deux fois demandé, une fois dit", async () => {
    assert.deepEqual(await morning("2026-11-13"), [], "un premier matin ne dit que ce qui est du jour");
    assert.deepEqual(await morning("2026-11-14"), [], "le samedi, rien ne part");
    assert.deepEqual(await morning("2026-11-16"), [s.cisp, s.director].map((who) => `${named(who)} : Le PASS finit dans trois mois (1)`).sort());
    assert.deepEqual([await morning("2026-11-16"), await morning("2026-11-17")], [[], []]);
  });

  it("dit une fin sept jours avant ; fermée ce jour-là, la maison le dit quand elle rouvre", async () => {
    assert.deepEqual(await morning("2026-12-02"), []);
    assert.deepEqual(await morning("2026-12-07"), [s.cisp, s.director].map((who) => `${named(who)} : Dernier jour du contrat, dans 7 jours (1)`).sort());
  });

  it("ne dit d'un dossier protégé rien à qui n'y est pas nommé", async () => {
    await s.base.owner.query("delete from app.mornings where told_through > '2026-11-30'");
    must(await s.as(s.cisp, (visit) => protectPerson(visit, { personId: id, reason: "menacée" })));
    assert.deepEqual(await morning("2026-12-07"), [`${named(s.cisp)} : Dernier jour du contrat, dans 7 jours (1)`]);
  });

  it("dit ce qu'une commission attend : un dossier qui s'ouvre, un avis demandé, des dossiers à lire", async () => {
    const board = must(await s.as(s.coordinator, (visit) => openBoard(visit, { territoryId: s.here, name: "Commission fictive", contact: "Coordination fictive" }))).id;
    must(await s.as(s.coordinator, (visit) => seatMember(visit, { boardId: board, professionalId: s.coordinator.id, seat: "secretary" })));
    must(await s.as(s.coordinator, (visit) => planSitting(visit, { boardId: board, heldOn: "2027-02-19", opensAt: "10:00", place: "Salle", link: null })));
    const her = await s.file("Zélie", "Maquette");
    must(await contract(her, "2026-12-01", "2027-05-11"));
    await s.door((door) => openDueCases(door), at("2027-02-08"));
    assert.deepEqual((await morning("2027-02-08")).filter((line) => line.includes("commission")), [`${named(s.cisp)} : Un dossier de commission s'ouvre : à préparer (1)`]);
    const { id: referentId } = must(await s.as(s.cisp, (visit) => addReferent(visit, { personId: her, domain: "housing", professionalId: s.housing.id, outsideName: null, outsideStructure: null, outsideContact: null, startsOn: "2026-11-21" } as never))) as { id: string };
    must(await s.as(s.cisp, async (visit) => askOpinion(visit, { caseId: (await findOpenCase(visit, her))!.id, referentId }), at("2027-02-10")));
    assert.deepEqual(await morning("2027-02-12"), [`${named(s.coordinator)} : Les dossiers d'une séance sont à lire (1)`, `${named(s.housing)} : Un avis vous est demandé pour une commission (1)`].sort());
  });
});
