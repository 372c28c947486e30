import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { describe, it } from "node:test";
import { isCurrent, keyIdOf, keyOf, ringOf, seal, unseal, unsealBytes } from "#ground/sealing";

const [old, today, thief] = [keyOf(randomBytes(32)), keyOf(randomBytes(32)), keyOf(randomBytes(32))];
const ring = ringOf([today]);

describe("Sceller", () => {
  it("ce qui est scellé revient entier, un texte comme des octets, et ne se ressemble jamais deux fois", () => {
    for (const text of ["", "é 🧶 \n", "x".repeat(100_000)]) assert.equal(unseal(seal(text, "ici", ring), "ici", ring), text);
    const bytes = randomBytes(1000);
    assert.deepEqual(unsealBytes(seal(bytes, "ici", ring), "ici", ring), bytes);
    assert.notEqual(seal("secret", "ici", ring), seal("secret", "ici", ring));
    assert.ok(!seal("un secret bien reconnaissable", "ici", ring).includes("reconnaissable"));
  });

  it("déplacé, changé d'un signe, coupé ou en clair, il ne s'ouvre pas", () => {
    const sealed = seal("secret", "accounts:1", ring);
    assert.throws(() => unseal(sealed, "accounts:2", ring));
    for (let at = sealed.lastIndexOf(".") + 1; at < sealed.length - 1; at += 1) {
      const changed = sealed.slice(0, at) + (sealed[at] === "A" ? "B" : "A") + sealed.slice(at + 1);
      assert.throws(() => unseal(changed, "accounts:1", ring), `signe ${at}`);
    }
    assert.throws(() => unseal(sealed.slice(0, -4), "accounts:1", ring));
    assert.throws(() => unseal(sealed.slice(0, sealed.lastIndexOf(".") + 9), "accounts:1", ring), /cut short/);
    assert.throws(() => unseal("JBSWY3DPEHPK3PXP", "accounts:1", ring), /not sealed/);
  });

  it("une clé d'avant ouvre encore ce qu'elle a scellé ; sans elle, rien ne s'ouvre et rien ne casse", () => {
    const before = seal("secret", "ici", ringOf([old]));
    assert.equal(unseal(before, "ici", ringOf([today, old])), "secret");
    assert.equal(unseal(before, "ici", ringOf([today, thief])), null);
    assert.deepEqual([keyIdOf(before), isCurrent(before, ring), isCurrent(seal("x", "ici", ring), ring)], [old.id, false, true]);
    assert.ok(!old.id.includes(old.bytes.toString("hex").slice(0, 8)));
  });
});
