import assert from "node:assert/strict";
import { createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { keyOf, ringOf } from "#ground/sealing";
import { canonical, publicKeyOf, signDetached } from "#ground/signing";
import { consentBundle } from "#rooms/consent/index";
import type { Consent } from "#rooms/consent/index";

const ring = ringOf([keyOf(Buffer.alloc(32, 7))]);
const given: Consent = {
  id: "0198aaaa-0000-7000-8000-000000000001", personId: "0198aaaa-0000-7000-8000-000000000002", topic: "housing", recipient: { kind: "professional", id: "0198aaaa-0000-7000-8000-000000000003", name: "Fantin Témoin" }, purpose: "housing-search",
  decision: "agreed", givenOn: "2026-11-21", endsOn: "2027-11-21", means: "spoken", witness: "Maud Artefact", guardian: null, delegate: null, recordedBy: "Octave Fictif", recordedAt: new Date("2026-11-21T11:00:00Z"), withdrawnAt: null, withdrawnBy: null, withdrawnByHer: false,
};
const bundle = consentBundle({ personId: given.personId, name: "Zéphyr Exemple", today: "2026-11-21", at: new Date("2026-11-21T11:00:00Z"), consents: [given, { ...given, id: "0198aaaa-0000-7000-8000-000000000004", decision: "refused", endsOn: null }] });

/** Runs the program of docs/consent-copy.md, as somebody who has nothing else of ours would. */
const checkAsTheDocumentSays = (copyText: string, jwks: object): boolean => {
  const told = readFileSync(join(import.meta.dirname, "../../docs/consent-copy.md"), "utf8");
  const program = /```js\n([\s\S]*?)```/.exec(told)?.[1]?.replace(/^import .*\n/m, "").replace("console.log(", "return (");
  assert.ok(program);
  return new Function("createPublicKey", "verify", "copyText", "jwks", program)(createPublicKey, verify, copyText, jwks) as boolean;
};

describe("La copie signée de ses accords", () => {
  const { id, x } = publicKeyOf(ring);
  const jwks = { keys: [{ kty: "OKP", crv: "Ed25519", kid: "autre", x: publicKeyOf(ringOf([keyOf(Buffer.alloc(32, 8))])).x }, { kty: "OKP", crv: "Ed25519", kid: id, x }] };
  const copy = JSON.stringify({ ...bundle, signature: { data: Buffer.from(signDetached(bundle, ring)).toString("base64") } }, null, 1);

  it("se vérifie avec la clé publique et la page qui l'explique, sans rien d'autre de la maison", () => {
    assert.equal(checkAsTheDocumentSays(copy, jwks), true);
  });
  it("une seule lettre changée, ou une autre clé, et elle ne se vérifie plus", () => {
    assert.equal(checkAsTheDocumentSays(copy.replace("Zéphyr", "Zephyr"), jwks), false);
    assert.equal(checkAsTheDocumentSays(copy.replace('"rejected"', '"active"'), jwks), false);
    assert.equal(checkAsTheDocumentSays(copy, { keys: [{ ...jwks.keys[0], kid: id }] }), false);
  });
  it("s'écrit d'une seule façon, dans quelque ordre que les choses viennent", () => {
    assert.equal(canonical({ b: [1, { d: null, c: "é" }], a: true, e: undefined }), '{"a":true,"b":[1,{"c":"é","d":null}]}');
  });
  it("dit qui accepte et qui refuse dans les mots de FHIR", () => {
    const told = bundle.entry.flatMap(({ resource }) => (resource.resourceType === "Consent" ? [resource as { status: string; provision: { type: string } }] : [])).map(({ status, provision }) => `${status} ${provision.type}`);
    assert.deepEqual(told, ["active permit", "rejected deny"]);
  });
});
