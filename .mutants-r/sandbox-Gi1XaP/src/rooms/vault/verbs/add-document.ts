import type { CivilDate } from "#ground/civil-date";
import type { DocumentFault, Inspected } from "#ground/documents/kinds";
import { newId } from "#ground/ids";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import type { DocumentKind } from "../model.ts";
import { mayAddDocument, mostVaultBytes } from "../rules.ts";
import { countBytes, insertDocument, type NewDocument } from "../store.server.ts";

export type AddDocumentRefusal = "not-found" | "not-allowed" | "title-missing" | "place-missing" | "vault-full" | DocumentFault;
export type AddDocument = { personId: string; kind: DocumentKind; title: string; expiresOn: CivilDate | null; brought: { as: "file"; bytes: Uint8Array; seen: Inspected } | { as: "reference"; whereabouts: string } };

/** What was brought. A file was looked at before the visit began: nothing slow is waited for while the database is held. */
const keptOf = ({ brought }: AddDocument): NewDocument["kept"] | DocumentFault | "place-missing" => {
  if (brought.as === "reference") return brought.whereabouts.trim() ? { as: "reference", whereabouts: brought.whereabouts.trim() } : "place-missing";
  const { seen } = brought;
  return seen.ok ? { as: "file", type: seen.type, scan: seen.scan, bytes: brought.bytes } : seen.reason;
};

/** A document enters the vault, sealed by the person's own key; or where its original stays. */
export const addDocument = async (visit: Visit, input: AddDocument): Promise<Outcome<{ id: string }, AddDocumentRefusal>> => {
  const person = await findPerson(visit, input.personId);
  if (!person) return refuse("not-found");
  if (!mayAddDocument(await findAccess(visit, person.id), input.kind)) return refuse("not-allowed");
  if (!input.title.trim()) return refuse("title-missing");
  const kept = keptOf(input);
  if (typeof kept === "string") return refuse(kept);

  if (kept.as === "file" && (await countBytes(visit, person.id)) + kept.bytes.length > mostVaultBytes) return refuse("vault-full");

  const id = newId(visit.now.getTime());
  await insertDocument(visit, { id, personId: person.id, kind: input.kind, title: input.title.trim(), expiresOn: input.expiresOn, kept });
  await record(visit, "document.added", { personId: person.id, followedBy: person.followedBy, subjectId: id, detail: { kind: input.kind } });
  return done({ id });
};
