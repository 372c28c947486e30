// Lists in every state an import goes through, brought through the pages by somebody of a chantier.
import { setTimeout as wait } from "node:timers/promises";
import type { OpenHouse, Persona } from "./house.ts";

const names = ["Zéphyr", "Ondine", "Balthazar", "Maud", "Armel", "Corentine", "Dorian", "Bérénice"] as const;

/** Invented people to take, three rows to mend for different reasons, somebody perhaps already followed, a total. */
const list = (family: string, known: { given: string; family: string; born: string }): string => `Nom;Prénom;Date de naissance;Date d'entrée;Téléphone;Logement;Ressources;Couleur préférée
${names.map((given, at) => `${family};${given};0${at + 1}/05/${1961 + at * 4};02/03/2026;06 39 98 00 0${at};${["hôtel", "rue", "CHRS", ""][at % 4]};${["RSA", "sans ressources", ""][at % 3]};bleu`).join("\n")}
LEURRE;Amadis;31/02/1990;02/03/2026;;;;
CHIMÈRE;;17/08/1979;02/03/2026;;;;
FACTICE;Quitterie;09/09/1985;02/03/2026;12;;;
${known.family};${known.given};${known.born};02/03/2026;;;;
TOTAL;12;;;;;;`;

export type Lists = { uploaded: string; mapped: string; checked: string; running: string; done: string; stopped: string };

export const bringLists = async (house: Pick<OpenHouse, "url" | "rows">, { id: professionalId, cookie }: Omit<Persona, "role">): Promise<Lists> => {
  const [known] = await house.rows<{ given: string; family: string; born: string; chantier: string }>(
    `select p.given_name as given, p.family_name as family, to_char(i.birth_date, 'DD/MM/YYYY') as born, p.followed_by as chantier from app.people p join app.identities i on i.person_id = p.id
     join app.lead_referents l on l.person_id = p.id and l.ends_on is null where l.professional_id = $1 and i.birth_date is not null and p.given_name <> '' and p.family_name <> '' order by p.id limit 1`, [professionalId]);
  if (!known) throw new Error("this persona leads nobody");
  const ask = (path: string, body: BodyInit): Promise<Response> => fetch(`${house.url}${path}`, { method: "POST", redirect: "manual", body, headers: { cookie, origin: house.url, accept: "text/html" } });
  const bring = async (family: string, name: string): Promise<string> => {
    const form = new FormData();
    form.set("chantier", known.chantier);
    form.set("liste", new Blob([list(family, known)]), name);
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
  const check = async (family: string, name: string): Promise<string> => {
    const address = await bring(family, name);
    await ask(`${address}/colonnes?/choisir`, new URLSearchParams());
    return reach(address, "checked");
  };
  const stopped = await check("GABARIT", "essai abandonné.csv");
  await ask(`${stopped}?/arreter`, new URLSearchParams());
  const done = await check("EXEMPLE", "suivi du chantier 2025.csv");
  await ask(`${done}?/commencer`, new URLSearchParams());
  await reach(done, "done");
  const checked = await check("MAQUETTE", "suivi du chantier 2026.csv");
  /** A state that lasts a moment, held still: the same import, with no job to carry it on. */
  const held = async (state: "mapped" | "running"): Promise<string> => {
    const [copy] = await house.rows<{ id: string }>(
      `insert into app.imports select (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), 'state', $2::text, 'reached', 5))).* from app.imports i where id = $1 returning id`, [checked.split("/").at(-1), state]);
    return `/reprises/${copy!.id}`;
  };
  return { uploaded: `${await bring("POSTICHE", "fichier de Lison.csv")}/colonnes`, mapped: await held("mapped"), checked, running: await held("running"), done, stopped };
};
