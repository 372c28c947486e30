// What the loop of a mobilisation and its stalls share: a window for each side, the outbox, and nights played ahead of today.
import assert from "node:assert/strict";
import { after, beforeEach } from "node:test";
import type { Page } from "playwright-core";
import { atTheDoor } from "#ground/visit";
import { domains, type Role } from "#rooms/access/index";
import { stirReferrals } from "#rooms/referrals/server";
import { theHouse, windowOf } from "./house.ts";
import { thumbOf } from "./keystrokes.ts";

export const openReferralScene = async () => {
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
  // Posts are shared out by domain, some vacant: here the officer of the scene answers for all of them.
  await house.rows("delete from app.officer_posts where territory_id = $1", [here!.territory]);
  await house.rows("insert into app.officer_posts (territory_id, domain, professional_id, starts_on) select $1, unnest($3::text[]), $2, current_date - 9", [here!.territory, (await house.enter("partnership-officer")).id, domains]);
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

  /** Whoever must hear of it has been told by the house: asked of it a second time, the link just sent would be replaced. */
  const houseTells = async (id: string): Promise<void> => {
    for (const end = Date.now() + 30_000; Date.now() < end; await new Promise((next) => setTimeout(next, 50)))
      if ((await house.rows("select 1 from app.jobs where unique_key = $1 and state in ('waiting', 'running')", [`referrals.tell:${id}`])).length === 0) return;
    throw new Error("the house told nobody");
  };
  /** Written from the file, sent at once, and told. Answers its id and the link of a partner without account. */
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
    await houseTells(id);
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
  return { houseTells, services, house, opened, person, here, first, second, hosted, as, her, onAPhone, read, reads, sheReads, request, stateOf, mailsTo, emailOf, linkIn, later, night, said, dayIn, ask, answer, withDate, press, sheSays };
};
