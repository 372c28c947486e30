import { type DocumentKind, documentKindWords, kindRules, remindOn } from "#rooms/vault/index";
import { dateOf, type DayNumber, dayOf } from "./days.ts";
import { chanceOf } from "./random.ts";
import type { CopiedTable, Row } from "./rows.ts";

const places = ["chez la personne", "Les emplois de l'inclusion (simulé)", "dossier papier du chantier (simulé)", "compte en ligne de la personne"] as const;
/** How many in a hundred have it, and how many days such a paper lasts at most. */
const usual: readonly (readonly [DocumentKind, number, number | null])[] = [["residence-permit", 55, 1460], ["identity-paper", 35, 3650], ["health-card", 60, 365], ["disability-recognition", 14, 1825], ["housing-request", 50, 365], ["resume", 40, null], ["bank-details", 45, null]];

/** One page that says that it is worth nothing, written by hand: five objects and their places. */
export const specimenPdf = (): Buffer => {
  const text = "BT /F 18 Tf 30 90 Td (Document simule, sans aucune valeur) Tj ET";
  const objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 180]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>", `<</Length ${text.length}>>stream\n${text}\nendstream`, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"];
  let [written, places] = ["%PDF-1.4\n", ""];
  objects.forEach((object, at) => {
    places += `${String(written.length).padStart(10, "0")} 00000 n \n`;
    written += `${at + 1} 0 obj${object}endobj\n`;
  });
  return Buffer.from(`${written}xref\n0 6\n0000000000 65535 f \n${places}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${written.length}\n%%EOF\n`, "latin1");
};
const specimen = specimenPdf();

/** The chantiers keep papers here since that day: nobody came back to type those of before. */
const firstDay = dayOf("2024-01-01");

/** The papers of somebody: mostly where the original is, now and then the file itself. Its own chance: the rest of the life does not move. */
export const tellPapers = (about: readonly [string, string], journey: { id: string; opened: DayNumber; by: string }, today: DayNumber, tell: (table: CopiedTable, row: Row) => void): void => {
  if (journey.opened < firstDay) return;
  const chance = chanceOf(`papers/${journey.id}`);
  for (const [kind, percent, lasts] of usual) {
    const [id, has, added, until, isFile, place] = [chance.id(), chance.odds(percent / 100), journey.opened + chance.whole(0, 120), lasts === null ? null : chance.whole(30, lasts), chance.odds(0.12), chance.pick(places)];
    if (!has || added > today) continue;
    const ends = until === null ? null : dateOf(added + until);
    const { topic } = kindRules[kind];
    tell("documents", [id, ...about, kind, topic, documentKindWords[kind], isFile ? "file" : "reference", isFile ? null : place, isFile ? "application/pdf" : null, isFile ? specimen.length : null, isFile ? "none" : null,
      ends, remindOn(kind, ends), `${dateOf(added)}T10:00:00Z`, journey.by]);
    if (isFile) tell("document_contents", [id, ...about, topic, specimen.toString("hex")]);
  }
};
