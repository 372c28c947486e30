// Walks every object of a PDF, those packed in streams included, and says whether one of them could act.
import { parentPort, workerData } from "node:worker_threads";
import { Document, type PDFDocument, type PDFObject, setLog } from "mupdf";
import type { PdfAnswer } from "./inspect.ts";

/** Keys that hold something to run, to fill or to open. */
const activeKeys = new Set(["JS", "JavaScript", "XFA", "RichMediaContent", "RichMediaSettings", "EmbeddedFiles", "EF"]);
/** What an action may not be; going to a page of the document or to an address one clicks on may stay. */
const activeActions = new Set(["JavaScript", "Launch", "SubmitForm", "ImportData", "GoToE", "GoToR", "Rendition", "RichMediaExecute", "Movie", "Sound"]);
const deepest = 60;

const acts = (object: PDFObject, depth: number): boolean => {
  // Nothing that people print is nested so deep: whatever hides below is not looked for.
  if (depth > deepest) return true;
  let found = false;
  if (object.isDictionary()) {
    const action = object.get("S");
    if (action.isName() && activeActions.has(action.asName())) return true;
    object.forEach((value, name) => {
      if (!found) found = activeKeys.has(String(name)) || (!value.isIndirect() && acts(value, depth + 1));
    });
  } else if (object.isArray()) {
    object.forEach((value) => {
      if (!found) found = !value.isIndirect() && acts(value, depth + 1);
    });
  }
  return found;
};

const look = (bytes: Uint8Array): PdfAnswer => {
  let pdf: PDFDocument | null;
  try {
    pdf = Document.openDocument(bytes, "application/pdf").asPDF();
    if (!pdf) return "broken";
    if (pdf.needsPassword()) return "locked";
    if (pdf.countPages() < 1) return "broken";
    if (acts(pdf.getTrailer(), 0)) return "active-content";
    for (let number = 1; number < pdf.countObjects(); number += 1) if (acts(pdf.newIndirect(number).resolve(), 0)) return "active-content";
    return "plain";
  } catch {
    // The reader of PDF refuses it: so do we.
    return "broken";
  }
};

// What it grumbles about holds pieces of the document.
setLog({ error: () => undefined, warning: () => undefined });
parentPort?.postMessage(look(workerData as Uint8Array));
