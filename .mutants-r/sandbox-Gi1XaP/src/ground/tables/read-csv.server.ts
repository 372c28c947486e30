// Text tables: survey the bytes once to know the encoding, then decode and cut as a stream.

import { recordCutter } from "./csv-records.ts";
import { delimiterOf, separatorLine } from "./delimiter.ts";
import { judge, noEvidence, weigh, type Verdict } from "./encoding.ts";
import type { Choices, Encoding, Limits, Note, RawRecord, Reading } from "./model.ts";
import { FileRefused } from "./refusal.ts";
import { chunksOf, pace, type Source } from "./source.server.ts";
import { shapeTable } from "./table-shape.ts";

const sampleCharacters = 32 * 1024;

const survey = async (source: Source): Promise<Verdict> => {
  const evidence = noEvidence();
  const rhythm = pace();
  for await (const chunk of chunksOf(source)) {
    weigh(evidence, chunk);
    if (rhythm.due()) await rhythm.rest();
  }
  return judge(evidence);
};

/** Decoded text, chunk by chunk; a byte order mark is left out. */
async function* decoded(source: Source, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunksOf(source)) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

const sampleOf = async (source: Source, encoding: Encoding): Promise<{ text: string; whole: boolean }> => {
  let text = "";
  for await (const piece of decoded(source, encoding)) {
    text += piece;
    if (text.length >= sampleCharacters) return { text: text.slice(0, sampleCharacters), whole: false };
  }
  return { text, whole: true };
};

const encodingNotes = (verdict: Exclude<Verdict, "binary">, chosen: Encoding | undefined): Note[] => {
  const notes: Note[] = [];
  if (!verdict.sure && !chosen) notes.push({ code: "encoding-assumed", detail: { encoding: verdict.encoding } });
  if (verdict.damaged && !chosen) notes.push({ code: "damaged-characters", detail: {} });
  if (verdict.cut && (!chosen || chosen === verdict.encoding)) notes.push({ code: "cut-inside-a-character", detail: {} });
  return notes;
};

export const readCsv = async (source: Source, choices: Choices, limits: Limits): Promise<Reading> => {
  const verdict = await survey(source);
  if (verdict === "binary" && !choices.encoding) throw new FileRefused("binary");
  const encoding = choices.encoding ?? (verdict === "binary" ? "utf-8" : verdict.encoding);
  const notes = verdict === "binary" ? [] : encodingNotes(verdict, choices.encoding);

  const sample = await sampleOf(source, encoding);
  if (sample.text.trim() === "") throw new FileRefused("empty");
  const announced = separatorLine(sample.text);
  const delimiter = choices.delimiter ?? announced?.delimiter ?? delimiterOf(sample.text, sample.whole) ?? ";";

  async function* records(): AsyncGenerator<RawRecord> {
    const cutter = recordCutter(delimiter, limits, announced ? 2 : 1);
    const rhythm = pace();
    let skip = announced?.length ?? 0;
    for await (const piece of decoded(source, encoding)) {
      const text = skip > 0 ? piece.slice(skip) : piece;
      skip = Math.max(0, skip - piece.length);
      for (const record of cutter.push(text, false)) {
        yield record;
        if (rhythm.due()) await rhythm.rest();
      }
    }
    yield* cutter.push("", true);
  }
  const shape = await shapeTable(records(), choices, limits, notes);
  return { ...shape, notes, dateSystem: 1900, origin: { kind: "csv", encoding, encodingSure: verdict !== "binary" && verdict.sure, delimiter } };
};
