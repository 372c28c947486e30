// What a request's page says to do next agrees with what it lets do.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openMoves, type Side } from "#rooms/referrals/index";
import { sayNext } from "../../src/routes/mobilisations/saying.ts";

const waiting = { state: "waitlisted", waitsFor: "partner", agreedAt: new Date(0), withdrawnAt: null, lookAgainOn: null } as const;

describe("Ce qu'une demande dit de faire", () => {
  it("La chargée de partenariat, qui peut noter la réponse du partenaire, ne lit pas « rien à faire »", () => {
    assert.ok(openMoves({ ...waiting, listedId: "quelqu'un" } as never, ["officer"]).some(({ name }) => name === "start"));
    assert.match(sayNext(waiting, ["officer"]) ?? "", /On attend le partenaire.*notez-le ici/);
  });

  it("Qui a demandé n'a rien à faire tant que le partenaire est attendu ; le partenaire, si ; qui ne fait que lire ne lit rien", () => {
    assert.match(sayNext(waiting, ["asker"]) ?? "", /^Rien à faire de votre côté/);
    assert.match(sayNext(waiting, ["officer", "partner"] satisfies Side[]) ?? "", /^À vous/);
    assert.equal(sayNext(waiting, []), null);
  });
});
