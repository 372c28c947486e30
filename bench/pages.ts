import { Agent, request } from "node:http";
import { chanceOf } from "#simulation/random";
import { type Measured, over, percentile, under } from "./bars.ts";
import type { BenchHouse, Visitor } from "./house.ts";

export type Asked = { page: string; path: string; body?: string };
export type Answered = { page: string; ms: number; status: number };

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

export const ask = (house: BenchHouse, visitor: Visitor, { page, path, body }: Asked): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    const sent = request(`${house.url}${path}`, {
      agent, method: body === undefined ? "GET" : "POST",
      headers: { cookie: visitor.cookie, "accept-encoding": "br", ...(body === undefined ? {} : { origin: house.url, "content-type": "application/x-www-form-urlencoded", "content-length": Buffer.byteLength(body) }) },
    }, (response) => {
      response.resume();
      response.on("end", () => resolve({ page, ms: performance.now() - started, status: response.statusCode ?? 0 }));
    });
    sent.on("error", reject);
    sent.end(body);
  });

const typed = ["zep", "exem", "fict", "maq", "chim", "selam", "aladdin", "oct", "trompe", "balth"] as const;

const sought = ["logement", "dentiste", "cours de francais", "dettes", "permis", "addiction", "domiciliation", "garde d'enfants"].map(encodeURIComponent);

/** A working day: today, files, lists, searches as one types, and one write in ten; how often each. */
export const dayOf = (chance: ReturnType<typeof chanceOf>, { people, role }: Visitor): [Asked, number][] => {
  const person = chance.pick(people);
  // Who coordinates or directs reads and does not write in files: she asks for lists instead, and looks at what ends.
  const writes = role === "coordinator" || role === "director" ? 0 : 1;
  return [
    [{ page: "aujourd'hui", path: "/" }, 18],
    [{ page: "dossier", path: `/personnes/${person}` }, 30],
    [{ page: "file active", path: "/personnes?qui=tous" }, 14],
    [{ page: "programme", path: "/programme" }, 4 * (1 - writes)],
    [{ page: "recherche", path: `/personnes/recherche?q=${chance.pick(typed)}` }, 16],
    [{ page: "mobilisations", path: "/mobilisations" }, role === "director" ? 0 : 5],
    [{ page: "ses demandes au réseau", path: `/personnes/${person}/mobilisations` }, 3 * writes],
    [{ page: "demander au réseau", path: `/mobilisations/nouvelle?personne=${person}&domaine=housing` }, 2 * writes],
    [{ page: "agenda", path: "/agenda" }, 3],
    [{ page: "annuaire", path: `/annuaire?q=${chance.pick(sought)}` }, 4],
    [{ page: "contrats", path: "/contrats" }, 3 * (1 - writes)],
    [{ page: "commissions", path: "/commissions" }, 2 * (1 - writes)],
    [{ page: "situations", path: `/personnes/${person}/situations` }, 6],
    [{ page: "accords", path: `/personnes/${person}/accords` }, 2 * writes],
    [{ page: "documents", path: `/personnes/${person}/documents` }, 2 * writes],
    [{ page: "journal", path: `/personnes/${person}/journal` }, 1 * writes],
    [{ page: "écrire (formulaire)", path: `/personnes/${person}/ecrire` }, 6 * writes],
    [{ page: "écrire (enregistrer)", path: `/personnes/${person}/ecrire`, body: "channel=call&body=Mesure&topic=notes" }, 7 * writes],
    [{ page: "brouillon", path: `/personnes/${person}/brouillon`, body: "form=note&body=Mesure+en+cours" }, 3 * writes],
  ];
};

/** One request of such a day. */
export const asked = (chance: ReturnType<typeof chanceOf>, visitor: Visitor): Asked => chance.weigh<Asked>(dayOf(chance, visitor));

/** Requests offered at a pace, without waiting for answers. */
export const offer = async (house: BenchHouse, perSecond: number, seconds: number, words: string): Promise<Answered[]> => {
  const chance = chanceOf(words);
  const answers: Promise<Answered>[] = [];
  const started = performance.now();
  for (let due = 0; due < seconds * 1000; due += -Math.log(1 - chance.draw()) * (1000 / perSecond)) {
    const wait = started + due - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    const visitor = chance.pick(house.visitors);
    answers.push(ask(house, visitor, asked(chance, visitor)));
  }
  return Promise.all(answers);
};

/** Which pages failed and how: " (3 × 404 dossier)", or nothing. */
export const errorsOf = (answers: readonly Answered[]): string => {
  const counts = new Map<string, number>();
  for (const { page, status } of answers) if (status >= 400) counts.set(`${status} ${page}`, (counts.get(`${status} ${page}`) ?? 0) + 1);
  return counts.size === 0 ? "" : ` (${[...counts].map(([what, count]) => `${count} × ${what}`).join(", ")})`;
};

/** How many it can answer when asked by a steady crowd. */
const saturate = async (house: BenchHouse, seconds: number): Promise<number> => {
  const until = performance.now() + seconds * 1000;
  let answered = 0;
  const one = async (turn: number): Promise<void> => {
    const chance = chanceOf(`saturation/${turn}`);
    while (performance.now() < until) {
      const visitor = chance.pick(house.visitors);
      await ask(house, visitor, asked(chance, visitor));
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: 16 }, (_, turn) => one(turn)));
  return answered / seconds;
};

export const measurePages = async (house: BenchHouse, { perSecond = 70, seconds = 30 } = {}): Promise<Measured[]> => {
  // What is promised is a morning; the minute after a restart, in which everything is read, compiled and planned once, is told beside it.
  const first = (await offer(house, perSecond, 60, "warm-up")).map(({ ms }) => ms);
  const answers = await offer(house, perSecond, seconds, "pages");
  const broken = answers.filter(({ status }) => status >= 400);
  const pages = [...new Set(answers.map(({ page }) => page))].sort();
  const bars = pages.flatMap((page) => {
    const times = answers.filter((one) => one.page === page).map(({ ms }) => ms);
    return [under(`${page}, P95 (${times.length} demandes)`, percentile(times, 0.95), 50, "ms"), under(`${page}, P99`, percentile(times, 0.99), 100, "ms")];
  });
  const all = answers.map(({ ms }) => ms);
  return [
    ...bars,
    under(`toutes à ${perSecond}/s, P95`, percentile(all, 0.95), 50, "ms"),
    under(`toutes à ${perSecond}/s, P99`, percentile(all, 0.99), 100, "ms"),
    under(`réponses en erreur${errorsOf(answers)}`, broken.length, 0, ""),
    under("la minute qui suit un redémarrage, P95", percentile(first, 0.95), null, "ms"),
    over("saturation", await saturate(house, 10), null, "demandes/s"),
  ];
};
