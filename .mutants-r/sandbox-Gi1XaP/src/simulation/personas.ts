import type { Row, Rows } from "./rows.ts";

type Persona = { role: string; who: string; tryThis: string };

const personas: readonly Persona[] = [
  { role: "cisp", who: "Elle est le fil rouge d'une vingtaine de personnes. Le lundi matin, elle regarde ce qui l'attend avant que la file se forme à sa porte.", tryThis: "ouvrez une personne sans nouvelles, écrivez un contact avec un rappel, puis notez un changement de logement." },
  { role: "social-educator", who: "Il accompagne aux rendez-vous, téléphone en main.", tryThis: "cherchez quelqu'un avec « / » et trois lettres, même avec une faute." },
  { role: "technical-supervisor", who: "Il encadre l'équipe au travail. Il voit qui est là, jamais le social.", tryThis: "ouvrez une personne : ni le logement, ni la santé, ni les notes n'existent pour lui." },
  { role: "director", who: "Elle dirige le chantier : contrats et présences, sans la santé, la justice ni les dettes.", tryThis: "regardez les fins de contrat des deux mois qui viennent." },
  { role: "coordinator", who: "Il coordonne le territoire : personne ne doit être oublié.", tryThis: "regardez qui est sans nouvelles, puis passez la file active d'un CISP à un autre dans « Relais »." },
  { role: "partnership-officer", who: "Chargé de partenariat, partagé entre les chantiers du territoire.", tryThis: "prenez une demande dans la file des « Mobilisations », demandez des places sans dire pour qui, choisissez un partenaire ; puis « Le réseau en chiffres »." },
  { role: "outside-referent", who: "Référente d'une structure partenaire : cinq minutes entre deux visites.", tryThis: "répondez à une demande reçue dans « Mobilisations », proposez un rendez-vous, puis des places au réseau dans « Partenaires »." },
  { role: "national-team", who: "L'association nationale anime le programme : aucun dossier ne s'ouvre à elle.", tryThis: "constatez que la liste des personnes n'existe pas." },
  { role: "evaluator", who: "Évaluateur : jamais un nom.", tryThis: "essayez l'adresse d'un dossier : elle n'existe pas pour vous." },
  { role: "administrator", who: "Administratrice : elle invite, ferme, et ne lit aucun dossier.", tryThis: "invitez une collègue dans « Comptes », le courriel arrive dans la boîte d'envoi." },
];

/** One persona per role: the first professional who holds it, from the territory where most happens. */
export const personaRows = (rows: Rows, preferred: ReadonlySet<string>): Row[] =>
  personas.flatMap(({ role, who, tryThis }, rank) => {
    const holders = (rows.memberships ?? []).filter((row) => row[3] === role);
    const chosen = holders.find((row) => preferred.has(String(row[2]))) ?? holders[0];
    return chosen ? [[chosen[1]!, rank, who, tryThis]] : [];
  });
