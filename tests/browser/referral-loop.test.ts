// The full loop, in a real browser: asked, told, answered from a phone without account, confirmed, held, closed, read. Then each way it can stall, on days moved by the test.
import assert from "node:assert/strict";
import { after, beforeEach, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { atTheDoor } from "#ground/visit";
import type { Role } from "#rooms/access/index";
import { stirReferrals, tellOfReferral } from "#rooms/referrals/server";
import { theHouse, windowOf } from "./house.ts";
import { keyboardOf, secondsOf, thumbOf } from "./keystrokes.ts";

describe("La boucle d'une mobilisation", async () => {
  const house = await theHouse();
  const opened: Page[] = [];
  // Nights are played ahead of today: their letters would stay on top of the outbox.
  // The simulated requests, and those of the test before, stay out of them: a partner's digest holds all of its own.
  beforeEach(async () => {
    await house.rows("delete from app.mails");
    await house.rows("update app.referrals set state = 'entered-in-error', waits_for = null, look_again_on = null, ended_at = now() where ended_at is null");
  });
  after(() => Promise.all(opened.map((page) => page.context().close())));
  const [card] = await house.rows<{ person: string; number: string; pin: string }>("select person_id as person, number, pin from app.accompanied_personas");
  const person = card!.person;
  const [here] = await house.rows<{ territory: string; name: string }>("select s.territory_id as territory, p.family_name as name from app.people p join app.structures s on s.id = p.followed_by where p.id = $1", [person]);
  const [partner] = await house.rows<{ structure: string }>("select m.structure_id as structure from app.personas p join app.memberships m using (professional_id) where m.role = 'outside-referent'");
  type Service = { id: string; name: string; listed: string; email: string };
  const services = await house.rows<Service & { host: string | null }>("select s.id, s.name, d.name as listed, coalesce(s.email, d.email) as email, d.structure_id as host from app.services s join app.directory_structures d on d.id = s.listed_id where s.territory_id = $1 and coalesce(s.email, d.email) is not null order by s.id", [here!.territory]);
  const [first, second] = services.filter(({ host }, at, all) => host === null && all.findIndex(({ listed }) => listed === all[at]!.listed) === at) as unknown as [Service, Service];
  const [hosted] = await house.rows<{ id: string }>("select s.id from app.services s join app.directory_structures d on d.id = s.listed_id where d.structure_id = $1 limit 1", [partner!.structure]);

  const pages = new Map<string, Page>();
  const keep = (who: string, page: Page): Page => (opened.push(page), pages.set(who, page), page);
  const as = async (role: Role): Promise<Page> => pages.get(role) ?? keep(role, (await windowOf(house, role, { javaScriptEnabled: false })).page);
  const her = async (): Promise<Page> => {
    if (pages.has("her")) return pages.get("her")!;
    const page = keep("her", await (await house.browser.newContext({ locale: "fr-FR", viewport: { width: 390, height: 844 }, javaScriptEnabled: false })).newPage());
    await page.goto(`${house.url}/moi/carte/${card!.number}`);
    await page.locator("#pin").fill(card!.pin);
    await page.locator("main .btn-main").first().click();
    await page.waitForURL(`${house.url}/moi`);
    return page;
  };
  const onAPhone = async (): Promise<Page> => pages.get("phone") ?? keep("phone", await (await house.browser.newContext({ locale: "fr-FR", viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, javaScriptEnabled: false })).newPage());

  const read = async (page: Page, path?: string): Promise<string> => {
    if (path) await page.goto(house.url + path);
    return (await page.locator("main").innerText()).replace(/\s+/g, " ");
  };
  const reads = async (role: Role, path: string): Promise<string> => read(await as(role), path);
  const sheReads = async (): Promise<string> => read(await her(), "/moi/aides");
  const request = (id: string): string => `/mobilisations/${id}`;
  const stateOf = async (id: string): Promise<string> => (await house.rows<{ state: string }>("select state from app.referrals where id = $1", [id]))[0]!.state;
  const mailsTo = (email: string) => house.rows<{ subject: string; body: string }>("select subject, body from app.mails where to_address = $1 order by created_at desc, id desc", [email]);
  const emailOf = async (role: Role): Promise<string> => (await house.rows<{ email: string }>("select work_email as email from app.professionals where id = $1", [(await house.enter(role)).id]))[0]!.email;
  const linkIn = (body: string | undefined): string => `/repondre/${/\/repondre\/([\w-]+)/.exec(body ?? "")?.[1] ?? "rien"}`;
  const later = (days: number): Date => new Date(Date.now() + days * 86_400_000);
  const night = async (days: number) => atTheDoor(house.base.app, (door) => stirReferrals(door), later(days));
  const said = async (days: number, id: string): Promise<string[]> => (await night(days)).said.filter(({ referralId }) => referralId === id).map(({ kind, to }) => `${kind} ${to}`);
  const dayIn = async (days: number): Promise<string> => (await house.rows<{ day: string }>("select to_char((now() at time zone 'Europe/Paris')::date + $1::int, 'DD/MM/YYYY') as day", [days]))[0]!.day;

  /** Written from the file, sent at once; told as the job tells it. Answers its id and the link of a partner without account. */
  const ask = async (need: string, service: string | null = first.id, network = true): Promise<{ id: string; link: string }> => {
    const page = await as("cisp");
    await page.goto(`${house.url}/mobilisations/nouvelle?personne=${person}${service ? `&service=${service}` : "&domaine=housing"}`);
    await page.locator("#need").fill(need);
    await page.locator("input[name=goals]").first().check();
    await page.locator("input[name=agreed][value=on-screen]").check();
    if (service && network) await page.locator("input[name=network]").check();
    await page.getByRole("button", { name: "Envoyer" }).click();
    assert.match(await read(page), /La demande est partie/);
    const id = /[0-9a-f-]{36}/.exec(page.url())![0];
    await atTheDoor(house.base.app, (door) => tellOfReferral(door, id));
    return { id, link: service === first.id ? linkIn((await mailsTo(first.email))[0]?.body) : "" };
  };
  const answer = async (link: string, move: string, more: (page: Page) => Promise<unknown> = async () => undefined): Promise<string> => {
    const page = await onAPhone();
    await page.goto(house.url + link);
    await thumbOf(page).send(page.getByRole("button", { name: "Ouvrir la demande" }));
    await page.locator(`input[name=move][value=${move}]`).check();
    await more(page);
    await thumbOf(page).send(page.getByRole("button", { name: "Envoyer la réponse" }));
    const told = await read(page);
    assert.match(told, /Merci : c'est noté/);
    return told;
  };
  const withDate = (day: string) => async (page: Page): Promise<void> => {
    await page.locator("summary", { hasText: "Proposer un rendez-vous" }).tap();
    await page.locator("#day").fill(day);
    await page.locator("#hour").fill("23h15");
  };
  const press = async (role: Role, path: string, name: string | RegExp): Promise<string> => {
    const page = await as(role);
    await page.goto(house.url + path);
    await page.getByRole("button", { name }).first().click();
    return read(page);
  };
  const sheSays = async (name: RegExp | string): Promise<void> => {
    const page = await her();
    await page.goto(`${house.url}/moi/aides`);
    await page.getByRole("button", { name }).first().click();
    assert.match(await read(page), /C'est noté/);
  };

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

    await atTheDoor(house.base.app, (door) => tellOfReferral(door, id));
    assert.match((await mailsTo(await emailOf("partnership-officer")))[0]!.subject, /Une demande attend/);
    assert.match(await reads("partnership-officer", "/mobilisations?vue=queue&attend=officer"), new RegExp(here!.name, "i"));
    const officer = await as("partnership-officer");
    await officer.goto(`${house.url}${request(id)}/partenaire`);
    const offered = await officer.locator("input[name=service]").evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
    const chosen = services.find(({ id: service, host }) => host === null && offered.includes(service))!;
    await officer.locator(`input[name=service][value="${chosen.id}"]`).check();
    await officer.getByRole("button", { name: "Choisir le partenaire" }).click();
    assert.match(await read(officer), /On attend le partenaire/);
    await atTheDoor(house.base.app, (door) => tellOfReferral(door, id));
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
    await atTheDoor(house.base.app, (door) => tellOfReferral(door, after));
    await answer(linkIn((await mailsTo(next.email))[0]?.body), "decline", (at) => at.locator("#reason").selectOption("partner:no-place"));
    assert.match(await reads("cisp", "/mobilisations?vue=asked"), /Votre porte les garde encore.*Refusée/);
    assert.match(await reads("cisp", request(after)), /Refusée.*du côté de : le partenaire/);
  });
});
