// The fields of one employee record, by name: a value, or a refusal written in the row's book.

import type { Parsed } from "./cells/parsed.ts";
import { readers, type CellContext } from "./fields.ts";
import type { FieldCode, FieldValues } from "./field-values.ts";
import type { RowBook } from "./row-cells.ts";

export type RecordReader = {
  book: RowBook;
  context: CellContext;
  column: (name: string) => number | null;
  text: (name: string) => string | null;
  field: <F extends FieldCode>(name: string, field: F) => FieldValues[F] | undefined;
  /** The words of a code; an unknown one is refused with the list of those that exist. */
  code: <T>(name: string, codes: Record<string, T>) => T | undefined;
};

export const recordReader = (book: RowBook, columns: ReadonlyMap<string, number>, context: CellContext): RecordReader => {
  const column = (name: string): number | null => columns.get(name) ?? null;
  const text = (name: string): string | null => {
    const index = columns.get(name);
    return index === undefined ? null : book.text(index);
  };
  return {
    book,
    context,
    column,
    text,
    field: (name, field) => {
      const said = text(name);
      return said === null ? undefined : book.take(column(name)!, readers[field](said, context) as Parsed<FieldValues[typeof field]>);
    },
    code: (name, codes) => {
      const said = text(name);
      if (said === null) return undefined;
      const written = [said, `0${said}`, said.toUpperCase()].find((code) => Object.hasOwn(codes, code));
      const found = written === undefined ? undefined : codes[written];
      if (found === undefined) book.refuse(column(name), "code-unknown", Object.keys(codes).join(", "));
      return found;
    },
  };
};
