// What the page of columns offers, and what its form says back.

import type { Sent } from "#ground/form";
import { columnLetter, type ColumnMapping, fieldCodes, fieldLabels, type Look, type Mapping, type PlanContext, rowPlanner, type Target } from "#rooms/imports/index";
import { barrierCodes, barrierWords } from "#rooms/situations/index";

export const targetChoices = [
  { group: "Ne pas reprendre", choices: [{ value: "ignore", label: "Laisser cette colonne" }, { value: "nir", label: "Numéro de sécurité sociale : ne rien en garder" }] },
  { group: "Ce que la colonne contient", choices: fieldCodes.map((value) => ({ value: value as string, label: fieldLabels[value] })) },
  { group: "Un frein précis (oui, non, faible, fort…)", choices: barrierCodes.map((code) => ({ value: `barriers:${code}`, label: barrierWords[code] })) },
];
const known = new Set(targetChoices.flatMap(({ choices }) => choices.map(({ value }) => value)));

const valueOf = ({ target, barrier }: ColumnMapping): string => (barrier ? `barriers:${barrier}` : target);

/** Each column with the first cells of its own, freed of any social security number. */
export const columnsShown = (mapping: Mapping, { samples }: Pick<Look, "samples">, context: PlanContext, names: ReadonlySet<string>) => {
  const plan = rowPlanner(context, mapping);
  const first = samples.filter(({ aside }) => aside === null).slice(0, 5).map((row) => plan(row).cells);
  return mapping.columns.map((column) => ({
    name: `col-${column.index}`, header: column.header || "(sans nom)", letter: columnLetter(column.index), value: valueOf(column), asked: names.has(column.target),
    cells: first.map((cells) => cells[column.index] ?? "").map((text) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)),
  }));
};

export const mappingSaid = (sent: Sent, before: Mapping): Mapping => ({
  ...before,
  nameOrder: sent.choice("name_order", ["family-first", "given-first"]) ?? before.nameOrder,
  factsAsOf: sent.choice("facts_as_of", ["entry", "today"]) ?? before.factsAsOf,
  columns: before.columns.map(({ index, header, target, barrier }) => {
    const said = sent.text(`col-${index}`);
    if (!known.has(said)) return { index, header, target, ...(barrier ? { barrier } : {}) };
    const [wanted, code] = said.split(":") as [Target, string | undefined];
    const about = barrierCodes.find((one) => one === code);
    return { index, header, target: wanted, ...(about ? { barrier: about } : {}) };
  }),
});
