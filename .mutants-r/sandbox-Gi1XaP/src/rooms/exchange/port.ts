// The one port through which offers come in, wherever they are: files brought by somebody, or the pages of a source.
import type { What } from "./fields.ts";
import type { StopCode } from "./model.ts";

/** One record as it was found. Fields is null when it could not be read at all; aside when its sender marked it to be ignored. */
export type OfferRecord = { what: What; line: number; fields: Readonly<Record<string, unknown>> | null; aside?: true };

/** What is known once everything was read. Passes: how many times a source in pages was read; settled: whether the last two agreed. */
export type ReadingEnd = { passes: number | null; settled: boolean | null };

export type OfferSource = {
  /** Structures first, then services. May be walked once; throws OfferStopped when the rest cannot be read. */
  records: () => AsyncGenerator<OfferRecord, ReadingEnd>;
};

/** Thrown while a stream is being walked, where no value can be returned. */
export class OfferStopped extends Error {
  readonly code: StopCode;
  readonly detail: Record<string, string | number>;
  constructor(code: StopCode, detail: Record<string, string | number> = {}) {
    super(code);
    this.name = "OfferStopped";
    this.code = code;
    this.detail = detail;
  }
}
