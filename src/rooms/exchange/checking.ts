// A record against the schema: every reason, not the first. An error leaves the record out; a doubt does not.
import type { CivilDate } from "#ground/civil-date";
import { isCivilDate } from "#ground/civil-date";
import { type Field, fieldsOf, type What } from "./fields.ts";
import type { Doubt, DiService, DiStructure, Fault } from "./model.ts";
import { nearest } from "./nearest.ts";

export type Checked<Record> = { ok: true; record: Record; doubts: Doubt[] } | { ok: false; faults: Fault[] };
export type Raw = Readonly<Record<string, unknown>>;
/** What a check needs to know of the world: the day, the communes that exist, hours that can be read. */
export type Surroundings = { today: CivilDate; isCommune?: (code: string) => boolean; readsHours?: (text: string) => boolean };

const oldest = "2000-01-01";
const longestLink = 2083;

/** Empty is absent; spaces around are nobody's word. */
const bare = (value: unknown): unknown => {
  if (value === undefined || value === null) return null;
  if (typeof value !== "string") return value;
  const trimmed = value.trim();
  return trimmed === "" ? null : trimmed;
};

const isLink = (text: string): boolean => {
  if (text.length > longestLink || !/^https?:\/\//i.test(text)) return false;
  return URL.canParse(text) && new URL(text).hostname !== "";
};
const isEmail = (text: string): boolean => /^[^\s@"(),:;<>[\\\]]{1,64}@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i.test(text) && !/\.\.|^\.|\.@/.test(text);
const zone = /^(?:\w{5}|\w{2,3}|\d{9}|99[0-5]\d{2}|france)$/;

type Read = { value: unknown; faults: Omit<Fault, "field">[] };
const good = (value: unknown): Read => ({ value, faults: [] });
const bad = (code: Fault["code"], value?: unknown, detail?: Fault["detail"]): Read => ({ value: null, faults: [{ code, ...(value === undefined ? {} : { value: String(value).slice(0, 200) }), ...(detail ? { detail } : {}) }] });

/** A list as JSON gives it, or as a cell of a table holds it: JSON, braces of a database, or commas. */
export const listed = (value: unknown): unknown[] | null => {
  if (Array.isArray(value)) return value;
  if (typeof value !== "string") return null;
  const text = value.trim();
  if (text.startsWith("[") && text.endsWith("]")) {
    try {
      const parsed: unknown = JSON.parse(text);
      if (Array.isArray(parsed)) return parsed;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return text.replace(/^[[{]|[\]}]$/g, "").split(/[,;|]/).map((item) => item.trim().replace(/^["']|["']$/g, "")).filter((item) => item !== "");
};

const readCodes = (field: Field & { kind: "codes" }, value: unknown): Read => {
  const items = listed(value)?.map(bare).filter((item) => item !== null);
  if (!items) return bad("wrong-type", value);
  if (items.length === 0) return field.filled && Array.isArray(value) ? bad("empty-list") : good(null);
  const unknown = items.filter((item) => typeof item !== "string" || !Object.hasOwn(field.codes, item));
  if (unknown.length > 0) return { value: null, faults: unknown.map((item) => ({ code: "unknown-code" as const, value: String(item).slice(0, 200), detail: { near: nearest(String(item), field.codes) } })) };
  if (new Set(items).size < items.length) return bad("repeated-value");
  return field.alone && items.includes(field.alone) && items.length > 1 ? bad("not-alone", field.alone) : good(items);
};

const numberOf = (value: unknown): number => (typeof value === "number" ? value : typeof value === "string" && /^-?\d+(?:[.,]\d+)?(?:e-?\d+)?$/i.test(value) ? Number(value.replace(",", ".")) : Number.NaN);

const read = (field: Field, value: unknown, { today }: Surroundings): Read => {
  if (field.kind === "codes") return readCodes(field, value);
  if (field.kind === "zone") {
    const items = listed(value);
    if (!items) return bad("wrong-type", value);
    if (items.length === 0) return Array.isArray(value) ? bad("empty-list") : good(null);
    const wrong = items.filter((item) => typeof item !== "string" || !zone.test(item));
    return wrong.length > 0 ? bad("wrong-zone", wrong[0]) : good(items);
  }
  if (field.kind === "number") {
    const number = numberOf(value);
    if (!Number.isFinite(number) || (field.whole && !Number.isInteger(number))) return bad(field.whole ? "not-whole" : "not-a-number", value);
    return field.least !== undefined && number < field.least ? bad("too-small", value, { least: field.least }) : good(number);
  }
  const words = typeof value === "string" ? value : typeof value === "number" ? String(value) : null;
  if (words === null) return bad("wrong-type", value);
  switch (field.kind) {
    case "text": {
      if (field.shortest && words.length < field.shortest) return bad("too-short", words, { least: field.shortest });
      return field.longest && words.length > field.longest ? bad("too-long", undefined, { most: field.longest, length: words.length }) : good(words);
    }
    case "pattern": return field.pattern.test(words) ? good(words) : bad("wrong-form", words, { like: field.like });
    case "link": return isLink(words) ? good(words) : bad("not-a-link", words);
    case "email": return isEmail(words) ? good(words) : bad("not-an-email", words);
    case "code": return Object.hasOwn(field.codes, words) ? good(words) : bad("unknown-code", words, { near: nearest(words, field.codes) });
    case "date": {
      const day = words.slice(0, 10);
      if (!isCivilDate(day) || !/^(?:T.*)?$/.test(words.slice(10))) return bad("not-a-date", words);
      if (day < oldest) return bad("date-too-old", day);
      return day > today ? bad("date-to-come", day) : good(day);
    }
  }
};

// A given name and a public mail house: an address of somebody, not of a place (the same idea as data·inclusion's own watch).
const personal = /^[a-zà-ÿ]{2,}[._-][a-zà-ÿ]{2,}\d*@(?:gmail|googlemail|hotmail|outlook|live|yahoo|orange|wanadoo|free|laposte|sfr|icloud|aol|bbox|neuf|numericable)\.(?:com|fr|net)$/i;

const doubtsOf = (record: Record<string, unknown>, { isCommune, readsHours }: Surroundings): Doubt[] => {
  const doubts: Doubt[] = [];
  const { nom, id, source, courriel, code_insee: commune, horaires_accueil: hours } = record as Partial<DiService>;
  if (nom?.endsWith(".") && !nom.endsWith("etc.")) doubts.push("name-ends-with-a-dot");
  if (id && source && !id.startsWith(`${source}--`)) doubts.push("id-without-its-source");
  if (courriel && personal.test(courriel)) {
    // Taken without it: nobody asked this person whether her address may stand in a public directory.
    record["courriel"] = null;
    doubts.push("personal-address");
  }
  if (commune && isCommune && !isCommune(commune)) doubts.push("unknown-commune");
  if (hours && readsHours && !readsHours(hours)) doubts.push("unreadable-hours");
  return doubts;
};

const check = (what: What, raw: Raw, around: Surroundings): Checked<Record<string, unknown>> => {
  const faults: Fault[] = [];
  const record: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fieldsOf[what])) {
    const value = bare(raw[name]);
    if (value === null) {
      record[name] = null;
      if (field.required) faults.push({ field: name, code: "required" });
      continue;
    }
    const { value: taken, faults: found } = read(field, value, around);
    record[name] = taken;
    faults.push(...found.map((fault) => ({ field: name, ...fault })));
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, record, doubts: doubtsOf(record, around) };
};

export const checkStructure = (raw: Raw, around: Surroundings): Checked<DiStructure> => check("structure", raw, around) as Checked<DiStructure>;
export const checkService = (raw: Raw, around: Surroundings): Checked<DiService> => check("service", raw, around) as Checked<DiService>;
