import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { BrokenForm, partsOf, textOf } from "#ground/serving/multipart";

const type = "multipart/form-data; boundary=----limite";
const formOf = (file: Uint8Array): Buffer => Buffer.concat([
  Buffer.from('------limite\r\nContent-Disposition: form-data; name="chantier"\r\n\r\nabc\r\n------limite\r\nContent-Disposition: form-data; name="liste"; filename="é.csv"\r\nContent-Type: text/csv\r\n\r\n'),
  file, Buffer.from("\r\n------limite--\r\n"),
]);
async function* cutAt(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const read = async (body: AsyncIterable<Uint8Array> | null, contentType: string | null = type): Promise<{ chantier: string; file: Buffer; name: string | null }> => {
  const told = { chantier: "", file: Buffer.alloc(0), name: null as string | null };
  for await (const part of partsOf(contentType, body)) {
    if (part.fileName === null) told.chantier = await textOf(part);
    else {
      told.name = part.fileName;
      for await (const piece of part.chunks) told.file = Buffer.concat([told.file, piece]);
    }
  }
  return told;
};

describe("Un formulaire avec un fichier se lit comme il arrive", () => {
  it("où que tombent les coupures, et quoi que le fichier contienne", async () => {
    const piece = fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.constantFrom("\r\n", "--", "\r\n----", "------limit", "\r\n------limi").map((text) => Uint8Array.from(Buffer.from(text))));
    await fc.assert(fc.asyncProperty(fc.array(piece, { maxLength: 12 }), fc.integer({ min: 1, max: 70 }), async (pieces, size) => {
      const file = Buffer.concat(pieces);
      // A file that holds the delimiter itself ends there: browsers draw one that is not in it.
      fc.pre(!file.includes("\r\n------limite"));
      const told = await read(cutAt(formOf(file), size));
      assert.deepEqual([told.chantier, told.name], ["abc", "é.csv"]);
      assert.ok(told.file.equals(file));
    }));
  });

  it("coupé, il est dit cassé ; un autre formulaire aussi", async () => {
    const form = formOf(Buffer.from("Nom;Prénom"));
    for (const length of [0, 20, 90, form.length - 10]) await assert.rejects(read(cutAt(form.subarray(0, length), 7)), BrokenForm);
    await assert.rejects(read(cutAt(form, 9), "application/x-www-form-urlencoded"), BrokenForm);
    await assert.rejects(read(null), BrokenForm);
  });

  it("un champ ou un en-tête démesuré est refusé", async () => {
    const long = Buffer.from(`------limite\r\nContent-Disposition: form-data; name="chantier"\r\n\r\n${"x".repeat(2_000)}\r\n------limite--`);
    await assert.rejects(read(cutAt(long, 100)), BrokenForm);
    await assert.rejects(read(cutAt(Buffer.from(`------limite\r\nX: ${"y".repeat(40_000)}`), 1_000)), BrokenForm);
  });
});
