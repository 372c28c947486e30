// Why a row is not taken, how to mend it, and what was accepted with a doubt. A reason without its sentence does not compile.

import { dateWindows, type DateKind } from "./cells/parse-date.ts";
import type { ReasonCode, WarningCode } from "./model.ts";

export type Told = { value: string; hint: string };
export type Explanation = { sentence: string; howToMend: string };

const explain = (sentence: string, howToMend: string): Explanation => ({ sentence, howToMend });
const writeDay = "Écrivez le jour sous la forme JJ/MM/AAAA, par exemple 12/03/1984.";

export const refusalWords: Record<ReasonCode, (told: Told) => Explanation> = {
  "value-missing": () => explain("Cette case est vide, et elle est nécessaire pour ouvrir un dossier.", "Remplissez-la. Si la personne n'a qu'un seul nom, écrivez « sans prénom » dans la case du prénom."),
  "formula-error": ({ value }) => explain(`La formule de cette case donne une erreur (${value}).`, "Corrigez la formule dans le tableur, ou remplacez-la par sa valeur, puis enregistrez de nouveau."),
  "scientific-notation": ({ value }) => explain(`Le tableur a changé ce nombre en puissance de dix (${value}) : des chiffres sont perdus.`, "Mettez la colonne au format Texte et tapez de nouveau la valeur entière."),
  "damaged-letters": ({ value }) => explain(`Des lettres accentuées sont abîmées dans « ${value} ».`, "Choisissez un autre encodage pour lire le fichier, ou retapez la valeur."),
  "text-too-long": ({ hint }) => explain(`Ce texte est trop long (${hint} caractères au plus).`, "Raccourcissez-le, ou gardez le détail pour une note dans le dossier."),
  "name-has-digits": ({ value }) => explain(`Il y a un chiffre dans le nom « ${value} ».`, "Retirez le chiffre, ou déplacez-le dans une autre colonne."),
  "name-has-no-letter": ({ value }) => explain(`« ${value} » ne contient aucune lettre.`, "Écrivez le nom. Si la personne n'a qu'un seul nom, écrivez « sans prénom » dans la case du prénom."),
  "name-cannot-be-split": ({ value }) => explain(`Dans « ${value} », on ne sait pas où finit le nom et où commence le prénom.`, "Écrivez le nom en capitales (DE LA FICTIVE Maud), ou séparez-les par une virgule (De la Fictive, Maud)."),
  "date-unreadable": ({ value }) => explain(`« ${value} » n'est pas une date.`, writeDay),
  "date-impossible": ({ value, hint }) => explain(hint ? `Le jour « ${value} » n'existe pas : ce mois a ${hint} jours.` : `Le jour « ${value} » n'existe pas.`, writeDay),
  "not-a-leap-year": ({ hint }) => explain(`Le 29 février ${hint} n'existe pas : ${hint} n'est pas une année bissextile.`, "Vérifiez le jour ou l'année."),
  "month-first": ({ value, hint }) => explain(`« ${value} » semble écrit à l'américaine, le mois avant le jour (${hint} ?).`, `Si c'est bien cela, écrivez ${hint}. Vérifiez aussi les autres dates de la colonne : 03/04 peut être le 3 avril ou le 4 mars.`),
  "day-missing": ({ value }) => explain(`Il manque le jour dans « ${value} ».`, writeDay),
  "phantom-day": () => explain("Cette case contient le 29 février 1900, un jour qui n'a pas existé : le tableur l'affiche par erreur.", "Vérifiez la date, puis tapez-la sous la forme JJ/MM/AAAA."),
  "date-out-of-range": ({ value, hint }) => explain(`La date « ${value} » est trop loin pour être juste : on attend ici une date entre ${hint}.`, "Vérifiez l'année."),
  "birth-in-the-future": ({ hint }) => explain(`Cette date de naissance est dans le futur (${hint}).`, "Vérifiez l'année, et écrivez-la avec quatre chiffres."),
  "birth-too-long-ago": ({ hint }) => explain(`Cette date de naissance donne plus de ${hint} ans.`, "Vérifiez l'année, et écrivez-la avec quatre chiffres."),
  "phone-unreadable": ({ value }) => explain(`« ${value} » n'est pas un numéro de téléphone complet.`, "Écrivez dix chiffres (06 00 00 00 00) ou un numéro étranger qui commence par + ; mettez les remarques dans une autre colonne."),
  "email-unreadable": ({ value }) => explain(`« ${value} » n'est pas une adresse électronique.`, "Écrivez une seule adresse, sans espace ni accent, par exemple prenom@exemple.invalid."),
  "postcode-unreadable": ({ value }) => explain(`« ${value} » n'est pas un code postal français.`, "Écrivez cinq chiffres. Pour une adresse à l'étranger, laissez la case vide et écrivez tout dans l'adresse."),
  "postcode-is-commune-code": ({ value }) => explain(`« ${value} » est le code INSEE d'une commune de Corse, pas un code postal.`, "Écrivez le code postal, qui commence par 20."),
  "yes-no-unreadable": ({ value }) => explain(`« ${value} » n'est ni oui ni non.`, "Écrivez oui ou non ; « ne sait pas », « ne souhaite pas répondre » ou rien conviennent aussi."),
  "word-unknown": ({ value, hint }) => explain(`« ${value} » n'est pas un mot connu ici.`, `Écrivez par exemple : ${hint}.`),
  "hours-unreadable": ({ value }) => explain(`« ${value} » n'est pas un nombre d'heures.`, "Écrivez un nombre d'heures par semaine, par exemple 26 ou 26,5."),
  "hours-out-of-range": ({ value }) => explain(`« ${value} » ne peut pas être un nombre d'heures par semaine.`, "Écrivez les heures d'une semaine (60 au plus), et non celles d'un mois."),
  "pass-number-unreadable": ({ value }) => explain(`« ${value} » n'est pas un numéro de PASS IAE.`, "Écrivez ses douze caractères, par exemple 99999 00 00001 ; il est sur l'attestation des Emplois de l'inclusion."),
  "code-unknown": ({ value, hint }) => explain(`Le code « ${value} » n'existe pas dans la fiche salarié.`, `Codes possibles : ${hint}.`),
  "quote-not-closed": () => explain("Un guillemet ouvert sur cette ligne n'est jamais refermé.", "Refermez-le ou retirez-le. Un guillemet à l'intérieur d'un texte se double : \"\"."),
  "quote-misplaced": () => explain("Un guillemet se trouve au milieu d'un texte entre guillemets.", "Doublez-le (\"\") ou retirez-le."),
  "too-many-cells": () => explain("Cette ligne a plus de cases que l'en-tête n'a de colonnes.", "Un texte contient sans doute le signe qui sépare les colonnes : mettez-le entre guillemets, ou retirez le signe."),
  "cell-too-long": () => explain("Une case dépasse 32 767 caractères.", "Raccourcissez-la ; un guillemet oublié peut aussi avoir collé plusieurs lignes."),
  "not-a-record": () => explain("Cet élément n'est pas une fiche.", "Vérifiez le fichier, ou demandez-le de nouveau au logiciel qui l'a produit."),
  "contract-ends-before-it-starts": ({ value, hint }) => explain(`Le contrat finit (${value}) avant de commencer (${hint}).`, "Vérifiez les deux dates."),
  "pass-ends-before-it-starts": ({ value, hint }) => explain(`Le PASS IAE finit (${value}) avant de commencer (${hint}).`, "Recopiez les deux dates de l'attestation."),
  "entry-before-birth": ({ value, hint }) => explain(`L'entrée (${value}) est avant la naissance (${hint}).`, "Vérifiez les deux dates ; une année à deux chiffres a pu être mal comprise."),
  "repeated-row": ({ hint }) => explain(`Cette personne est déjà à la ligne ${hint} de ce fichier.`, "Supprimez une des deux lignes. Si ce sont deux personnes, ajoutez leur date de naissance ou un numéro de dossier différent."),
  "lead-unknown": ({ value, hint }) => explain(`Aucun fil rouge de ce chantier n'a « ${value} » pour nom ou pour adresse.`, `Écrivez le nom ou l'adresse de l'un d'eux${hint ? ` (${hint})` : ""}, ou laissez la case vide : vous serez son fil rouge. Si la colonne parle d'autre chose, ne la reprenez pas.`),
  "lead-ambiguous": ({ value, hint }) => explain(`Plusieurs fils rouges de ce chantier s'appellent « ${value} ».`, `Écrivez l'adresse de celui que vous voulez dire : ${hint}.`),
  "likely-known": ({ hint }) => explain(`C'est peut-être ${hint}, déjà suivi(e).`, "Ouvrez son dossier et complétez-le. Si ce sont d'autres personnes, reprenez ces lignes en cochant « Ce sont d'autres personnes »."),
  "likely-known-elsewhere": () => explain("Un dossier très proche est suivi là où vous ne voyez pas.", "Demandez à votre coordination. Si c'est quelqu'un d'autre, reprenez cette ligne en cochant « Ce sont d'autres personnes »."),
  "not-written": ({ hint }) => explain(`Cette ligne n'a pas pu être écrite : ${hint}`, "Corrigez la ligne, ou ouvrez le dossier à la main."),
  "set-aside": ({ hint }) => explain(hint === "total" ? "C'est une ligne de total, pas une personne." : "C'est l'en-tête, répété au milieu de la liste.", "Rien à faire : elle n'est pas reprise."),
};

export const warningWords: Record<WarningCode, string> = {
  "zero-put-back": "Le zéro du début, perdu par le tableur, a été remis.",
  "century-assumed": "L'année est écrite avec deux chiffres : le siècle a été supposé.",
  "serial-read-as-date": "Un nombre du tableur a été lu comme une date.",
  "day-assumed": "Le jour n'est pas écrit : le premier jour possible a été pris.",
  "civility-taken-out": "« M. » ou « Mme » a été retiré du nom.",
  "one-name-only": "La personne est enregistrée avec un seul nom.",
  "birth-name-inside": "Le nom contient « née » ou « épouse » : il est gardé tel quel.",
  "name-order-assumed": "L'ordre du nom et du prénom a été supposé.",
  "very-young": "La personne aurait moins de seize ans.",
  "commune-in-postcode": "La case du code postal contient aussi la commune : seul le code est gardé.",
  "language-kept-as-written": "Une langue n'est pas dans la liste : elle est gardée comme elle est écrite.",
  "word-guessed": "Un mot a été reconnu au milieu d'un texte : vérifiez qu'il dit bien cela.",
  "hours-above-legal": "Plus de 35 heures par semaine.",
  "extra-left-out": "Une partie de la case n'a pas été reprise.",
  "nir-blanked": "Un numéro de sécurité sociale se trouvait ici : il a été effacé et n'est gardé nulle part.",
  "contract-over-24-months": "Le contrat dure plus de vingt-quatre mois.",
  "contract-under-4-months": "Le contrat dure moins de quatre mois.",
  "entry-taken-from-pass": "La date d'entrée n'est pas dans la fiche : celle du début du PASS IAE a été prise.",
  "age-under-16-at-entry": "La personne aurait eu moins de seize ans à son entrée.",
  "justice-left-out": "Le frein « justice » n'est pas repris : seul le fil rouge de la personne l'écrit, dans son dossier.",
  "silence-left-out": "Une réponse « ne sait pas » ou « refuse » n'a pas été reprise : le dossier n'en garde qu'une par sujet.",
};

/** Said above the preview when a column holds social security numbers. */
export const nirColumnWords = (header: string): string =>
  `La colonne « ${header} » contient des numéros de sécurité sociale : elle n'est pas reprise, et rien n'en est gardé.`;

/** The rule of two-digit years, as stated beside the preview. */
export const centuryWords = (kind: DateKind, today: string): string => {
  const latest = Number(today.slice(0, 4)) + dateWindows[kind].centuryUpTo;
  const named = kind === "birth" ? "Une date de naissance" : kind === "past" ? "Une date d'entrée" : kind === "contract" ? "Une date de contrat" : "Une date de fin";
  return `${named} écrite avec deux chiffres pour l'année est lue entre ${latest - 99} et ${latest}.`;
};
