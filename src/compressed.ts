import { promisify } from "node:util";
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from "node:zlib";

const [asBrotli, asGzip] = [promisify(brotliCompress), promisify(gzip)];
/** Up to here a page takes a third of a millisecond here and now; handing it to another thread and back costs more than that. */
const small = 128_000;
const worthIt = 1_000;

/** A page as small as the browser can take it. Files of the build are compressed once and for all; pages are written at each visit. */
export const compressed = async (response: Response, accepted: string | null): Promise<Response> => {
  const coding = /\bbr\b/.test(accepted ?? "") ? "br" : /\bgzip\b/.test(accepted ?? "") ? "gzip" : null;
  const isText = /^(text\/|application\/json)/.test(response.headers.get("content-type") ?? "");
  if (!coding || !isText || response.headers.has("content-encoding") || response.body === null) return response;
  const body = Buffer.from(await response.arrayBuffer());
  const headers = new Headers(response.headers);
  headers.append("vary", "accept-encoding");
  headers.delete("content-length");
  if (body.length < worthIt) return new Response(body, { status: response.status, headers });
  // Quality 1: seven hundred bytes more than 4 on a page of five thousand, and a third of its time.
  const settings = { params: { [constants.BROTLI_PARAM_QUALITY]: 1, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } };
  const here = body.length <= small;
  const packed = coding === "br" ? (here ? brotliCompressSync(body, settings) : await asBrotli(body, settings)) : here ? gzipSync(body) : await asGzip(body);
  headers.set("content-encoding", coding);
  return new Response(new Uint8Array(packed), { status: response.status, headers });
};
