import { get } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { type Measured, under } from "./bars.ts";
import type { BenchHouse } from "./house.ts";

/** What goes over the wire, as the server sends it to a browser; undone here only to be read. */
const download = (url: string, cookie: string): Promise<{ text: string; bytes: number }> =>
  new Promise((resolve, reject) => {
    get(url, { headers: { cookie, "accept-encoding": "br, gzip" } }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => {
        const body = Buffer.concat(parts);
        const coding = response.headers["content-encoding"];
        resolve({ bytes: body.length, text: (coding === "br" ? brotliDecompressSync(body) : coding === "gzip" ? gunzipSync(body) : body).toString("utf8") });
      });
    }).on("error", reject);
  });

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
