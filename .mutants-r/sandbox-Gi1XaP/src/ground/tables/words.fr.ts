// Why a file is not read and what to do; what was noticed while reading. A code without its sentence does not compile.

import type { Delimiter, Encoding, NoteCode } from "./model.ts";
import type { FileRefusalCode } from "./refusal.ts";

type Detail = Record<string, string | number>;

const saveAs = "Ouvrez-le dans votre tableur, puis « Enregistrer sous » en .xlsx (classeur Excel) ou en CSV, et déposez ce fichier-là.";
const megabytes = (bytes: string | number | undefined): string => `${Math.round(Number(bytes ?? 0) / 1024 / 1024)} Mo`;

export const fileRefusalWords: Record<FileRefusalCode, (detail: Detail) => string> = {
  empty: () => "Ce fichier est vide. Vérifiez que la liste a bien été enregistrée, puis déposez-la de nouveau.",
  "too-big": ({ bytes, limit }) => `Ce fichier pèse ${megabytes(bytes)} ; on peut lire jusqu'à ${megabytes(limit)}. Gardez seulement la feuille de la liste, sans images, ou coupez-la en plusieurs fichiers.`,
  "old-excel": () => `C'est un ancien classeur Excel (.xls). ${saveAs}`,
  "encrypted-workbook": () => "Ce classeur est protégé par un mot de passe. Dans Excel : Fichier, Informations, Protéger le classeur, retirez le mot de passe, enregistrez, et déposez le fichier de nouveau.",
  "binary-excel": () => `C'est un classeur Excel binaire (.xlsb). ${saveAs}`,
  "open-document": () => `C'est un classeur LibreOffice (.ods). ${saveAs}`,
  "apple-numbers": () => "C'est un document Numbers. Dans Numbers : Fichier, Exporter vers, Excel ou CSV, puis déposez ce fichier-là.",
  word: () => "C'est un document de texte, pas un tableau. Copiez le tableau dans un tableur, enregistrez-le en .xlsx ou en CSV, et déposez ce fichier-là.",
  pdf: () => "C'est un PDF : on ne peut pas en lire les cases. Demandez le fichier d'origine (.xlsx ou CSV) à la personne qui l'a produit.",
  image: () => "C'est une image. Demandez le fichier d'origine (.xlsx ou CSV), ou recopiez la liste dans un tableur.",
  html: () => `C'est une page web, même si son nom finit par .xls : certains logiciels exportent ainsi. ${saveAs}`,
  "xml-spreadsheet": () => `C'est un tableau au format XML. ${saveAs}`,
  archive: () => "C'est une archive compressée. Sortez-en la liste (clic droit, Extraire), puis déposez le fichier .xlsx ou CSV.",
  binary: () => `Ce fichier n'est ni un texte ni un classeur. ${saveAs}`,
  "damaged-archive": () => "Ce classeur est abîmé ou incomplet : sa copie s'est sans doute interrompue. Copiez-le ou téléchargez-le de nouveau ; s'il s'ouvre dans votre tableur, enregistrez-le sous un autre nom.",
  "inflates-too-much": () => "Une fois décompressé, ce classeur serait démesuré : il n'est pas lu, par précaution. Copiez la liste dans un classeur neuf et déposez-le.",
  "too-many-entries": ({ limit }) => `Ce classeur contient trop d'éléments (plus de ${limit}) : images, objets… Copiez la liste seule dans un classeur neuf et déposez-le.`,
  "damaged-workbook": () => `L'intérieur de ce classeur est abîmé. ${saveAs}`,
  "hostile-xml": () => "Ce classeur contient des éléments qu'un tableur n'écrit pas : il n'est pas lu, par précaution. Copiez la liste dans un classeur neuf et déposez-le.",
  "no-sheet": () => "Ce classeur n'a aucune feuille de calcul (des graphiques seulement ?). Déposez celui qui contient la liste.",
  "unknown-sheet": ({ wanted, sheets }) => `La feuille « ${wanted} » n'est pas dans ce classeur. Feuilles présentes : ${sheets}. Choisissez-en une.`,
  "too-many-shared-words": () => "Ce classeur contient trop de texte. Gardez seulement la feuille de la liste et déposez-la de nouveau.",
  "no-header": () => "On ne trouve pas la ligne qui nomme les colonnes. Ajoutez en haut une ligne avec au moins « Nom » et « Prénom ».",
  "header-line-not-found": ({ line }) => `La ligne ${line} est vide ou n'existe pas : choisissez la ligne qui nomme les colonnes.`,
  "too-many-rows": ({ limit }) => `Ce fichier a plus de ${Number(limit).toLocaleString("fr-FR")} lignes. Coupez-le en plusieurs fichiers : les lignes déjà reprises ne le seront pas deux fois.`,
  "too-many-columns": ({ columns, limit }) => `Ce tableau a ${columns} colonnes ; on en lit ${limit} au plus. Retirez celles qui ne servent pas.`,
  "line-too-long": ({ line }) => `À partir de la ligne ${line}, le texte ne se coupe plus en lignes. Un guillemet a pu être oublié, ou le fichier n'est pas une liste.`,
  "damaged-json": ({ line }) => `Ce fichier de fiches est abîmé ou incomplet (ligne ${line}). Téléchargez-le de nouveau.`,
  "json-without-records": () => "Ce fichier ne contient aucune fiche. Vérifiez qu'il s'agit bien de l'export des fiches salarié.",
};

export const encodingWords: Record<Encoding, string> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16 (gros-boutiste)",
  "windows-1252": "Windows (1252)",
  macintosh: "Macintosh (MacRoman)",
};

export const delimiterWords: Record<Delimiter, string> = { ";": "point-virgule", ",": "virgule", "\t": "tabulation", "|": "barre verticale" };

export const noteWords: Record<NoteCode, (detail: Detail) => string> = {
  "encoding-assumed": ({ encoding }) => `Les accents ont été lus comme « ${encodingWords[encoding as Encoding]} », ce qui est une supposition. S'ils sont faux dans l'aperçu, choisissez un autre encodage.`,
  "damaged-characters": () => "Quelques lettres de ce fichier sont abîmées : les lignes concernées sont refusées avec leur explication.",
  "cut-inside-a-character": () => "Le fichier s'arrête au milieu d'une lettre : sa fin manque sans doute.",
  "one-column-only": () => "Le tableau n'a qu'une colonne. Si ce n'est pas le cas, choisissez le signe qui sépare les colonnes.",
  "lines-before-header": ({ count, line }) => `${count} ligne(s) au-dessus de l'en-tête ne sont pas lues ; l'en-tête est à la ligne ${line}.`,
  "header-looks-like-data": ({ line }) => `La ligne ${line} a été prise pour l'en-tête, mais elle ressemble à une ligne de la liste. Vérifiez-la dans l'aperçu.`,
  "header-repeated-name": ({ name, first, column }) => `Deux colonnes s'appellent « ${name} » (${first} et ${column}) : dites ce que contient chacune.`,
  "header-without-name": ({ column }) => `La colonne ${column} n'a pas de nom.`,
  "blank-lines": ({ count }) => `${count} ligne(s) vide(s) ne sont pas comptées.`,
  "macros-left-out": () => "Ce classeur contient des macros : elles ne sont ni lues ni exécutées.",
  "merged-cells-filled": ({ count }) => `Des cases fusionnées ont été lues comme si chaque ligne portait leur valeur (${count} cases).`,
  "formulas-not-computed": ({ count }) => `${count} formule(s) n'ont jamais été calculées : ouvrez le classeur dans le tableur et enregistrez-le pour avoir leurs valeurs.`,
  "hidden-sheets": ({ names }) => `Feuille(s) masquée(s) non lue(s) : ${names}.`,
  "other-sheets": ({ chosen, others }) => `La feuille « ${chosen} » est lue ; les autres ne le sont pas : ${others}.`,
};
