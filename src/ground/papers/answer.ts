import { drawDocx } from "./docx.ts";
import type { Paper, PaperKind } from "./paper.ts";
import { paperKinds, withHeldSpaces } from "./paper.ts";
import { drawPdf } from "./pdf.ts";

/** The paper as a file to keep; nothing on the way keeps a copy. The name of the file says what it is, never whom it is about. */
export const answerPaper = async (paper: Paper, kind: PaperKind, name: string): Promise<Response> => {
  const bytes = await (kind === "pdf" ? drawPdf : drawDocx)(withHeldSpaces(paper));
  return new Response(bytes as BodyInit, { headers: { "content-type": paperKinds[kind], "content-length": String(bytes.length), "content-disposition": `${kind === "pdf" ? "inline" : "attachment"}; filename="${name}.${kind}"`, "cache-control": "no-store", "x-content-type-options": "nosniff" } });
};
