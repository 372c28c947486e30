// Head-counts as the programme's public documents state them. Facts only: no person, no contact.

export type StatedTerritory = { name: string; chantiers: number; employees: number; openedOn: string };

/** La Fonda, interview of 11/06/2021, figures « mis à jour en mars 2022 »: eight territories. Their sums (48 chantiers, 1,670 employees) disagree with the totals (47; 1,700) of a sentence that gives them as an aim. */
export const march2022 = "2022-03-31";
export const fondaSource = "La Fonda, « Convergence », entretien du 11 juin 2021, chiffres mis à jour en mars 2022";
export const territories2022: readonly StatedTerritory[] = [
  { name: "Lyon", chantiers: 5, employees: 257, openedOn: "2019-03-01" },
  { name: "Lille", chantiers: 7, employees: 238, openedOn: "2020-09-01" },
  { name: "Nantes", chantiers: 6, employees: 214, openedOn: "2020-10-01" },
  { name: "Paris", chantiers: 7, employees: 355, openedOn: "2019-01-01" },
  { name: "Strasbourg", chantiers: 5, employees: 218, openedOn: "2020-11-01" },
  { name: "Rouen", chantiers: 3, employees: 111, openedOn: "2021-04-01" },
  { name: "Charente", chantiers: 7, employees: 142, openedOn: "2021-01-01" },
  { name: "Marseille", chantiers: 8, employees: 135, openedOn: "2021-09-01" },
];
export const statedTotals = { chantiers: 47, employees: 1700 } as const;

/** convergence-france.org, « Découvrez les nouveaux territoires Convergence » (2023) for the two counted; the three others are named at the end of 2024, without figures. */
export const territoriesAfter: readonly StatedTerritory[] = [
  { name: "Somme", chantiers: 4, employees: 124, openedOn: "2023-01-01" },
  { name: "Ille-et-Vilaine", chantiers: 5, employees: 162, openedOn: "2023-01-01" },
];
export const territoriesNamed2024 = ["Moselle", "Seine-Saint-Denis", "Isère"] as const;

export type StatedPhase = { name: string; startsOn: string; endsOn: string | null; scope: string; source: string };
export const phases: readonly StatedPhase[] = [
  { name: "Phase 1", startsOn: "2012-10-01", endsOn: "2015-05-31", scope: "Un chantier à Paris ; 236 personnes (un autre document dit « plus de 200 »)", source: "Page Emmaüs Défi (vers 2017) ; note sur la phase 1 (vers 2015)" },
  { name: "Phase 2", startsOn: "2016-01-01", endsOn: "2018-12-31", scope: "Quatre chantiers à Paris, plus de 200 salariés", source: "Page Emmaüs Défi (vers 2017) ; Gazette Santé-Social du 7 juin 2017" },
  { name: "Phase 3", startsOn: "2019-01-01", endsOn: "2022-12-31", scope: "Déploiement national, Stratégie pauvreté ; huit territoires en mars 2022", source: fondaSource },
  { name: "Phase 3 bis", startsOn: "2023-01-01", endsOn: null, scope: "Prolongée d'année en année ; treize territoires fin 2024", source: "convergence-france.org, comités de pilotage 2023 et bilan 2024" },
];
