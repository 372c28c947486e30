// The two official files as they come, faults included on demand; and how many of each, so that a reading can be held to account.
import { type FileHandle, open } from "node:fs/promises";
import type { DiService, DiStructure } from "#rooms/exchange/index";
import { type OfferEntry, offer, type OfferSize } from "./offer.ts";
import { type Chance, chanceOf } from "./random.ts";

export type FaultName = keyof typeof spoilers;
type Loose = Record<string, unknown>;

/** What a fault does to a record, and whether a reading must leave the record out ("refused") or may take it ("taken"). */
const spoilers = {
  "unknown-code": { reading: "refused", of: "service", spoil: (one: Loose) => (one["thematiques"] = ["numerique--maitriser-les-fondamentos-du-numerique"]) },
  "not-alone": { reading: "refused", of: "service", spoil: (one: Loose) => (one["publics"] = ["tous-publics", "femmes"]) },
  "bad-date": { reading: "refused", of: "service", spoil: (one: Loose) => (one["date_maj"] = "31/02/2026") },
  "future-date": { reading: "refused", of: "service", spoil: (one: Loose) => (one["date_maj"] = "2099-01-01") },
  "short-siret": { reading: "refused", of: "structure", spoil: (one: Loose) => (one["siret"] = "0000000000001") },
  "missing-name": { reading: "refused", of: "service", spoil: (one: Loose) => (one["nom"] = "  ") },
  "missing-structure": { reading: "refused", of: "service", spoil: (one: Loose) => (one["structure_id"] = `${String(one["source"])}--nulle-part`) },
  "repeated-id": { reading: "refused", of: "service", spoil: () => undefined },
  "broken-line": { reading: "refused", of: "service", spoil: () => undefined },
  "empty-strings": { reading: "taken", of: "service", spoil: (one: Loose) => Object.assign(one, Object.fromEntries(Object.entries(one).filter(([, value]) => value === null).map(([name]) => [name, ""]))) },
  "final-dot": { reading: "taken", of: "service", spoil: (one: Loose) => (one["nom"] = `${String(one["nom"])}.`) },
  "personal-mail": { reading: "taken", of: "service", spoil: (one: Loose) => (one["courriel"] = "maud.factice@gmail.com") },
} as const satisfies Record<string, { reading: "refused" | "taken"; of: "structure" | "service"; spoil: (one: Loose) => unknown }>;
export const faultNames = Object.keys(spoilers) as FaultName[];

export type FileOrder = OfferSize & {
  format: "json" | "csv";
  /** One service (or structure) in so many has each of these faults. */
  faults?: readonly FaultName[];
  oneIn?: number;
  byteOrderMark?: boolean;
  encoding?: "utf-8" | "windows-1252";
  /** Stops in the middle of the last record. */
  cutShort?: boolean;
  /** Leaves out one entry in so many, as a source that lost some. */
  without?: number;
};
export type Written = { structures: number; services: number; spoilt: Partial<Record<FaultName, number>>; /** Services that follow a structure left out. */ orphans: number; refused: number };

const cellOf = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  const text = Array.isArray(value) ? value.join(",") : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

class Pen {
  readonly #handle: FileHandle;
  readonly #order: FileOrder;
  #held = "";
  #count = 0;
  constructor(handle: FileHandle, order: FileOrder) {
    this.#handle = handle;
    this.#order = order;
    this.#held = `${order.byteOrderMark ? "\u{feff}" : ""}${order.format === "json" ? "[" : ""}`;
  }
  async write(record: Loose, broken: boolean): Promise<void> {
    const first = this.#count++ === 0;
    if (this.#order.format === "csv") {
      if (first) this.#held += `${Object.keys(record).join(",")}\n`;
      const line = Object.values(record).map(cellOf).join(",");
      this.#held += `${broken ? `${line},${"de trop,".repeat(40)}` : line}\n`;
    } else {
      const text = JSON.stringify(record);
      // A brace is lost, as when two exports write to one file.
      this.#held += `${first ? "\n" : ",\n"}${broken ? text.slice(0, -1) : text}`;
    }
    if (this.#held.length > 1 << 20) await this.#flush();
  }
  async #flush(): Promise<void> {
    await this.#handle.write(Buffer.from(this.#held, this.#order.encoding === "windows-1252" ? "latin1" : "utf8"));
    this.#held = "";
  }
  async end(): Promise<void> {
    if (this.#order.format === "json") this.#held = this.#order.cutShort ? this.#held.slice(0, -40) : `${this.#held}\n]\n`;
    await this.#flush();
    await this.#handle.close();
  }
}

const loosen = (record: DiStructure | DiService): Loose => ({ ...record });

/** Writes both files. The same order writes the same bytes. */
export const writeNationalFile = async (paths: { structures: string; services: string }, order: FileOrder): Promise<Written> => {
  const { faults = [], oneIn = 50, without, seed } = order;
  const chance: Chance = chanceOf(`${seed}/faults`);
  const drawn = (of: "structure" | "service"): FaultName | null => {
    const possible = faults.filter((name) => spoilers[name].of === of);
    return possible.length > 0 && chance.odds(possible.length / oneIn) ? chance.pick(possible) : null;
  };
  const [structures, services] = [new Pen(await open(paths.structures, "w"), order), new Pen(await open(paths.services, "w"), order)];
  const written: Written = { structures: 0, services: 0, spoilt: {}, orphans: 0, refused: 0 };
  const spoilt = (name: FaultName | null): void => {
    if (!name) return;
    written.spoilt[name] = (written.spoilt[name] ?? 0) + 1;
    if (spoilers[name].reading === "refused") written.refused += 1;
  };
  let at = 0;
  for (const entry of offer(order) as Iterable<OfferEntry>) {
    const structure = loosen(entry.structure);
    // Faults are drawn for those left out too: the others stay the same with and without them.
    const [fault, wrongs] = [drawn("structure"), entry.services.map(() => drawn("service"))];
    if (without && ++at % without === 0) continue;
    if (fault) spoilers[fault].spoil(structure);
    spoilt(fault);
    await structures.write(structure, false);
    written.structures += 1;
    for (const [rank, one] of entry.services.entries()) {
      const service = loosen(one);
      const wrong = wrongs[rank] ?? null;
      if (wrong) spoilers[wrong].spoil(service);
      spoilt(wrong);
      await services.write(service, wrong === "broken-line");
      written.services += 1;
      if (wrong === "repeated-id") {
        await services.write(service, false);
        written.services += 1;
      }
      // Its structure was refused: it is explained too, unless a fault of its own already had it refused.
      if (fault && !(wrong && spoilers[wrong].reading === "refused" && wrong !== "repeated-id")) written.orphans += 1;
    }
  }
  await Promise.all([structures.end(), services.end()]);
  return { ...written, refused: written.refused + written.orphans };
};
