import type { Side } from "./model.ts";
import type { MoveName } from "./rules.ts";

/** Why a request ended badly, or waits: coded by the side it comes from, so that figures can tell them apart. A free word goes beside. */
export const reasons = {
  person: { "changed-mind": "Elle ou il ne le souhaite plus", "not-the-moment": "Ce n'est pas le bon moment", "not-reached": "On ne la ou le joint plus", "did-not-come": "N'est pas venu, plusieurs fois", "found-elsewhere": "A trouvé autrement", "took-back-agreement": "A repris son accord", moved: "A déménagé", left: "A quitté le parcours" },
  asker: { "wrong-request": "La demande n'était pas la bonne", "no-complement": "Le complément n'est pas venu", "solved-otherwise": "Résolu autrement", "asked-twice": "Demandé deux fois", "gave-up": "Le chantier a renoncé", "wrong-person": "Écrite pour une autre personne" },
  partner: { "no-place": "Plus de place", "not-eligible": "Hors des critères", "wrong-area": "Hors du territoire", "wrong-need": "Ne fait pas cela", "too-long": "Délai trop long", closed: "Fermé ou suspendu", "no-answer": "Sans réponse", "no-means": "Pas les moyens d'accueillir (langue, accès…)", "file-incomplete": "Dossier incomplet" },
  officer: { "no-partner": "Aucun partenaire ne répond à ce besoin", "not-our-field": "Hors du champ du réseau", "vacant-post": "Poste de chargé vacant" },
  system: { "no-answer": "Sans réponse dans le délai" },
} as const satisfies Record<Side, Record<string, string>>;

export type ReasonGroup = keyof typeof reasons;
/** "side:code", as a form sends it and as a row keeps its two halves. */
export const reasonWords = (side: string | null, code: string | null): string => {
  const group: Record<string, string> = Object.hasOwn(reasons, side ?? "") ? reasons[side as Side] : {};
  return group[code ?? ""] ?? "raison non dite";
};

/** Which sides' reasons a move offers, and whoever makes it: a partner may say that the person did not come. */
const offered: Partial<Record<MoveName, readonly Side[]>> = { decline: ["partner"], cancel: ["person", "asker"], fail: ["partner", "person", "asker"], suspend: ["person", "partner", "asker"], strike: ["asker"] };
/** What was written in error was, in one of these ways; that somebody gave up is no error, nor is an error a way to give up. */
const errors: readonly string[] = ["wrong-person", "wrong-request", "asked-twice"];
const saysIt = (move: MoveName, code: string): boolean => (move === "strike" ? errors.includes(code) : code !== "wrong-person");
export const reasonChoices = (move: MoveName, by: Side): { value: string; label: string; side: Side }[] =>
  (by === "person" ? (["person"] as const) : (offered[move] ?? [])).flatMap((side) => Object.entries(reasons[side]).filter(([code]) => saysIt(move, code)).map(([code, label]) => ({ value: `${side}:${code}`, label, side })));

export const readReason = (move: MoveName, by: Side, sent: string): { side: Side; code: string } | null => {
  const found = reasonChoices(move, by).find(({ value }) => value === sent);
  return found ? { side: found.side, code: found.value.slice(found.side.length + 1) } : null;
};
