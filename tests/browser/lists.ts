// Lists in every state an import goes through, brought through the pages by somebody of a chantier.
import { setTimeout as wait } from "node:timers/promises";
import type { OpenHouse, Persona } from "./house.ts";

/** Two rows to take, three to mend for different reasons, somebody perhaps already followed, a total. */
const list = (known: { given: string; family: string; born: string }): string => `Nom;Prénom;Date de naissance;Date d'entrée;Téléphone;Logement;Ressources;Couleur préférée
EXEMPLE;Zéphyr;04/05/1987;02/03/2026;06 39 98 00 01;hôtel;RSA;bleu
MAQUETTE;Ondine;12/11/1990;02/03/2026;06 39 98 00 02;rue;sans ressources;vert
LEURRE;Amadis;31/02/1990;02/03/2026;;;;
CHIMÈRE;;17/08/1979;02/03/2026;;;;
FACTICE;Quitterie;09/09/1985;02/03/2026;12;hébergée chez un tiers inconnu;;
${known.family};${known.given};${known.born};02/03/2026;;;;
TOTAL;6;;;;;;`;

export type Lists = { uploaded: string; mapped: string; checked: string; running: string; done: string; stopped: string };

export const bringLists = async (house: OpenHouse, { id: professionalId, cookie }: Persona): Promise<Lists> => {
  const [known] = await house.rows<{ given: string; family: string; born: string; chantier: string }>(
    `select p.given_name as given, p.family_name as family, to_char(i.birth_date, 'DD/MM/YYYY') as born, p.followed_by as chantier from app.people p join app.identities i on i.person_id = p.id
     join app.lead_referents l on l.person_id = p.id and l.ends_on is null where l.professional_id = $1 and i.birth_date is not null and p.given_name <> '' and p.family_name <> '' order by p.id limit 1`, [professionalId]);
  if (!known) throw new Error("this persona leads nobody");
  const ask = (path: string, body: BodyInit): Promise<Response> => fetch(`${house.url}${path}`, { method: "POST", redirect: "manual", body, headers: { cookie, origin: house.url, accept: "text/html" } });
  const bring = async (): Promise<string> => {
    const form = new FormData();
    form.set("chantier", known.chantier);
    form.set("liste", new Blob([list(known)]), "suivi du chantier 2026.csv");
    const address = (await ask("/reprises", form)).headers.get("location")?.replace("/colonnes", "");
    if (!address) throw new Error("the list was not received");
    return address;
  };
  const reach = async (address: string, state: string): Promise<string> => {
    for (let turn = 0; turn < 300; turn += 1) {
      const [one] = await house.rows<{ state: string }>("select state from app.imports where id = $1", [address.split("/").at(-1)]);
      if (one?.state === state) return address;
      await wait(100);
    }
    throw new Error(`the list never was ${state}`);
  };
  const check = async (): Promise<string> => {
    const address = await bring();
    await ask(`${address}/colonnes?/choisir`, new URLSearchParams());
    return reach(address, "checked");
  };
  const done = await check();
  await ask(`${done}?/commencer`, new URLSearchParams());
  await reach(done, "done");
  const checked = await check();
  /** A state that lasts a moment, held still: the same import, with no job to carry it on. */
  const held = async (state: "mapped" | "running"): Promise<string> => {
    const [copy] = await house.rows<{ id: string }>(
      `insert into app.imports select (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), 'state', $2::text, 'reached', 3))).* from app.imports i where id = $1 returning id`, [checked.split("/").at(-1), state]);
    return `/reprises/${copy!.id}`;
  };
  const stopped = await check();
  await ask(`${stopped}?/arreter`, new URLSearchParams());
  return { uploaded: `${await bring()}/colonnes`, mapped: await held("mapped"), checked, running: await held("running"), done, stopped };
};
