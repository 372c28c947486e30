// The pages of the door, judged as all the others: before anybody is known, with an account of one's own, and for those who administer.
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { after, describe, it } from "node:test";
import type { BrowserContext } from "playwright-core";
import { hashPassword } from "../../src/rooms/access/hashing.ts";
import { theHouse } from "./house.ts";
import { judge, type Windows } from "./judging.ts";

const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest();

describe("Les pages de la porte", async () => {
  const house = await theHouse();
  const opened: BrowserContext[] = [];
  after(() => Promise.all(opened.map((context) => context.close())));

  const windowsWith = async (cookies: Record<string, string>): Promise<Windows> => {
    const open = async (more: { javaScriptEnabled?: boolean; viewport?: { width: number; height: number } }) => {
      const context = await house.browser.newContext({ locale: "fr-FR", ...more });
      opened.push(context);
      for (const [name, value] of Object.entries(cookies)) await context.addCookies([{ name, value, url: house.url }]);
      return context.newPage();
    };
    return { wide: await open({ viewport: { width: 1280, height: 900 } }), narrow: await open({ viewport: { width: 320, height: 640 } }), bare: await open({ javaScriptEnabled: false }) };
  };
  const sessionOf = (cookie: string): Record<string, string> => ({ fil: cookie.slice(cookie.indexOf("=") + 1) });

  // An account of her own for a professional of the network, a session that has just proved who she is, and what waits for her.
  const [colleague] = await house.rows<{ id: string }>("select p.id from app.professionals p where not exists (select from app.accounts a where a.professional_id = p.id) and not exists (select from app.personas r where r.professional_id = p.id) limit 1");
  const id = colleague!.id;
  const token = (): string => randomBytes(32).toString("base64url");
  const [session, awaited, link, locked] = [token(), token(), token(), token()];
  await house.rows("insert into app.accounts (professional_id, email, password_hash, password_set_at) values ($1, 'porte@simulation.invalid', $2, now())", [id, await hashPassword("quatre mots sans rapport")]);
  await house.rows("insert into app.passkeys (professional_id, credential_id, public_key, name, created_at) values ($1, 'cle', 'x', 'Firefox, Linux', now())", [id]);
  for (const [one, lockedAt] of [[session, null], [locked, new Date()]] as const)
    await house.rows("insert into app.sessions (token_hash, professional_id, opened_at, last_seen_at, expires_at, by_means, proved_at, locked_at) values ($1, $2, now(), now(), now() + interval '1 hour', 'passkey', now(), $3)", [hashOf(one), id, lockedAt]);
  await house.rows("insert into app.door_challenges (token_hash, kind, professional_id, expires_at) values ($1, 'second-factor', $2, now() + interval '10 minutes')", [hashOf(awaited), id]);
  await house.rows("insert into app.invitations (kind, professional_id, token_hash, created_at, expires_at) values ('invitation', $1, $2, now(), now() + interval '1 hour')", [id, hashOf(link)]);
  const [territory] = await house.rows<{ id: string }>("select id from app.territories order by name limit 1");
  const [structure] = await house.rows<{ id: string }>("select id from app.structures order by name limit 1");

  const everybody = ["/entrer", "/entrer?suite=%2Fmoi%2Fecrits", "/entrer?fait=mot-de-passe", "/mot-de-passe", "/invitations/inconnu", `/invitations/${link}`, "/personas"];
  const administered = ["/boite-denvoi", "/comptes", "/comptes?q=zzzzzz", "/comptes/invitation", `/comptes/professionnel?qui=${id}`, "/structures", `/structures?territoire=${territory!.id}`, `/structures/modifier?structure=${structure!.id}`, `/structures/modifier?territoire=${territory!.id}`];
  const visitors: [string, () => Promise<Record<string, string>>, string[]][] = [
    ["qui que ce soit", async () => ({}), everybody],
    ["qui doit encore une preuve", async () => ({ "fil-attente": awaited }), ["/entrer/code"]],
    ["qui a suivi un lien", async () => ({ "fil-lien": link }), ["/invitations/accepter"]],
    ["qui a un compte", async () => ({ fil: session }), ["/moi/compte", "/moi/compte/second-facteur", "/moi/compte/mot-de-passe", "/moi/ecrits", "/verrou"]],
    ["dont l'écran est verrouillé", async () => ({ fil: locked }), ["/verrou?suite=%2Fmoi%2Fecrits"]],
    ["qui administre", async () => sessionOf((await house.enter("administrator")).cookie), administered],
  ];
  for (const [who, cookies, paths] of visitors) {
    it(`${who} : ${paths.length} page${paths.length > 1 ? "s" : ""} où axe ne trouve rien, où rien ne déborde, et qui se lisent sans script`, async () => {
      const windows = await windowsWith(await cookies());
      for (const path of paths) {
        await judge(house.url + path, windows);
        assert.equal(new URL(windows.wide.url()).pathname, path.split("?")[0], `${path} est bien la page jugée`);
      }
    });
  }

  it("une preuve qui date : on la redemande, et cette page-là se lit aussi ; ce qui est gardé aussi", async () => {
    await house.rows("update app.sessions set proved_at = now() - interval '1 hour' where token_hash = $1", [hashOf(session)]);
    const windows = await windowsWith({ fil: session });
    await judge(`${house.url}/moi/compte/preuve`, windows);
    assert.equal(new URL(windows.wide.url()).pathname, "/moi/compte/preuve");
    const administrator = await house.enter("administrator");
    const theirs = await windowsWith(sessionOf(administrator.cookie));
    await house.rows("update app.sessions set locked_at = now() where token_hash = $1", [hashOf(sessionOf(administrator.cookie)["fil"]!)]);
    const long = "Un texte assez long pour dépasser d'un petit écran, avec unmotquinesecoupeabsolumentjamaisetquicontinueencore.";
    await fetch(`${house.url}/structures?/structure`, { method: "POST", redirect: "manual", headers: { origin: house.url, accept: "text/html", cookie: administrator.cookie }, body: new URLSearchParams({ name: long, commune: "Modèle-Ville" }) });
    await house.rows("update app.sessions set locked_at = null where token_hash = $1", [hashOf(sessionOf(administrator.cookie)["fil"]!)]);
    await judge(`${house.url}/moi/ecrits`, theirs);
    assert.match(await theirs.wide.locator("main").innerText(), /Un texte assez long/);
    await judge(`${house.url}/comptes`, theirs);
    assert.match(await theirs.wide.locator("main").innerText(), /est gardé/);
    await house.rows("delete from app.kept_forms");
  });
});
