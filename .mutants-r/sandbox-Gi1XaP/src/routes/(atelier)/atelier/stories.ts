/** Made-up threads to look at: simple, young, empty, silent answers, dense. Nobody here exists. */
import type { Lane, Segment, Story, Strength } from "#ui/thread/story";
import { dayNumber, dayOf } from "#ui/days";

const lane = (key: Lane["domain"], label: string, icon: Lane["icon"], segments: Segment[]): Lane => ({ key, label, icon, domain: key, segments });

const seg = (from: string, to: string | null, label: string, strength: Strength, short?: string): Segment => ({ from, to, label, strength, short });

export const simple: Story = {
  from: "2023-01-01",
  to: "2028-07-31",
  today: "2026-11-21",
  countsLabel: "Freins ouverts",
  lanes: [
    lane("logement", "Logement", "home", [
      seg("2023-01-01", "2023-08-27", "Rue, abris", 0),
      seg("2023-08-28", "2024-02-24", "Hôtel 115", 1),
      seg("2024-02-25", "2025-09-25", "CHRS", 2),
      seg("2025-09-26", null, "Résidence sociale", 3),
      { from: "2027-02-28", to: "2028-06-20", label: "Logement autonome, demandé", strength: 4, planned: true },
    ]),
    lane("emploi", "Emploi, contrat", "tool", [
      seg("2023-04-10", "2023-09-27", "Premières heures", 1, "1res heures"),
      seg("2023-09-28", "2024-09-30", "CDDI 20 h", 2),
      seg("2024-10-01", "2025-09-30", "CDDI 26 h", 3),
      seg("2025-10-01", "2026-12-31", "CDDI 26 h, 3e année", 3),
      { from: "2027-01-01", to: "2027-12-31", label: "4e année ?", strength: 3, planned: true },
    ]),
    lane("sante", "Santé", "heart", [
      seg("2023-01-01", "2023-11-11", "Aucun suivi", 0),
      seg("2023-11-12", "2025-01-08", "Médecin traitant, soins engagés", 2, "Médecin traitant"),
      seg("2025-01-09", null, "Suivi régulier", 4),
    ]),
    lane("droits", "Droits, ressources", "papers", [
      seg("2023-01-01", "2023-05-29", "Sans ressources", 0, "Sans"),
      seg("2023-05-30", "2023-12-31", "RSA", 1),
      seg("2024-01-01", null, "Salaire, prime d’activité", 3),
    ]),
  ],
  knots: [
    { on: "2023-04-10", label: "Entrée" },
    { on: "2023-09-28", label: "1er contrat" },
    { on: "2024-10-01", label: "Renouvelé", kind: "minor" },
    { on: "2025-09-20", label: "Commission : 12 mois" },
    { on: "2026-12-10", label: "Commission 10 déc.", planned: true },
  ],
  limits: [{ on: "2027-09-30", label: "PASS : fin estimée" }],
  counts: [
    { on: "2023-01-20", value: 7 },
    { on: "2024-01-10", value: 6 },
    { on: "2024-07-01", value: 5 },
    { on: "2025-03-01", value: 4 },
    { on: "2025-11-01", value: 3 },
    { on: "2026-06-10", value: 2 },
  ],
};

export const silent: Story = {
  from: "2025-09-01",
  to: "2027-08-31",
  today: "2026-11-21",
  countsLabel: "Freins ouverts",
  lanes: [
    lane("logement", "Logement", "home", [{ from: "2025-09-01", to: "2026-03-31", label: "", uncertain: "refused" }, seg("2026-04-01", null, "Chez un tiers", 1)]),
    lane("emploi", "Emploi, contrat", "tool", [seg("2025-10-06", null, "CDDI 20 h", 2)]),
    lane("sante", "Santé", "heart", [{ from: "2025-09-01", to: null, label: "", uncertain: "not-asked" }]),
    lane("droits", "Droits, ressources", "papers", [
      { from: "2025-09-01", to: "2026-02-10", label: "", uncertain: "unknown" },
      seg("2026-02-11", null, "RSA", 2),
      seg("2026-02-11", null, "Aide au logement", 2),
      seg("2026-05-01", "2027-03-31", "Titre de séjour", 2),
      seg("2026-06-01", null, "Complémentaire santé", 3),
      seg("2026-07-01", null, "Carte de transport", 3),
    ]),
    lane("justice", "Justice", "scales", [{ from: "2025-09-01", to: null, label: "", uncertain: "refused" }]),
  ],
  knots: [{ on: "2025-10-06", label: "Entrée" }, { on: "2027-02-05", label: "Fin du contrat", planned: true }],
  limits: [{ on: "2027-03-31", label: "Titre de séjour" }, { on: "2027-07-05", label: "24 mois" }],
  counts: [{ on: "2025-10-06", value: 4 }, { on: "2026-03-01", value: 6 }],
};

export const empty: Story = {
  from: "2026-11-01",
  to: "2027-10-31",
  today: "2026-11-21",
  countsLabel: "Freins ouverts",
  lanes: [lane("logement", "Logement", "home", []), lane("emploi", "Emploi, contrat", "tool", []), lane("sante", "Santé", "heart", []), lane("droits", "Droits, ressources", "papers", [])],
  knots: [{ on: "2026-11-16", label: "Entrée" }],
  limits: [],
  counts: [],
};

/** 300 facts over five years: months of short contracts, several rights at once, appointments, many turns. */
export const dense = (facts = 300): Story => {
  let seed = 42;
  const next = (below: number): number => {
    seed = (seed * 1664525 + 1013904223) >>> 0;
    return Math.floor((seed / 4294967296) * below);
  };
  const start = dayNumber("2021-11-02");
  const today = dayNumber("2026-11-21");
  const words: [Lane["domain"], string, Lane["icon"], string[]][] = [
    ["logement", "Logement", "home", ["Rue", "Abri de nuit", "Hôtel 115", "Chez un tiers", "CHRS", "Hôpital", "Résidence sociale"]],
    ["emploi", "Emploi, contrat", "tool", ["Premières heures", "CDDI 20 h", "CDDI 26 h", "Immersion en cuisine", "Arrêt", "Formation"]],
    ["sante", "Santé", "heart", ["Aucun suivi", "Permanence de soins", "Médecin traitant", "Soins dentaires", "Suivi régulier"]],
    ["droits", "Droits, ressources", "papers", ["RSA", "Prime d’activité", "Aide au logement", "Titre de séjour", "Complémentaire santé", "Reconnaissance de handicap"]],
    ["justice", "Justice", "scales", ["Suivi en cours", "Rendez-vous", "Travail d’intérêt général"]],
    ["dettes", "Dettes", "coins", ["Dossier déposé", "Plan de remboursement", "Relance", "Effacement"]],
  ];
  const brief: Record<string, string> = {
    "Abri de nuit": "Abri", "Hôtel 115": "115", "Chez un tiers": "Tiers", "Hôpital": "Hôp.", "Résidence sociale": "Rés.", "Premières heures": "1res h", "CDDI 20 h": "20 h", "CDDI 26 h": "26 h",
    "Immersion en cuisine": "Imm.", "Formation": "Form.", "Aucun suivi": "Non", "Permanence de soins": "Perm.", "Médecin traitant": "Méd.", "Soins dentaires": "Dents", "Suivi régulier": "Suivi",
    "Prime d’activité": "Prime", "Aide au logement": "Aide", "Titre de séjour": "Titre", "Complémentaire santé": "Compl.", "Reconnaissance de handicap": "RQTH", "Suivi en cours": "Suivi", "Rendez-vous": "RV",
    "Travail d’intérêt général": "TIG", "Dossier déposé": "Dossier", "Plan de remboursement": "Plan",
  };
  const perLane = Math.floor((facts - 60) / words.length);
  const lanes = words.map(([key, label, icon, names]) => {
    const segments: Segment[] = [];
    let at = start;
    for (let n = 0; n < perLane; n++) {
      const longest = Math.max(3, Math.round(((today - start) / perLane) * 1.3));
      const length = n % 5 === 0 ? longest * 2 : 2 + next(longest);
      const overlaps = key === "droits" && n % 3 === 0;
      const from = overlaps ? Math.max(start, at - 60) : at;
      const name = names[next(names.length)] ?? "";
      if (from >= today) break;
      segments.push(seg(dayOf(from), from + length >= today ? null : dayOf(from + length), name, Math.min(4, Math.floor((n / perLane) * 5)) as Strength, brief[name]));
      at = Math.max(at, from + length + 1);
    }
    return lane(key, label, icon, segments);
  });
  const knots = Array.from({ length: 40 }, (_, n) => ({ on: dayOf(start + Math.floor(((today - start) * (n + 0.5)) / 40)), label: n % 4 ? `Entretien ${n}` : `Renouvellement ${n / 4 + 1}`, kind: n % 4 ? ("minor" as const) : ("major" as const) }));
  const counts = Array.from({ length: 20 }, (_, n) => ({ on: dayOf(start + Math.floor(((today - start) * n) / 20)), value: Math.max(1, 8 - Math.floor(n / 3) + next(3) - 1) }));
  return {
    from: "2021-11-01", to: "2027-12-31", today: "2026-11-21", countsLabel: "Freins ouverts", lanes, counts,
    knots: [...knots, { on: "2027-01-14", label: "Commission 14 janv.", planned: true }, { on: "2027-05-02", label: "Fin du contrat", planned: true }],
    limits: [{ on: "2026-12-01", label: "60 mois" }, { on: "2027-01-20", label: "Titre de séjour" }, { on: "2027-03-02", label: "PASS : fin estimée" }],
  };
};

/** Read from right to left; the words are examples, not a translation. */
export const arabic: Story = {
  ...simple,
  countsLabel: "عوائق مفتوحة",
  lanes: simple.lanes.slice(0, 2).map((one, at) => ({
    ...one,
    label: at ? "العمل" : "السكن",
    segments: one.segments.map((segment) => ({ ...segment, label: at ? "عقد" : "سكن", short: undefined })),
  })),
  knots: simple.knots.map((knot) => ({ ...knot, label: "لقاء" })),
  limits: [{ on: "2027-09-30", label: "نهاية" }],
};
