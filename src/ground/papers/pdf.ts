import { Worker } from "node:worker_threads";
import type { Paper } from "./paper.ts";
import type { Drawn } from "./pdf.thread.ts";

// Where the thread's file is: said by the server; the pages, bundled apart, find it here.
const key = Symbol.for("fil-rouge.papers");
type Holder = typeof globalThis & { [key]?: URL };
let thread: Worker | null = null;
let last = 0;
const waiting = new Map<number, { done: (bytes: Uint8Array) => void; fail: (why: Error) => void }>();

export const holdPapers = (at: URL): void => { (globalThis as Holder)[key] = at; };

const leave = (why: string): void => {
  thread = null;
  for (const { fail } of waiting.values()) fail(new Error(why));
  waiting.clear();
};

const started = (): Worker => {
  if (thread) return thread;
  const worker = new Worker((globalThis as Holder)[key] ?? new URL("./pdf.thread.ts", import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: 256 } });
  worker.on("message", (drawn: Drawn) => {
    const one = waiting.get(drawn.id);
    waiting.delete(drawn.id);
    if ("bytes" in drawn) one?.done(drawn.bytes);
    else one?.fail(new Error(`A paper could not be drawn: ${drawn.failed}`));
    // Held by whoever waits for a paper, and by nothing else: a house that closes does not wait for it.
    if (waiting.size === 0) worker.unref();
  });
  worker.on("error", (caught) => leave(caught instanceof Error ? caught.name : "error"));
  worker.on("exit", () => { if (thread === worker) leave("The thread of papers ended"); });
  thread = worker;
  return worker;
};

/** A paper as an accessible PDF (PDF/UA-1): language, title, headings, header cells. */
export const drawPdf = (paper: Paper): Promise<Uint8Array> => new Promise((done, fail) => {
  const worker = started();
  last += 1;
  waiting.set(last, { done, fail });
  worker.ref();
  worker.postMessage({ id: last, paper });
});
