import assert from "node:assert/strict";
import crypto from "node:crypto";
import { describe, it, mock } from "node:test";
import { syncBuiltinESMExports } from "node:module";
import { passwordWeakness } from "#rooms/access/index";
import { hashPassword, isPassword } from "../../src/rooms/access/hashing.ts";
import { codeOf, fromBase32, newRecoveryCodes, otpauthUri, stepAt, stepOfCode, toBase32 } from "../../src/rooms/access/totp.ts";
import { pathOfReferrer, wayBack } from "../../src/way-back.ts";

const owner = { givenName: "Octave", familyName: "Fictif", email: "octave.fictif@simulation.invalid" };

describe("Le mot de passe", () => {
  it("est gardé en argon2id, 19 Mio, deux passes, dans la forme PHC, et ne s'ouvre qu'à lui-même", async () => {
    const kept = await hashPassword("quatre mots sans rapport");
    assert.match(kept, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    assert.equal(await isPassword("quatre mots sans rapport", kept), true);
    assert.equal(await isPassword("quatre mots sans raport", kept), false);
    assert.notEqual(kept, await hashPassword("quatre mots sans rapport"));
  });

  it("un accent tapé en deux signes est le même qu'en un", async () => {
    assert.equal(await isPassword("été comme hiver".normalize("NFD"), await hashPassword("été comme hiver".normalize("NFC"))), true);
  });

  it("un compte qui n'existe pas coûte le même travail, et ne s'ouvre à rien", async () => {
    const counted = mock.method(crypto, "argon2");
    syncBuiltinESMExports();
    const { isPassword: again } = (await import(`../../src/rooms/access/hashing.ts?counted=${Date.now()}`)) as { isPassword: typeof isPassword };
    assert.equal(await again("n'importe quoi ici", null), false);
    assert.equal(counted.mock.callCount(), 1);
    const { memory, passes } = counted.mock.calls[0]!.arguments[1] as { memory: number; passes: number };
    assert.deepEqual([memory, passes], [19_456, 2]);
    counted.mock.restore();
    syncBuiltinESMExports();
  });

  it("est refusé s'il est court, s'il est de ceux qu'on essaie d'abord, ou s'il dit qui l'on est ; long suffit", () => {
    const weak = (password: string) => passwordWeakness(password, owner);
    assert.equal(weak("onze signes"), "too-short");
    assert.equal(weak("x".repeat(257)), "too-long");
    for (const one of ["motdepasse2026", "MotDePasse123!", "azertyuiop12", "123456789012", "aaaaaaaaaaaaaa", "P@ssw0rd1234", "Bonjour2026Bonjour", "passwordpassword", "janvier-2026"]) assert.equal(weak(one), "too-common", one);
    for (const one of ["octavefictif", "Octave.Fictif2026", "fictif-octave-1"]) assert.equal(weak(one), "says-who-you-are", one);
    for (const one of ["cheval batterie agrafe", "quatre mots sans rapport", "kX93mqP0zrWt", "ÿø漢字かな交じり文章です語"]) assert.equal(weak(one), null, one);
  });
});

describe("Le code à six chiffres", () => {
  const secret = toBase32(Buffer.from("12345678901234567890"));

  it("est celui de la norme (RFC 6238, annexe B)", () => {
    for (const [seconds, code] of [[59, "287082"], [1_111_111_109, "081804"], [1_111_111_111, "050471"], [1_234_567_890, "005924"], [2_000_000_000, "279037"]] as const)
      assert.equal(codeOf(secret, Math.floor(seconds / 30)), code);
  });

  it("le base32 revient à l'identique", () => {
    for (let length = 5; length < 60; length += 5) {
      const bytes = crypto.randomBytes(length);
      assert.deepEqual(fromBase32(toBase32(bytes)), bytes);
    }
  });

  it("vaut un pas avant et un pas après, jamais deux, et jamais une seconde fois", () => {
    const now = new Date("2026-11-21T11:00:00Z");
    const at = stepAt(now);
    for (const near of [at - 1, at, at + 1]) assert.equal(stepOfCode(secret, codeOf(secret, near), now, null), near);
    for (const far of [at - 2, at + 2]) assert.equal(stepOfCode(secret, codeOf(secret, far), now, null), null);
    assert.equal(stepOfCode(secret, codeOf(secret, at), now, at), null);
    assert.equal(stepOfCode(secret, codeOf(secret, at - 1), now, at), null);
    assert.equal(stepOfCode(secret, "12345", now, null), null);
    assert.equal(stepOfCode(secret, ` ${codeOf(secret, at).replace(/^(...)/, "$1 ")} `, now, null), at);
  });

  it("l'adresse du QR dit le compte et le produit, et dix codes de secours sont tous différents", () => {
    assert.equal(otpauthUri(secret, "a@b.invalid", "Fil rouge"), `otpauth://totp/Fil%20rouge:a%40b.invalid?secret=${secret}&issuer=Fil%20rouge&algorithm=SHA1&digits=6&period=30`);
    const codes = newRecoveryCodes();
    assert.equal(new Set(codes).size, 10);
    for (const code of codes) assert.match(code, /^[a-z2-7]{5}-[a-z2-7]{5}$/);
  });
});

describe("Le chemin du retour", () => {
  it("reste dans la maison", () => {
    assert.equal(wayBack("/personnes?q=a"), "/personnes?q=a");
    for (const bad of ["https://ailleurs.invalid/", "//ailleurs.invalid", "/\\ailleurs.invalid", "/a\\b", "\t//x", "/\n/x", "javascript:alert(1)", "", null]) assert.equal(wayBack(bad), "/", String(bad));
  });
  it("la page d'où l'on vient ne compte que si elle est d'ici", () => {
    const here = new URL("http://localhost:3000/verrou");
    assert.equal(pathOfReferrer("http://localhost:3000/personnes?q=a", here), "/personnes?q=a");
    for (const bad of ["http://ailleurs.invalid/personnes", "pas une adresse", null]) assert.equal(pathOfReferrer(bad, here), "/");
  });
});
