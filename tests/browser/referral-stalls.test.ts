// Each way a request can stall, on days moved by the test: what each side reads, and when.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { thumbOf } from "./keystrokes.ts";
import { openReferralScene } from "./referral-scene.ts";

describe("Une mobilisation qui n'avance pas", async () => {
  const { services, house, person, here, first, second, as, onAPhone, read, reads, sheReads, request, stateOf, mailsTo, emailOf, linkIn, said, dayIn, ask, houseTells, answer, withDate, press, sheSays } = await openReferralScene();

  it("Sans réponse : un rappel, un second, le chargé reprend la main, puis elle expire et la première porte la garde", async () => {
    const { id, link } = await ask("Une place en foyer.");
    assert.deepEqual(await said(9, id), []);
    assert.deepEqual(await said(10, id), ["first-reminder partner"]);
    assert.deepEqual(await said(10, id), [], "une seule fois");
    assert.match(await read(await onAPhone(), link), /Un lien plus récent a remplacé celui-ci/);
    assert.deepEqual(await said(20, id), ["second-reminder partner"]);
    assert.match((await mailsTo(first.email))[0]!.body, /attend encore votre réponse/);
    assert.deepEqual(await said(25, id), ["escalation officer"]);
    assert.match((await mailsTo(await emailOf("partnership-officer")))[0]!.body, /à vous de reprendre la main/);
    assert.match(await reads("partnership-officer", request(id)), /Choisir le partenaire/, "le chargé peut la porter ailleurs");
    assert.deepEqual(await said(30, id), ["expiry asker"]);
    assert.match((await mailsTo(await emailOf("cisp")))[0]!.body, /a expiré sans réponse/);
    assert.match(await reads("cisp", "/mobilisations?vue=asked"), /Votre porte les garde encore.*Expirée sans réponse/);
    assert.match(await reads("cisp", request(id)), /Expirée sans réponse.*du côté de : le partenaire/);
    assert.match(await sheReads(), /Ils n'ont pas répondu\. Votre équipe cherche ailleurs/);
    assert.match(await read(await onAPhone(), linkIn((await mailsTo(first.email))[0]!.body)), /le délai est passé/);
  });

  it("Complément jamais donné : on attend qui a demandé, on le lui rappelle, et l'expiration est de son côté", async () => {
    const { id, link } = await ask("Une aide pour le dépôt de garantie.");
    await answer(link, "ask-complement", (page) => page.locator("#words").fill("Il nous faut l'avis d'imposition."));
    assert.match(await reads("cisp", request(id)), /Complément demandé.*On attend qui a demandé.*Il nous faut l'avis d'imposition/);
    assert.match(await reads("cisp", "/mobilisations?vue=asked&attend=asker"), /Complément demandé/);
    assert.match(await sheReads(), /Ils demandent quelque chose à votre équipe/);
    assert.deepEqual(await said(11, id), ["first-reminder asker"]);
    assert.match((await mailsTo(await emailOf("cisp")))[0]!.body, /attend/);
    assert.deepEqual(await said(21, id), ["second-reminder asker"]);
    assert.deepEqual(await said(26, id), ["escalation officer"]);
    assert.deepEqual(await said(61, id), ["expiry asker"]);
    assert.match(await reads("cisp", request(id)), /Expirée sans réponse.*du côté de : le demandeur/);
  });

  it("Elle ne répond pas à la date : on l'attend sans compter ces jours, puis on le dit à qui a demandé", async () => {
    const { id, link } = await ask("Un rendez-vous pour un garant.");
    await answer(link, "accept", withDate(await dayIn(5)));
    assert.match(await reads("cisp", request(id)), /Rendez-vous proposé.*On attend la personne/);
    assert.match(await reads("cisp", "/mobilisations?vue=asked&attend=person"), /Rendez-vous proposé/);
    assert.deepEqual(await said(30, id), ["still-active asker"], "elle n'a pas de boîte aux lettres ici : qui a demandé l'appelle");
    assert.match((await mailsTo(await emailOf("cisp")))[0]!.body, /est-elle toujours active/);
    assert.match(await press("cisp", request(id), "Confirmer le rendez-vous"), /Rendez-vous fixé/);
  });

  it("Rendez-vous manqué : la demande redevient acceptée, dit pourquoi de chaque côté, et attend une autre date", async () => {
    const { id, link } = await ask("Une visite de logement.");
    await answer(link, "accept", withDate(await dayIn(0)));
    await sheSays(/^Je viendrai au rendez-vous/);
    const [{ id: met } = { id: "" }] = await house.rows<{ id: string }>("select id from app.appointments where referral_id = $1 and state = 'set'", [id]);
    const page = await as("cisp");
    await page.goto(`${house.url}/rendez-vous/${met}`);
    await page.locator("summary", { hasText: "Il n'a pas eu lieu" }).click();
    await page.getByLabel("la personne").check();
    await page.locator("#reason").selectOption("work");
    await page.getByRole("button", { name: "Noter qu'il est manqué" }).click();
    assert.equal(await stateOf(id), "accepted");
    assert.match(await reads("cisp", request(id)), /Acceptée.*On attend le partenaire.*manqué.*Rendez-vous manqué ou annulé/);
    assert.match(await sheReads(), /Ils ont dit oui/);
    assert.match(await answer(link, "news", (at) => at.locator("#words").fill("Nous redonnerons une date.")), /manqué/);
    const phone = await onAPhone();
    await phone.goto(house.url + link);
    await thumbOf(phone).send(phone.getByRole("button", { name: "Ouvrir la demande" }));
    await phone.locator("input[name=move][value=offer-appointment]").check();
    await withDate(await dayIn(3))(phone);
    await thumbOf(phone).send(phone.getByRole("button", { name: "Envoyer la réponse" }));
    assert.match(await read(phone), /Merci : c'est noté/, "une autre date se propose par le même lien");
    assert.equal(await stateOf(id), "appointment-offered");
  });

  it("En cours sans nouvelles : « toujours active ? », le partenaire répond d'un mot, et le silence repart de là", async () => {
    const { id, link } = await ask("Un suivi dans le logement.");
    await answer(link, "accept");
    await answer(link, "start");
    assert.deepEqual(await said(29, id), []);
    assert.deepEqual(await said(31, id), ["still-active partner"]);
    const [mail] = await mailsTo(first.email);
    assert.match(mail!.body, /est-elle toujours active \? Un mot suffit/);
    await answer(linkIn(mail!.body), "news", (page) => page.locator("#words").fill("Toujours suivie, tout va bien."));
    assert.match(await reads("cisp", request(id)), /En cours.*Toujours suivie, tout va bien/);
    assert.match(await sheReads(), /C'est commencé/);
    assert.deepEqual(await said(62, id), ["still-active partner", "escalation officer"]);
  });

  it("Le bon moment : on l'attend jusqu'à son jour, on le rappelle, et la demande repart", async () => {
    const page = await as("cisp");
    await page.goto(`${house.url}/mobilisations/nouvelle?personne=${person}&service=${first.id}`);
    await page.locator("#need").fill("Chercher un studio, après sa formation.");
    await page.locator("input[name=agreed][value=later]").check();
    await page.getByRole("button", { name: "Envoyer" }).click();
    assert.match(await read(page), /Rien ne part sans l'accord/);
    const id = /[0-9a-f-]{36}/.exec(page.url())![0];
    assert.match(await sheReads(), /Votre équipe vous demande si vous êtes d'accord/);
    await sheSays(/^Je suis d'accord/);
    await page.goto(`${house.url}${request(id)}/attente`);
    await page.locator("#day").fill(await dayIn(40));
    await page.getByRole("button", { name: "Attendre le bon moment" }).click();
    assert.match(await read(page), /À reprendre le/);
    assert.match(await sheReads(), /On attend le bon moment/);
    assert.deepEqual(await said(39, id), []);
    assert.deepEqual(await said(40, id), ["look-again asker"]);
    assert.match((await mailsTo(await emailOf("cisp")))[0]!.body, /le jour d'y revenir est venu/);
    await press("cisp", request(id), "Reprendre maintenant");
    assert.match(await press("cisp", request(id), "Envoyer la demande"), /La demande est partie/);
  });

  it("Elle reprend son accord au milieu : le lien le dit et ne montre plus rien, chaque côté aussi", async () => {
    const { id, link } = await ask("Une colocation solidaire.");
    await answer(link, "accept");
    await sheSays(/^Je reprends mon accord/);
    const closed = await read(await onAPhone(), link);
    assert.match(closed, /La personne a repris son accord/);
    assert.doesNotMatch(closed, new RegExp(`colocation|${here!.name}`, "i"));
    assert.match(await reads("cisp", request(id)), /La personne a repris son accord/);
    const officer = await as("partnership-officer");
    assert.equal((await officer.goto(house.url + request(id)))?.status(), 404, "le chargé n'en lit plus rien");
    assert.deepEqual(await said(40, id), [], "plus personne n'est relancé");
  });

  it("Réorientée : la première porte la garde tant que personne n'accepte, et le suivant accepte", async () => {
    const { id } = await ask("Une pension de famille.");
    const page = await as("partnership-officer");
    await page.goto(`${house.url}${request(id)}/reorientation`);
    const offered = await page.locator("input[name=service]").evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
    const next = services.find(({ id: service, host, listed }) => host === null && listed !== first.listed && offered.includes(service)) ?? second;
    await page.locator(`input[name=service][value="${next.id}"]`).check();
    await page.getByRole("button", { name: "Réorienter" }).click();
    assert.match(await read(page), /passée plus loin/);
    const after = /[0-9a-f-]{36}/.exec(page.url())![0];
    assert.notEqual(after, id);
    assert.match(await reads("cisp", request(id)), /Réorientée/);
    assert.match(await sheReads(), /Un autre endroit est demandé/);
    await houseTells(after);
    await answer(linkIn((await mailsTo(next.email))[0]?.body), "decline", (at) => at.locator("#reason").selectOption("partner:no-place"));
    assert.match(await reads("cisp", "/mobilisations?vue=asked"), /Votre porte les garde encore.*Refusée/);
    assert.match(await reads("cisp", request(after)), /Refusée.*du côté de : le partenaire/);
  });
});
