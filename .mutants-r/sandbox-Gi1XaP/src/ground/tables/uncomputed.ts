/** What stands in a cell whose formula was never computed (files written by a program). Treated like Excel's own errors. */
export const uncomputedCell = "#NON CALCULÉ!";
