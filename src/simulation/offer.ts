// The national offer as it could be published, any size, the same for the same seed: real communes, real codes, nobody real.
import { addDays, type CivilDate } from "#ground/civil-date";
import type { DiService, DiStructure } from "#rooms/exchange/index";
import { contactWords, keysOf, openToWords, publicWords, type ServedPublic, serviceKindWords, type Theme } from "#rooms/network/index";
import { allNetworks, allThemes, offerKinds, openings, tailsOfNames, waysOfAddresses } from "./offer-kinds.ts";
import { drawPlace, type OfferPlace } from "./offer-places.ts";
import { anySentences, tellings } from "./offer-words.ts";
import { type Chance, chanceOf } from "./random.ts";

export type OfferEntry = { structure: DiStructure; services: DiService[] };
/** As many structures as it takes for `services` services, some 1.8 each. `today` is the day the file was published. */
export type OfferSize = { seed: string; services: number; today?: CivilDate };

const publics = keysOf(publicWords).filter((code) => code !== "tous-publics");
const kinds = keysOf(serviceKindWords);
const modes = keysOf(contactWords).toSorted();
const askers = keysOf(openToWords).toSorted();
const byKind = offerKinds.map((kind) => [kind, kind.weight] as const);

const some = <Item>(chance: Chance, items: readonly Item[], most: number): Item[] => [...new Set(Array.from({ length: chance.whole(1, most) }, () => chance.pick(items)))];
const maybe = <Item>(chance: Chance, odds: number, item: () => Item): Item | null => (chance.odds(odds) ? item() : null);
const phone = (chance: Chance): string => (chance.odds(0.5) ? `+33 1 99 00 ${chance.whole(10, 99)} ${chance.whole(10, 99)}` : `0199 00${chance.whole(1000, 9999)}`.replace(" ", ""));
const slug = (words: string): string => words.replaceAll("œ", "oe").replaceAll("Œ", "oe").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
const address = (chance: Chance): string => `${chance.whole(1, 180)} ${chance.pick(waysOfAddresses)}`;

const dated = (chance: Chance, today: CivilDate): CivilDate => addDays(today, -chance.weigh([[chance.whole(0, 180), 55], [chance.whole(181, 730), 33], [chance.whole(731, 1600), 12]]));

const place = (at: OfferPlace, chance: Chance): Pick<DiStructure, "adresse" | "complement_adresse" | "code_postal" | "commune" | "code_insee" | "latitude" | "longitude"> => ({
  adresse: address(chance),
  complement_adresse: maybe(chance, 0.12, () => chance.pick(["Bâtiment B", "2e étage", "Porte bleue, au fond de la cour", "Sonner à l'accueil"])),
  code_postal: at.postcode,
  commune: at.name,
  code_insee: at.code,
  latitude: Math.round((at.latitude + (chance.draw() - 0.5) / 60) * 1e5) / 1e5,
  longitude: Math.round((at.longitude + (chance.draw() - 0.5) / 60) * 1e5) / 1e5,
});

/** Between 50 and some 900 characters: a few are too short to score well, as in any real file. */
const description = (chance: Chance, theme: Theme): string => {
  const wanted = chance.weigh([[chance.whole(50, 180), 25], [chance.whole(200, 700), 60], [chance.whole(700, 1900), 15]]);
  // A sentence of another theme would make a search find what is not there: when its own are said, it stops.
  const pool = [...new Set([...tellings[theme].says, ...Array.from({ length: 14 }, () => chance.pick(anySentences))])];
  const from = chance.whole(0, tellings[theme].says.length - 1);
  let text = pool.splice(from, 1)[0]!;
  while (pool.length && (text.length < wanted || text.length < 50)) text += ` ${pool.shift()!}`;
  return text;
};

const service = (chance: Chance, structure: DiStructure, themes: readonly Theme[], at: OfferPlace, rank: number, today: CivilDate): DiService => {
  const theme = themes.length === allThemes.length ? allThemes[chance.whole(0, 9_999) % allThemes.length]! : chance.pick(themes);
  const means = chance.odds(0.93) ? some(chance, modes, 3) : null;
  const fee = chance.weigh([["gratuit", 72], ["payant", 18], [null, 10]] as const);
  const elsewhere = chance.odds(0.1);
  const distant = chance.weigh([[["en-presentiel"], 75], [["a-distance"], 10], [["en-presentiel", "a-distance"], 13], [null, 2]] as const);
  return {
    source: structure.source,
    id: `${structure.id}-${rank + 1}`,
    structure_id: structure.id,
    nom: `${chance.pick(tellings[theme].names)}${chance.odds(0.2) ? ` ${chance.pick(tailsOfNames)}` : ""}`,
    description: description(chance, theme),
    date_maj: dated(chance, today),
    type: chance.odds(0.95) ? chance.pick(kinds) : null,
    thematiques: chance.odds(0.97) ? [...new Set([theme, ...(chance.odds(0.35) ? [chance.pick(themes)] : [])])] : null,
    publics: chance.weigh<() => ServedPublic[] | null>([[() => ["tous-publics"], 45], [() => some(chance, publics, 4), 50], [() => null, 5]])(),
    publics_precisions: maybe(chance, 0.15, () => chance.pick(["De 16 à 25 ans.", "Inscrits à France Travail.", "Femmes avec ou sans enfants.", "Personnes à la rue ou hébergées."])),
    conditions_acces: maybe(chance, 0.3, () => chance.pick(["Habiter le département.", "Être orienté par un travailleur social.", "Une pièce d'identité, même périmée.", "Avoir un titre de séjour en cours.", "Aucune."])),
    frais: fee,
    frais_precisions: fee === "payant" ? maybe(chance, 0.7, () => chance.pick(["10 € d'adhésion par an.", "Selon le quotient familial.", "1 € par séance."])) : null,
    modes_accueil: distant === null ? null : [...distant],
    modes_mobilisation: means,
    mobilisable_par: chance.odds(0.9) ? some(chance, askers, 2) : null,
    mobilisation_precisions: maybe(chance, 0.1, () => "Appeler avant de venir."),
    lien_mobilisation: means?.includes("utiliser-lien-mobilisation") && chance.odds(0.9) ? `https://simulation.invalid/demande/${slug(structure.id)}-${rank + 1}` : null,
    contact_nom_prenom: maybe(chance, 0.15, () => chance.pick(["Zéphyr Exemple", "Maud Factice", "Lison Postiche", "Octave Gabarit"])),
    telephone: means?.includes("telephoner") ? maybe(chance, 0.95, () => phone(chance)) : maybe(chance, 0.3, () => structure.telephone ?? phone(chance)),
    courriel: means?.includes("envoyer-un-courriel") ? maybe(chance, 0.95, () => structure.courriel ?? "accueil@simulation.invalid") : maybe(chance, 0.3, () => structure.courriel),
    ...(elsewhere ? place(at, chance) : { adresse: structure.adresse, complement_adresse: structure.complement_adresse, code_postal: structure.code_postal, commune: structure.commune, code_insee: structure.code_insee, latitude: structure.latitude, longitude: structure.longitude }),
    zone_eligibilite: chance.weigh([[[at.department], 55], [[at.code], 25], [["france"], 15], [null, 5]] as const)?.slice() ?? null,
    horaires_accueil: maybe(chance, 0.35, () => chance.pick(openings)),
    volume_horaire_hebdomadaire: maybe(chance, 0.1, () => chance.pick([1, 1.5, 3, 7, 15, 20])),
    nombre_semaines: maybe(chance, 0.08, () => chance.whole(1, 26)),
    lien_source: maybe(chance, 0.6, () => `https://simulation.invalid/services/${slug(structure.id)}-${rank + 1}`),
  };
};

const entry = (seed: string, at: number, today: CivilDate, most: number): OfferEntry => {
  const chance = chanceOf(`${seed}/offer/${at}`);
  const kind = chance.weigh(byKind);
  const where = drawPlace(chance);
  const name = `${kind.head} ${chance.odds(0.5) ? chance.pick(tailsOfNames) : `${where.name.match(/^(Le|La|Les|L')/) ? "à" : "de"} ${where.name}`} (simulé)`;
  const structure: DiStructure = {
    source: kind.source,
    id: `${kind.source}--${chance.id().replaceAll("-", "").slice(0, 20)}`,
    nom: name.slice(0, 150),
    date_maj: dated(chance, today),
    // Sirets that no register gives out: they begin with 000.
    siret: maybe(chance, 0.75, () => `000${String(at).padStart(6, "0")}${String(chance.whole(0, 99)).padStart(5, "0")}`),
    description: maybe(chance, 0.85, () => `${kind.head} de ${where.name} et alentour, exemple de structure du réseau simulé. ${chance.pick(tellings[chance.pick(kind.themes)].says)} ${chance.pick(anySentences)}`),
    ...place(where, chance),
    telephone: maybe(chance, 0.85, () => phone(chance)),
    courriel: maybe(chance, 0.75, () => `contact.${at}@simulation.invalid`),
    site_web: maybe(chance, 0.4, () => `https://simulation.invalid/${slug(name)}/`),
    horaires_accueil: maybe(chance, 0.6, () => chance.pick(openings)),
    accessibilite_lieu: maybe(chance, 0.1, () => `https://acceslibre.beta.gouv.fr/simulation-invalid/${at}/`),
    lien_source: maybe(chance, 0.7, () => `https://simulation.invalid/structures/${at}`),
    reseaux_porteurs: kind.network ? [kind.network] : maybe(chance, 0.5, () => [chance.pick(allNetworks)]),
  };
  const count = Math.min(most, chance.weigh([[1, 56], [2, 24], [3, 10], [4, 6], [5, 3], [8, 1]]));
  return { structure, services: Array.from({ length: count }, (_, rank) => service(chance, structure, kind.themes, where, rank, today)) };
};

export function* offer({ seed, services, today = "2026-06-30" }: OfferSize): Generator<OfferEntry> {
  for (let at = 0, left = services; left > 0; at++) {
    const one = entry(seed, at, today, left);
    left -= one.services.length;
    yield one;
  }
}
