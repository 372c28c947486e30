// The key by which a row is recognised when the same file is read again. A hash, so that no name is copied beside the file.

import { fold } from "./cells/fold.ts";

const round = (text: string, seed: number): string => {
  let high = 0xdeadbeef ^ seed;
  let low = 0x41c6ce57 ^ seed;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return (low >>> 0).toString(16).padStart(8, "0") + (high >>> 0).toString(16).padStart(8, "0");
};

/** 128 bits, the same on every machine and in a browser. Not for secrets: two rounds of cyrb53, which is public domain. */
export const stableHash = (text: string): string => round(text, 0) + round(text, 0x9e3779b9);

export type Identity = { externalId: string | null; familyName: string; givenName: string; birthDate: string | null; entryOn: string | null };

/** The structure's own number when it has one, otherwise the names, the birth date and the entry. */
export const rowKey = (structureId: string, { externalId, familyName, givenName, birthDate, entryOn }: Identity): string =>
  externalId === null
    ? stableHash(["who", structureId, fold(familyName), fold(givenName), birthDate ?? "", entryOn ?? ""].join("\u001f"))
    : stableHash(["number", structureId, externalId].join("\u001f"));
