import { sql } from "kysely";
import type { CivilDate } from "#ground/civil-date";
import type { DocumentType } from "#ground/documents/kinds";
import { isId } from "#ground/ids";
import { closedWords, sealBytesForPerson, sealForPerson, unsealBytesForPerson, unsealForPerson } from "#ground/person-keys";
import type { OwnVisit, Visit } from "#ground/visit";
import type { Topic } from "#rooms/access/index";
import type { DocumentKind, DocumentShare, VaultDocument } from "./model.ts";
import { kindRules, remindOn } from "./rules.ts";

type Row = {
  id: string; person_id: string; kind: DocumentKind; topic: Topic; title: string; kept_as: "file" | "reference"; whereabouts: string | null; media_type: string | null; byte_count: number | null; scan: "clean" | "none" | null;
  expires_on: CivilDate | null; added_at: Date; added_by_name: string | null;
};
const aboutTitle = (id: string): string => `documents.title:${id}`;
const aboutPlace = (id: string): string => `documents.whereabouts:${id}`;
const aboutBytes = (id: string): string => `document_contents.bytes:${id}`;

const documentOf = (row: Row): VaultDocument => ({
  id: row.id, personId: row.person_id, kind: row.kind, topic: row.topic, title: unsealForPerson(row.title, aboutTitle(row.id)) ?? closedWords,
  kept: row.kept_as === "file" ? { as: "file", type: row.media_type as DocumentType, bytes: row.byte_count!, scan: row.scan! } : { as: "reference", whereabouts: unsealForPerson(row.whereabouts ?? "", aboutPlace(row.id)) ?? closedWords },
  expiresOn: row.expires_on, addedAt: row.added_at, addedBy: row.added_by_name,
});

const documents = ({ tx }: Pick<Visit, "tx">, where: ReturnType<typeof sql>) => sql<Row>`
  select d.id, d.person_id, d.kind, d.topic, d.title, d.kept_as, d.whereabouts, d.media_type, d.byte_count, d.scan, d.expires_on, d.added_at, p.given_name || ' ' || p.family_name as added_by_name
  from app.documents d left join app.professionals p on p.id = d.added_by where ${where} and d.removed_at is null order by d.added_at desc, d.id limit 200`.execute(tx);

/** The documents of a person that the visitor may see, the latest first. */
export const listDocuments = async (visit: Pick<Visit, "tx"> | OwnVisit, personId: string): Promise<VaultDocument[]> => (await documents(visit, sql`d.person_id = ${personId}`)).rows.map(documentOf);

export const findDocument = async (visit: Pick<Visit, "tx"> | OwnVisit, personId: string, id: string): Promise<VaultDocument | null> => {
  if (!isId(id)) return null;
  const { rows } = await documents(visit, sql`d.person_id = ${personId} and d.id = ${id}`);
  return rows[0] ? documentOf(rows[0]) : null;
};

/** Its bytes; null when its key is no more, or when it has none. */
export const readContents = async ({ tx }: Pick<Visit, "tx">, id: string): Promise<Buffer | null> => {
  const row = await tx.selectFrom("document_contents").select("bytes").where("document_id", "=", id).executeTakeFirst();
  return row ? unsealBytesForPerson(row.bytes, aboutBytes(id)) : null;
};

/** How much her vault holds, of what the visitor may see. */
export const countBytes = async ({ tx }: Pick<Visit, "tx">, personId: string): Promise<number> => {
  const { rows } = await sql<{ bytes: number }>`select coalesce(sum(byte_count), 0)::int as bytes from app.documents where person_id = ${personId} and removed_at is null`.execute(tx);
  return rows[0]?.bytes ?? 0;
};

export type NewDocument = { id: string; personId: string; kind: DocumentKind; title: string; expiresOn: CivilDate | null; kept: { as: "file"; type: DocumentType; scan: "clean" | "none"; bytes: Uint8Array } | { as: "reference"; whereabouts: string } };

export const insertDocument = async (visit: Visit | OwnVisit, document: NewDocument): Promise<void> => {
  const { id, personId, kind, kept, expiresOn } = document;
  const { topic } = kindRules[kind];
  const hers = "personId" in visit;
  await visit.tx.insertInto("documents").values({
    id, person_id: personId, kind, topic, title: sealForPerson(personId, document.title, aboutTitle(id)), kept_as: kept.as, expires_on: expiresOn, remind_on: remindOn(kind, expiresOn), added_at: visit.now,
    ...(kept.as === "file" ? { media_type: kept.type, byte_count: kept.bytes.length, scan: kept.scan } : { whereabouts: sealForPerson(personId, kept.whereabouts, aboutPlace(id)) }),
    ...(hers ? {} : { added_by: visit.actor.id }),
  }).execute();
  if (kept.as === "file") await visit.tx.insertInto("document_contents").values({ document_id: id, person_id: personId, topic, bytes: sealBytesForPerson(personId, kept.bytes, aboutBytes(id)) }).execute();
};

export const saveRemoval = async (visit: Visit, id: string): Promise<void> => {
  await visit.tx.deleteFrom("document_contents").where("document_id", "=", id).execute();
  await visit.tx.updateTable("documents").set({ removed_at: visit.now, removed_by: visit.actor.id }).where("id", "=", id).execute();
};

type ShareRow = { id: string; document_id: string; recipient: string; given_on: CivilDate; ends_on: CivilDate; withdrawn_at: Date | null };

/** To whom each document is shown, or was. */
export const listShares = async ({ tx }: Pick<Visit, "tx">, personId: string): Promise<DocumentShare[]> => {
  const { rows } = await sql<ShareRow>`
    select h.id, h.document_id, coalesce(s.name, p.given_name || ' ' || p.family_name, 'quelqu''un') as recipient, h.given_on, h.ends_on, h.withdrawn_at
    from app.document_shares h left join app.structures s on s.id = h.structure_id left join app.professionals p on p.id = h.professional_id
    where h.person_id = ${personId} order by h.given_on desc, h.id limit 300`.execute(tx);
  return rows.map((row) => ({ id: row.id, documentId: row.document_id, recipient: row.recipient, givenOn: row.given_on, endsOn: row.ends_on, withdrawnAt: row.withdrawn_at }));
};
