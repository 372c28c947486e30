// A source in pages that moves while it is read: one local server, never a real one.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { after, describe, it } from "node:test";
import { offer } from "#simulation/offer";
import { apiSource, readOfferAddress } from "../../src/rooms/exchange/api-source.server.ts";
import { type OfferRecord, OfferStopped, type ReadingEnd } from "../../src/rooms/exchange/port.ts";
import { countsOf, launching } from "./scene.ts";
import { setScene } from "../journeys/scene.ts";

const entries = [...offer({ seed: "api", services: 60 })];
const all = { structures: entries.map(({ structure }) => structure), services: entries.flatMap(({ services }) => services) };

type Trouble = { /** Rotates the list at each page of the first passes. */ moving?: number; status?: number; once?: boolean; broken?: boolean };
let [trouble, asked]: [Trouble, { path: string; token: string | undefined }[]] = [{}, []];
const server = createServer((request: IncomingMessage, response: ServerResponse) => {
  const url = new URL(request.url!, "http://localhost");
  asked.push({ path: request.url!, token: request.headers.authorization });
  if (trouble.status) {
    response.writeHead(trouble.status).end();
    if (trouble.once) trouble = {};
    return;
  }
  const what = url.pathname.endsWith("structures") ? "structures" : "services";
  const [page, size] = [Number(url.searchParams.get("page")), Number(url.searchParams.get("size"))];
  const list: { source: string }[] = all[what].filter(({ source }) => !url.searchParams.get("sources") || url.searchParams.getAll("sources").includes(source));
  const turn = trouble.moving && trouble.moving-- > 0 ? (asked.length * 7) % list.length : 0;
  const moved = [...list.slice(turn), ...list.slice(0, turn)];
  const body = JSON.stringify({ items: moved.slice((page - 1) * size, page * size), total: list.length, page, size, pages: Math.ceil(list.length / size) });
  response.writeHead(200, { "content-type": "application/json" }).end(trouble.broken && trouble.once && ((trouble = {}), true) ? body.slice(0, -20) : body);
}).listen(0);
await once(server, "listening");
after(() => server.close());
const address = { url: new URL(`http://localhost:${(server.address() as AddressInfo).port}/api/v1/`), token: "jeton-de-mesure" };

const readAll = async (from: Parameters<typeof apiSource>[0] = address, more: Partial<Parameters<typeof apiSource>[1]> = {}): Promise<{ records: OfferRecord[]; end: ReadingEnd }> => {
  asked = [];
  const walk = apiSource(from, { sources: [], departments: [], pageSize: 10, retryAfter: 1, ...more }).records();
  const records: OfferRecord[] = [];
  for (let next = await walk.next(); ; next = await walk.next()) {
    if (next.done) return { records, end: next.value };
    records.push(next.value);
  }
};
const idsOf = (records: readonly OfferRecord[]): string[] => records.map(({ fields }) => String(fields?.["id"])).sort();
const everything = [...all.structures, ...all.services].map(({ id }) => id).sort();
const stopsFor = (code: string) => (error: unknown): boolean => error instanceof OfferStopped && error.code === code;

describe("Une source en ligne", () => {
  it("est lue page à page, deux fois, avec son jeton, chaque fiche une fois", async () => {
    trouble = {};
    const { records, end } = await readAll();
    assert.deepEqual(idsOf(records), everything);
    assert.deepEqual(end, { passes: 2, settled: true });
    assert.ok(asked.every(({ token }) => token === "Bearer jeton-de-mesure"));
  });

  it("qui bouge pendant la lecture est relue jusqu'à ce que deux lectures soient d'accord", async () => {
    trouble = { moving: 5 };
    const { records, end } = await readAll();
    assert.deepEqual(idsOf(records), everything);
    assert.ok(end.settled && end.passes! > 2, JSON.stringify(end));
  });

  it("qui ne cesse de bouger est dite telle, sans y passer la nuit", async () => {
    trouble = { moving: 100_000 };
    const { end } = await readAll();
    assert.deepEqual(end, { passes: 5, settled: false });
  });

  it("qui tousse est redemandée ; qui refuse, ou se tait, arrête la lecture", async () => {
    trouble = { status: 503, once: true };
    assert.deepEqual(idsOf((await readAll()).records), everything);
    trouble = { broken: true, once: true };
    assert.deepEqual(idsOf((await readAll()).records), everything);
    trouble = { status: 401 };
    await assert.rejects(readAll(), stopsFor("source-refuses"));
    trouble = { status: 500 };
    await assert.rejects(readAll(), stopsFor("source-silent"));
    trouble = { status: 302 };
    await assert.rejects(readAll(), (error) => error instanceof OfferStopped);
    trouble = {};
  });

  it("n'est demandée qu'en https, et à l'adresse réglée par qui tient l'instance", async () => {
    await assert.rejects(readAll({ url: new URL("http://exemple.invalid/api/"), token: null }), stopsFor("not-secure"));
    await assert.rejects(readAll(null), stopsFor("no-address"));
    assert.equal(readOfferAddress({}), null);
    assert.equal(readOfferAddress({ FIL_ROUGE_OFFER_URL: "https://exemple.invalid/api/v1" })!.url.href, "https://exemple.invalid/api/v1/");
  });
});

describe("Une source en ligne, jusque dans l'annuaire", async () => {
  const scene = await setScene();
  const exchange = launching(scene);
  it("entre comme un fichier, et une source qui n'a pas fini de bouger ne ferme rien", async () => {
    trouble = {};
    const first = await exchange.run({ work: { address, pageSize: 10 } });
    assert.deepEqual([first.state, first.added, first.passes, first.settled], ["done", everything.length, 2, true]);
    all.services.splice(0, 20);
    trouble = { moving: 100_000 };
    const unsettled = await exchange.run({ work: { address, pageSize: 10 }, now: new Date("2027-01-20T11:00:00Z") });
    assert.deepEqual([unsettled.settled, unsettled.closed, countsOf(unsettled)["changed"]], [false, 0, 0]);
    trouble = {};
    const settled = await exchange.run({ work: { address, pageSize: 10 }, now: new Date("2027-01-20T11:00:00Z") });
    assert.equal(settled.closed, 20);
  });
});
