// The words of lists, folded (no accents, no case), and the code each stands for. The first word of a line is the one proposed.

export type Lexicon = Record<string, readonly string[]>;

export const housingWords: Lexicon = {
  street: ["rue", "a la rue", "sans abri", "sdf", "squat", "abri de fortune", "camp", "campement", "bidonville", "voiture", "tente", "sans domicile", "sans hebergement", "sans logement", "errance"],
  "night-shelter": ["115", "nuitee", "halte de nuit", "accueil de nuit", "chu", "centre d hebergement d urgence", "hebergement d urgence", "urgence", "abri de nuit"],
  hotel: ["hotel", "hotel 115", "hotel social", "nuitee hoteliere", "nuitees hotelieres", "115 hotel"],
  "third-party": ["chez un tiers", "tiers", "heberge", "hebergee", "heberge par un tiers", "heberge chez un tiers", "hebergement tiers", "chez des amis", "chez un ami", "chez une amie", "amis", "famille", "chez la famille", "chez ses parents", "heberge famille", "heberge par la famille", "heberge par un ami"],
  shelter: ["chrs", "stabilisation", "centre d hebergement", "chs", "hebergement d insertion", "hebergement insertion", "foyer d hebergement", "centre maternel"],
  "asylum-housing": ["cada", "cph", "huda", "cada cph", "praha", "spada", "hebergement demandeur d asile"],
  "care-bed": ["lhss", "lam", "hopital", "hospitalisation", "hospitalise", "hospitalisee", "clinique", "act", "appartement de coordination therapeutique", "lits halte soins sante"],
  detention: ["detention", "prison", "incarcere", "incarceree", "maison d arret", "semi liberte", "placement exterieur"],
  "social-residence": ["residence sociale", "fjt", "foyer de jeunes travailleurs", "ftm", "foyer de travailleurs migrants", "foyer", "foyer adoma", "adoma", "coallia", "rs"],
  "family-boarding": ["pension de famille", "residence accueil", "maison relais", "pf"],
  intermediated: ["intermediation locative", "bail glissant", "iml", "solibail", "sous location", "logement temporaire", "alt", "louez solidaire"],
  "social-housing": ["parc social", "logement social", "hlm", "bailleur social", "locataire hlm", "locataire parc social", "logement parc social"],
  "private-housing": ["parc prive", "logement prive", "locataire", "locataire parc prive", "location", "colocation", "logement autonome", "logement personnel", "logement independant", "locataire du parc prive"],
  owner: ["proprietaire", "accedant a la propriete", "accession"],
};

export const resourceWords: Lexicon = {
  "no-income": ["sans ressource", "sans ressources", "aucune", "aucune ressource", "aucun revenu", "sans revenu", "neant", "0", "rien"],
  rsa: ["rsa", "rsa socle", "rsa majore", "revenu de solidarite active", "brsa", "beneficiaire du rsa"],
  ass: ["ass", "allocation de solidarite specifique"],
  aah: ["aah", "allocation adulte handicape", "allocation aux adultes handicapes"],
  "asylum-allowance": ["ada", "ata", "allocation pour demandeur d asile", "allocation demandeur d asile"],
  "unemployment-benefit": ["are", "allocation chomage", "chomage", "pole emploi", "france travail", "assurance chomage"],
  wage: ["salaire", "salaire cddi", "cddi", "revenu d activite", "emploi"],
  "activity-bonus": ["prime d activite", "prime activite", "pa", "ppa"],
  pension: ["retraite", "pension", "pension d invalidite", "invalidite", "pension de retraite", "aspa", "asi", "minimum vieillesse"],
  "housing-benefit": ["apl", "als", "alf", "aide au logement", "allocation logement"],
};

export const coverWords: Lexicon = {
  "no-cover": ["aucune", "aucune couverture", "sans couverture", "pas de couverture", "sans", "non", "rien"],
  "state-medical-aid": ["ame", "aide medicale de l etat", "aide medicale d etat"],
  "basic-cover": ["secu seule", "assurance maladie", "regime general", "puma", "cpam", "securite sociale", "secu", "sans mutuelle", "base seule", "pas de mutuelle", "ameli"],
  "full-cover": ["css", "c2s", "cmu", "cmuc", "cmu c", "acs", "mutuelle", "secu et mutuelle", "complementaire", "complementaire sante", "complementaire sante solidaire", "securite sociale et mutuelle", "oui"],
};

export const permitWords: Lexicon = {
  "no-permit": ["sans titre", "sans papiers", "sans papier", "aucun titre", "oqtf", "irregulier", "deboute", "deboutee"],
  "permit-request": ["recepisse", "attestation de demande", "api", "attestation de prolongation", "demande en cours", "en attente", "en cours", "renouvellement en cours", "aps", "demandeur d asile", "attestation demandeur d asile", "ada attestation"],
  "permit-one-year": ["titre 1 an", "titre d un an", "cst", "carte de sejour temporaire", "carte temporaire", "vpf", "vie privee et familiale", "titre de sejour", "salarie", "visa long sejour", "vls ts"],
  "permit-multi-year": ["titre pluriannuel", "csp", "carte pluriannuelle", "carte de sejour pluriannuelle", "pluriannuel", "protection subsidiaire", "titre 4 ans", "titre 2 ans", "passeport talent"],
  "permit-ten-years": ["carte de resident", "resident", "titre 10 ans", "10 ans", "carte 10 ans", "refugie", "refugiee", "refugie statutaire", "statut de refugie", "certificat de residence 10 ans"],
  "free-movement": ["francais", "francaise", "nationalite francaise", "cni", "carte d identite", "union europeenne", "ue", "europeen", "europeenne", "ressortissant europeen", "citoyen europeen", "non concerne", "france"],
};

export const stageWords: Lexicon = {
  "first-hours": ["premieres heures", "phc", "premieres heures en chantier", "cddi phc", "cdd i phc", "1eres heures", "premiere heure", "dph", "dispositif premieres heures"],
  cddi: ["cddi", "cddi cvg", "cdd i cvg", "cdd i", "en contrat", "salarie", "salariee", "en poste", "cvg", "convergence", "cdd insertion", "en parcours"],
  "year-after": ["annee d apres", "suivi apres la sortie", "suivi post sortie", "post sortie", "sorti", "sortie", "apres sortie", "suivi 1 an", "suivi sortie", "aftercare"],
  closed: ["termine", "clos", "cloture", "parcours termine", "ferme", "fin de suivi", "archive"],
};

export const barrierWords: Lexicon = {
  housing: ["logement", "hebergement", "hebergement logement", "logement hebergement"],
  health: ["sante", "sante physique", "soins", "acces aux soins"],
  "mental-health": ["sante mentale", "psy", "psychologique", "souffrance psychique", "psychique"],
  addiction: ["addiction", "addictions", "alcool", "toxicomanie", "drogue"],
  disability: ["handicap", "rqth", "mdph"],
  language: ["langue", "francais", "fle", "maitrise du francais", "maitrise de la langue", "linguistique"],
  literacy: ["illettrisme", "analphabetisme", "lecture", "lecture ecriture", "savoirs de base", "illettrisme analphabetisme fle"],
  paperwork: ["administratif", "demarches", "demarches administratives", "acces aux droits", "droits", "papiers", "titre de sejour", "demarches administratives et acces aux droits", "difficultes administratives"],
  money: ["budget", "finances", "financier", "ressources", "difficultes financieres"],
  debts: ["dettes", "dette", "surendettement", "surendettement et finances"],
  mobility: ["mobilite", "transport", "transports", "permis", "permis de conduire", "manque de mobilite"],
  family: ["famille", "familial", "contraintes familiales", "situation familiale", "parent isole"],
  childcare: ["garde d enfants", "garde d enfant", "mode de garde", "enfants"],
  justice: ["justice", "judiciaire", "spip", "detention", "penal"],
  digital: ["numerique", "informatique", "illectronisme"],
  training: ["formation", "qualification", "niveau de formation", "manque de qualification", "diplome"],
  isolation: ["isolement", "isole", "lien social", "solitude"],
  availability: ["disponibilite", "manque de disponibilite"],
};

export const frenchLevelWords: Lexicon = {
  "french-none": ["aucun", "infra a1", "inferieur a a1", "<a1", "< a1", "non francophone", "alpha", "debutant", "a1 1", "ne parle pas", "a0", "grand debutant"],
  "french-a1": ["a1", "niveau a1", "notions"],
  "french-a2": ["a2", "niveau a2", "moyen", "intermediaire"],
  "french-b1": ["b1", "niveau b1", "bon", "correct"],
  "french-b2": ["b2", "b2 et plus", "niveau b2", "c1", "c2", "courant", "langue maternelle", "natif", "francophone", "tres bon"],
};

export const genderWords: Lexicon = {
  woman: ["femme", "f", "mme", "madame", "mlle", "mademoiselle", "feminin", "fille", "2", "elle"],
  man: ["homme", "h", "m", "mr", "monsieur", "masculin", "1", "garcon", "il"],
  other: ["autre", "non binaire", "nb", "x", "neutre"],
};

/** ISO 639 codes of the languages met most often; any other is kept as written. */
export const languageWords: Lexicon = {
  fr: ["francais", "fr", "francophone"], ar: ["arabe", "ar", "arabe dialectal", "darija", "arabe litteraire"], en: ["anglais", "en"], es: ["espagnol", "es"], pt: ["portugais", "pt"], it: ["italien"],
  de: ["allemand"], ro: ["roumain"], ru: ["russe"], uk: ["ukrainien"], pl: ["polonais"], tr: ["turc"], ku: ["kurde", "kurmandji", "sorani"], fa: ["persan", "farsi"], prs: ["dari"], ps: ["pachto", "pachtou", "pashto"],
  ur: ["ourdou", "urdu"], pa: ["penjabi", "pendjabi", "punjabi"], hi: ["hindi"], bn: ["bengali"], ta: ["tamoul"], si: ["cinghalais"], ne: ["nepalais"], bo: ["tibetain"], zh: ["chinois", "mandarin", "wenzhou", "cantonais"],
  vi: ["vietnamien"], km: ["khmer", "cambodgien"], th: ["thai", "thailandais"], tl: ["tagalog", "philippin"], ka: ["georgien"], hy: ["armenien"], az: ["azeri"], ce: ["tchetchene"], sq: ["albanais"], sr: ["serbe"], hr: ["croate"],
  bs: ["bosniaque", "bosnien"], mk: ["macedonien"], bg: ["bulgare"], hu: ["hongrois"], el: ["grec"], rom: ["romani", "rom", "tsigane"], ber: ["berbere"], kab: ["kabyle"], shi: ["chleuh", "tachelhit"], am: ["amharique"], ti: ["tigrigna", "tigrinya"],
  om: ["oromo"], so: ["somali"], sw: ["swahili"], ln: ["lingala"], kg: ["kikongo"], wo: ["wolof"], bm: ["bambara"], dyu: ["dioula"], ff: ["peul", "pulaar", "poular", "fula"], snk: ["soninke"], mnk: ["mandingue", "malinke"], ha: ["haoussa"],
  yo: ["yoruba"], ig: ["igbo"], ee: ["ewe"], ak: ["twi", "akan"], fon: ["fon"], sus: ["soussou"], mg: ["malgache"], ht: ["creole", "creole haitien"], gcf: ["creole antillais"], fsl: ["lsf", "langue des signes", "langue des signes francaise"],
};
