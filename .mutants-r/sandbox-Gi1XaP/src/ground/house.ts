import type { Kysely } from "kysely";
import type { LastAsked } from "./jobs/giving-way.ts";
import type { Tables } from "./tables.generated.ts";

/** What the running house holds. The server opens it; the pages, bundled apart, find it here. */
export type House = {
  db: Kysely<Tables>;
  /** Long work opens a connection of its own, away from the thread that serves pages. */
  appUrl: string;
  /** Where files are kept that do not belong in the database. */
  dataFolder: string;
  clock: () => Date;
  /** When a page was last asked: long work looks at it and gives way. */
  lastAsked: LastAsked;
  /** Counts a page for the metrics: route, status, milliseconds. */
  observe: (route: string, status: number, milliseconds: number) => void;
  /** Logs what broke, without personal data: the route and the error's own text. */
  report: (route: string, error: unknown) => void;
};

const key = Symbol.for("fil-rouge.house");
type Holder = { [key]?: House };

export const openHouse = (house: House): void => {
  (globalThis as Holder)[key] = house;
};

export const house = (): House => {
  const open = (globalThis as Holder)[key];
  if (!open) throw new Error("The house is not open: openHouse comes before the first page");
  return open;
};
