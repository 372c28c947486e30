import { sql } from "kysely";
import type { CivilDate } from "#ground/civil-date";
import { newId } from "#ground/ids";
import { readWords, sealWords } from "#ground/person-keys";
import type { Visit } from "#ground/visit";
import type { Topic } from "#rooms/access/index";
import type { Delegate, DelegateKind } from "./model.ts";

type Row = { id: string; kind: DelegateKind; name: string; contact: string | null; reference: string | null; topics: Topic[] | null; starts_on: CivilDate; ends_on: CivilDate | null; recorded_by: string };

const aboutReference = (id: string): string => `delegates.reference:${id}`;

/** Everybody who ever answered for her or stood beside her, the latest first. */
export const listDelegates = async (visit: Visit, personId: string): Promise<Delegate[]> => {
  const { rows } = await sql<Row>`
    select d.id, d.kind, d.name, d.contact, d.reference, d.topics, d.starts_on, d.ends_on, p.given_name || ' ' || p.family_name as recorded_by
    from app.delegates d join app.professionals p on p.id = d.recorded_by where d.person_id = ${personId} order by d.starts_on desc, d.id desc limit 50`.execute(visit.tx);
  return rows.map(({ starts_on: startsOn, ends_on: endsOn, recorded_by: recordedBy, ...row }) => ({ ...row, reference: readWords(row.reference, aboutReference(row.id)), startsOn, endsOn, recordedBy }));
};

export type NewDelegate = Omit<Delegate, "id" | "recordedBy">;

export const insertDelegate = async (visit: Visit, personId: string, delegate: NewDelegate): Promise<string> => {
  const id = newId(visit.now.getTime());
  await visit.tx.insertInto("delegates").values({
    id, person_id: personId, kind: delegate.kind, name: delegate.name, contact: delegate.contact, reference: sealWords(personId, delegate.reference, aboutReference(id)), topics: delegate.topics,
    starts_on: delegate.startsOn, ends_on: delegate.endsOn, recorded_by: visit.actor.id, recorded_at: visit.now,
  }).execute();
  return id;
};

export const saveEndOfDelegation = async (visit: Visit, id: string, endsOn: CivilDate): Promise<void> => {
  await visit.tx.updateTable("delegates").set({ ends_on: endsOn, ended_by: visit.actor.id }).where("id", "=", id).execute();
};
