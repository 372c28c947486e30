// One XML part, as a stream of tags. No document type is accepted, so no entity, outside or inside, is ever expanded.

import { SaxesParser } from "saxes";
import { FileRefused } from "./refusal.ts";

export type Attributes = Record<string, string>;

export type XmlHandlers = {
  open?: (name: string, attributes: Attributes) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
};

const maxDepth = 64;
const maxSilence = 4 * 1024 * 1024;

const local = (name: string): string => {
  const colon = name.indexOf(":");
  return colon === -1 ? name : name.slice(colon + 1);
};

const encodingOf = (chunk: Uint8Array): string => {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return "utf-16le";
  return chunk[0] === 0xfe && chunk[1] === 0xff ? "utf-16be" : "utf-8";
};

/** Feeds the parser chunk by chunk. Yields after each chunk, so that the caller gives back what it has and lets others pass. */
export async function* parseXml(part: string, chunks: AsyncIterable<Uint8Array>, handlers: XmlHandlers): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  let silence = 0;
  parser.on("doctype", () => {
    throw new FileRefused("hostile-xml", { part });
  });
  parser.on("opentag", (tag) => {
    depth += 1;
    silence = 0;
    if (depth > maxDepth) throw new FileRefused("hostile-xml", { part });
    handlers.open?.(local(tag.name), tag.attributes);
  });
  parser.on("closetag", (tag) => {
    depth -= 1;
    silence = 0;
    handlers.close?.(local(tag.name));
  });
  if (handlers.text) parser.on("text", handlers.text);
  if (handlers.text) parser.on("cdata", handlers.text);

  let decoder: TextDecoder | null = null;
  try {
    for await (const chunk of chunks) {
      decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
      // A tag, a text or a comment that never ends would be kept whole in memory.
      silence += chunk.length;
      if (silence > maxSilence) throw new FileRefused("hostile-xml", { part });
      parser.write(decoder.decode(chunk, { stream: true }));
      yield;
    }
    parser.write(decoder?.decode() ?? "");
    parser.close();
  } catch (error) {
    if (error instanceof FileRefused || !(error instanceof Error) || "syscall" in error) throw error;
    throw new FileRefused("damaged-workbook", { part, because: error.message.slice(0, 120) });
  }
}

/** For the small parts (workbook, relations, styles): read to the end at once. */
export const walkXml = async (part: string, chunks: AsyncIterable<Uint8Array>, handlers: XmlHandlers): Promise<void> => {
  for await (const _ of parseXml(part, chunks, handlers));
};
