import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";

const sheet = readFileSync(join(import.meta.dirname, "../../src/ui/styles/tokens.css"), "utf8");
const [light = "", dark = ""] = sheet.split("@media (prefers-color-scheme: dark)");
const tokensOf = (css: string): Record<string, string> => Object.fromEntries([...css.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]));

/** Relative luminance and contrast as WCAG 2.2 defines them. */
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string): number => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};
/** What color-mix draws, near enough: the share of a colour over another. */
const mixed = (over: string, under: string, share: number): string =>
  `#${[1, 3, 5].map((at) => Math.round(Number.parseInt(over.slice(at, at + 2), 16) * share + Number.parseInt(under.slice(at, at + 2), 16) * (1 - share)).toString(16).padStart(2, "0")).join("")}`;

const grounds = ["paper", "card"];
const domains = ["logement", "emploi", "sante", "droits", "justice", "langue", "mobilite", "dettes", "contrat"];
const texts = ["ink", "soft", "red", "ok", ...domains];

for (const [name, tokens] of [["de jour", tokensOf(light)], ["de nuit", { ...tokensOf(light), ...tokensOf(dark) }]] as const) {
  const colour = (token: string): string => tokens[token] ?? assert.fail(`${token} n'a pas de couleur`);
  const atLeast = (ratio: number, over: string, under: string, what: string): void => assert.ok(contrast(over, under) >= ratio, `${what} : ${contrast(over, under).toFixed(2)}`);

  describe(`Les couleurs ${name}`, () => {
    it("donnent 7:1 à tout texte sur le papier et sur les cartes", () => {
      for (const text of texts) for (const ground of grounds) atLeast(7, colour(text), colour(ground), `${text} sur ${ground}`);
    });

    it("donnent 4,5:1 à tout texte sur une ligne survolée", () => {
      for (const text of texts) atLeast(4.5, colour(text), colour("sunk"), text);
      atLeast(7, colour("ink"), colour("sunk"), "encre");
    });

    it("donnent 7:1 aux mots de l'action principale et des visages", () => {
      atLeast(7, colour("on-red"), colour("red"), "action principale");
      for (let face = 0; face < 8; face++) atLeast(7, colour("on-face"), colour(`face-${face}`), `visage ${face}`);
    });

    it("donnent 4,5:1 aux mots écrits sur chaque degré de chaque ligne du fil", () => {
      for (const domain of domains) for (const share of [0.03, 0.09, 0.16, 0.24, 0.32]) atLeast(4.5, colour("ink"), mixed(colour(domain), colour("card"), share), `${domain} à ${share}`);
    });

    it("donnent 3:1 aux bords des champs, au fil et à ce qui a le focus", () => {
      for (const drawn of ["edge", "thread", "focus"]) for (const ground of [...grounds, "sunk"]) atLeast(3, colour(drawn), colour(ground), `${drawn} sur ${ground}`);
    });
  });
}
