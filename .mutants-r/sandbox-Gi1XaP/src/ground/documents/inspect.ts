// What somebody brings is looked at before it is kept: its real type, its size, what it could do, and what an antivirus says of it. Nothing is trusted of its name.
import { Worker } from "node:worker_threads";
import { fileTypeFromBuffer } from "file-type";
import { askClamd, type ClamdAddress } from "./clamd.ts";
import { type DocumentType, documentTypes, type Inspected, mostDocumentBytes } from "./kinds.ts";

export type PdfAnswer = "plain" | "active-content" | "locked" | "broken";

const isOurs = (type: string | undefined): type is DocumentType => type !== undefined && Object.hasOwn(documentTypes, type);
const longestLook = 15_000;

/** How the running house looks at a document; the server says where the thread is, because the pages are bundled apart. */
export type Inspection = { thread: URL; clamd: ClamdAddress | null };
const key = Symbol.for("fil-rouge.inspection");
type Holder = { [key]?: Inspection };
export const holdInspection = (inspection: Inspection): void => {
  (globalThis as Holder)[key] = inspection;
};
export const heldInspection = (): Inspection => {
  const inspection = (globalThis as Holder)[key];
  if (!inspection) throw new Error("Nothing inspects documents: holdInspection comes before the first one");
  return inspection;
};

/** Two looks at once, whoever brings: the others wait their turn, and the pages keep their core. */
const mostLooks = 2;
let looks = 0;
const waiting: (() => void)[] = [];
const inTurn = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
  if (looks < mostLooks) looks += 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return await work();
  } finally {
    // The turn is handed on, so that nobody who comes meanwhile takes it.
    const next = waiting.shift();
    if (next) next();
    else looks -= 1;
  }
};

/** In a thread of its own, killed when it takes too long or too much memory: a document made to hurt hurts nobody else's page. */
const lookIntoPdf = (bytes: Uint8Array, thread: URL): Promise<PdfAnswer> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(thread, { workerData: bytes, resourceLimits: { maxOldGenerationSizeMb: 256 } });
    let said: PdfAnswer = "broken";
    const tired = setTimeout(() => void worker.terminate(), longestLook);
    worker.on("message", (answer: PdfAnswer) => (said = answer));
    worker.on("error", (error: Error & { code?: string }) => (error.code === "ERR_WORKER_OUT_OF_MEMORY" ? undefined : reject(error)));
    worker.on("exit", () => {
      clearTimeout(tired);
      resolve(said);
    });
  });

/** Looks at a whole document of at most 10 MiB. An antivirus that is configured and does not answer refuses: nothing enters unseen. */
export const inspectDocument = async (bytes: Uint8Array, { thread, clamd } = heldInspection()): Promise<Inspected> => {
  if (bytes.length === 0) return { ok: false, reason: "empty" };
  if (bytes.length > mostDocumentBytes) return { ok: false, reason: "too-large" };
  const type = (await fileTypeFromBuffer(bytes))?.mime;
  if (!isOurs(type)) return { ok: false, reason: "type-refused" };
  const pdf = type === "application/pdf" ? await inTurn(() => lookIntoPdf(bytes, thread)) : "plain";
  if (pdf !== "plain") return { ok: false, reason: pdf };
  if (!clamd) return { ok: true, type, scan: "none" };
  const answer = await askClamd(clamd, bytes);
  return answer === "clean" ? { ok: true, type, scan: "clean" } : { ok: false, reason: answer };
};
