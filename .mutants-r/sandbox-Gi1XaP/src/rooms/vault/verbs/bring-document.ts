import type { DocumentFault, Inspected } from "#ground/documents/kinds";
import { newId } from "#ground/ids";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { OwnVisit } from "#ground/visit";
import { recordInHerSpace } from "#rooms/journal/server";
import type { DocumentKind } from "../model.ts";
import { mostVaultBytes } from "../rules.ts";
import { countBytes, insertDocument } from "../store.server.ts";

export type BringDocumentRefusal = "vault-full" | DocumentFault;

/** She brings a document herself, looked at like every other before it is kept. */
export const bringDocument = async (visit: OwnVisit, input: { kind: DocumentKind; title: string; bytes: Uint8Array; seen: Inspected }): Promise<Outcome<{ id: string }, BringDocumentRefusal>> => {
  const { seen } = input;
  if (!seen.ok) return refuse(seen.reason);
  if ((await countBytes(visit, visit.personId)) + input.bytes.length > mostVaultBytes) return refuse("vault-full");

  const id = newId(visit.now.getTime());
  await insertDocument(visit, { id, personId: visit.personId, kind: input.kind, title: input.title, expiresOn: null, kept: { as: "file", type: seen.type, scan: seen.scan, bytes: input.bytes } });
  await recordInHerSpace(visit, "document.brought", id);
  return done({ id });
};
