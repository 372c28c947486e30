// A header may lie: « Référent » over names where an address is expected. The first rows of the file correct the first mapping.

import { cleaned } from "./cells/fold.ts";
import { withoutNir } from "./cells/nir.ts";
import type { Mapping, Target } from "./columns.ts";
import { readers, type CellContext } from "./fields.ts";
import type { Row } from "#ground/tables/model";

export type LeftOut = { header: string; target: Target; example: string };

const enough = 3;
const mostlyWrong = 0.7;

/** Columns whose cells are nearly all unreadable as what their header announced are left out, and told, rather than refusing every row. */
export const checkedAgainst = (mapping: Mapping, samples: readonly Row[], context: CellContext): { mapping: Mapping; leftOut: LeftOut[] } => {
  const leftOut: LeftOut[] = [];
  const columns = mapping.columns.map((column) => {
    const texts = samples.flatMap(({ cells, fault, aside }) => (fault || aside ? [] : [cleaned(cells[column.index] ?? "")])).filter((text) => text !== "");
    if (column.target !== "nir" && texts.length >= enough && texts.filter((text) => withoutNir(text).found).length > texts.length * mostlyWrong) {
      return { ...column, target: "nir" as const };
    }
    if (column.target === "nir" || column.target === "ignore" || column.barrier || texts.length < enough) return column;
    const { target } = column;
    if (target === "family_name" || target === "given_name" || target === "full_name") return column;
    const wrong = texts.filter((text) => readers[target](text, context).is === "wrong");
    if (wrong.length <= texts.length * mostlyWrong) return column;
    leftOut.push({ header: column.header, target, example: wrong[0]! });
    return { ...column, target: "ignore" as const };
  });
  return { mapping: { ...mapping, columns }, leftOut };
};
