import { domainWords } from "#rooms/access/index";
import { chantierName, fakeName, nameKey } from "./names.ts";
import { chanceOf } from "./random.ts";
import type { Row, Rows } from "./rows.ts";
import { fondaSource, march2022, phases, type StatedTerritory, statedTotals, territories2022, territoriesAfter, territoriesNamed2024 } from "./sources.ts";

export type SimulatedChantier = {
  id: string;
  name: string;
  territoryId: string;
  territory: string;
  openedOn: string;
  posts: number;
  cisps: string[];
  educators: string[];
  /** Others of the territory who may be asked: housing, health, rights referents, and the officers. */
  referents: { id: string; domain: "housing" | "health" | "rights" | "rsa" | "justice" | "employment" | "debts" }[];
  /** The chantiers of the same territory, itself included. */
  neighbours: SimulatedChantier[];
};
export type SimulatedNetwork = { seed: number; chantiers: SimulatedChantier[]; rows: Rows };

/** Which network: the eight territories of the documents, today's thirteen, or as many as it takes for a number of posts. */
export type NetworkSize = { kind: "documents" } | { kind: "today" } | { kind: "posts"; posts: number };

const stated = (size: NetworkSize): StatedTerritory[] => {
  if (size.kind === "documents") return [...territories2022];
  const named = territoriesNamed2024.map((name) => ({ name, chantiers: 6, employees: 150, openedOn: "2023-09-01" }));
  const today = [...territories2022, ...territoriesAfter, ...named];
  if (size.kind === "today") return today;
  const many: StatedTerritory[] = [];
  for (let at = 0, posts = 0; posts < size.posts; at++) {
    const model = today[at % today.length]!;
    const turn = Math.floor(at / today.length);
    many.push({ ...model, name: turn === 0 ? model.name : `${model.name} ${turn + 1} (simulé)` });
    posts += model.employees;
  }
  return many;
};

const shares = (total: number, parts: number): number[] => Array.from({ length: parts }, (_, at) => Math.floor(total / parts) + (at < total % parts ? 1 : 0));

/** Territories, chantiers with their teams, partners with their referents. Every chantier's posts add up to what the documents state. */
export const buildNetwork = (seed: number, size: NetworkSize): SimulatedNetwork => {
  const rows: Required<Pick<Rows, "territories" | "structures" | "professionals" | "memberships" | "published_figures" | "phases">> & { [table: string]: Row[] } = {
    territories: [], structures: [], professionals: [], memberships: [], published_figures: [], phases: [],
  };
  const chantiers: SimulatedChantier[] = [];
  const hire = (words: string, structure: string, role: string, title: string, since: string, until: string | null = null): string => {
    const chance = chanceOf(`${seed}/professional/${words}`);
    const [id, name] = [chance.id(), fakeName(chance)];
    const mail = `${nameKey(name.given, name.family).replaceAll(" ", ".")}.${id.slice(0, 8)}@simulation.invalid`;
    rows.professionals.push([id, name.given, name.family, mail, "01 99 00 00 00", title, null]);
    rows.memberships.push([chance.id(), id, structure, role, since, until]);
    return id;
  };
  const home = chanceOf(`${seed}/national`).id();
  rows.structures.push([home, "national", "Association nationale (simulée)", null, null, "2019-01-01"]);
  for (const [at, role] of (["national-team", "evaluator", "administrator"] as const).entries()) hire(`national/${at}`, home, role, role, "2019-01-01");

  for (const territory of stated(size)) {
    const chance = chanceOf(`${seed}/territory/${territory.name}`);
    const id = chance.id();
    rows.territories.push([id, territory.name, territory.openedOn]);
    const structure = (kind: string, name: string): string => {
      const of = chance.id();
      rows.structures.push([of, kind, name, id, territory.name, territory.openedOn]);
      return of;
    };
    const coordination = structure("coordination", `Coordination ${territory.name} (simulée)`);
    hire(`${territory.name}/coordinator`, coordination, "coordinator", "Coordination locale", territory.openedOn);
    const officers = (["employment", "housing", "health"] as const).map((domain) =>
      ({ domain, id: hire(`${territory.name}/officer/${domain}`, coordination, "partnership-officer", "Chargé de partenariat", territory.openedOn) }));
    const partners = (["housing", "health", "rights", "rsa", "justice", "debts"] as const).map((domain) =>
      ({ domain, id: hire(`${territory.name}/partner/${domain}`, structure("partner", `Partenaire ${domainWords[domain]} de ${territory.name} (simulé)`), "outside-referent", "Référent", territory.openedOn) }));
    const here: SimulatedChantier[] = [];
    for (const [at, posts] of shares(territory.employees, territory.chantiers).entries()) {
      const words = `${territory.name}/chantier/${at}`;
      const name = chantierName(chance, territory.chantiers > 1 ? at : -1);
      const of = structure("chantier", `${name}, ${territory.name}`);
      const count = posts > 28 ? 2 : 1;
      const cisps = Array.from({ length: count }, (_, one) => hire(`${words}/cisp/${one}`, of, "cisp", "Chargé d'insertion (CISP)", territory.openedOn));
      const educators = [hire(`${words}/educator`, of, "social-educator", "Éducateur", territory.openedOn)];
      hire(`${words}/supervisor`, of, "technical-supervisor", "Encadrant technique", territory.openedOn);
      hire(`${words}/director`, of, "director", "Direction", territory.openedOn);
      here.push({ id: of, name, territoryId: id, territory: territory.name, openedOn: territory.openedOn, posts, cisps, educators, referents: [...officers, ...partners], neighbours: here });
    }
    chantiers.push(...here);
    if (territories2022.some(({ name }) => name === territory.name)) {
      rows.published_figures.push([chance.id(), id, "chantiers", "stated", territory.chantiers, march2022, fondaSource], [chance.id(), id, "employees", "stated", territory.employees, march2022, fondaSource]);
    }
  }
  const whole = chanceOf(`${seed}/figures`);
  rows.published_figures.push([whole.id(), null, "chantiers", "target", statedTotals.chantiers, march2022, fondaSource], [whole.id(), null, "employees", "target", statedTotals.employees, march2022, fondaSource]);
  for (const phase of phases) rows.phases.push([whole.id(), phase.name, phase.startsOn, phase.endsOn, phase.scope, phase.source]);
  return { seed, chantiers, rows };
};
