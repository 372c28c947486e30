// Rows as COPY takes them. One list of columns per table, in the order the rows give them.
import { sealBytesForPerson, sealForPerson } from "#ground/person-keys";

export const copied = {
  territories: ["id", "name", "opened_on"],
  structures: ["id", "kind", "name", "territory_id", "commune", "opened_on"],
  phases: ["id", "name", "starts_on", "ends_on", "scope", "source"],
  published_figures: ["id", "territory_id", "measure", "standing", "value", "as_of", "source"],
  professionals: ["id", "given_name", "family_name", "work_email", "work_phone", "job_title", "left_on"],
  memberships: ["id", "professional_id", "structure_id", "role", "starts_on", "ends_on"],
  personas: ["professional_id", "rank", "who", "try_this"],
  people: ["id", "followed_by", "given_name", "family_name", "usual_name", "name_key", "created_at", "created_by"],
  identities: ["person_id", "followed_by", "birth_date", "gender"],
  person_languages: ["id", "person_id", "followed_by", "language", "speaks", "reads"],
  contact_points: ["id", "person_id", "followed_by", "kind", "value", "preferred"],
  addresses: ["id", "person_id", "followed_by", "kind", "commune", "organisation", "starts_on", "ends_on"],
  journeys: ["id", "person_id", "followed_by", "territory_id", "opened_on", "closed_on", "close_reason", "last_contact_on", "pass_starts_on", "pass_ends_on", "pass_read_on", "pass_read_from"],
  stages: ["id", "journey_id", "person_id", "followed_by", "stage", "chantier_id", "starts_on", "ends_on"],
  lead_referents: ["id", "journey_id", "person_id", "followed_by", "professional_id", "starts_on", "ends_on", "overlap_until"],
  referents: ["id", "person_id", "followed_by", "domain", "topic", "professional_id", "outside_name", "outside_structure", "outside_contact", "starts_on", "ends_on"],
  entry_statements: ["id", "journey_id", "person_id", "followed_by", "subject", "value", "topic", "written_by", "written_at"],
  consents: ["id", "person_id", "followed_by", "topic", "professional_id", "purpose", "decision", "given_on", "ends_on", "means", "recorded_by", "recorded_at", "withdrawn_at", "withdrawn_by"],
  practical_limits: ["id", "person_id", "followed_by", "kind", "weekday", "from_hour", "words", "starts_on", "ends_on", "written_by", "written_at"],
  situations: ["id", "person_id", "followed_by", "lane", "line", "topic", "answer", "code", "starts_on", "ends_on", "due_on", "weekly_hours", "place", "known_how", "written_by", "written_at"],
  contracts: ["id", "person_id", "followed_by", "kind", "employer_kind", "employer_id", "employer_name", "starts_on", "ends_on", "ended_on", "end_code", "renews", "ground", "reference", "known_how", "written_by", "written_at"],
  contract_hours: ["id", "contract_id", "person_id", "followed_by", "from_on", "weekly", "ground", "written_by", "written_at"],
  exit_statements: ["id", "contract_id", "person_id", "followed_by", "topic", "stated_on", "outcome", "job_starts_on", "job_ends_on", "before_code", "after_code", "change", "is_lasting", "has_doctor", "has_cover", "written_by", "written_at"],
  immersions: ["id", "contract_id", "person_id", "followed_by", "aim", "host", "starts_on", "ends_on", "written_by", "written_at"],
  pass_prolongations: ["id", "journey_id", "person_id", "followed_by", "ground", "state", "starts_on", "ends_on", "written_by", "written_at"],
  documents: ["id", "person_id", "followed_by", "kind", "topic", "title", "kept_as", "whereabouts", "media_type", "byte_count", "scan", "expires_on", "remind_on", "added_at", "added_by"],
  document_contents: ["document_id", "person_id", "followed_by", "topic", "bytes"],
  appointments: ["id", "person_id", "followed_by", "topic", "state", "on_day", "hour", "minutes", "with_id", "with_words", "place", "bring", "accompanied_by", "accompanied_minutes", "proposed_side", "proposed_at", "proposed_by", "confirmed_at", "confirmed_side", "ended_at", "ended_by", "ended_side", "end_reason"],
  barriers: ["id", "person_id", "followed_by", "code", "topic", "intensity", "opened_on", "closed_on", "close_reason", "professional_words", "person_words", "written_by"],
  wishes: ["id", "person_id", "followed_by", "said_on", "words", "written_by"],
  strengths: ["id", "person_id", "followed_by", "words", "said_by", "noted_on", "written_by"],
  notes: ["id", "person_id", "followed_by", "kind", "topic", "happened_on", "channel", "body", "author_id", "written_at"],
  reminders: ["id", "person_id", "followed_by", "due_on", "words", "for_id", "note_id", "done_at", "written_by"],
} as const satisfies Record<string, readonly string[]>;

export type CopiedTable = keyof typeof copied;
export type Cell = string | number | boolean | null;
export type Row = readonly Cell[];
export type Rows = Partial<Record<CopiedTable, Row[]>>;

/** What is sealed by the person's own key, as the rooms seal it. */
const sealed: Partial<Record<CopiedTable, readonly string[]>> = { situations: ["place"], barriers: ["professional_words", "person_words"], wishes: ["words"], strengths: ["words"], notes: ["body"], reminders: ["words"], documents: ["title", "whereabouts"], practical_limits: ["words"], appointments: ["with_words", "place", "bring"], contracts: ["reference"], immersions: ["host"] };
export const isSealedTable = (table: CopiedTable): boolean => sealed[table] !== undefined || table === "document_contents";

/** The bytes of a document, told in hexadecimal. */
const sealedContents = ([id, person, followedBy, topic, bytes]: Row): Row =>
  [id!, person!, followedBy!, topic!, `\\x${sealBytesForPerson(String(person), Buffer.from(String(bytes), "hex"), `document_contents.bytes:${String(id)}`).toString("hex")}`];

export const sealedRow = (table: CopiedTable, row: Row): Row => {
  const columns: readonly string[] = copied[table];
  if (table === "document_contents") return sealedContents(row);
  const [id, person] = [String(row[columns.indexOf("id")]), String(row[columns.indexOf("person_id")])];
  return row.map((cell, at) => (typeof cell === "string" && sealed[table]?.includes(columns[at]!) ? sealForPerson(person, cell, `${table}.${columns[at]}:${id}`) : cell));
};

/** The order that foreign keys ask for. */
export const inOrder = Object.keys(copied) as CopiedTable[];

const escapes: Record<string, string> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
const written = (cell: Cell): string => {
  if (cell === null) return "\\N";
  if (typeof cell === "boolean") return cell ? "t" : "f";
  return typeof cell === "number" ? String(cell) : cell.replace(/[\\\n\r\t]/g, (sign) => escapes[sign]!);
};
export const copyLine = (row: Row): string => `${row.map(written).join("\t")}\n`;
