// One employee record of Les emplois de l'inclusion, read as an intake. Its social security number is never looked at.

import { employeeSituation } from "./employee-situation.ts";
import { genderCodes, numberExtensions } from "./employee-codes.ts";
import type { CellContext } from "./fields.ts";
import type { Intake, PlannedRow } from "./model.ts";
import type { PlanContext } from "./plan.ts";
import { checkDates } from "./row-checks.ts";
import { recordReader, type RecordReader } from "./record-reader.ts";
import { openRow, refusedRow } from "./row-cells.ts";
import type { Row } from "#ground/tables/model";
import { rowKey } from "./row-key.ts";

const lastStep = (path: string): string => path.split(".").at(-1) ?? path;

/** Columns by the name of their field, whatever the envelope around it. `adresse.` and `personnePhysique.` both hold codes of communes. */
const columnsOf = (header: readonly string[]): Map<string, number> => new Map(header.map((path, index) => [lastStep(path), index] as const));

const marks = ["nomUsage", "prenom", "dateNaissance", "passIae"];

/** Tells a table whose columns are those of an employee record, in JSON or come back as a mended CSV. */
export const isEmployeeRecords = (header: readonly string[]): boolean => {
  const columns = columnsOf(header);
  return marks.every((mark) => columns.has(mark));
};

const streetOf = ({ text }: RecordReader): string => {
  const extension = text("codeextensionvoie");
  const number = [text("adrNumeroVoie"), extension === null ? null : (numberExtensions[extension] ?? extension)];
  return [...number, text("codetypevoie"), text("adrLibelleVoie"), text("adrCpltDistribution")].filter((part) => part !== null).join(" ");
};

const personOf = (record: RecordReader, externalId: string | null): Intake["person"] => {
  const usage = record.field("nomUsage", "family_name") ?? "";
  const birth = record.field("nomNaissance", "family_name");
  const lines = streetOf(record);
  const postcode = record.field("codepostalcedex", "postcode") ?? null;
  return {
    familyName: birth ?? usage,
    givenName: record.field("prenom", "given_name") ?? "",
    usualName: birth !== undefined && birth !== usage ? usage : null,
    birthDate: record.field("dateNaissance", "birth_date") ?? null,
    gender: record.code("civilite", genderCodes) ?? null,
    externalId,
    phones: record.field("adrTelephone", "phone") ?? [],
    email: record.field("adrMail", "email") ?? null,
    address: lines === "" && postcode === null ? null : { lines, postcode, commune: null },
    domiciliation: null,
    languages: [],
  };
};

const needed = ["nomUsage", "prenom", "dateNaissance", "passIae"];

/** Prepares the reading of every record of a file. */
export const employeeRecordPlanner = (context: PlanContext): ((row: Row) => PlannedRow) => {
  const columns = columnsOf(context.header);
  const cellContext: CellContext = { today: context.today, dateSystem: context.dateSystem, nameOrder: "family-first" };
  const isNir = (column: number): boolean => /^salarienir$/i.test(lastStep(context.header[column] ?? ""));

  return (row) => {
    const book = openRow(row, context.header, isNir);
    if (row.fault) {
      book.refuse(row.fault.column, row.fault.code);
      return refusedRow(book);
    }
    const record = recordReader(book, columns, cellContext);
    for (const name of needed) if (record.text(name) === null && !book.isRefused(record.column(name))) book.refuse(record.column(name), "value-missing");
    const number = record.field("passIae", "pass_number") ?? null;
    const startsOn = record.field("passDateDeb", "pass_start") ?? null;
    const endsOn = record.field("passDateFin", "pass_end") ?? null;
    const person = personOf(record, record.field("idItou", "external_id") ?? null);
    checkDates(book, { birth_date: person.birthDate ?? undefined, pass_start: startsOn ?? undefined, pass_end: endsOn ?? undefined }, (field) => record.column(field === "pass_end" ? "passDateFin" : "dateNaissance"));
    // A record carries no date of hire; the start of the PASS is the nearest fact, and the doubt is said.
    const entryOn = startsOn !== null && startsOn <= context.today ? startsOn : null;
    if (entryOn !== null) book.warn(record.column("passDateDeb"), "entry-taken-from-pass");
    const situation = employeeSituation(record, entryOn ?? context.today);
    if (book.refusals.length > 0) return refusedRow(book);
    // One record per measure, mother structure and PASS: the rule of uniqueness of the ASP itself.
    const asp = [record.text("mesure"), record.text("siret"), number].join("/");
    const key = rowKey(context.structureId, { externalId: `asp/${asp}`, familyName: "", givenName: "", birthDate: null, entryOn: null });
    const journey: Intake["journey"] = { entryOn, stage: "cddi", leadReferent: null, pass: { number, startsOn, endsOn } };
    return { ok: true, line: book.line, cells: book.cells, warnings: book.warnings, intake: { key, line: book.line, source: "employee-record", person, journey, wish: null, ...situation } };
  };
};
