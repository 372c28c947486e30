// A table for whoever opens it, in a program or in a spreadsheet.

/** A spreadsheet runs what begins so; a phone or a coordinate, that no spreadsheet runs, stays as it is. */
const runs = /^(?:[=@\t\r]|[+-](?![\d\s.,()]*$))/;

export const csvCell = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  const text = Array.isArray(value) ? value.join(",") : String(value);
  const safe = runs.test(text) ? `'${text}` : text;
  return /[",;\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
export const csvLine = (cells: readonly unknown[], sign = ","): string => `${cells.map(csvCell).join(sign)}\r\n`;
