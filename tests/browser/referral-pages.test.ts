// Mobilisations: each page in each of its states, as every side meets it. The simulated network has requests in all of them.
import assert from "node:assert/strict";
import { createHash, randomUUID } from "node:crypto";
import { after, describe, it } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import type { Role } from "#rooms/access/index";
import { type MoveName, moveOf, type ReferralState } from "#rooms/referrals/index";
import { gestures } from "../../src/routes/mobilisations/[demande]/gestures.ts";
import { sampled } from "../harness/sample.ts";
import { aPersonOf, type OpenHouse, theHouse, windowOf } from "./house.ts";
import { oneInEachState } from "./referral-states.ts";
import { type Doing, judge, type Windows } from "./judging.ts";

describe("Les mobilisations, page par page", async () => {
  const house: OpenHouse = await theHouse();
  const opened: BrowserContext[] = [];
  after(() => Promise.all(opened.map((context) => context.close())));
  const cisp = await house.enter("cisp");
  const officer = await house.enter("partnership-officer");
  const person = await aPersonOf(house, cisp.id);
  const structureOf = async (id: string): Promise<{ id: string; territory_id: string }> => (await house.rows<{ id: string; territory_id: string }>("select s.id, s.territory_id from app.memberships m join app.structures s on s.id = m.structure_id where m.professional_id = $1 limit 1", [id]))[0]!;
  const [chantier, coordination] = [await structureOf(cisp.id), await structureOf(officer.id)];
  type Found = { id: string; state: ReferralState; asking_id: string; territory_id: string; listed_id: string | null; host_id: string | null; domain: string; agreed: boolean };
  await oneInEachState(house, { person, chantier: chantier.id, territory: chantier.territory_id });
  const all = await house.rows<Found>("select id, state, asking_id, territory_id, listed_id, host_id, domain, agreed_at is not null as agreed from app.referrals where (asking_id = $1 or territory_id = $2) and topic <> 'justice' order by asking_id = $1 desc, id", [chantier.id, coordination.territory_id]);
  /** A request in this state, and whoever of the two reads it: justice is nobody's but its asker's. */
  const inState = (state: ReferralState, as: Role | null = null, fits: (one: Found) => boolean = () => true): { id: string; role: Role } => {
    const found = all.find((one) => one.state === state && fits(one) && (as !== "cisp" || one.asking_id === chantier.id) && (as !== "partnership-officer" || (one.territory_id === coordination.territory_id && one.agreed)) && (as !== null || one.asking_id === chantier.id || one.agreed));
    if (!found) throw new Error(`no request is ${state} for ${as ?? "anybody"}`);
    return { id: found.id, role: as ?? (found.asking_id === chantier.id ? "cisp" : "partnership-officer") };
  };

  const rooms = new Map<Role | "nobody", Windows>();
  const windowsOf = async (role: Role | "nobody"): Promise<Windows> => {
    const kept = rooms.get(role);
    if (kept) return kept;
    const one = async (more: Parameters<typeof house.browser.newContext>[0]): Promise<Page> => {
      const context = role === "nobody" ? await house.browser.newContext({ locale: "fr-FR", ...more }) : (await windowOf(house, role, more)).context;
      opened.push(context);
      return context.pages()[0] ?? context.newPage();
    };
    const windows = { wide: await one({ viewport: { width: 1280, height: 900 } }), narrow: await one({ viewport: { width: 320, height: 640 } }), bare: await one({ javaScriptEnabled: false }) };
    rooms.set(role, windows);
    return windows;
  };
  const look = async (role: Role | "nobody", path: string, first?: Doing) => judge(house.url + path, await windowsOf(role), first);

  const lists: readonly [Role, readonly string[]][] = [
    ["cisp", ["", "?vue=asked&attend=ended", "?vue=asked&domaine=justice&attend=officer"]], ["partnership-officer", ["?vue=queue&attend=officer&domaine=health"]],
    ["outside-referent", ["", "?vue=received&attend=ended", "?vue=asked"]], ["coordinator", [""]],
  ];
  for (const [role, queries] of lists) it(`/mobilisations, ${role} : chaque angle, chaque onglet, le filtre, celles qui sont terminées`, async () => { for (const query of queries) await look(role, `/mobilisations${query}`); });

  it("/mobilisations/nouvelle : sans personne, le domaine à choisir, la demande entière, vers un service, refusée sans rien perdre", async () => {
    const [service] = await house.rows<{ id: string }>("select id from app.services where territory_id = $1 and themes && array['logement-hebergement--louer-un-logement', 'numerique--acquerir-un-equipement', 'sante--acces-aux-soins'] limit 1", [chantier.territory_id]);
    const [any] = await house.rows<{ id: string }>("select id from app.services where territory_id = $1 limit 1", [chantier.territory_id]);
    await look("cisp", "/mobilisations/nouvelle");
    await look("cisp", `/mobilisations/nouvelle?personne=${person}`);
    await look("cisp", `/mobilisations/nouvelle?personne=${person}&domaine=housing`);
    await look("cisp", `/mobilisations/nouvelle?personne=${person}&service=${(service ?? any)!.id}`);
    await look("cisp", `/mobilisations/nouvelle?personne=${person}&domaine=rights`, async (page) => {
      await page.locator("#need").fill("Ouvrir ses droits à la retraite.");
      await page.getByRole("button", { name: "Envoyer" }).click();
      await page.locator("[data-error-summary]").waitFor();
      assert.equal(await page.locator("#need").inputValue(), "Ouvrir ses droits à la retraite.");
    });
  });

  for (const state of sampled("états d'une demande", ["draft", "waiting-moment", "sent", "seen", "complement", "accepted", "waitlisted", "appointment-offered", "appointment-set", "in-progress", "done", "failed", "declined", "cancelled", "expired"] as const, { oneIn: 3 }))
    it(`/mobilisations/[demande], ${state}`, async () => { const { id, role } = inState(state); await look(role, `/mobilisations/${id}`); });

  it("/mobilisations/[demande] : le brouillon qui attend son accord, la demande partie vue par le chargé, l'accord repris", async () => {
    const draft = inState("draft", "cisp", ({ agreed }) => !agreed);
    await look("cisp", `/mobilisations/${draft.id}`, async (page) => assert.match(await page.locator("main").innerText(), /d'accord \?/));
    await look("partnership-officer", `/mobilisations/${inState("sent", "partnership-officer").id}`);
    // Taken back once and for good: the last of its state, which no other page needs.
    const taken = all.findLast((one) => one.state === "in-progress" && one.asking_id === chantier.id)!.id;
    await house.rows("update app.referrals set withdrawn_at = now() where id = $1", [taken]);
    await look("cisp", `/mobilisations/${taken}`, async (page) => assert.match(await page.locator("main").innerText(), /repris son accord/));
  });

  for (const [noun, name] of sampled("pas d'une demande", Object.entries(gestures) as [string, MoveName][], { name: ([noun]) => noun, oneIn: 3 }))
    it(`/mobilisations/[demande]/${noun} : le pas a sa page, et dit ce qui manque`, async () => {
      const role = moveOf(name).by.includes("officer") ? "partnership-officer" : "cisp";
      const from = moveOf(name).from.find((state) => all.some((one) => one.state === state && (role === "cisp" ? one.asking_id === chantier.id : one.territory_id === coordination.territory_id && one.agreed)));
      assert.ok(from, `${name} n'a pas de demande d'où partir`);
      const { id } = inState(from, role);
      await look(role, `/mobilisations/${id}/${noun}`, async (page) => {
        assert.match(page.url(), new RegExp(`/${noun}$`), "ce pas n'a pas de page ici");
        // Empty boxes that the browser itself holds back, and a step that asks for nothing: seen as they are.
        if (["rendez-vous", "partenaire", "reorientation", "fin"].includes(noun)) return;
        await page.locator("main form[method=POST] .btn-main").click();
        await page.locator("[data-error-summary]").waitFor();
        assert.match(await page.title(), /^Erreur/);
      });
    });

  it("/mobilisations/[demande]/places : la question à plusieurs, puis ce qui a été demandé", async () => {
    // Somebody answers to housing on every simulated territory.
    const found = inState("sent", "partnership-officer", ({ listed_id, domain }) => listed_id === null && domain === "housing");
    await look("partnership-officer", `/mobilisations/${found.id}/places`);
    const { bare } = await windowsOf("partnership-officer");
    await bare.goto(`${house.url}/mobilisations/${found.id}/places`);
    await bare.locator("#words").fill("Une place pour une personne seule.");
    await bare.locator("main input[type=checkbox]").first().check();
    await bare.getByRole("button", { name: "Demander" }).click();
    await look("partnership-officer", `/mobilisations/${found.id}/places`, async (page) => assert.match(await page.locator("#demandes").innerText(), /en attente/));
  });

  it("/mobilisations/chiffres et /personnes/[id]/mobilisations, de chaque côté", async () => {
    for (const role of ["partnership-officer", "outside-referent", "director"] as const) await look(role, "/mobilisations/chiffres");
    const asked = await house.rows<{ id: string }>("select person_id as id from app.referrals where asking_id = $1 group by person_id order by count(*) desc limit 1", [chantier.id]);
    await look("cisp", `/personnes/${asked[0]!.id}/mobilisations`);
  });

  const linkTo = async (referral: string, more: { expires?: string; closed?: boolean } = {}): Promise<string> => {
    const token = `${randomUUID()}-lien`;
    await house.rows(`insert into app.referral_links (referral_id, token_hash, made_at, expires_at, closed_at) values ($1, $2, now() - interval '40 days', now() + $3::interval, ${more.closed ? "now()" : "null"})`, [referral, createHash("sha256").update(token).digest(), more.expires ?? "20 days"]);
    return `/repondre/${token}`;
  };
  const open: Doing = async (page) => { await page.getByRole("button", { name: "Ouvrir la demande" }).click(); await page.locator("main dl").first().waitFor(); };

  for (const state of ["sent", "complement", "accepted", "appointment-set", "in-progress"] as const)
    it(`/repondre/[jeton], ${state} : ouvert${state === "sent" ? ", et avant d'ouvrir, refusé, puis répondu" : ""}`, async () => {
      const { id } = inState(state, null, ({ listed_id }) => listed_id !== null);
      const path = await linkTo(id);
      if (state !== "sent") return look("nobody", path, open);
      await look("nobody", path, async (page) => assert.doesNotMatch(await page.locator("main").innerText(), /Pour\n/, "rien de la demande avant le bouton"));
      await look("nobody", path, open);
      await look("nobody", path, async (page) => { await open(page); await page.getByRole("button", { name: "Envoyer la réponse" }).click(); await page.locator("[data-error-summary]").waitFor(); });
      await look("nobody", path, async (page) => {
        await open(page);
        await page.locator("input[name=move][value=news]").check();
        await page.locator("#words").fill("Nous regardons cette semaine.");
        await page.getByRole("button", { name: "Envoyer la réponse" }).click();
        await page.getByText("Merci : c'est noté").waitFor();
      });
    });

  it("/repondre/[jeton] : un oui avec une date à moitié écrite n'est pas un oui sans date, et dit ce qui ne va pas", async () => {
    const { id } = inState("sent", null, ({ listed_id }) => listed_id !== null);
    const page = await (await house.browser.newContext({ locale: "fr-FR", viewport: { width: 320, height: 800 }, javaScriptEnabled: false })).newPage();
    await page.goto(house.url + (await linkTo(id)));
    await open(page);
    for (const [day, hour, place, field, sentence] of [["", "14h30", "", "day", /le jour et l'heure/], ["", "", "Au bureau", "day", /le jour et l'heure/], ["31/02/2027", "14h30", "", "day", /n'existe pas/], ["09/03/2027", "25h", "", "hour", /14h30/], ["09/03/2027", "", "", "hour", /le jour et l'heure/]] as const) {
      await page.locator("input[name=move][value=accept]").check();
      if (!(await page.locator("#hour").isVisible())) await page.locator("summary").filter({ hasText: "rendez-vous" }).click();
      for (const [name, typed] of Object.entries({ day, hour, place })) await page.locator(`#${name}`).fill(typed);
      await page.getByRole("button", { name: "Envoyer la réponse" }).click();
      assert.match(await page.locator("[data-error-summary]").innerText(), sentence);
      assert.equal(await page.locator(`#${field}`).getAttribute("aria-invalid"), "true");
      assert.deepEqual([await page.locator("#day").inputValue(), await page.locator("#hour").inputValue(), await page.locator("#place").inputValue()], [day, hour, place], "rien de tapé n'est perdu");
    }
    assert.doesNotMatch((await house.rows<{ state: string }>("select state from app.referrals where id = $1", [id]))[0]!.state, /accepted|appointment/);
    await page.context().close();
  });

  it("/repondre/[jeton] fermé : inconnu, expiré, remplacé, répondu, annulé, sans réponse, accord repris : une phrase, et rien de la demande", async () => {
    const sent = inState("seen", null, ({ listed_id }) => listed_id !== null).id;
    const addresses = ["/repondre/devine", await linkTo(sent, { expires: "-1 day" }), await linkTo(sent, { closed: true }), await linkTo(inState("done").id), await linkTo(inState("cancelled").id), await linkTo(inState("expired").id)];
    const told = new Set<string>();
    const closed: Doing = async (page) => { assert.equal(await page.locator("main button").count(), 0); told.add(await page.locator("main .notice, main [role=alert], main").first().innerText()); };
    for (const address of addresses) await look("nobody", address, closed);
    await house.rows("update app.referrals set withdrawn_at = now() where id = $1", [sent]);
    await look("nobody", await linkTo(sent), closed);
    assert.ok(told.size >= 5, `chaque fermeture a sa phrase : ${[...told].join(" / ")}`);
  });

  it("/repondre/places/[jeton] : la question, la réponse, et ce qui n'est plus demandé", async () => {
    const token = `${randomUUID()}-place`;
    const [ask] = await house.rows<{ id: string }>("select id from app.capacity_asks where answer is null and released_at is null limit 1");
    assert.ok(ask, "une question a été posée plus haut");
    await house.rows("update app.capacity_asks set token_hash = $2 where id = $1", [ask.id, createHash("sha256").update(token).digest()]);
    await look("nobody", `/repondre/places/${token}`);
    const { bare } = await windowsOf("nobody");
    await bare.goto(`${house.url}/repondre/places/${token}`);
    await bare.locator("input[name=answer][value=capacity]").check();
    await bare.getByRole("button", { name: "Répondre" }).click();
    await look("nobody", `/repondre/places/${token}`, async (page) => assert.match(await page.locator("main").innerText(), /Vous avez répondu : Oui/));
    await house.rows("update app.capacity_asks set released_at = now() where id = $1", [ask.id]);
    await look("nobody", `/repondre/places/${token}`, async (page) => assert.equal(await page.locator("main button").count(), 0));
  });
});
