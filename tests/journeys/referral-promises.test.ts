import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sql } from "kysely";
import { nudgeWords } from "#rooms/referrals/index";
import { listMyReferrals, listNudges, stirReferrals } from "#rooms/referrals/server";
import { type OwnVisit, ownVisit } from "#ground/visit";
import { setNetwork } from "./network-scene.ts";
import { noon } from "./scene.ts";

const day = (count: number): Date => new Date(noon.getTime() + count * 86_400_000);

describe("Ce qu'un partenaire a promis, et qui répond pour lui", async () => {
  const s = await setNetwork();
  const replacement = await s.professional("Bérengère", "Relais", ["partnership-officer", s.coordination]);
  const mailOf = async (id: string): Promise<string> => (await s.rows<{ work_email: string }>("select work_email from app.professionals where id = $1", [id]))[0]!.work_email;
  const agreement = async (listed: string, within: number, more: Record<string, unknown> = {}) => {
    const partner = await s.insert("partners", { listed_id: listed, territory_id: s.here, domains: "{housing}", kept_on: "2026-01-01" });
    await s.insert("partner_agreements", { partner_id: partner, listed_id: listed, territory_id: s.here, object: "Réponse rapide (simulée)", domain: "housing", state: "active", starts_on: "2026-01-01", ends_on: "2027-01-01", remind_on: "2026-10-01", answer_within: within, signed_on: "2026-01-01", written_at: noon, ...more });
  };

  it("la convention du jour avance le premier rappel ; sans convention, ou finie, le délai ordinaire", async () => {
    await agreement(s.listed.listed, 3);
    await agreement(s.kept.listed, 2, { starts_on: "2024-01-01", ends_on: "2025-01-01", remind_on: "2024-10-01" });
    const [promised, other] = [await s.sent({ serviceId: s.listed.service }), await s.sent()];
    const night = async (count: number) => (await s.door((door) => stirReferrals(door), day(count))).said.map(({ referralId, kind }) => [referralId, kind]);
    assert.deepEqual(await night(3), [], "trois jours ouvrés après un samedi finissent le mercredi");
    assert.deepEqual(await night(4), [[promised, "first-reminder"]]);
    assert.deepEqual(await night(10), [[other, "first-reminder"]]);
    const [nudge] = await s.as(s.cisp, (visit) => listNudges(visit, promised));
    assert.equal(nudgeWords(nudge!), "Rappel envoyé à : le partenaire", "l'histoire de la demande le dit");
    assert.deepEqual(await s.as(s.stranger, (visit) => listNudges(visit, promised)), []);
  });

  it("dans son espace, elle lit le dernier rappel fait au partenaire ; ni ce qui est dit à son équipe, ni ceux d'une autre", async () => {
    const [id, stranger] = [await s.sent(), await s.file("Maud", "Modèle")];
    const said = (kind: string, side: string, count: number) => s.rows("insert into app.referral_nudges (referral_id, kind, since, at, side) values ($1, $2, $3, $4, $5)", [id, kind, noon, day(count), side]);
    await said("first-reminder", "partner", 5);
    await said("second-reminder", "partner", 8);
    await said("escalation", "officer", 9);
    await said("still-active", "asking", 10);
    const inside = <Answer>(person: string, work: (visit: OwnVisit) => Promise<Answer>) => ownVisit(s.base.app, person, work, day(11));
    const readNudges = (person: string) => inside(person, async ({ tx }) => (await sql<{ kind: string }>`select kind from app.referral_nudges where referral_id = ${id} order by at`.execute(tx)).rows.map(({ kind }) => kind));
    assert.deepEqual((await inside(s.person, listMyReferrals)).find((one) => one.id === id)?.remindedAt, day(8));
    assert.deepEqual(await readNudges(s.person), ["first-reminder", "second-reminder"]);
    assert.deepEqual(await readNudges(stranger), []);
    await assert.rejects(inside(s.person, ({ tx }) => sql`delete from app.referral_nudges`.execute(tx)), /permission denied/);
  });

  it("le chargé qui répond est écrit, sa remplaçante quand il est absent, la coordination quand personne ne tient la fonction", async () => {
    const id = await s.sent();
    const written = async () => (await s.door(({ tx }) => sql<{ email: string }>`select email from app.referral_readers(${id}::uuid, 'officer') order by 1`.execute(tx))).rows.map(({ email }) => email);
    assert.deepEqual(await written(), [await mailOf(s.coordinator.id)], "fonction vacante");
    await s.insert("officer_posts", { territory_id: s.here, domain: "housing", professional_id: s.officer.id, starts_on: "2026-01-01" });
    assert.deepEqual(await written(), [await mailOf(s.officer.id)]);
    await s.insert("covers", { territory_id: s.here, away_id: s.officer.id, cover_id: replacement.id, from_on: "2026-11-20", until_on: "2026-11-30", state: "accepted", asked_at: noon, asked_by: s.officer.id, answered_at: noon });
    assert.deepEqual(await written(), [await mailOf(replacement.id)], "l'absent n'est pas écrit");
  });
});
