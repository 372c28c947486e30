// The catalogue of what a column may become: how each target is read, whether several columns may feed it.

import * as words from "./cells/lexicon.fr.ts";
import { parsePassNumber, parseHours } from "./cells/parse-contract.ts";
import { lookUp, parseChoice, parseChoices, parseDated, parseDisability, parseLanguages } from "./cells/parse-choice.ts";
import { parseEmail, parsePhones, parsePostcode } from "./cells/parse-contact.ts";
import { parseDate, parseSince, type DateContext, type DateKind } from "./cells/parse-date.ts";
import { damaged, parseName, splitName, type NameOrder } from "./cells/parse-name.ts";
import { said, wrong, type Parsed } from "./cells/parsed.ts";
import { silenceOf } from "./cells/silence.ts";
import type { FieldCode, FieldValues } from "./field-values.ts";
import { parseLead } from "./leads.ts";

export type CellContext = DateContext & { nameOrder: NameOrder };
type Reader<T> = (text: string, context: CellContext) => Parsed<T>;

const longestText = 4_000;

/** Most cells may be silent: the three silences are read before anything else. */
const silent = <T>(read: Reader<T>): Reader<T> => (text, context) => {
  const silence = silenceOf(text);
  return silence ? { is: silence } : read(text, context);
};

/** In a list of words, an exact word wins over a silence: « néant » is an answer about resources. */
const choice = (lexicon: words.Lexicon): Reader<string> => (text, context) =>
  lookUp(text, lexicon)?.whole ? parseChoice(text, lexicon) : silent((inner) => parseChoice(inner, lexicon))(text, context);
const choices = (lexicon: words.Lexicon): Reader<string[]> => (text, context) =>
  lookUp(text, lexicon)?.whole ? parseChoices(text, lexicon) : silent((inner) => parseChoices(inner, lexicon))(text, context);

const date = (kind: DateKind): Reader<string> => silent((text, context) => parseDate(text, kind, context));
const free: Reader<string> = silent((text) => (damaged.test(text) ? wrong("damaged-letters") : text.length > longestText ? wrong("text-too-long", String(longestText)) : said(text)));
const identifier: Reader<string> = silent((text) => (text.length > 100 ? wrong("text-too-long", "100") : said(text.replace(/,0+$/, ""))));

export const readers: { [Field in FieldCode]: Reader<FieldValues[Field]> } = {
  // A family may be named Na or So: in names a silence is an empty cell and nothing else.
  family_name: parseName,
  given_name: parseName,
  full_name: (text, { nameOrder }) => splitName(text, nameOrder),
  usual_name: silent(parseName),
  birth_date: date("birth"),
  gender: choice(words.genderWords),
  phone: silent(parsePhones),
  email: silent(parseEmail),
  address_line: free,
  postcode: silent(parsePostcode),
  commune: free,
  domiciliation: free,
  domiciliation_end: date("deadline"),
  languages: silent((text) => parseLanguages(text, words.languageWords)),
  entry_on: date("past"),
  stage: choice(words.stageWords),
  contract_start: date("contract"),
  contract_end: date("contract"),
  weekly_hours: silent(parseHours),
  pass_number: silent(parsePassNumber),
  pass_start: date("contract"),
  pass_end: date("contract"),
  lead_referent_email: silent(parseLead),
  housing: choice(words.housingWords),
  housing_since: silent(parseSince),
  resources: choices(words.resourceWords),
  health_cover: choice(words.coverWords),
  disability_recognition: silent(parseDisability),
  disability_end: date("deadline"),
  residence_permit: (text, context) =>
    lookUp(text, words.permitWords)?.whole ? parseDated(text, words.permitWords, context) : silent((inner) => parseDated(inner, words.permitWords, context))(text, context),
  residence_permit_end: date("deadline"),
  french_level: choice(words.frenchLevelWords),
  barriers: choices(words.barrierWords),
  wish: free,
  external_id: identifier,
};

export const fieldCodes = Object.keys(readers) as FieldCode[];

/** Only the two names are asked for; one column may give both. */
export const requiredFields: readonly FieldCode[] = ["family_name", "given_name"];

/** Fields that several columns may feed (a telephone and a mobile, an address in two lines, barriers 1 to 3). */
export const manyColumns: ReadonlySet<FieldCode> = new Set<FieldCode>(["phone", "address_line", "barriers", "languages", "resources"]);
