// Front door of the room: what a page may know and compute (no bytes, no database).

export type { Fact, Intake, IntakeBarrier, PlannedRow, ReasonCode, Refusal, Warning, WarningCode } from "./model.ts";
export type { FieldCode, FieldValues } from "./field-values.ts";
export type { Aside, Choices, DateSystem, Delimiter, Encoding, Note, Origin, Reading, Row, Sheet } from "#ground/tables/model";
export type { FileRefusal, FileRefusalCode } from "#ground/tables/refusal";
export { usualLimits } from "#ground/tables/model";
export { columnLetter } from "#ground/tables/table-shape";
export { delimiterWords, encodingWords, fileRefusalWords, noteWords } from "#ground/tables/words.fr";
export { displayName } from "./cells/parse-name.ts";
export { dateWindows } from "./cells/parse-date.ts";
export { fieldCodes, manyColumns, requiredFields } from "./fields.ts";
export { fieldLabels } from "./field-words.fr.ts";
export { isKnownHeader, missingFields, proposalsFor, repeatedFields, signatureOf, suggestMapping, type ColumnMapping, type Mapping, type Target } from "./columns.ts";
export { checkedAgainst, type LeftOut } from "./column-samples.ts";
export { rowPlanner, type PlanContext } from "./plan.ts";
export { employeeRecordPlanner, isEmployeeRecords } from "./employee-record.ts";
export { addsUp, newTally, planRows, type Tally } from "./tally.ts";
export { refusedReport, toMendHeader } from "./refused-report.ts";
export { rowKey, stableHash } from "./row-key.ts";
export { centuryWords, nirColumnWords, refusalWords, warningWords } from "./words.fr.ts";
export { admits, importMoveNames, importMoves, importMoveWords, type ImportState, importStateWords, type ListImport, type RowOutcome } from "./states.ts";
export { lookedContext, type Look } from "./looked.ts";
