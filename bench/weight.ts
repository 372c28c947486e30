import { brotliCompressSync, constants } from "node:zlib";
import { type Measured, under } from "./bars.ts";
import type { BenchHouse } from "./house.ts";

const compressed = (body: Buffer): number => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;

const download = async (url: string, cookie: string): Promise<{ text: string; bytes: number }> => {
  const response = await fetch(url, { headers: { cookie, "accept-encoding": "identity" } });
  const body = Buffer.from(await response.arrayBuffer());
  // A font is compressed already; text is what a browser would receive compressed.
  return { text: body.toString("utf8"), bytes: url.endsWith(".woff2") ? body.length : compressed(body) };
};

/** What a browser downloads: the first page with all it asks for, then the page alone. */
export const measureWeight = async (house: BenchHouse): Promise<Measured[]> => {
  const visitor = house.visitors[0]!;
  const first = await download(`${house.url}/entrer`, "");
  const parts = [...first.text.matchAll(/(?:href|src)="(\/[^"]+\.(?:css|js|woff2|svg))"/g)].map((found) => found[1]!);
  let total = first.bytes;
  for (const part of new Set(parts)) total += (await download(`${house.url}${part}`, "")).bytes;
  const bars = [under("première page, tout compris, compressée", total / 1000, 60, "ko")];
  for (const [name, path] of [["aujourd'hui", "/"], ["file active", "/personnes?qui=tous"], ["dossier", `/personnes/${visitor.people[0]}`]] as const) {
    bars.push(under(`page suivante : ${name}`, (await download(`${house.url}${path}`, visitor.cookie)).bytes / 1000, 15, "ko"));
  }
  return bars;
};
