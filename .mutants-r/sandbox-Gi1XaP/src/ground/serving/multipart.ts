// A form with a file, read as it arrives: small fields in memory, the file handed on piece by piece.

export type Part = { name: string; fileName: string | null; chunks: AsyncGenerator<Uint8Array, void> };
export class BrokenForm extends Error {
  constructor(why: string) {
    super(`A form that cannot be read: ${why}`);
    this.name = "BrokenForm";
  }
}

const longestHeaders = 16 * 1024;

/** The parts of a multipart body, in their order. Each part must be read to its end before the next is asked for. */
export async function* partsOf(contentType: string | null, body: AsyncIterable<Uint8Array> | null): AsyncGenerator<Part, void> {
  const boundary = /^multipart\/form-data;.*\bboundary=(?:"([^"]{1,70})"|([^;\s]{1,70}))/i.exec(contentType ?? "");
  if (!boundary || !body) throw new BrokenForm("it is not multipart");
  const stop = Buffer.from(`\r\n--${boundary[1] ?? boundary[2]}`);
  const source = body[Symbol.asyncIterator]();
  let held: Buffer = Buffer.from("\r\n");

  const more = async (): Promise<void> => {
    const { value, done } = await source.next();
    if (done) throw new BrokenForm("it ends too early");
    held = Buffer.concat([held, value]);
  };
  const until = async (sign: Buffer | string, longest: number): Promise<Buffer> => {
    for (;;) {
      const at = held.indexOf(sign);
      if (at >= 0) {
        const before = held.subarray(0, at);
        held = held.subarray(at + sign.length);
        return before;
      }
      if (held.length > longest) throw new BrokenForm("a header is too long");
      await more();
    }
  };
  async function* content(): AsyncGenerator<Uint8Array, void> {
    for (;;) {
      const at = held.indexOf(stop);
      const sure = at >= 0 ? at : Math.max(0, held.length - stop.length + 1);
      const piece = held.subarray(0, sure);
      held = held.subarray(at >= 0 ? at + stop.length : sure);
      if (piece.length > 0) yield piece;
      if (at >= 0) return;
      await more();
    }
  }

  await until(stop, longestHeaders);
  for (;;) {
    while (held.length < 2) await more();
    if (held.subarray(0, 2).toString("latin1") === "--") return;
    const headers = (await until("\r\n\r\n", longestHeaders)).toString("utf8");
    const said = /content-disposition:[^\r\n]*/i.exec(headers)?.[0] ?? "";
    const chunks = content();
    yield { name: /\bname="([^"]*)"/i.exec(said)?.[1] ?? "", fileName: /\bfilename="([^"]*)"/i.exec(said)?.[1] ?? null, chunks };
    let rest = await chunks.next();
    while (!rest.done) rest = await chunks.next();
  }
}

/** A small field as text. */
export const textOf = async ({ chunks }: Part, longest = 1_000): Promise<string> => {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of chunks) {
    length += piece.length;
    if (length > longest) throw new BrokenForm("a field is too long");
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8").trim().normalize("NFC");
};
