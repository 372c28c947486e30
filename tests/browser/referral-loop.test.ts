// The full loop, in a real browser: asked, told, answered from a phone without account, confirmed, held, closed, read.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { windowOf } from "./house.ts";
import { keyboardOf, secondsOf, thumbOf } from "./keystrokes.ts";
import { openReferralScene } from "./referral-scene.ts";

describe("La boucle d'une mobilisation", async () => {
  const { services, house, opened, person, here, hosted, as, her, onAPhone, read, reads, sheReads, request, mailsTo, emailOf, linkIn, dayIn, ask, houseTells, answer, press, sheSays } = await openReferralScene();

  it("De bout en bout : demandée au clavier en moins d'une minute, routée, répondue d'un téléphone en moins de trente secondes, confirmée, tenue, close, lue", async () => {
    const { page } = await windowOf(house, "cisp");
    opened.push(page);
    await page.goto(`${house.url}/personnes/${person}`);
    const hand = keyboardOf(page);
    await hand.reach(/^Demander au réseau/);
    await hand.press("Enter");
    await page.waitForURL(/\/mobilisations\/nouvelle/);
    await hand.reach(/\bdomaine\b/);
    const wanted = page.locator("input[name=domaine][value=housing]");
    await hand.press("Space");
    for (let at = 0; at < 12 && !(await wanted.isChecked()); at++) await hand.press("ArrowDown");
    await hand.press("Enter");
    await page.locator("#need").waitFor();
    await hand.reach(/\bneed\b/);
    await hand.type("Une chambre avant la fin du mois : elle dort chez un ami, qui part le 30.");
    await hand.reach(/\bgoals\b/);
    await hand.press("Space");
    await hand.reach(/\bagreed\b/);
    await hand.press("Space");
    await hand.press("Enter");
    await page.waitForURL(/fait=envoyee/);
    const asking = secondsOf(hand.strokes);
    console.log(`demander : ${asking.toFixed(1)} s`, hand.strokes);
    assert.ok(asking <= 60, `${asking.toFixed(1)} s pour demander`);
    const id = /[0-9a-f-]{36}/.exec(page.url())![0];
    assert.match(await read(page), /On attend le chargé de partenariat/);
    assert.match(await sheReads(), /Partie\. On attend une réponse/);

    await houseTells(id);
    assert.match((await mailsTo(await emailOf("partnership-officer")))[0]!.subject, /Une demande attend/);
    assert.match(await reads("partnership-officer", "/mobilisations?vue=queue&attend=officer"), new RegExp(here!.name, "i"));
    const officer = await as("partnership-officer");
    await officer.goto(`${house.url}${request(id)}/partenaire`);
    const offered = await officer.locator("input[name=service]").evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
    const chosen = services.find(({ id: service, host }) => host === null && offered.includes(service))!;
    await officer.locator(`input[name=service][value="${chosen.id}"]`).check();
    await officer.getByRole("button", { name: "Choisir le partenaire" }).click();
    assert.match(await read(officer), /On attend le partenaire/);
    await houseTells(id);
    const [mail] = await mailsTo(chosen.email);
    assert.doesNotMatch(`${mail!.subject} ${mail!.body}`, new RegExp(`chambre|${here!.name}`, "i"), "le courriel ne dit ni qui ni quoi");
    const link = linkIn(mail!.body);

    const phone = await onAPhone();
    await phone.goto(house.url + link);
    assert.doesNotMatch(await read(phone), /chambre/, "rien ne se lit avant d'ouvrir");
    const thumb = thumbOf(phone);
    await thumb.send(phone.getByRole("button", { name: "Ouvrir la demande" }));
    assert.match(await read(phone), /Une chambre avant la fin du mois/);
    await thumb.tap(phone.getByText("Oui, nous pouvons"));
    await thumb.tap(phone.locator("summary", { hasText: "Proposer un rendez-vous" }));
    await thumb.type(phone.locator("#day"), await dayIn(0));
    await thumb.type(phone.locator("#hour"), "23h");
    await thumb.send(phone.getByRole("button", { name: "Envoyer la réponse" }));
    assert.match(await read(phone), /Merci : c'est noté.*proposé/);
    const answering = secondsOf(thumb.strokes);
    console.log(`répondre : ${answering.toFixed(1)} s`, thumb.strokes);
    assert.ok(answering <= 30, `${answering.toFixed(1)} s pour répondre`);
    assert.match(await reads("cisp", request(id)), /Rendez-vous proposé.*On attend la personne/);

    assert.match(await sheReads(), /Ils proposent un rendez-vous/);
    await sheSays(/^Je viendrai au rendez-vous/);
    assert.match(await sheReads(), /Vous avez un rendez-vous/);
    assert.match(await read(await her(), "/moi/rendez-vous"), /23/);
    assert.match(await reads("cisp", request(id)), /Rendez-vous fixé/);
    assert.match(await reads("cisp", "/agenda?vue=liste&qui=chantier"), /23 h 00|23 h/);
    const [{ id: met } = { id: "" }] = await house.rows<{ id: string }>("select id from app.appointments where referral_id = $1 and state = 'set'", [id]);
    await press("cisp", `/rendez-vous/${met}`, "Il a eu lieu");
    assert.match(await reads("cisp", request(id)), /Le rendez-vous a eu lieu/);

    await answer(link, "news", (at) => at.locator("#words").fill("Visite faite, la chambre lui plaît."));
    assert.match(await reads("cisp", request(id)), /Visite faite, la chambre lui plaît/);
    await answer(link, "start");
    assert.match(await sheReads(), /C'est commencé/);
    const page2 = await onAPhone();
    await page2.goto(house.url + link);
    await thumbOf(page2).send(page2.getByRole("button", { name: "Ouvrir la demande" }));
    await page2.locator("input[name=move][value=finish]").check();
    await page2.locator("summary", { hasText: "Si c'est fait" }).tap();
    for (const group of await page2.locator("input[name^=goal-][value=reached]").all()) await group.check();
    await page2.locator("#words").fill("Entrée dans la chambre.");
    await thumbOf(page2).send(page2.getByRole("button", { name: "Envoyer la réponse" }));
    const end = await read(page2);
    assert.match(end, /Merci|close/);
    assert.match(await reads("cisp", request(id)), /Réalisée.*atteint.*Entrée dans la chambre/);
    assert.match(await reads("partnership-officer", request(id)), /Réalisée/);
    assert.match(await sheReads(), /C'est fait/);
    assert.match(await read(phone, link), /Une réponse a déjà été donnée/);
  });

  it("Le partenaire qui a un compte : il accepte, propose, elle confirme, et les deux calendriers l'ont", async () => {
    const { id } = await ask("Un accompagnement vers un bail.", hosted!.id);
    assert.match(await reads("outside-referent", "/mobilisations?vue=received"), new RegExp(here!.name, "i"));
    assert.match(await press("outside-referent", request(id), "Accepter"), /Acceptée.*On attend le partenaire/);
    const page = await as("outside-referent");
    await page.goto(`${house.url}${request(id)}/rendez-vous`);
    await page.locator("#day").fill(await dayIn(1));
    await page.locator("#hour").fill("22h45");
    await page.getByRole("button", { name: "Proposer un rendez-vous" }).click();
    assert.match(await read(page), /Le rendez-vous est proposé|C'est noté/);
    await sheSays(/^Je viendrai au rendez-vous/);
    const [{ week } = { week: "" }] = await house.rows<{ week: string }>("select to_char((now() at time zone 'Europe/Paris')::date + 1, 'YYYY-MM-DD') as week");
    for (const role of ["cisp", "outside-referent"] as const) assert.match(await reads(role, `/agenda?vue=liste&semaine=${week}${role === "cisp" ? "&qui=chantier" : ""}`), /22 h 45/, role);
    assert.match(await reads("outside-referent", request(id)), /Rendez-vous fixé/);
  });
});
