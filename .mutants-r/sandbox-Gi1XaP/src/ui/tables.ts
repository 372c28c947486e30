/** A column of a DataTable. The first one names the row. */
export type Column = {
  key: string;
  label: string;
  numeric?: boolean;
  /** Where to go to sort by this column. */
  sortHref?: string;
  sorted?: "ascending" | "descending";
};
