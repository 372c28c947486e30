import { type FileAccess, mayWrite } from "#rooms/access/index";
import type { Visit } from "#ground/visit";
import { readHistory } from "#rooms/journal/server";
import { entryCatalogue, type EntryStatement, type EntrySubject, entrySubjects, readEntryCode, sayEntry, topicOfEntry } from "#rooms/journey/index";

/** What was stated, in the order of the questions, with what stood before it when it was corrected. */
export const entryLines = async (visit: Visit, entries: readonly EntryStatement[]): Promise<{ id: string; key: string; version: number; words: string; before: string }[]> => {
  const lines = [];
  for (const one of entrySubjects.flatMap((subject) => entries.filter((entry) => entry.subject === subject))) {
    const earlier = one.version > 1 ? await readHistory(visit, one.id) : [];
    const before = earlier.map(({ was }) => entryCatalogue[one.subject].values[String(was["value"])] ?? "").filter(Boolean).join(", ");
    lines.push({ id: one.id, key: `${one.subject}/${one.value}`, version: one.version, words: sayEntry(one), before });
  }
  return lines;
};

/** Every answer the visitor may write, under its question. */
export const answersFor = (access: FileAccess) =>
  entrySubjects.flatMap((subject) => {
    const { words, values } = entryCatalogue[subject];
    // An object puts « 10 » before « 01 »: codes are read in their own order.
    const choices = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)).filter(([value]) => mayWrite(access, topicOfEntry(subject, value))).map(([value, label]) => ({ value: `${subject}/${value}`, label }));
    return choices.length > 0 ? [{ group: words, choices }] : [];
  });

/** The chosen answer, and the version of the one it replaces as the page showed it. */
export const readAnswer = (chosen: string, seen: string): { subject: EntrySubject; value: string; version: number | null } | null => {
  const told = readEntryCode(chosen);
  if (!told) return null;
  const shown = seen.split(" ").flatMap((one) => {
    const [code = "", version] = one.split(":");
    const was = readEntryCode(code);
    return was?.subject === told.subject ? [{ ...was, version: Number(version) }] : [];
  });
  const replaced = shown.find((was) => topicOfEntry(was.subject, was.value) === topicOfEntry(told.subject, told.value)) ?? shown[0];
  return { ...told, version: replaced?.version ?? null };
};
