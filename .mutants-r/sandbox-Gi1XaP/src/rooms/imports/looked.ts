import type { DateSystem, Note, Origin, Row } from "#ground/tables/model";

/** A first look at a list: how it was read, and its first rows. */
export type Look = { header: string[]; notes: Note[]; origin: Origin; dateSystem: DateSystem; samples: Row[] };

/** What reading a cell of this list needs to know besides the cell. */
export const lookedContext = (today: string, { dateSystem }: Pick<Look, "dateSystem">): { today: string; dateSystem: DateSystem } => ({ today, dateSystem });
