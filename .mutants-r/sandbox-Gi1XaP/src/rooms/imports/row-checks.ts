// What no cell says alone: dates that contradict one another.

import { dayAfter, frenchDay, monthsAfter } from "./cells/days.ts";
import type { FieldCode, FieldValues } from "./field-values.ts";
import type { RowBook } from "./row-cells.ts";

/** Code du travail, L5132-15-1: a CDDI lasts four months at least and its chain twenty-four months, but for derogations; said, never forbidden. */
const contractMonths = { shortest: 4, longest: 24 };

export const checkDates = (book: RowBook, values: Partial<FieldValues>, columnOf: (field: FieldCode) => number | null): void => {
  const { birth_date: birth, entry_on: entry, contract_start: start, contract_end: end, pass_start: passStart, pass_end: passEnd } = values;
  if (start !== undefined && end !== undefined) {
    if (end < start) book.refuse(columnOf("contract_end"), "contract-ends-before-it-starts", frenchDay(start));
    else if (end > monthsAfter(start, contractMonths.longest)) book.warn(columnOf("contract_end"), "contract-over-24-months");
    else if (values.stage !== "first-hours" && dayAfter(end) < monthsAfter(start, contractMonths.shortest)) book.warn(columnOf("contract_end"), "contract-under-4-months");
  }
  if (passStart !== undefined && passEnd !== undefined && passEnd <= passStart) book.refuse(columnOf("pass_end"), "pass-ends-before-it-starts", frenchDay(passStart));
  if (birth !== undefined && entry !== undefined) {
    if (entry <= birth) book.refuse(columnOf("entry_on"), "entry-before-birth", frenchDay(birth));
    else if (entry < monthsAfter(birth, 16 * 12)) book.warn(columnOf("entry_on"), "age-under-16-at-entry");
  }
};
