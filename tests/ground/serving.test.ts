import type { IncomingMessage } from "node:http";
import { it } from "node:test";
import assert from "node:assert/strict";
import { readConfig } from "#ground/config";
import { mayReadMetrics } from "#ground/serving/health";
import { observeRequest, openMetrics } from "#ground/serving/metrics";
import { setOrigin } from "#ground/serving/origin";

const aRequest = (headers: Record<string, string>, remoteAddress = "127.0.0.1"): IncomingMessage =>
  ({ headers: { host: "localhost:3000", ...headers }, socket: { remoteAddress } }) as unknown as IncomingMessage;
const after = (env: NodeJS.ProcessEnv, headers: Record<string, string>) => {
  const request = aRequest(headers, "192.0.2.7");
  setOrigin(readConfig(env), request);
  return request.headers;
};

it("sans proxy, ce que le navigateur prétend de son adresse ou de https est jeté", () => {
  const headers = after({}, { "x-forwarded-proto": "https", "x-forwarded-host": "ailleurs.example", "x-forwarded-for": "203.0.113.9" });
  assert.deepEqual(headers, { host: "localhost:3000", "x-forwarded-proto": "http", "x-forwarded-for": "192.0.2.7" });
});

it("derrière un proxy, ce qu'il dit est cru, et ce qu'il ne dit pas est rempli", () => {
  const told = after({ FIL_ROUGE_PROXY: "1" }, { "x-forwarded-proto": "https, http", "x-forwarded-host": "fil.example", "x-forwarded-for": "203.0.113.9" });
  assert.deepEqual([told["x-forwarded-proto"], told["x-forwarded-host"], told["x-forwarded-for"]], ["https", "fil.example", "203.0.113.9"]);
  const silent = after({ FIL_ROUGE_PROXY: "1" }, {});
  assert.deepEqual([silent["x-forwarded-proto"], silent["x-forwarded-for"]], ["http", "192.0.2.7"]);
  assert.equal(after({ FIL_ROUGE_PROXY: "1" }, { "x-forwarded-proto": "javascript:" })["x-forwarded-proto"], "http");
});

it("une adresse écrite dans ORIGIN l'emporte sur tout", () => {
  const headers = after({ ORIGIN: "https://fil.example" }, { host: "10.0.0.1:3000", "x-forwarded-host": "ailleurs.example" });
  assert.deepEqual([headers["x-forwarded-proto"], headers.host, headers["x-forwarded-host"]], ["https", "fil.example", undefined]);
  assert.throws(() => readConfig({ ORIGIN: "fil.example" }), /ORIGIN=fil\.example n'est pas l'adresse d'un site/);
});

it("les mesures ne sortent pas de la machine sans jeton, et derrière un proxy personne n'est « sur la machine »", () => {
  const open = readConfig({});
  assert.equal(mayReadMetrics(open, aRequest({})), true);
  assert.equal(mayReadMetrics(open, aRequest({}, "::1")), true);
  assert.equal(mayReadMetrics(open, aRequest({}, "192.0.2.7")), false);
  assert.equal(mayReadMetrics(open, aRequest({ "x-forwarded-for": "203.0.113.9" })), false);
  assert.equal(mayReadMetrics(readConfig({ FIL_ROUGE_PROXY: "1" }), aRequest({})), false);
  const locked = readConfig({ FIL_ROUGE_METRICS_TOKEN: "jeton" });
  assert.equal(mayReadMetrics(locked, aRequest({})), false);
  assert.equal(mayReadMetrics(locked, aRequest({ authorization: "Bearer jetons" })), false);
  assert.equal(mayReadMetrics(locked, aRequest({ authorization: "Bearer jeton" }, "192.0.2.7")), true);
});

it("les mesures suivent la forme OpenMetrics : cumulées, étiquetées par route, closes par EOF", () => {
  for (const milliseconds of [4, 30, 30, 7_000]) observeRequest("/personnes/[id]", 200, milliseconds);
  const text = openMetrics([{ name: "filrouge_test", help: "Une \"citation\".", values: [{ labels: { of: 'a"b\\c' }, value: 2 }] }]);
  assert.match(text, /^filrouge_http_requests_total\{route="\/personnes\/\[id\]",status="200"\} 4$/m);
  const bucket = (bound: string): number => Number(new RegExp(`_bucket\\{route="/personnes/\\[id\\]",le="${bound.replace("+", "\\+")}"\\} (\\d+)`).exec(text)?.[1]);
  assert.deepEqual([bucket("0.005"), bucket("0.025"), bucket("0.05"), bucket("5"), bucket("+Inf")], [1, 1, 3, 3, 4]);
  assert.match(text, /^filrouge_http_request_duration_seconds_sum\{route="\/personnes\/\[id\]"\} 7\.064$/m);
  assert.ok(text.includes('filrouge_test{of="a\\"b\\\\c"} 2'));
  assert.ok(text.endsWith("\n# EOF\n"));
  for (const line of text.trimEnd().split("\n")) assert.match(line, /^(# (TYPE|HELP|UNIT) \w+ .+|# EOF|\w+(\{.*\})? [\d.e+-]+)$/);
});
