// The simulated directory: for each territory its departments, some structures of the national offer, and its partners who keep their own entries.
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { Theme } from "#rooms/network/index";
import type { DiService } from "#rooms/exchange/index";
import { withClient } from "#ground/database/connection";
import { withoutIndexesOf } from "./bulk.ts";
import { directoryColumns, type DirectoryRows, type DirectoryTable, faceRow, serviceRow, structureRow } from "./directory-rows.ts";
import type { SimulatedNetwork } from "./network.ts";
import { offer, type OfferEntry } from "./offer.ts";
import { tellings } from "./offer-words.ts";
import { chanceOf } from "./random.ts";
import { copyLine } from "./rows.ts";

const departmentOfTerritory: Record<string, string> = {
  Paris: "75", Lyon: "69", Lille: "59", Nantes: "44", Strasbourg: "67", Rouen: "76", Charente: "16", Marseille: "13", Somme: "80", "Ille-et-Vilaine": "35", "Seine-Saint-Denis": "93", "Isère": "38", Moselle: "57",
};
const perTerritory = { structures: 12, services: 25 };
const sensitiveNetworks = new Set(["csapa", "caarud", "cidff", "spip", "cada", "huda", "cmp"]);

/** What each partner of a territory offers. */
const partnerThemes: readonly [word: string, themes: readonly Theme[]][] = [
  ["logement", ["logement-hebergement--louer-un-logement", "logement-hebergement--se-maintenir-dans-le-logement"]], ["santé", ["sante--acces-aux-soins", "sante--sante-mentale"]], ["RSA", ["difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits"]],
  ["justice", ["difficultes-administratives-ou-juridiques--prendre-en-compte-une-problematique-judiciaire"]], ["dettes", ["difficultes-financieres--situation-dendettement-surendettement", "difficultes-financieres--ameliorer-sa-gestion-budgetaire"]],
  ["", ["difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives", "difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits"]],
];

type Territory = { id: string; name: string; department: string | null; filled: OfferEntry[]; services: number };
const empty = (): DirectoryRows => ({ territory_areas: [], directory_structures: [], services: [], directory_people: [] });

const wanting = ({ filled, services }: Territory): boolean => filled.length < perTerritory.structures || services < perTerritory.services;

/** A territory's officers own some of what stands there; the rest is only listed. */
const ownersOf = (network: SimulatedNetwork): Map<string, string[]> => {
  const territoryOf = new Map((network.rows.structures ?? []).map((row) => [String(row[0]), row[3] === null ? "" : String(row[3])]));
  const owners = new Map<string, string[]>();
  for (const [, professional, structure, role] of network.rows.memberships ?? []) {
    if (role !== "partnership-officer" && role !== "outside-referent") continue;
    const territory = territoryOf.get(String(structure)) ?? "";
    owners.set(territory, [...(owners.get(territory) ?? []), String(professional)]);
  }
  return owners;
};

const listEntry = (rows: DirectoryRows, { structure, services }: OfferEntry, today: string, owners: readonly string[] | null): void => {
  const chance = chanceOf(`directory/${structure.id}`);
  const id = chance.id();
  const keeper = { ownerId: owners && owners.length > 0 && chance.odds(0.55) ? chance.pick(owners) : null, structureId: null };
  rows.directory_structures.push(structureRow(id, structure, keeper, { today, sensitive: (structure.reseaux_porteurs ?? []).some((network) => sensitiveNetworks.has(network)) }));
  for (const service of services) rows.services.push(serviceRow(chance.id(), id, service, keeper, { today, local: owners !== null }));
  if (owners) for (let at = 0; at < chance.whole(1, 3); at++) rows.directory_people.push(faceRow(`${structure.id}/${at}`, id, today));
};

/** Each partner of the territory keeps its own entry: claimed, with services of its domain and its referent's face. */
const claimEntries = (rows: DirectoryRows, network: SimulatedNetwork, { id: territoryId, filled }: Territory, today: string): void => {
  const partners = (network.rows.structures ?? []).filter((row) => row[1] === "partner" && row[3] === territoryId);
  for (const [at, [structureId, , name]] of partners.entries()) {
    const chance = chanceOf(`claimed/${String(structureId)}`);
    const model = filled[at % Math.max(filled.length, 1)];
    const membership = (network.rows.memberships ?? []).find((row) => row[2] === structureId);
    const professional = (network.rows.professionals ?? []).find((row) => row[0] === membership?.[1]);
    if (!model || !professional) continue;
    const keeper = { ownerId: String(professional[0]), structureId: String(structureId) };
    const listed = chance.id();
    const [, themes] = partnerThemes.find(([word]) => String(name).includes(word))!;
    const own = { ...model.structure, source: "fil-rouge", nom: String(name), siret: null, telephone: "01 99 00 00 00", courriel: "partenaire@simulation.invalid", reseaux_porteurs: null, description: `${String(name)} : référents du réseau, mobilisables pour les personnes du territoire.` };
    rows.directory_structures.push(structureRow(listed, own, keeper, { today, territoryId }));
    for (const theme of themes) {
      const service: DiService = { ...model.services[0]!, source: "fil-rouge", nom: chance.pick(tellings[theme].names), description: tellings[theme].says.join(" "), thematiques: [theme], mobilisable_par: ["professionnels", "usagers"], code_insee: own.code_insee, commune: own.commune, code_postal: own.code_postal, adresse: own.adresse, latitude: own.latitude, longitude: own.longitude };
      rows.services.push(serviceRow(chance.id(), listed, service, keeper, { today, territoryId, local: true }));
    }
    rows.directory_people.push(faceRow(String(structureId), listed, today, { professionalId: keeper.ownerId, name: `${String(professional[1])} ${String(professional[2])}`, jobTitle: String(professional[5]) }));
  }
};

const send = async (client: pg.Client, rows: DirectoryRows): Promise<number> => {
  let sent = 0;
  for (const [table, lines] of Object.entries(rows) as [DirectoryTable, DirectoryRows[DirectoryTable]][]) {
    if (lines.length === 0) continue;
    sent += lines.length;
    await pipeline(Readable.from(lines.map(copyLine)), client.query(copyFrom(`copy app.${table} (${directoryColumns[table].join(", ")}) from stdin`)));
  }
  return sent;
};

/** Territories and their departments: those the documents name by what they are, the others by what is left. */
const drawTerritories = (network: SimulatedNetwork): Territory[] => {
  const left = Array.from({ length: 95 }, (_, at) => String(at + 1).padStart(2, "0")).filter((code) => code !== "20" && !Object.values(departmentOfTerritory).includes(code));
  return (network.rows.territories ?? []).map((row) => ({ id: String(row[0]), name: String(row[1]), department: departmentOfTerritory[String(row[1])] ?? left.shift() ?? null, filled: [], services: 0 }));
};

const perCopy = 5_000;

/** Fills the directory; `services` asks for a national one, beyond what the territories need. Answers how many rows went. */
export const sendDirectory = async (client: pg.Client, network: SimulatedNetwork, { today, services = 0 }: { today: string; services?: number }): Promise<number> => {
  const territories = drawTerritories(network);
  const byDepartment = new Map(territories.filter(({ department }) => department !== null).map((one) => [one.department!, one]));
  const owners = ownersOf(network);
  let rows = empty();
  rows.territory_areas = [...byDepartment].map(([code, { id }]) => [id, code]);
  let sent = await send(client, rows);
  rows = empty();
  const fill = async (): Promise<void> => {
    let listed = 0;
    for (const entry of offer({ seed: `annuaire/${network.seed}`, services: Math.max(services, 40_000), today })) {
      const code = entry.structure.code_insee ?? "";
      const territory = byDepartment.get(code.startsWith("97") ? code.slice(0, 3) : code.slice(0, 2));
      const isTheirs = territory !== undefined && wanting(territory);
      if (territory && isTheirs) {
        territory.filled.push(entry);
        territory.services += entry.services.length;
      }
      if (isTheirs || listed < services) listEntry(rows, entry, today, isTheirs ? (owners.get(territory!.id) ?? []) : null);
      listed += entry.services.length;
      if (rows.services.length >= perCopy) {
        sent += await send(client, rows);
        rows = empty();
      }
      if (listed >= services && ![...byDepartment.values()].some(wanting)) break;
    }
    for (const territory of byDepartment.values()) claimEntries(rows, network, territory, today);
    sent += await send(client, rows);
  };
  await (services > 0 ? withoutIndexesOf(client, ["services"], fill) : fill());
  await client.query("select app.place_communes()");
  return sent;
};

/** A national offer added to a house that has people and few services: what the measures search in. */
export const addNationalOffer = (ownerUrl: string, services: number, today: string): Promise<number> =>
  withClient(ownerUrl, async (client) => {
    let rows = empty();
    let sent = 0;
    await client.query("begin");
    await withoutIndexesOf(client, ["services"], async () => {
      for (const entry of offer({ seed: "national", services, today })) {
        listEntry(rows, entry, today, null);
        if (rows.services.length < perCopy) continue;
        sent += await send(client, rows);
        rows = empty();
      }
      sent += await send(client, rows);
    });
    await client.query("select app.place_communes()");
    await client.query("commit");
    await client.query("vacuum (analyze) app.services, app.directory_structures, app.communes, app.search_words");
    return sent;
  });
