// Draws papers as PDF/UA, apart from the thread that answers pages: one paper keeps it busy a tenth of a second.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parentPort } from "node:worker_threads";
import { NodeCompiler, PdfStandard } from "@myriaddreamin/typst-ts-node-compiler";
import type { Paper } from "./paper.ts";
import { template } from "./template.ts";

// It reads files under its own folder only, and that one is empty.
const compiler = NodeCompiler.create({ workspace: mkdtempSync(join(tmpdir(), "papers-")) });

export type DrawAsked = { id: number; paper: Paper };
export type Drawn = { id: number; bytes: Uint8Array } | { id: number; failed: string };

parentPort?.on("message", ({ id, paper }: DrawAsked) => {
  try {
    const bytes = compiler.pdf({ mainFileContent: template, inputs: { paper: JSON.stringify(paper) } }, { pdfStandard: PdfStandard.UA_1 } as never);
    compiler.evictCache(10);
    parentPort!.postMessage({ id, bytes: new Uint8Array(bytes) } satisfies Drawn);
  } catch (caught) {
    parentPort!.postMessage({ id, failed: caught instanceof Error ? caught.name : "unknown" } satisfies Drawn);
  }
});
