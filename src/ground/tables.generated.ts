// Written by `npm run schema` from a freshly migrated database. Do not edit.
// A civil date is a "YYYY-MM-DD" string, never a Date.
import type { ColumnType, Generated, GeneratedAlways } from "kysely";

/** Read as a Date; a Date or an ISO string may be written. */
type Timestamp = ColumnType<Date, Date | string, Date | string>;


/** Somebody accompanied, to try her own space as in a simulated instance; a real instance has none. */
export interface AccompaniedPersonasTable {
  person_id: string;
  name: string;
  number: string;
  pin: string;
  who: string;
  try_this: string;
}

/** How a professional signs in by password; the second factor and its last used step. */
export interface AccountsTable {
  professional_id: string;
  email: string;
  password_hash: string | null;
  password_set_at: Timestamp | null;
  totp_secret: string | null;
  totp_confirmed_at: Timestamp | null;
  totp_last_step: number | null;
  disabled_at: Timestamp | null;
  created_at: ColumnType<Date, Date | string | undefined, Date | string>;
}

/** Where a person lives, receives her mail, or is domiciled (with its end). */
export interface AddressesTable {
  id: Generated<string>;
  person_id: string;
  followed_by: string | null;
  kind: string;
  lines: Generated<string>;
  postcode: string | null;
  commune: string | null;
  organisation: string | null;
  starts_on: string | null;
  ends_on: string | null;
  version: Generated<number>;
}

/** Postes conventionnés of a chantier over a period, both days included, in full-time equivalents, and the paper that says so. */
export interface AgreedPostsTable {
  chantier_id: string;
  starts_on: string;
  ends_on: string;
  posts: string;
  source: string;
  written_by: string | null;
}

/** Chiffres anonymes: entries and exits of files that were forgotten, counted by territory and year and tied to nothing. Small ones are hidden where they are shown. */
export interface AnonymousFiguresTable {
  territory_id: string;
  year: number;
  figure: string;
  code: Generated<string>;
  count: number;
}

/** Rendez-vous of a person: with whom, where, when, who goes with her (accompagnement de proximité), and what became of it. Its topic says who reads it. */
export interface AppointmentsTable {
  id: Generated<string>;
  person_id: string;
  followed_by: string | null;
  topic: string;
  state: string;
  on_day: string;
  hour: string;
  minutes: Generated<number>;
  listed_id: string | null;
  service_id: string | null;
  face_id: string | null;
  with_id: string | null;
  with_words: string | null;
  place: string | null;
  bring: string | null;
  note: string | null;
  accompanied_by: string | null;
  accompanied_minutes: number | null;
  referral_id: string | null;
  slot_id: string | null;
  proposed_side: string;
  proposed_at: Timestamp;
  proposed_by: string | null;
  confirmed_at: Timestamp | null;
  confirmed_side: string | null;
  ended_at: Timestamp | null;
  ended_by: string | null;
  ended_side: string | null;
  end_reason: string | null;
  end_words: string | null;
  moved_to: string | null;
  merged_from: string | null;
}

/** Frein: opened and closed, with its intensity now, the professional's words and the person's. */
export interface BarriersTable {
  id: Generated<string>;
  person_id: string;
  followed_by: string | null;
  code: string;
  topic: string;
  intensity: number;
  opened_on: string;
  closed_on: string | null;
  close_reason: string | null;
  professional_words: string | null;
  person_words: string | null;
  written_by: string | null;
  version: Generated<number>;
}

/** Mobilisation, aspect by aspect: how far she takes it in hand, in the words of who follows her and in hers. */
export interface BoardAspectsTable {
  id: string;
  case_id: string;
  person_id: string;
  followed_by: string | null;
  aspect: string;
  topic: string;
  standing: string;
  words: string | null;
  her_words: string | null;
  written_by: string | null;
  written_at: Timestamp;
  version: Generated<number>;
  merged_from: string | null;
}

/** Dossier de commission: somebody whose contract ends, from the day the window opens to the decision. */
export interface BoardCasesTable {
  id: string;
  number: GeneratedAlways<number>;
  person_id: string;
  followed_by: string | null;
  topic: Generated<string>;
  board_id: string;
  sitting_id: string | null;
  contract_id: string | null;
  origin: string;
  contests: string | null;
  state: Generated<string>;
  opened_on: string;
  opened_by: string | null;
  drawn_at: Timestamp | null;
  drawn_by: string | null;
  version: Generated<number>;
  merged_from: string | null;
}

/** What became of a condition a board put on its decision. Number: its line among the conditions of the decision, from 1. */
export interface BoardConditionsTable {
  id: string;
  decision_id: string;
  number: number;
  person_id: string;
  followed_by: string | null;
  topic: Generated<string>;
  became: string;
  words: string | null;
  said_on: string;
  said_by: string | null;
  version: Generated<number>;
  merged_from: string | null;
}

/** Décision, with its reasons, its conditions, its length and the votes when there were some. A postponed case comes back: each sitting has its own line. */
export interface BoardDecisionsTable {
  id: string;
  case_id: string;
  person_id: string;
  followed_by: string | null;
  topic: Generated<string>;
  sitting_id: string;
  outcome: string;
  until: string | null;
  ground: string | null;
  reference: string | null;
  reasons: string;
  conditions: string | null;
  votes_for: Generated<number>;
  votes_against: Generated<number>;
  votes_abstained: Generated<number>;
  decided_at: Timestamp;
  decided_by: string;
  contract_id: string | null;
  told_on: string | null;
  told_how: string | null;
  version: Generated<number>;
  merged_from: string | null;
}

/** Who sits on a board, both days included. The chair and members vote; the secretary and advisers speak. */
export interface BoardMembersTable {
  id: string;
  board_id: string;
  professional_id: string;
  seat: string;
  starts_on: string;
  ends_on: string | null;
}

/** Avis of a referent who agreed to give one; declining costs nothing and asks for no reason. */
export interface BoardOpinionsTable {
  id: string;
  case_id: string;
  person_id: string;
  followed_by: string | null;
  topic: string;
  professional_id: string;
  asked_at: Timestamp;
  asked_by: string;
  state: Generated<string>;
  view: string | null;
  words: string | null;
  answered_at: Timestamp | null;
  merged_from: string | null;
}

/** File put before the board, as it stood the day it was drawn, cut by topic: each reader sees the topics that were agreed to be shown. */
export interface BoardPartsTable {
  id: string;
  case_id: string;
  person_id: string;
  followed_by: string | null;
  topic: string;
  part: string;
  body: string;
  drawn_at: Timestamp;
  merged_from: string | null;
}

/** What is prepared of a case until its file is put before the board: the casework's proposal, what she wants, in her words. */
export interface BoardPreparationsTable {
  id: string;
  person_id: string;
  followed_by: string | null;
  topic: Generated<string>;
  proposal: string | null;
  until: string | null;
  ground: string | null;
  words: string | null;
  her_wish: string | null;
  her_words: string | null;
  her_means: string | null;
  version: Generated<number>;
  merged_from: string | null;
}

/** Who came to a sitting, and how. */
export interface BoardPresencesTable {
  sitting_id: string;
  professional_id: string;
  how: string;
}

/** Séance: a day, an hour, a place or a link, or both. */
export interface BoardSittingsTable {
  id: string;
  board_id: string;
  held_on: string;
  opens_at: string;
  place: string | null;
  link: string | null;
  state: Generated<string>;
  remarks: string | null;
  opened_at: Timestamp | null;
  closed_at: Timestamp | null;
  closed_by: string | null;
  version: Generated<number>;
}

/** Votes on the proposal of a case, one each; written by the member, or by who holds the sitting for somebody in the room. */
export interface BoardVotesTable {
  case_id: string;
  sitting_id: string;
  professional_id: string;
  choice: string;
  cast_at: Timestamp;
  cast_by: string;
}

/** Déport: a member who stands back from one case, and reads nothing of it any more. Why is not asked. */
export interface BoardWithdrawalsTable {
  case_id: string;
  professional_id: string;
  said_at: Timestamp;
}

/** Commission de renouvellement of a territory: what it hears, how many it takes to decide, how long before the end of a contract a case opens, how long before a sitting its files are read, how long one may contest. */
export interface BoardsTable {
  id: string;
  territory_id: string;
  hears: string;
  quorum: number;
  opens_days: number;
  reads_days: number;
  contest_days: number;
  most_cases: Generated<number>;
  contact: string;
  version: Generated<number>;
  derogation: string | null;
  derogation_from: string | null;
  derogation_until: string | null;
}

/** Private calendar address of a professional: only the hash of its secret is kept. */
export interface CalendarFeedsTable {
  id: Generated<string>;
  professional_id: string;
  token_hash: Buffer;
  made_at: Timestamp;
  revoked_at: Timestamp | null;
}

/** Demande de place: several partners asked at once without identity; one place taken, the others released. */
export interface CapacityAsksTable {
  id: Generated<string>;
  referral_id: string;
  person_id: string;
  followed_by: string | null;
  topic: string;
  listed_id: string;
  service_id: string | null;
  host_id: string | null;
  territory_id: string | null;
  words: string;
  token_hash: Buffer | null;
  asked_at: Timestamp;
  asked_by: string;
  expires_at: Timestamp;
  answer: string | null;
  answered_at: Timestamp | null;
  held_until: string | null;
  chosen_at: Timestamp | null;
  released_at: Timestamp | null;
  merged_from: string | null;
}

/** What kind of data each column holds: identity, social, health, justice or none. */
export interface ColumnClassesTable {
  table_name: string;
  column_name: string;
  class: string;
  sealed: Generated<boolean>;
  not_exported_because: string | null;
}

/** Commune of the official code (COG). Its point is where its directory entries stand, when nothing better is known. */
export interface CommunesTable {
  code: string;
  name: string;
  department: string;
  postcodes: Generated<string[]>;
  population: number | null;
  latitude: number | null;
  longitude: number | null;
  name_key: string;
  is_guessed: Generated<boolean>;
}

/** Pour quoi: what an agreement to share is for. */
export interface ConsentPurposesTable {
  code: string;
}

/** Demande d'accord: a referent asks the person to let her read some topics; nothing opens before the answer. */
export interface ConsentRequestsTable {
  id: Generated<string>;
  person_id: string;
  followed_by: string | null;
  asked_by: string;
  topics: string[];
  purpose: string;
  asked_at: Timestamp;
  expires_on: string;
  answered_at: Timestamp | null;
  answer: string | null;
  merged_from: string | null;
}

/** Accord de partage: a topic, a recipient, a purpose, an end; or a refusal, which costs nothing. */
export interface ConsentsTable {
  id: Generated<string>;
  person_id: string;
  followed_by: string | null;
  topic: string;
  structure_id: string | null;
  professional_id: string | null;
  purpose: string;
  decision: string;
  given_on: string;
  ends_on: string | null;
  means: string;
  witness: string | null;
  guardian: string | null;
  recorded_by: string | null;
  recorded_at: ColumnType<Date, Date | string | undefined, Date | string>;
  withdrawn_at: Timestamp | null;
  withdrawn_by: string | null;
  merged_from: string | null;
  withdrawn_by_her: Generated<boolean>;
  delegate_id: string | null;
  given_by_her: Generated<boolean>;
}

/** How to reach a person; one is preferred. */
export interface ContactPointsTable {
  id: Generated<string>;
  person_id: string;
  followed_by: string | null;
  kind: string;
  value: Generated<string>;
  hint: string | null;
  preferred: Generated<boolean>;
  ended_on: string | null;
  version: Generated<number>;
}

/** Hours a week of a contract from a day on: what was signed, then each amendment (avenant). */
export interface ContractHoursTable {
  id: string;
  contract_id: string;
  person_id: string;
  followed_by: string | null;
  from_on: string;
  weekly: string;
  ground: string | null;
  written_by: string | null;
  written_at: Timestamp;
  merged_from: string | null;
}

/** Days a contract is suspended, both included; without an end, it lasts. */
export interface ContractSuspensionsTable {
  id: string;
  contract_id: string;
  person_id: string;
  followed_by: string | null;
  reason: string;
  starts_on: string;
  ends_on: string | null;
  written_by: string | null;
  written_at: Timestamp;
  merged_from: string | null;
}

/** Contrat de travail (CDDI and what follows): of a chantier of the house or of another SIAE. All days are included: ends_on is the last day it is written for, ended_on the last day it was held. */
export interface ContractsTable {
  id: string;
  person_id: string;
  followed_by: string | null;
  topic: Generated<string>;
  kind: string;
  employer_kind: string;
  employer_id: string | null;
  employer_name: string | null;
  starts_on: string;
  ends_on: string | null;
  ended_on: string | null;
  end_code: string | null;
  renews: string | null;
  ground: string | null;
  reference: string | null;
  known_how: string;
  version: Generated<number>;
  written_by: string | null;
  written_at: Timestamp;
  struck_at: Timestamp | null;
  struck_by: string | null;
  merged_from: string | null;
}

/** Correction proposée, by somebody of the house or by a passer-by (proposed_by empty). */
export interface CorrectionsTable {
  id: Generated<string>;
  listed_id: string;
  service_id: string | null;
  field: string | null;
  proposed: string | null;
  words: string | null;
  proposed_at: Timestamp;
  proposed_by: string | null;
  decided_at: Timestamp | null;
  decided_by: string | null;
  decision: string | null;
  why: string | null;
}

/** Remplacement: who answers while an officer is away, once she accepted. */
export interface CoversTable {
  id: Generated<string>;
  territory_id: string;
  away_id: string;
  cover_id: string;
  from_on: string;
  until_on: string;
  state: Generated<string>;
  asked_at: Timestamp;
  asked_by: string;
  answered_at: Timestamp | null;
}

/** Échéance: a day of one of the two clocks of somebody followed today, counted from her contracts and her PASS; rewritten whenever they change, and every night. */
export interface DeadlinesTable {
  person_id: string;
  followed_by: string | null;
  clock: string;
  code: string;
  on_day: string;
  topic: string;
  tells: string[];
}

/** Représentant: who may answer for the person, or with her, and on which ground; a trusted person only stands beside. */
export interface DelegatesTable {
  id: Generated<string>;
  person_id: string;
  followed_by: string | null;
  kind: string;
  name: string;
  contact: string | null;
  reference: string | null;
  topics: string[] | null;
  starts_on: string;
  ends_on: string | null;
  recorded_by: string;
  recorded_at: ColumnType<Date, Date | string | undefined, Date | string>;
  ended_by: string | null;
  merged_from: string | null;
}

/** A day on which a desk does not take place, and why. */
export interface DeskClosuresTable {
  desk_id: string;
  closed_on: string;
  reason: string;
  closed_at: Timestamp;
  closed_by: string | null;
}

/** A slot of a desk that somebody booked. */
export interface DeskSlotsTable {
  id: Generated<string>;
  desk_id: string;
  on_day: string;
  opens: string;
  closes: string;
}

/** Permanence: somebody comes to a place, on these days, for this; whoever is of the territory books a slot there. */
export interface DesksTable {
  id: Generated<string>;
  territory_id: string;
  place_listed_id: string | null;
  chantier_id: string | null;
  actor_listed_id: string | null;
  actor_name: string;
  purpose: string;
  who_may_come: string | null;
  topic: string;
  weekdays: Generated<number[]>;
  dates: Generated<string[]>;
  opens: string;
  closes: string;
  slot_minutes: number;
  places_per_slot: Generated<number>;
  starts_on: string;
  ends_on: string | null;
  created_at: Timestamp;
  created_by: string | null;
}

/** What services are sifted by, a bit each: t: theme, tg: group of themes, p: public, l: language, m: reception, o: who may ask, k: kind, f: fee, w: droit commun, h: hours said, v: places free, e: company, u: open to everybody. */
export interface DirectoryMarksTable {
  mark: string;
  mask: string;
}

/** Visage: who works there, what to ask them for, when they are there. */
export interface DirectoryPeopleTable {
  id: Generated<string>;
  listed_id: string;
  professional_id: string | null;
  name: string;
  job_title: string | null;
  ask_for: string | null;
  presence: string | null;
  phone: string | null;
  email: string | null;
  languages: Generated<string[]>;
  vouched_on: string | null;
  vouched_by: string | null;
  left_on: string | null;
  created_by: string | null;
}

/** Structure of the directory: listed from a source or written here; claimed once the structure itself keeps it. Is_sensitive: its name alone says something of whoever goes there. */
export interface DirectoryStructuresTable {
  id: Generated<string>;
  source: Generated<string>;
  source_id: string | null;
  name: string;
  siret: string | null;
  description: string | null;
  is_employer: Generated<boolean>;
  networks: Generated<string[]>;
  address: string | null;
  address_more: string | null;
  postcode: string | null;
  commune: string | null;
  commune_code: string | null;
  latitude: number | null;
  longitude: number | null;
  territory_id: string | null;
  phone: string | null;
  email: string | null;
  website: string | null;
  hours: string | null;
  accessibility: string | null;
  source_link: string | null;
  source_date: string | null;
  structure_id: string | null;
  owner_id: string | null;
  vouched_on: string | null;
  vouched_by: string | null;
  audience: Generated<string>;
  is_sensitive: Generated<boolean>;
  local_fields: Generated<string[]>;
  closed_on: string | null;
  created_at: ColumnType<Date, Date | string | undefined, Date | string>;
  created_by: string | null;
  version: Generated<number>;
  search: string | null;
}

/** Thématiques of the schema data·inclusion v1.0.8, in the words people search with; the room holds the same list, and a test compares them. */
export interface DirectoryThemesTable {
  code: string;
  words: string;
}

/** The bytes of a document, sealed by the person's own key. */
export interface DocumentContentsTable {
  document_id: string;
  person_id: string;
  followed_by: string | null;
  topic: string;
  bytes: Buffer;
}

/** Sorte de document: the topic that reads it, and how long before its end somebody is reminded. */
export interface DocumentKindsTable {
  code: string;
  topic: string;
  notice_days: number | null;
}

/** Partage d'un document: one document, one recipient, an end; withdrawn, never deleted. */
export interface DocumentSharesTable {
  id: Generated<string>;
  document_id: string;
  person_id: string;
  followed_by: string | null;
  structure_id: string | null;
  professional_id: string | null;
  given_on: string;
  ends_on: string;
  means: string;
  witness: string | null;
  recorded_by: string;
  recorded_at: ColumnType<Date, Date | string | undefined, Date | string>;
  withdrawn_at: Timestamp | null;
  withdrawn_by: string | null;
  merged_from: string | null;
}

/** Document of the vault: a sealed file, or where its original stays. Added_by is empty when she brought it herself. */
export interface DocumentsTable {
  id: Generated<string>;
  person_id: string;
  followed_by: string | null;
  kind: string;
  topic: string;
  title: string;
  kept_as: string;
  whereabouts: string | null;
  media_type: string | null;
  byte_count: number | null;
  scan: string | null;
  expires_on: string | null;
  remind_on: string | null;
  added_at: Timestamp;
  added_by: string | null;
  removed_at: Timestamp | null;
  removed_by: string | null;
  merged_from: string | null;
}

/** What a referent of a domain reads of the file of a person whose care team she belongs to. */
export interface DomainTopicsTable {
  domain: string;
  topic: string;
}

/** Domains a referent follows: emploi, logement, santé, droits, RSA, justice… */
export interface DomainsTable {
  code: string;
}

/** How often a door was tried lately, by account and by address: hashes, forgotten after a day. */
export interface DoorAttemptsTable {
  bucket: Buffer;
  attempts: number;
  since: Timestamp;
}

/** What the door is waiting for: a signature, a return from the identity provider, a second factor. Each is taken once. */
export interface DoorChallengesTable {
  token_hash: Buffer;
  kind: string;
  professional_id: string | null;
  payload: Generated<unknown>;
  expires_at: Timestamp;
}

/** Brouillon: what somebody was typing; only its author sees it. */
export interface DraftsTable {
  id: Generated<string>;
  author_id: string;
  person_id: string | null;
  form: string;
  fields: unknown;
  updated_at: Timestamp;
}

/** Accès en urgence: who opened what of a file without an agreement, why, until when; told to the lead and to the person. */
export interface EmergenciesTable {
  id: Generated<string>;
  person_id: string;
  followed_by: string | null;
  professional_id: string;
  topics: string[];
  reason: string;
  opened_at: Timestamp;
  until: Timestamp;
  ended_at: Timestamp | null;
  ended_by: string | null;
}

/** Link sent to the owner of directory entries, who confirms them by it without account: its token is kept as a hash. */
export interface EntryAsksTable {
  id: Generated<string>;
  owner_id: string;
  token_hash: Buffer;
  asked_at: Timestamp;
  expires_at: Timestamp;
  used_at: Timestamp | null;
}

/** À l'entrée: what was stated of the person on the day the journey opened, in the codes of the employee record of the ASP. */
export interface EntryStatementsTable {
  id: Generated<string>;
  journey_id: string;
  person_id: string;
  followed_by: string | null;
  subject: string;
  value: string;
  topic: string;
  written_by: string | null;
  written_at: ColumnType<Date, Date | string | undefined, Date | string>;
  struck_at: Timestamp | null;
  version: Generated<number>;
}

/** Effacement: asked by one professional, confirmed by another. The person is a number here, which says nothing once she is gone. */
export interface ErasuresTable {
  id: Generated<string>;
  person_id: string;
  followed_by: string | null;
  reason: string;
  asked_by: string;
  asked_at: Timestamp;
  confirmed_by: string | null;
  confirmed_at: Timestamp | null;
  cancelled_by: string | null;
  cancelled_at: Timestamp | null;
}

/** Sortie: what is stated of work, of housing and of health when somebody leaves a chantier, each of its own day. Facts only: the class of the exit is derived. */
export interface ExitStatementsTable {
  id: string;
  contract_id: string;
  person_id: string;
  followed_by: string | null;
  topic: string;
  stated_on: string;
  outcome: string | null;
  job_starts_on: string | null;
  job_ends_on: string | null;
  hours: string | null;
  before_code: string | null;
  after_code: string | null;
  change: string | null;
  is_lasting: boolean | null;
  has_doctor: boolean | null;
  has_cover: boolean | null;
  version: Generated<number>;
  written_by: string | null;
  written_at: Timestamp;
  struck_at: Timestamp | null;
  struck_by: string | null;
  merged_from: string | null;
}

/** Passage: somebody welcomed at a partner's door, proposed to a chantier with her agreement; taken in, left at the door with a reason, or stopped by the door or by her word. */
export interface HandoversTable {
  id: string;
  person_id: string;
  followed_by: string | null;
  door_id: string;
  chantier_id: string;
  proposed_by: string;
  proposed_at: Timestamp;
  agreed_means: string;
  agreed_witness: string | null;
  answer: string | null;
  reason: string | null;
  answered_by: string | null;
  answered_at: Timestamp | null;
  merged_from: string | null;
}

/** Birth date and gender, apart from the name: not every role that knows the name needs them. */
export interface IdentitiesTable {
  person_id: string;
  followed_by: string | null;
  birth_date: string | null;
  gender: string | null;
  external_id: string | null;
  version: Generated<number>;
}

/** PMSMP: days in another place of work under a contract, both included, with its one aim (L5135-1 s.). */
export interface ImmersionsTable {
  id: string;
  contract_id: string;
  person_id: string;
  followed_by: string | null;
  aim: string;
  host: string;
  starts_on: string;
  ends_on: string;
  written_by: string | null;
  written_at: Timestamp;
  merged_from: string | null;
}

/** A row taken once is known again by its key, whatever the file it comes back in. */
export interface ImportKeysTable {
  structure_id: string;
  key: string;
  person_id: string;
}

/** What the columns of a list become, chosen once by a structure and remembered for lists with the same header. */
export interface ImportMappingsTable {
  structure_id: string;
  signature: string;
  mapping: unknown;
}

/** What became of each row: taken, unchanged, refused, waiting (perhaps somebody already followed) or set aside (a total). Never a social security number. */
export interface ImportRowsTable {
  import_id: string;
  position: number;
  structure_id: string;
  line: number;
  outcome: string;
  cells: unknown;
  person_id: string | null;
  reasons: Generated<unknown>;
}

/** Reprise of a list: the file as it was read, what its columns become, how far it is; rows in = taken + unchanged + explained. */
export interface ImportsTable {
  id: Generated<string>;
  structure_id: string;
  made_by: string;
  file_name: string;
  file_bytes: number;
  sha256: string;
  kind: string;
  choices: Generated<unknown>;
  header: unknown;
  notes: Generated<unknown>;
  mapping: unknown;
  are_others: Generated<boolean>;
  state: Generated<string>;
  foreseen: unknown;
  reached: Generated<number>;
  rows_total: Generated<number>;
  taken: Generated<number>;
  unchanged: Generated<number>;
  explained: Generated<number>;
  stopped_for: unknown;
  created_at: Timestamp;
  changed_at: Timestamp;
  finished_at: Timestamp | null;
}

/** What this installation is: real, or a simulated network with its seed and its last simulated day. */
export interface InstanceTable {
  only_one: Generated<boolean>;
  name: Generated<string>;
  simulated: boolean;
  seed: number | null;
  simulated_until: string | null;
  created_at: ColumnType<Date, Date | string | undefined, Date | string>;
}

/** One-time links: an invitation, the first administrator's, a forgotten password. Only the hash of the token is kept. */
export interface InvitationsTable {
  id: Generated<string>;
  kind: string;
  professional_id: string | null;
  token_hash: Buffer;
  created_at: Timestamp;
  created_by: string | null;
  expires_at: Timestamp;
  accepted_at: Timestamp | null;
  revoked_at: Timestamp | null;
}

/** Poste proposé by a company of the territory: in plain words what it asks, until when, how many. */
export interface JobOffersTable {
  id: Generated<string>;
  listed_id: string;
  territory_id: string;
  title: string;
  contract_kind: string;
  weekly_hours: number | null;
  place: string | null;
  starts_on: string | null;
  until_on: string;
  how_many: Generated<number>;
  filled: Generated<number>;
  demands: string | null;
  state: Generated<string>;
  posted_at: Timestamp;
  posted_by: string | null;
  ended_on: string | null;
}

/** Work that waits its turn or is under way: identifiers only, never what is known of a person. */
export interface JobsTable {
  id: Generated<string>;
  kind: string;
  payload: Generated<unknown>;
  unique_key: string | null;
  state: Generated<string>;
  run_at: ColumnType<Date, Date | string | undefined, Date | string>;
  attempts: Generated<number>;
  most_attempts: Generated<number>;
  worker: number | null;
  progress_done: Generated<number>;
  progress_total: number | null;
  last_fault: string | null;
  created_at: ColumnType<Date, Date | string | undefined, Date | string>;
  finished_at: Timestamp | null;
}

/** Journal: who read or changed what, when, and why it was allowed. No personal data in it. */
export interface JournalTable {
  id: GeneratedAlways<number>;
  at: ColumnType<Date, Date | string | undefined, Date | string>;
  actor_id: string | null;
  event: string;
  person_id: string | null;
  followed_by: string | null;
  subject_id: string | null;
  because: string | null;
  detail: Generated<unknown>;
  hash: Generated<Buffer>;
}

/** Seals of the journal: each closes the lines of a range of numbers, for ever, and holds the hash of the seal before it. */
export interface JournalSealsTable {
  number: number;
  from_id: number;
  to_id: number;
  lines: number;
  lines_hash: Buffer;
  previous_hash: Buffer;
  hash: Buffer;
  sealed_at: Timestamp;
}

/** Parcours: from the first hours to the end of the year after, across chantiers. */
export interface JourneysTable {
  id: Generated<string>;
  person_id: string;
  followed_by: string | null;
  territory_id: string;
  opened_on: string;
  closed_on: string | null;
  close_reason: string | null;
  last_contact_on: string | null;
  pass_number: string | null;
  pass_starts_on: string | null;
  pass_ends_on: string | null;
  version: Generated<number>;
  pass_read_on: string | null;
  pass_read_from: string | null;
}

/** What somebody sent when her session had ended: given back to her alone once she has proved who she is, once, then erased. */
export interface KeptFormsTable {
  id: Generated<string>;
  professional_id: string;
  route: string;
  address: string;
  fields: string;
  kept_at: Timestamp;
  expires_at: Timestamp;
  taken_at: Timestamp | null;
}

/** Fil rouge: the one lead referent of a journey at each moment, [start, end), with the overlap of a hand-over. */
export interface LeadReferentsTable {
  id: Generated<string>;
  journey_id: string;
  person_id: string;
  followed_by: string | null;
  professional_id: string;
  starts_on: string;
  ends_on: string | null;
  overlap_until: string | null;
  handover_note: string | null;
}

/** Rapprochement: a structure of a source that may be one of ours. Proposed with its reasons; somebody decides; a refusal is remembered. */
export interface LookAlikesTable {
  id: Generated<string>;
  listed_id: string;
  source_id: string;
  name: string;
  score: number;
  reasons: string[];
  found_on: string;
  run_id: string | null;
  decision: string | null;
  decided_by: string | null;
  decided_at: Timestamp | null;
}

/** Courriels that wait or were sent; once sent, only that it was sent remains. */
export interface MailsTable {
  id: Generated<string>;
  kind: string;
  to_name: string;
  to_address: string;
  subject: string;
  body: string;
  created_at: Timestamp;
  sent_at: Timestamp | null;
}

/** A professional holds a role in a structure, from a day to another; several at once are usual. */
export interface MembershipsTable {
  id: Generated<string>;
  professional_id: string;
  structure_id: string;
  role: string;
  starts_on: string;
  ends_on: string | null;
}

/** Fusion of two files of one person: what moved, and whether it was undone. */
export interface MergesTable {
  id: Generated<string>;
  kept_id: string;
  absorbed_id: string;
  followed_by: string | null;
  merged_at: Timestamp;
  merged_by: string;
  undone_at: Timestamp | null;
  undone_by: string | null;
  moved: unknown;
}

/** Days whose news left by mail: asked twice, a morning says nothing twice; closed some days, the house says them all when it opens again. */
export interface MorningsTable {
  told_through: string;
}

/** Answer to a question of the network, by anybody of the same territory. */
export interface NetworkAnswersTable {
  id: string;
  question_id: string;
  words: string;
  answered_by: string;
  answered_at: Timestamp;
}

/** Question to the network of a territory, about nobody: by domain, asked by a professional of a chantier, of the coordination or of a partner, closed by its author. */
export interface NetworkQuestionsTable {
  id: string;
  territory_id: string;
  domain: string;
  words: string;
  asked_by: string;
  asking_id: string;
  asked_at: Timestamp;
  closed_at: Timestamp | null;
}

/** Note or contact of the casework; a contact counts as news of the person unless nobody answered. */
export interface NotesTable {
  id: Generated<string>;
  person_id: string;
  followed_by: string | null;
  kind: string;
  topic: Generated<string>;
  happened_on: string;
  channel: string | null;
  body: Generated<string>;
  author_id: string;
  written_at: ColumnType<Date, Date | string | undefined, Date | string>;
  struck_at: Timestamp | null;
  version: Generated<number>;
}

/** A field written here over its source, and what the source says: kept for whoever keeps the entry to see. */
export interface OfferDifferencesTable {
  entry_id: string;
  what: string;
  field: string;
  source_value: string | null;
  seen_on: string;
}

/** Row of an offer that was not taken, and every reason why. */
export interface OfferExplainedTable {
  run_id: string;
  place: number;
  what: string;
  line: number;
  source_id: string | null;
  name: string | null;
  reasons: unknown;
}

/** What each source said of each entry (a mark of it), and the last day it said it. Entry_id is a directory structure or a service. */
export interface OfferLedgerTable {
  what: string;
  source_id: string;
  source: string;
  department: string | null;
  entry_id: string;
  mark: string;
  last_seen_on: string;
  gone_on: string | null;
}

/** Passage of a source of offer: rows in = added + changed + reopened + unchanged + explained + set aside (lines the sender marks to be ignored). Scope: the entire offer; a part (sources, departments); an addition, that closes nothing. */
export interface OfferRunsTable {
  id: Generated<string>;
  made_by: string;
  origin: string;
  files: Generated<unknown>;
  scope: string;
  sources: Generated<string[]>;
  departments: Generated<string[]>;
  state: Generated<string>;
  reached: Generated<number>;
  rows_total: Generated<number>;
  added: Generated<number>;
  changed: Generated<number>;
  unchanged: Generated<number>;
  explained: Generated<number>;
  set_aside: Generated<number>;
  reopened: Generated<number>;
  closed: Generated<number>;
  passes: number | null;
  settled: boolean | null;
  warnings: Generated<unknown>;
  stopped_for: unknown;
  created_at: Timestamp;
  changed_at: Timestamp;
  finished_at: Timestamp | null;
}

/** Fonction de chargé de partenariat, by territory and domain; without anybody it is vacant, and the coordination answers. */
export interface OfficerPostsTable {
  id: Generated<string>;
  territory_id: string;
  domain: string;
  professional_id: string | null;
  starts_on: string;
  ends_on: string | null;
  written_by: string | null;
}

/** Who an account is for an identity provider (ProConnect): the pair issuer and subject, never the e-mail. */
export interface OpenidIdentitiesTable {
  issuer: string;
  subject: string;
  professional_id: string;
  linked_at: Timestamp;
}

/** Convention with a partner: what for, from when to when, what was promised (places a year, working days), who follows it. */
export interface PartnerAgreementsTable {
  id: Generated<string>;
  partner_id: string;
  listed_id: string;
  territory_id: string;
  object: string;
  domain: string;
  state: Generated<string>;
  starts_on: string;
  ends_on: string;
  remind_on: string;
  places_per_year: number | null;
  answer_within: number | null;
  meet_within: number | null;
  contacts: string | null;
  document_reference: string | null;
  keeper_id: string | null;
  signed_on: string | null;
  ended_on: string | null;
  renewed_by_id: string | null;
  written_at: Timestamp;
  written_by: string | null;
}

/** Which partners a visit, a call or a meeting was with. */
export interface PartnerContactPartnersTable {
  contact_id: string;
  partner_id: string;
}

/** Visite, appel, rencontre with partners, network meetings included: what was said, who took part, what follows. */
export interface PartnerContactsTable {
  id: Generated<string>;
  territory_id: string;
  kind: string;
  happened_on: string;
  words: string;
  took_part: string | null;
  follow_up: string | null;
  follow_up_on: string | null;
  follow_up_for: string | null;
  done_at: Timestamp | null;
  author_id: string;
  written_at: Timestamp;
}

/** What a partner offers the network: places, slots, an event. */
export interface PartnerOffersTable {
  id: Generated<string>;
  listed_id: string;
  territory_id: string;
  kind: string;
  words: string;
  starts_on: string;
  ends_on: string;
  how_many: number | null;
  state: Generated<string>;
  posted_at: Timestamp;
  posted_by: string | null;
}

/** Partenaire of a territory: an entry of the directory kept in its portfolio, for which domains, droit commun or not, and the next thing to do. */
export interface PartnersTable {
  id: Generated<string>;
  listed_id: string;
  territory_id: string;
  domains: string[];
  common_law: boolean | null;
  what_for: string | null;
  next_step: string | null;
  next_on: string | null;
  kept_on: string;
  kept_by: string | null;
  ended_on: string | null;
}

/** Prolongation of the PASS, from the last day of the PASS to another day (excluded), as Les emplois record it. */
export interface PassProlongationsTable {
  id: string;
  journey_id: string;
  person_id: string;
  followed_by: string | null;
  ground: string;
  topic: GeneratedAlways<string>;
  state: string;
  starts_on: string;
  ends_on: string;
  written_by: string | null;
  written_at: Timestamp;
  merged_from: string | null;
}

/** Days the PASS is suspended, both included, as Les emplois record them. */
export interface PassSuspensionsTable {
  id: string;
  journey_id: string;
  person_id: string;
  followed_by: string | null;
  reason: string;
  topic: GeneratedAlways<string>;
  starts_on: string;
  ends_on: string | null;
  written_by: string | null;
  written_at: Timestamp;
  merged_from: string | null;
}

/** Clés d'accès of an account: the public half only. */
export interface PasskeysTable {
  id: Generated<string>;
  professional_id: string;
  credential_id: string;
  public_key: Buffer;
  counter: Generated<number>;
  transports: Generated<string[]>;
  name: string;
  created_at: Timestamp;
  last_used_at: Timestamp | null;
}

/** Personne accompagnée: her names, and the chantier that follows her file now. */
export interface PeopleTable {
  id: Generated<string>;
  followed_by: string | null;
  given_name: Generated<string>;
  family_name: Generated<string>;
  usual_name: string | null;
  name_key: string;
  merged_into: string | null;
  version: Generated<number>;
  created_at: ColumnType<Date, Date | string | undefined, Date | string>;
  created_by: string | null;
}

/** Carte: a number without a name and the hash of a PIN, given by the lead referent, that open a person's own space. Tries are the wrong PINs since the last right one. */
export interface PersonCardsTable {
  id: Generated<string>;
  person_id: string;
  number: string;
  pin_hash: string;
  tries: Generated<number>;
  made_at: Timestamp;
  made_by: string;
  cancelled_at: Timestamp | null;
  cancelled_by: string | null;
}

/** Which keystore holds the keys of the people of this database; since when no word of a file is in clear, once those of an older version were sealed. */
export interface PersonKeystoresTable {
  only_one: Generated<boolean>;
  id: string;
  first_used_at: ColumnType<Date, Date | string | undefined, Date | string>;
  words_sealed_at: Timestamp | null;
}

/** Languages a person speaks and reads (ISO 639 codes). */
export interface PersonLanguagesTable {
  id: Generated<string>;
  person_id: string;
  followed_by: string | null;
  language: string;
  speaks: Generated<boolean>;
  reads: Generated<boolean>;
}

/** Mot: what a person writes from her own space, and what her chantier answers there. */
export interface PersonMessagesTable {
  id: Generated<string>;
  person_id: string;
  followed_by: string | null;
  kind: string;
  about: string | null;
  mood: number | null;
  words: Generated<string>;
  language: Generated<string>;
  sent_at: Timestamp;
  written_by: string | null;
  seen_to_at: Timestamp | null;
  merged_through: Generated<string[]>;
}

/** Open doors of people in their own space: only the hash of the token is kept. */
export interface PersonSessionsTable {
  token_hash: Buffer;
  id: Generated<string>;
  person_id: string;
  card_id: string | null;
  opened_at: Timestamp;
  last_seen_at: Timestamp;
  expires_at: Timestamp;
  revoked_at: Timestamp | null;
  way_id: string | null;
  hers_since: Timestamp | null;
}

/** A link or a spoken code that opens a person's own space once: only hashes are kept, and what ended is removed. */
export interface PersonWaysTable {
  id: Generated<string>;
  person_id: string;
  kind: string;
  token_hash: Buffer | null;
  label: string | null;
  code_hash: string | null;
  tries: Generated<number>;
  made_at: Timestamp;
  made_by: string;
  expires_at: Timestamp;
  used_at: Timestamp | null;
  cancelled_at: Timestamp | null;
}

/** Personas of a simulated instance; a real instance has none. */
export interface PersonasTable {
  professional_id: string;
  rank: number;
  who: string;
  try_this: string;
}

/** Phase of the programme, with its perimeter and the document that states it. */
export interface PhasesTable {
  id: Generated<string>;
  name: string;
  starts_on: string;
  ends_on: string | null;
  scope: string;
  source: string;
}

/** Limite pratique: what the team at the workplace must know to work with her, never why; ended, never erased. */
export interface PracticalLimitsTable {
  id: Generated<string>;
  person_id: string;
  followed_by: string | null;
  kind: string;
  weekday: number | null;
  from_hour: string | null;
  words: Generated<string>;
  starts_on: string;
  ends_on: string | null;
  written_by: string | null;
  written_at: ColumnType<Date, Date | string | undefined, Date | string>;
  ended_by: string | null;
  merged_from: string | null;
}

/** Professionnel: somebody who accompanies people, with or without an account here. */
export interface ProfessionalsTable {
  id: Generated<string>;
  given_name: string;
  family_name: string;
  work_email: string | null;
  work_phone: string | null;
  job_title: string | null;
  left_on: string | null;
  created_at: ColumnType<Date, Date | string | undefined, Date | string>;
}

/** Prospection of a company: how far we are with it, and when to come back to it. */
export interface ProspectionsTable {
  id: Generated<string>;
  listed_id: string;
  territory_id: string;
  stage: Generated<string>;
  stage_on: string;
  keeper_id: string | null;
  words: string | null;
  next_on: string | null;
  started_on: string;
}

/** Who, besides the lead referents, keeps seeing a protected person: what her role or an agreement opens, nothing more. */
export interface ProtectionNamesTable {
  id: Generated<string>;
  protection_id: string;
  person_id: string;
  professional_id: string;
  named_at: Timestamp;
  named_by: string;
  removed_at: Timestamp | null;
  removed_by: string | null;
}

/** Dossier protégé: a person in danger leaves no trace for anybody but her lead referents and those named here. covers: her file and those that became part of it. */
export interface ProtectionsTable {
  id: Generated<string>;
  person_id: string;
  chantier_id: string;
  covers: string[];
  reason: string;
  placed_at: Timestamp;
  placed_by: string;
  lifted_at: Timestamp | null;
  lifted_by: string | null;
  lifted_reason: string | null;
}

/** Jours fériés (Code du travail, L3133-1) from 2015 to 2040, as src/ground/working-days.ts computes them; a test compares. */
export interface PublicHolidaysTable {
  day: string;
}

/** Head-counts as documents state them, by territory or for the whole programme (no territory). */
export interface PublishedFiguresTable {
  id: Generated<string>;
  territory_id: string | null;
  measure: string;
  standing: string;
  value: number;
  as_of: string;
  source: string;
}

/** How many files somebody read in each hour: her habit, so that the journal is walked once. */
export interface ReadingHoursTable {
  actor_id: string;
  hour: Timestamp;
  files: number;
}

/** Codes de secours: each opens once, instead of the telephone; only hashes are kept. */
export interface RecoveryCodesTable {
  id: Generated<string>;
  professional_id: string;
  code_hash: Buffer;
  created_at: Timestamp;
  used_at: Timestamp | null;
}

/** Équipe autour de la personne: a referent by domain, from inside or outside the platform, with dates. */
export interface ReferentsTable {
  id: Generated<string>;
  person_id: string;
  followed_by: string | null;
  domain: string;
  topic: string;
  professional_id: string | null;
  outside_name: string | null;
  outside_structure: string | null;
  outside_contact: string | null;
  starts_on: string;
  ends_on: string | null;
  version: Generated<number>;
}

/** From which state to which: the same pairs as the move tables of the code; the database refuses any other. */
export interface ReferralEdgesTable {
  from_state: string;
  to_state: string;
}

/** What happened to a mobilisation, in order: its clocks are read from it. Actor_id is empty when it came by a link, from her, or by itself. */
export interface ReferralEventsTable {
  id: string;
  number: GeneratedAlways<number>;
  referral_id: string;
  person_id: string;
  followed_by: string | null;
  topic: string;
  at: Timestamp;
  move: string;
  from_state: string | null;
  to_state: string;
  side: string;
  waits_for: string | null;
  actor_id: string | null;
  reason: string | null;
  words: Generated<string>;
  listed_id: string | null;
  merged_from: string | null;
}

/** Résultat souhaité: chosen when asking, scored at the end. */
export interface ReferralGoalsTable {
  id: Generated<string>;
  referral_id: string;
  person_id: string;
  followed_by: string | null;
  topic: string;
  code: string;
  score: string | null;
  scored_at: Timestamp | null;
  merged_from: string | null;
}

/** Lien: one request, one partner, an end; only the hash of what was sent is kept. */
export interface ReferralLinksTable {
  id: Generated<string>;
  referral_id: string;
  token_hash: Buffer;
  made_at: Timestamp;
  made_by: string | null;
  expires_at: Timestamp;
  first_opened_at: Timestamp | null;
  closed_at: Timestamp | null;
}

/** Relance: what was said about a mobilisation that did not move, to which side, for which state. */
export interface ReferralNudgesTable {
  referral_id: string;
  kind: string;
  since: Timestamp;
  at: Timestamp;
  side: string;
}

/** State of a mobilisation: who is waited for in it (null: nobody any more), and whether it ever left the asking side. */
export interface ReferralStatesTable {
  code: string;
  waits_for: string | null;
  is_shared: boolean;
}

/** Mobilisation: what is asked of the network for a person, by whom, to whom, where it stands and who is waited for. Door_id: the first door, which keeps the request until another accepts it. Told: what the partner reads of her, and nothing else. Agreed_network: to whichever partner the network finds, not to one alone. */
export interface ReferralsTable {
  id: string;
  person_id: string;
  followed_by: string | null;
  territory_id: string | null;
  topic: string;
  domain: string;
  theme: string | null;
  asked_by: string | null;
  asking_id: string;
  door_id: string;
  based_on: string | null;
  listed_id: string | null;
  service_id: string | null;
  host_id: string | null;
  officer_id: string | null;
  need: string;
  shares: Generated<string[]>;
  told: Generated<string>;
  state: string;
  state_since: Timestamp;
  waits_for: string | null;
  look_again_on: string | null;
  agreed_at: Timestamp | null;
  agreed_means: string | null;
  agreed_witness: string | null;
  agreed_network: Generated<boolean>;
  refused_at: Timestamp | null;
  withdrawn_at: Timestamp | null;
  sent_at: Timestamp | null;
  seen_at: Timestamp | null;
  first_answer_at: Timestamp | null;
  accepted_at: Timestamp | null;
  offered_at: Timestamp | null;
  contact_at: Timestamp | null;
  last_news_at: Timestamp | null;
  ended_at: Timestamp | null;
  ended_side: string | null;
  ended_reason: string | null;
  created_at: Timestamp;
  merged_from: string | null;
}

/** À faire: what somebody asked to be reminded of, on a day. */
export interface RemindersTable {
  id: Generated<string>;
  person_id: string;
  followed_by: string | null;
  due_on: string;
  words: string;
  for_id: string;
  note_id: string | null;
  done_at: Timestamp | null;
  written_by: string;
  version: Generated<number>;
}

/** Préavis: whose file will be erased, on which day, unless news of her come or a purpose keeps it longer. */
export interface RetentionNoticesTable {
  id: Generated<string>;
  person_id: string;
  followed_by: string | null;
  last_contact_on: string;
  noticed_on: string;
  erase_on: string;
  kept_until: string | null;
  kept_because: string | null;
  kept_by: string | null;
}

/** Durée de conservation: dated, with its source; those not applied say what is kept elsewhere or for ever, and why. A published line is never edited: a later one is added. */
export interface RetentionPoliciesTable {
  code: string;
  effective_from: string;
  purpose: string;
  months: number;
  counted_from: string;
  source: string;
  to_verify: Generated<boolean>;
  applied: boolean;
}

/** Earlier versions of what is written in a file, kept by trigger. */
export interface RevisionsTable {
  id: GeneratedAlways<number>;
  table_name: string;
  row_id: string;
  person_id: string;
  followed_by: string | null;
  topic: string;
  version: number;
  was: unknown;
  changed_at: ColumnType<Date, Date | string | undefined, Date | string>;
  changed_by: string | null;
}

/** Demande: a right a person uses on what is kept about her, with the day by which the law wants an answer. */
export interface RightsRequestsTable {
  id: Generated<string>;
  person_id: string;
  followed_by: string | null;
  kind: string;
  about: string | null;
  words: Generated<string>;
  language: Generated<string>;
  asked_on: string;
  asked_at: Timestamp;
  asked_by: string | null;
  due_on: string;
  state: Generated<string>;
  taken_at: Timestamp | null;
  taken_by: string | null;
  extended_at: Timestamp | null;
  extended_by: string | null;
  extension_reason: string | null;
  answered_at: Timestamp | null;
  answered_by: string | null;
  answer: string | null;
  merged_through: Generated<string[]>;
}

/** What a role reads of the files within its reach. Justice is nobody's by role: it takes being the lead or the justice referent. */
export interface RoleTopicsTable {
  role: string;
  topic: string;
}

/** Roles a professional may hold in a structure, and how far each reaches. */
export interface RolesTable {
  code: string;
  reach: string;
}

/** Which keys the sealed values of this database ask for: a part of their hash. The keys themselves are kept elsewhere. */
export interface SealingKeysTable {
  id: string;
  first_used_at: ColumnType<Date, Date | string | undefined, Date | string>;
}

/** Words of the names, themes and communes of the directory, and their stem: what a word typed with a fault is compared with. */
export interface SearchWordsTable {
  word: string;
  stem: string;
}

/** Service: what a structure offers, to whom, how to ask for it; with the places free and the day that was said. Common_law: droit commun or not, null when nobody said. */
export interface ServicesTable {
  id: Generated<string>;
  listed_id: string;
  source: Generated<string>;
  source_id: string | null;
  name: string;
  description: Generated<string>;
  kind: string | null;
  themes: Generated<string[]>;
  publics: Generated<string[]>;
  publics_note: string | null;
  access_conditions: string | null;
  fee: string | null;
  fee_note: string | null;
  reception_modes: Generated<string[]>;
  contact_modes: Generated<string[]>;
  open_to: Generated<string[]>;
  contact_note: string | null;
  contact_link: string | null;
  contact_name: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
  address_more: string | null;
  postcode: string | null;
  commune: string | null;
  commune_code: string | null;
  latitude: number | null;
  longitude: number | null;
  area: Generated<string[]>;
  hours: string | null;
  weekly_hours: number | null;
  weeks: number | null;
  source_link: string | null;
  source_date: string | null;
  territory_id: string | null;
  languages: Generated<string[]>;
  places_total: number | null;
  places_free: number | null;
  places_on: string | null;
  places_by: string | null;
  common_law: boolean | null;
  inside_note: string | null;
  owner_id: string | null;
  vouched_on: string | null;
  vouched_by: string | null;
  audience: Generated<string>;
  is_sensitive: Generated<boolean>;
  local_fields: Generated<string[]>;
  closed_on: string | null;
  created_at: ColumnType<Date, Date | string | undefined, Date | string>;
  created_by: string | null;
  version: Generated<number>;
  search: string | null;
  at_latitude: number | null;
  at_longitude: number | null;
  at_square: number | null;
  marks: string | null;
}

/** Open doors: only the hash of the token is kept. */
export interface SessionsTable {
  token_hash: Buffer;
  id: Generated<string>;
  professional_id: string;
  opened_at: Timestamp;
  last_seen_at: Timestamp;
  expires_at: Timestamp;
  locked_at: Timestamp | null;
  revoked_at: Timestamp | null;
  by_means: string;
  device: string | null;
  proved_at: Timestamp | null;
  openid_hint: string | null;
}

/** Public keys that signed the copies of agreements; former ones stay, so that a copy given years ago can still be checked. */
export interface SigningKeysTable {
  id: string;
  public_key: string;
  first_used_at: ColumnType<Date, Date | string | undefined, Date | string>;
}

/** Every situation a fact may state, its lane, the line in which it excludes others, and its topic. */
export interface SituationCodesTable {
  code: string;
  lane: string;
  line: string;
  topic: string;
  strength: number;
}

/** Situation: a dated fact in one lane, [start, end), with how it is known and who wrote it; due_on is the end a title or a contract announces. */
export interface SituationsTable {
  id: Generated<string>;
  person_id: string;
  followed_by: string | null;
  lane: string;
  line: string;
  topic: string;
  answer: Generated<string>;
  code: string | null;
  starts_on: string;
  ends_on: string | null;
  due_on: string | null;
  weekly_hours: string | null;
  place: string | null;
  known_how: string;
  written_by: string | null;
  written_at: ColumnType<Date, Date | string | undefined, Date | string>;
  struck_at: Timestamp | null;
  struck_by: string | null;
  version: Generated<number>;
}

/** Étape: premières heures, CDDI, year after; each in one chantier, [start, end). */
export interface StagesTable {
  id: Generated<string>;
  journey_id: string;
  person_id: string;
  followed_by: string | null;
  stage: string;
  chantier_id: string;
  starts_on: string;
  ends_on: string | null;
  version: Generated<number>;
}

/** Atout: what the person can lean on. */
export interface StrengthsTable {
  id: Generated<string>;
  person_id: string;
  followed_by: string | null;
  words: string;
  said_by: string;
  noted_on: string;
  ended_on: string | null;
  written_by: string | null;
  version: Generated<number>;
}

/** Structure: a chantier (ACI), a local coordination, a partner organisation, or the national association. */
export interface StructuresTable {
  id: Generated<string>;
  kind: string;
  name: string;
  siret: string | null;
  territory_id: string | null;
  commune: string | null;
  opened_on: string;
  closed_on: string | null;
}

/** Territoire : where a local coordination shares its partnership officers between chantiers. */
export interface TerritoriesTable {
  id: Generated<string>;
  name: string;
  opened_on: string;
  closed_on: string | null;
}

/** Périmètre: the communes or departments (COG codes) that a territory covers. */
export interface TerritoryAreasTable {
  territory_id: string;
  code: string;
}

/** Topics a file is cut into; each row about a person belongs to one. */
export interface TopicsTable {
  code: string;
  means: string;
}

/** Lecture à regarder: who read, when, by which rule it was noticed, and what the coordination said of it; never what was read. */
export interface WatchedReadingsTable {
  id: Generated<string>;
  rule: string;
  actor_id: string;
  person_id: string | null;
  chantier_id: string;
  hour: Timestamp;
  first_at: Timestamp;
  last_at: Timestamp;
  measured: number;
  threshold: number;
  found_at: Timestamp;
  decision: string | null;
  words: string | null;
  decided_at: Timestamp | null;
  decided_by: string | null;
}

/** What the person wants, in her words. */
export interface WishesTable {
  id: Generated<string>;
  person_id: string;
  followed_by: string | null;
  said_on: string;
  words: string;
  language: Generated<string>;
  written_by: string | null;
  version: Generated<number>;
}

/** Avis de reprise: each reader of an agreement taken back is told, with what already left; she says when her copies are erased. */
export interface WithdrawalNoticesTable {
  id: Generated<string>;
  consent_id: string | null;
  person_id: string;
  followed_by: string | null;
  professional_id: string;
  topic: string;
  readings: number;
  copies: number;
  told_at: Timestamp;
  mailed_at: Timestamp | null;
  erased_at: Timestamp | null;
  merged_from: string | null;
  share_id: string | null;
}

/** Dated thresholds (days of silence, notice of an end date) with their source. */
export interface WrittenPoliciesTable {
  code: string;
  effective_from: string;
  value: number;
  unit: string;
  source: string;
  to_verify: Generated<boolean>;
}

/** Every table of schema app, by its name. */
export interface Tables {
  accompanied_personas: AccompaniedPersonasTable;
  accounts: AccountsTable;
  addresses: AddressesTable;
  agreed_posts: AgreedPostsTable;
  anonymous_figures: AnonymousFiguresTable;
  appointments: AppointmentsTable;
  barriers: BarriersTable;
  board_aspects: BoardAspectsTable;
  board_cases: BoardCasesTable;
  board_conditions: BoardConditionsTable;
  board_decisions: BoardDecisionsTable;
  board_members: BoardMembersTable;
  board_opinions: BoardOpinionsTable;
  board_parts: BoardPartsTable;
  board_preparations: BoardPreparationsTable;
  board_presences: BoardPresencesTable;
  board_sittings: BoardSittingsTable;
  board_votes: BoardVotesTable;
  board_withdrawals: BoardWithdrawalsTable;
  boards: BoardsTable;
  calendar_feeds: CalendarFeedsTable;
  capacity_asks: CapacityAsksTable;
  column_classes: ColumnClassesTable;
  communes: CommunesTable;
  consent_purposes: ConsentPurposesTable;
  consent_requests: ConsentRequestsTable;
  consents: ConsentsTable;
  contact_points: ContactPointsTable;
  contract_hours: ContractHoursTable;
  contract_suspensions: ContractSuspensionsTable;
  contracts: ContractsTable;
  corrections: CorrectionsTable;
  covers: CoversTable;
  deadlines: DeadlinesTable;
  delegates: DelegatesTable;
  desk_closures: DeskClosuresTable;
  desk_slots: DeskSlotsTable;
  desks: DesksTable;
  directory_marks: DirectoryMarksTable;
  directory_people: DirectoryPeopleTable;
  directory_structures: DirectoryStructuresTable;
  directory_themes: DirectoryThemesTable;
  document_contents: DocumentContentsTable;
  document_kinds: DocumentKindsTable;
  document_shares: DocumentSharesTable;
  documents: DocumentsTable;
  domain_topics: DomainTopicsTable;
  domains: DomainsTable;
  door_attempts: DoorAttemptsTable;
  door_challenges: DoorChallengesTable;
  drafts: DraftsTable;
  emergencies: EmergenciesTable;
  entry_asks: EntryAsksTable;
  entry_statements: EntryStatementsTable;
  erasures: ErasuresTable;
  exit_statements: ExitStatementsTable;
  handovers: HandoversTable;
  identities: IdentitiesTable;
  immersions: ImmersionsTable;
  import_keys: ImportKeysTable;
  import_mappings: ImportMappingsTable;
  import_rows: ImportRowsTable;
  imports: ImportsTable;
  instance: InstanceTable;
  invitations: InvitationsTable;
  job_offers: JobOffersTable;
  jobs: JobsTable;
  journal: JournalTable;
  journal_seals: JournalSealsTable;
  journeys: JourneysTable;
  kept_forms: KeptFormsTable;
  lead_referents: LeadReferentsTable;
  look_alikes: LookAlikesTable;
  mails: MailsTable;
  memberships: MembershipsTable;
  merges: MergesTable;
  mornings: MorningsTable;
  network_answers: NetworkAnswersTable;
  network_questions: NetworkQuestionsTable;
  notes: NotesTable;
  offer_differences: OfferDifferencesTable;
  offer_explained: OfferExplainedTable;
  offer_ledger: OfferLedgerTable;
  offer_runs: OfferRunsTable;
  officer_posts: OfficerPostsTable;
  openid_identities: OpenidIdentitiesTable;
  partner_agreements: PartnerAgreementsTable;
  partner_contact_partners: PartnerContactPartnersTable;
  partner_contacts: PartnerContactsTable;
  partner_offers: PartnerOffersTable;
  partners: PartnersTable;
  pass_prolongations: PassProlongationsTable;
  pass_suspensions: PassSuspensionsTable;
  passkeys: PasskeysTable;
  people: PeopleTable;
  person_cards: PersonCardsTable;
  person_keystores: PersonKeystoresTable;
  person_languages: PersonLanguagesTable;
  person_messages: PersonMessagesTable;
  person_sessions: PersonSessionsTable;
  person_ways: PersonWaysTable;
  personas: PersonasTable;
  phases: PhasesTable;
  practical_limits: PracticalLimitsTable;
  professionals: ProfessionalsTable;
  prospections: ProspectionsTable;
  protection_names: ProtectionNamesTable;
  protections: ProtectionsTable;
  public_holidays: PublicHolidaysTable;
  published_figures: PublishedFiguresTable;
  reading_hours: ReadingHoursTable;
  recovery_codes: RecoveryCodesTable;
  referents: ReferentsTable;
  referral_edges: ReferralEdgesTable;
  referral_events: ReferralEventsTable;
  referral_goals: ReferralGoalsTable;
  referral_links: ReferralLinksTable;
  referral_nudges: ReferralNudgesTable;
  referral_states: ReferralStatesTable;
  referrals: ReferralsTable;
  reminders: RemindersTable;
  retention_notices: RetentionNoticesTable;
  retention_policies: RetentionPoliciesTable;
  revisions: RevisionsTable;
  rights_requests: RightsRequestsTable;
  role_topics: RoleTopicsTable;
  roles: RolesTable;
  sealing_keys: SealingKeysTable;
  search_words: SearchWordsTable;
  services: ServicesTable;
  sessions: SessionsTable;
  signing_keys: SigningKeysTable;
  situation_codes: SituationCodesTable;
  situations: SituationsTable;
  stages: StagesTable;
  strengths: StrengthsTable;
  structures: StructuresTable;
  territories: TerritoriesTable;
  territory_areas: TerritoryAreasTable;
  topics: TopicsTable;
  watched_readings: WatchedReadingsTable;
  wishes: WishesTable;
  withdrawal_notices: WithdrawalNoticesTable;
  written_policies: WrittenPoliciesTable;
}
