// The target fields of a list, and what each holds once read.

import type { CivilDate } from "#ground/civil-date";
import type { Dated, Language } from "./cells/parse-choice.ts";

/** What each target field holds once read. */
export type FieldValues = {
  family_name: string;
  given_name: string;
  full_name: { familyName: string; givenName: string };
  usual_name: string;
  birth_date: CivilDate;
  gender: string;
  phone: string[];
  email: string;
  address_line: string;
  postcode: string;
  commune: string;
  domiciliation: string;
  domiciliation_end: CivilDate;
  languages: Language[];
  entry_on: CivilDate;
  stage: string;
  contract_start: CivilDate;
  contract_end: CivilDate;
  weekly_hours: number;
  pass_number: string;
  pass_start: CivilDate;
  pass_end: CivilDate;
  /** An address or a name; the code says address because remembered mappings hold it. */
  lead_referent_email: string;
  housing: string;
  housing_since: CivilDate;
  resources: string[];
  health_cover: string;
  disability_recognition: Dated;
  disability_end: CivilDate;
  residence_permit: Dated;
  residence_permit_end: CivilDate;
  french_level: string;
  barriers: string[];
  wish: string;
  external_id: string;
};
export type FieldCode = keyof FieldValues;
