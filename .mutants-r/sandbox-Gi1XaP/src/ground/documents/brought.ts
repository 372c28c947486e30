import { BrokenForm, partsOf, textOf } from "../serving/multipart.ts";
import { mostDocumentBytes } from "./kinds.ts";

/** A form with one document: its small fields, and the bytes of the file named "fichier" (null when none was chosen). */
export type Brought = { fields: Record<string, string>; bytes: Uint8Array | null };

/** Reads it as it arrives. What is over the limit is listened to and thrown away: one byte too many is kept, so that the size is refused with its reason. Null: cut short. */
export const readBrought = async (request: Request): Promise<Brought | null> => {
  const brought: Brought = { fields: {}, bytes: null };
  try {
    for await (const part of partsOf(request.headers.get("content-type"), request.body)) {
      if (part.fileName === null) {
        brought.fields[part.name] = await textOf(part);
        continue;
      }
      const [pieces, held] = [[] as Uint8Array[], { bytes: 0 }];
      for await (const piece of part.chunks) {
        if (held.bytes <= mostDocumentBytes) pieces.push(piece);
        held.bytes += piece.length;
      }
      if (part.name === "fichier" && part.fileName !== "") brought.bytes = Buffer.concat(pieces);
    }
  } catch (error) {
    if (error instanceof BrokenForm) return null;
    throw error;
  }
  return brought;
};
