import { databaseOver, openPool } from "#ground/database/connect";
import { type Actor, visit, type Visit } from "#ground/visit";
import type { AskedOfDirectory, Theme } from "#rooms/network/index";
import { themes } from "#rooms/network/index";
import { loadCommunes, searchCommunes, searchPoints, searchServices } from "#rooms/network/server";
import { addNationalOffer } from "#simulation/directory";
import { chanceOf } from "#simulation/random";
import { type Measured, over, percentile, under } from "./bars.ts";
import type { BenchHouse } from "./house.ts";
import { judgeAnswers, precisionOf, relevanceCases } from "./relevance.ts";

const wantedServices = 110_000;
const bar = 15;
const nothing: AskedOfDirectory = { words: "", place: null, territoryId: null, theme: null, public: null, language: null, fee: null, reception: null, kind: null, openTo: null, commonLaw: null, places: false, fresh: false, openNow: false, employers: false };

const typedWords = ["cours de français", "épicerie sociale", "logement", "accès aux droits", "permanence juridique", "vestiaire", "accompagnement", "emploi", "atelier cuisine", "santé mentale", "aide au déménagement", "point conseil budget", "garde décalée", "alphabétisation", "demande de logement", "accueil", "numérique", "insertion", "formation", "écoute"] as const;
const faults = ["surendetement", "hebergemant", "demenagemant", "alphabetisasion", "psycologue", "domicilliation", "acompagnement", "adictologie", "permanance", "epicerie solidére", "informatik", "electromenagé"] as const;
const trade = ["sdf", "toubib", "dentiste", "psy", "csapa", "css", "domicile administratif", "fle", "permis", "dettes", "titre de séjour", "resto", "115", "crèche", "rsa", "cv", "mdph", "prison", "ordi", "boulot"] as const;
const towns = ["Paris", "Lyon", "Lille", "Nantes", "Strasbourg", "Rouen", "Angoulême", "Marseille", "Amiens", "Rennes", "Saint-Denis", "Grenoble", "Metz", "Toulouse", "Bordeaux", "75018", "69003", "13001"] as const;

/** Fills the house until it has a national directory; once. */
const fill = async (ownerUrl: string): Promise<number> => {
  await loadCommunes(ownerUrl);
  const pool = openPool(ownerUrl, 1);
  const count = async (): Promise<number> => Number((await pool.query<{ count: string }>("select count(*) from app.services")).rows[0]?.count);
  if ((await count()) < wantedServices) {
    console.log(`Annuaire : je remplis jusqu'à ${wantedServices} services.`);
    await addNationalOffer(ownerUrl, wantedServices, new Date().toISOString().slice(0, 10));
  }
  const services = await count();
  await pool.end();
  return services;
};

const usualRounds = 400;

/** Searches as people make them, each in a visit of its own, under row-level security. */
export const measureDirectory = async (house: Pick<BenchHouse, "ownerUrl" | "appUrl" | "visitors">, { explain = false, rounds = usualRounds } = {}): Promise<Measured[]> => {
  const services = await fill(house.ownerUrl);
  const pool = openPool(house.appUrl, 2);
  const db = databaseOver(pool);
  const chance = chanceOf("bench/directory");
  const actorOf = (): Actor => ({ id: chance.pick(house.visitors).id, givenName: "", familyName: "", sessionId: null, roles: [] });
  const enter = <Answer>(work: (entered: Visit) => Promise<Answer>): Promise<Answer> => visit(db, actorOf(), work);
  const places = new Map<string, AskedOfDirectory["place"]>();
  for (const town of towns) {
    const [commune] = await enter((entered) => searchCommunes(entered, town));
    places.set(town, commune ? { commune, km: 10 } : null);
  }
  const near = (km: number | null): AskedOfDirectory["place"] => {
    const place = places.get(chance.pick(towns));
    return place ? { ...place, km } : null;
  };
  const theme = (): Theme => chance.pick(themes);
  const kinds: Record<string, () => Partial<AskedOfDirectory>> = {
    "mots, France entière": () => ({ words: chance.pick(typedWords) }),
    "mots et lieu": () => ({ words: chance.pick(typedWords), place: near(chance.pick([5, 10, 25, 50])) }),
    "faute de frappe": () => ({ words: chance.pick(faults), place: near(25) }),
    "mots du métier": () => ({ words: chance.pick(trade), place: near(chance.pick([10, 25])) }),
    "mots du métier, France entière": () => ({ words: chance.pick(trade) }),
    "lieu seul": () => ({ place: near(chance.pick([5, 10, 25, 50])) }),
    "département entier": () => ({ place: near(null) }),
    "thème et lieu": () => ({ theme: theme(), place: near(chance.pick([10, 25, 50])) }),
    "filtres": () => ({ theme: chance.pick(["sante", "logement-hebergement", "numerique"]) as Theme, fee: "gratuit", public: chance.pick(["femmes", "jeunes", "personnes-exilees"]), reception: "en-presentiel", place: near(50) }),
    "à jour, à jour seulement": () => ({ fresh: true, words: chance.pick(typedWords), place: near(25) }),
  };
  const time = async (run: () => Promise<unknown>): Promise<number> => {
    const started = performance.now();
    await run();
    return performance.now() - started;
  };
  const bars: Measured[] = [over("services dans l'annuaire", services, wantedServices, "services")];
  type Timed = { ms: number; asked: Partial<AskedOfDirectory> };
  // One of each kind in turn: what the machine does beside falls on all of them alike.
  const pass = async (): Promise<Map<string, Timed[]>> => {
    const timed = new Map(Object.keys(kinds).map((name) => [name, [] as Timed[]]));
    for (let at = 0; at < rounds; at++)
      for (const [name, ask] of Object.entries(kinds)) {
        const asked = ask();
        timed.get(name)!.push({ ms: await time(() => enter((entered) => searchServices(entered, { ...nothing, ...asked }, { number: chance.odds(0.9) ? 1 : 2 }))), asked });
      }
    return timed;
  };
  // A server that has worked for an hour holds the directory in its memory; this one has just started. What its first pass takes is said, and not judged.
  const first = await pass();
  for (const [name, timed] of await pass()) {
    const told = timed.map(({ ms }) => ms);
    bars.push(under(`${name}, P95`, percentile(told, 0.95), bar, "ms"));
    // On a machine that does something else too, the least and the median say more of the search than the longest.
    console.log(`  ${name} : au mieux ${Math.min(...told).toFixed(1)} ms, médiane ${percentile(told, 0.5).toFixed(1)} ms ; serveur à peine démarré : P95 ${percentile(first.get(name)!.map(({ ms }) => ms), 0.95).toFixed(1)} ms`);
    if (explain) console.log(name, timed.sort((a, b) => b.ms - a.ms).slice(0, 4).map(({ ms, asked }) => `${ms.toFixed(1)} ${asked.words ?? ""} ${asked.theme ?? ""} ${asked.place?.commune.name ?? ""} ${asked.place?.km ?? ""}`));
  }
  const maps: number[] = [];
  for (let at = 0; at < 100; at++) maps.push(await time(() => enter((entered) => searchPoints(entered, { ...nothing, theme: theme(), place: near(25) }))));
  bars.push(under("carte, P95", percentile(maps, 0.95), bar, "ms"));
  const typed: number[] = [];
  for (let at = 0; at < 100; at++) typed.push(await time(() => enter((entered) => searchCommunes(entered, chance.pick(["saint", "mar", "ly", "75011", "la roche", "villeneuve"])))));
  bars.push(under("communes, P95", percentile(typed, 0.95), bar, "ms"));
  const judged = [];
  for (const one of relevanceCases) judged.push(judgeAnswers(one, (await enter((entered) => searchServices(entered, { ...nothing, words: one.typed }))).services));
  bars.push(over(`justesse des 5 premiers (${judged.length} recherches)`, precisionOf(judged), 0.8, ""), over("première réponse juste", judged.filter(({ first }) => first).length / judged.length, 0.9, ""));
  for (const { typed: asked, right, of, got } of judged.filter((one) => one.right < one.of)) console.log(`  ${asked} : ${right} sur ${of} (${got.slice(0, 2).join(" ; ")})`);
  await pool.end();
  return bars;
};
