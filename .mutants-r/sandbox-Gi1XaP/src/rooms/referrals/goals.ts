import type { Domain, Topic } from "#rooms/access/index";

/** Résultats souhaités, by domain: a few, in the words of the trade, chosen when asking and scored at the end. */
export const goalsOf: Record<Domain, Record<string, string>> = {
  housing: { "a-roof-tonight": "Un hébergement", "a-place": "Une place en résidence ou logement accompagné", "a-home": "Un logement à elle ou lui", "stays-housed": "Rester dans son logement", "housing-file": "Une demande de logement déposée" },
  health: { "rights-open": "Une couverture santé ouverte", "seen-a-doctor": "Vu un médecin", "care-started": "Des soins commencés", "care-continued": "Un suivi qui tient", "check-up": "Un bilan de santé" },
  disability: { "file-sent": "Un dossier MDPH déposé", recognised: "Une reconnaissance obtenue", "post-adapted": "Un poste adapté" },
  employment: { "met-employer": "Un employeur rencontré", immersion: "Une immersion faite", hired: "Une embauche", "cv-ready": "Un CV et une candidature prêts" },
  training: { "training-found": "Une formation trouvée", "training-started": "Une formation commencée", "training-finished": "Une formation finie" },
  rights: { "papers-renewed": "Des papiers à jour", "right-open": "Un droit ouvert", domiciled: "Une domiciliation", "step-done": "Une démarche faite" },
  rsa: { "right-open": "Un droit ouvert", "contract-signed": "Un contrat d'engagement signé" },
  justice: { "lawyer-met": "Un conseil rencontré", "obligation-met": "Une obligation respectée", "adjustment-asked": "Un aménagement demandé" },
  debts: { "debts-known": "Les dettes connues et écrites", "plan-agreed": "Un plan accepté", "file-sent": "Un dossier de surendettement déposé", "budget-held": "Un budget tenu" },
  language: { "level-known": "Un niveau évalué", "course-started": "Un cours commencé", "level-gained": "Un niveau gagné" },
  family: { childcare: "Un mode de garde", "support-found": "Un soutien trouvé", "link-restored": "Un lien renoué" },
  general: { informed: "Une information reçue", met: "Un premier contact", accompanied: "Un accompagnement commencé" },
};

/** The topic of the file that a request of this domain belongs to: whoever reads the topic reads the request. */
export const topicOfDomain: Record<Domain, Topic> = {
  housing: "housing", health: "health", disability: "health", employment: "work", training: "work", rights: "rights", rsa: "rights", justice: "justice", debts: "debts", language: "life", family: "life", general: "life",
};

/** Groups of themes of the directory (data·inclusion schema v1.0.8), and the domain that follows each. */
export const domainOfThemeGroup: Record<string, Domain> = {
  "choisir-un-metier": "employment", "creer-une-entreprise": "employment", "difficultes-administratives-ou-juridiques": "rights", "difficultes-financieres": "debts", "equipement-et-alimentation": "general", famille: "family",
  "lecture-ecriture-calcul": "language", "logement-hebergement": "housing", mobilite: "general", numerique: "general", "preparer-sa-candidature": "employment", remobilisation: "general", sante: "health", "se-former": "training",
  "souvrir-a-linternational": "general", "trouver-un-emploi": "employment",
};
export const domainOfThemes = (themes: readonly string[]): Domain => {
  const special = themes.includes("difficultes-administratives-ou-juridiques--prendre-en-compte-une-problematique-judiciaire") && themes.length === 1 ? "justice" : undefined;
  return special ?? (themes.map((theme) => domainOfThemeGroup[theme.split("--")[0]!]).find((domain) => domain !== undefined) ?? "general");
};

export const isGoal = (domain: Domain, code: string): boolean => Object.hasOwn(goalsOf[domain], code);
export const goalWords = (domain: Domain, code: string): string => goalsOf[domain][code] ?? code;
