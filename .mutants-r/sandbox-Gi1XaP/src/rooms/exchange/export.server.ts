// Our entries in a file, record after record, never held whole.
import type { Door } from "#ground/visit";
import { csvLine } from "./csv.ts";
import { fieldsOf, type What } from "./fields.ts";
import { ourSource } from "./judging.ts";
import type { DiService, DiStructure, Fault } from "./model.ts";
import { readOpenServices, readOpenStructures } from "./open.server.ts";
import { type Outgoing, outgoingService, outgoingStructure } from "./outgoing.ts";

export type ExportFormat = "json" | "csv";
type Answers = { answers: Outgoing<DiStructure | DiService>[]; last: string | null };
const size = 500;

const batch = async (door: Door, what: What, after: string | null): Promise<Answers> => {
  const asked = { sources: [ourSource], ...(after ? { after } : {}) };
  const around = { today: door.today };
  if (what === "structure") {
    const { rows } = await readOpenStructures(door, asked);
    return { answers: rows.map((row) => outgoingStructure(row, around)), last: rows.length < size ? null : rows.at(-1)!.id };
  }
  const { rows } = await readOpenServices(door, asked);
  return { answers: rows.map((row) => outgoingService(row, around)), last: rows.length < size ? null : rows.at(-1)!.id };
};

/** The file piece by piece; each piece in a visit of its own. */
export async function* exported(enter: <Answer>(work: (door: Door) => Promise<Answer>) => Promise<Answer>, what: What, format: ExportFormat): AsyncGenerator<string> {
  const names = Object.keys(fieldsOf[what]);
  yield format === "csv" ? csvLine(names) : "[";
  let [after, first] = [null as string | null, true];
  do {
    const { answers, last } = await enter((door) => batch(door, what, after));
    for (const answer of answers) {
      if (!answer.ok) continue;
      const record = answer.record as unknown as Record<string, unknown>;
      yield format === "csv" ? csvLine(names.map((name) => record[name])) : `${first ? "\n" : ",\n"}${JSON.stringify(record)}`;
      first = false;
    }
    after = last;
  } while (after);
  if (format === "json") yield "\n]\n";
}

export type LeftOut = { what: What; id: string; name: string; faults: Fault[] };
/** How many of ours leave, and those that cannot yet, each with why. */
export const readLeaving = async (door: Door): Promise<{ structures: number; services: number; leftOut: LeftOut[] }> => {
  const counts = { structure: 0, service: 0 };
  const leftOut: LeftOut[] = [];
  for (const what of ["structure", "service"] as const) {
    let after: string | null = null;
    do {
      const { answers, last }: Answers = await batch(door, what, after);
      for (const answer of answers) {
        if (answer.ok) counts[what] += 1;
        else if (leftOut.length < 100) leftOut.push({ what, id: answer.id, name: answer.name, faults: answer.faults });
      }
      after = last;
    } while (after);
  }
  return { structures: counts.structure, services: counts.service, leftOut };
};
