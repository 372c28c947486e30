// A renewal board of twenty cases, prepared, held and closed by keyboard: Tab, arrows, Space, Enter, letters, and no mouse. Then its pages, judged as every page is.
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { type Actor, visit } from "#ground/visit";
import type { Role } from "#rooms/access/index";
import { drawCase, findCase, prepareCase, putOnAgenda, sayAspect } from "#rooms/boards/server";
import { theHouse, windowOf } from "./house.ts";
import { judge, type Windows } from "./judging.ts";
import { keyboardOf, secondsOf } from "./keystrokes.ts";

const cases = 20;

describe("Une commission de vingt dossiers, au clavier", async () => {
  const house = await theHouse();
  const opened: Page[] = [];
  after(() => Promise.all(opened.map((page) => page.context().close())));
  const window = async (role: Role, more: Parameters<typeof windowOf>[2] = {}): Promise<Page> => {
    const { page } = await windowOf(house, role, more);
    opened.push(page);
    return page;
  };
  const windowsOf = async (role: Role): Promise<Windows> => ({ wide: await window(role, { viewport: { width: 1280, height: 900 } }), narrow: await window(role, { viewport: { width: 320, height: 640 } }), bare: await window(role, { javaScriptEnabled: false }) });
  const cisp = await house.enter("cisp");
  const runs = await windowsOf("coordinator");
  const [board] = await house.rows<{ id: string; name: string }>("select b.id, s.name from app.boards b join app.structures s on s.id = b.id join app.structures c on c.territory_id = b.territory_id join app.memberships m on m.structure_id = c.id where m.professional_id = $1", [(await house.enter("coordinator")).id]);
  const chosen = await house.rows<{ id: string; lead: string; person: string }>(`select c.id, l.professional_id as lead, c.person_id as person from app.board_cases c join app.lead_referents l on l.person_id = c.person_id and l.ends_on is null
    where c.board_id = $1 and c.state = 'waiting' order by l.professional_id = $2 desc, c.person_id limit $3`, [board!.id, cisp.id, cases]);
  const said = (page: Page): Promise<string> => page.locator("main").innerText();
  const sittingOf = async (): Promise<string> => (await house.rows<{ id: string }>("select id from app.board_sittings where board_id = $1 and held_on = (now() at time zone 'Europe/Paris')::date", [board!.id]))[0]!.id;
  /** Keys, and the answer that comes. */
  const hands = (page: Page) => {
    const keyboard = keyboardOf(page);
    const send = async (called: RegExp): Promise<void> => {
      await keyboard.reach(called);
      await Promise.all([page.waitForEvent("framenavigated"), keyboard.press("Enter")]);
      await page.waitForLoadState();
    };
    return { ...keyboard, send };
  };
  const today = new Date().toLocaleDateString("fr-FR", { timeZone: "Europe/Paris", day: "2-digit", month: "2-digit", year: "numeric" });

  it("prévue, préparée, ouverte, votée, décidée, reportée, close : sans souris", async () => {
    assert.equal(chosen.length, cases, "le réseau simulé a de quoi");
    assert.equal(chosen[0]!.lead, cisp.id);
    const page = await window("coordinator", { viewport: { width: 1280, height: 900 } });
    const keys = hands(page);
    await page.goto(`${house.url}/commissions`);
    await keys.reach(/Prévoir une séance/);
    await keys.press("Enter");
    await keys.reach(/^Jour/);
    await keys.type(today);
    await keys.reach(/^Lieu/);
    await keys.type("Salle fictive");
    await keys.send(/Prévoir cette séance/);
    assert.match(await said(page), /C'est enregistré/);
    const sitting = await sittingOf();

    // Nineteen by the verbs, as their leads; one through the pages.
    for (const { id, lead } of chosen) await visit(house.base.app, { id: lead, roles: [] } as unknown as Actor, async (one) => {
      assert.deepEqual(await putOnAgenda(one, { caseId: id, sittingId: sitting }), { ok: true, value: null });
      if (id === chosen[0]!.id) return;
      await prepareCase(one, { caseId: id, version: (await findCase(one, id))!.prepared, proposal: "renew", until: "2028-12-31", ground: null, words: "Six mois encore.", herWish: "renew", herWords: "Je veux rester.", herMeans: "aloud" });
      await sayAspect(one, { caseId: id, aspect: "employment", standing: "by-herself", words: "", herWords: "" });
      assert.equal((await drawCase(one, { caseId: id })).ok, true);
    });
    const desk = await window("cisp", { viewport: { width: 1280, height: 900 } });
    const hers = hands(desk);
    await desk.goto(`${house.url}/personnes/${chosen[0]!.person}/commission`);
    await hers.send(/Préparer le dossier/);
    await hers.reach(/^Dans ses mots/);
    await hers.type("Je veux finir mon permis.");
    await hers.reach(/voix haute/);
    await hers.press("Space");
    await hers.reach(/^logement/);
    await hers.press("Enter");
    await hers.reach(/logement : ce que vous en voyez/);
    await hers.type("Demande déposée.");
    await hers.reach(/renouveler le contrat/);
    await hers.press("Space");
    await hers.send(/^Enregistrer/);
    assert.match(await said(desk), /Dites où on en est \(logement\)/, "ce qui est écrit sans réponse n'est pas jeté");
    assert.equal(await desk.locator("textarea[name='housing.words']").inputValue(), "Demande déposée.");
    await hers.reach(/logement : où en est-on/);
    await hers.type("s'en occupe avec");
    await hers.reach(/jusqu'au/);
    await hers.type("31/12/2028");
    await hers.send(/^Enregistrer/);
    await hers.send(/Mettre le dossier devant la commission/);
    assert.match(await said(desk), /Le dossier est devant la commission/);

    await page.goto(`${house.url}/commissions/${sitting}`);
    await keys.send(/Ouvrir la séance/);
    await keys.send(/Entendre le dossier/);
    const decide = async (outcome: "renew" | "postpone"): Promise<void> => {
      await keys.reach(/Aller à la décision/);
      await keys.press("Enter");
      await keys.reach(/renouveler le contrat/);
      await keys.press(outcome === "renew" ? "Space" : "ArrowUp");
      if (outcome === "renew") {
        await keys.reach(/jusqu'au/);
        await keys.type("31/12/2028");
      }
      await keys.reach(/^Pourquoi/);
      await keys.type(outcome === "renew" ? "Le parcours avance." : "Il manque une pièce.");
      await keys.send(/Écrire la décision/);
    };
    await decide("renew");
    assert.match(await said(page), /Le quorum n'est pas atteint/);
    assert.equal(await page.locator("#reasons").inputValue(), "Le parcours avance.");
    await keys.send(/^Séance du/);
    for (const seat of ["présidence", "secrétariat"]) { await keys.reach(new RegExp(`, ${seat}`)); await keys.type("dans"); }
    for (let at = 0; at < 4; at++) { await keys.press("Tab"); await keys.type("dans"); }
    await keys.send(/Noter les présences/);
    assert.match(await said(page), /5 votants présents/);

    await keys.send(/Entendre le dossier/);
    await judge(page.url(), runs);
    const voters = await page.locator("input[value=for]").count();
    await keys.reach(/^pour/);
    for (let at = 0; at < voters; at++) { await keys.press("Space"); await keys.press("Tab"); }
    await keys.send(/Noter le vote/);
    assert.match(await said(page), new RegExp(`${voters} pour, 0 contre`));
    let heard = 0;
    for (; heard < cases; heard++) {
      // The second one waits for another day, as whichever one has too few voters left.
      const postponed = heard === 1 || /vous pouvez le reporter/.test(await said(page));
      await decide(postponed ? "postpone" : "renew");
      if (heard < cases - 1) await keys.send(postponed ? /Entendre le dossier/ : /Dossier suivant/);
      else if (!postponed) await keys.send(/retour à la séance/);
    }
    await keys.reach(/^Remarques/);
    await keys.type("Vingt dossiers entendus.");
    await keys.send(/Clore la séance/);
    assert.match(await said(page), /close[\s\S]*Vingt dossiers entendus[\s\S]*Procès-verbal/);
    const [done] = await house.rows<{ renewed: number; postponed: number; state: string }>("select count(*) filter (where outcome = 'renew')::int as renewed, count(*) filter (where outcome = 'postpone')::int as postponed, (select state from app.board_sittings where id = $1) as state from app.board_decisions where sitting_id = $1", [sitting]);
    assert.equal(done!.renewed + done!.postponed, cases);
    assert.ok(done!.renewed >= cases / 2 && done!.postponed >= 1 && done!.state === "closed", JSON.stringify(done));
    // The papers, as the built application gives them: real PDF/UA, real DOCX, and closed to whoever does not sit.
    const paper = async (role: Role, path: string): Promise<string> => { const answer = await fetch(house.url + path, { headers: { cookie: (await house.enter(role)).cookie } }); return answer.ok ? Buffer.from(await answer.arrayBuffer()).toString("latin1") : String(answer.status); };
    // Somebody of the same chantier whose contract was renewed: which cases were put off depends on who may vote on them.
    const [renewed] = await house.rows<{ person: string }>("select c.person_id as person from app.board_decisions d join app.board_cases c on c.id = d.case_id where d.sitting_id = $1 and d.outcome = 'renew' and c.followed_by = (select followed_by from app.people where id = $2) order by c.number limit 1", [sitting, chosen[0]!.person]);
    const letter = `/personnes/${renewed!.person}/commission/documents`;
    for (const [role, path] of [["coordinator", `/commissions/${sitting}/documents/pv`], ["cisp", `${letter}/courrier`], ["cisp", `${letter}/bilan`], ["cisp", `${letter}/dossier`]] as const) {
      assert.match(await paper(role, `${path}.pdf`), /^%PDF-[\s\S]*StructTreeRoot/, path);
      assert.match(await paper(role, `${path}.docx`), /^PK/, path);
      assert.equal(await paper("technical-supervisor", `${path}.pdf`), "404");
    }
    for (const [who, { strokes }] of [["tenir", keys], ["préparer un dossier", hers]] as const) console.log(`◷ ${who} : ${strokes.keys} touches, ${strokes.thoughts} choix, ${Math.round(secondsOf(strokes) / 60)} min au modèle des frappes`);
  });

  it("ses pages : axe ne trouve rien, rien ne déborde à 320 px, tout est là sans script", async () => {
    const [referent] = await house.rows<{ id: string }>("select professional_id as id from app.personas p join app.memberships m using (professional_id) where m.role = 'outside-referent'");
    const [ready] = await house.rows<{ id: string; sitting: string }>("select c.id, s.id as sitting from app.board_cases c join app.board_sittings s on s.id = c.sitting_id where c.board_id = $1 and c.state = 'ready' and s.state = 'planned' limit 1", [board!.id]);
    const [waiting] = await house.rows<{ id: string; person: string }>("select c.id, c.person_id as person from app.board_cases c join app.lead_referents l on l.person_id = c.person_id and l.ends_on is null where l.professional_id = $1 and c.state = 'waiting' limit 1", [cisp.id]);
    const [opinion] = await house.rows<{ id: string }>("insert into app.board_opinions (id, case_id, person_id, topic, professional_id, asked_at, asked_by) select gen_random_uuid(), id, person_id, 'housing', $2, now(), $3 from app.board_cases where id = $1 returning id", [ready!.id, referent!.id, cisp.id]);
    const [follows, sits] = [await windowsOf("cisp"), await windowsOf("outside-referent")];
    for (const path of ["", "/reglages", `/${ready!.sitting}`]) await judge(`${house.url}/commissions${path}`, runs);
    for (const path of ["", "/preparer"]) if (waiting) await judge(`${house.url}/personnes/${waiting.person}/commission${path}`, follows);
    await judge(`${house.url}/personnes/${chosen[0]!.person}/commission`, follows);
    // What the board asked is followed: refused without an answer, then said, and she reads it.
    const [asked] = await house.rows<{ person: string }>("with one as (select d.id from app.board_decisions d join app.board_cases c on c.id = d.case_id and c.state = 'decided' where d.outcome = 'renew' and c.followed_by = (select followed_by from app.people where id = $1) order by d.person_id limit 1) update app.board_decisions d set conditions = E'Passer le code\nUn point à trois mois', told_on = (now() at time zone 'Europe/Paris')::date, told_how = 'by-hand' from one where d.id = one.id returning d.person_id as person", [chosen[0]!.person]);
    const condition = async (page: Page): Promise<void> => {
      await page.locator("summary", { hasText: "Dire où en est la condition 2" }).click();
      await page.locator("details[open] .btn").click();
      await page.getByText("Choisissez où l'on en est.").first().waitFor();
    };
    await judge(`${house.url}/personnes/${asked!.person}/commission`, follows, condition);
    await follows.bare.goto(`${house.url}/personnes/${asked!.person}/commission`);
    await condition(follows.bare);
    await follows.bare.getByLabel("Tenue", { exact: true }).last().check();
    await follows.bare.locator("#said-2").fill("Fait le mois dernier.");
    await follows.bare.locator("details[open] .btn").click();
    await follows.bare.waitForURL(/fait=1/);
    assert.match(await said(follows.bare), /Passer le code\s+rien n'en est dit[\s\S]*Un point à trois mois\s+tenue[\s\S]*Fait le mois dernier/);
    // She takes everything back: at the next page, a member finds a number, and nothing of her.
    const [her] = await house.rows<{ name: string }>("update app.consents k set withdrawn_at = now(), withdrawn_by = $2 from app.board_cases c join app.people p on p.id = c.person_id where c.id = $1 and k.person_id = p.id and k.purpose = 'renewal-board' and k.withdrawn_at is null returning p.family_name as name", [ready!.id, cisp.id]);
    for (const path of [`/${ready!.sitting}`, `/${ready!.sitting}/${ready!.id}`]) {
      const html = await (await fetch(`${house.url}/commissions${path}`, { headers: { cookie: (await house.enter("outside-referent")).cookie } })).text();
      assert.ok(her && /nom réservé/.test(html) && !html.includes(her.name), path);
    }
    for (const path of [`/avis/${opinion!.id}`, `/${ready!.sitting}/${ready!.id}`]) await judge(`${house.url}/commissions${path}`, sits);
  });
});
