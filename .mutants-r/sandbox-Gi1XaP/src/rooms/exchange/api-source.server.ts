// Offers behind an address: pages that move while they are read. Collected by id, read again until two readings agree.
import { setTimeout as wait } from "node:timers/promises";
import type { What } from "./fields.ts";
import { type OfferRecord, type OfferSource, OfferStopped, type ReadingEnd } from "./port.ts";

export type OfferAddress = { url: URL; token: string | null };
export type Asked = { sources: readonly string[]; departments: readonly string[]; pageSize?: number; retryAfter?: number };

const mostPasses = 5;
const pageBytes = 64 * 1024 * 1024;
const patience = 60_000;
const tries = 4;

/** Where offers are asked for is the operator's setting, never a visitor's: FIL_ROUGE_OFFER_URL, FIL_ROUGE_OFFER_TOKEN. */
export const readOfferAddress = (env: NodeJS.ProcessEnv = process.env): OfferAddress | null => {
  const url = env["FIL_ROUGE_OFFER_URL"];
  return url && URL.canParse(url) ? { url: new URL(url.replace(/\/*$/, "/")), token: env["FIL_ROUGE_OFFER_TOKEN"] || null } : null;
};

const isSecure = ({ protocol, hostname }: URL): boolean => protocol === "https:" || (protocol === "http:" && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname));

const bodyOf = async (response: Response): Promise<string> => {
  const decoder = new TextDecoder();
  let [text, bytes] = ["", 0];
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > pageBytes) throw new OfferStopped("source-silent", { because: "page-too-big" });
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
};

type Page = { items: unknown[]; pages: number };
const pageOf = (text: string): Page | null => {
  const value = JSON.parse(text) as { items?: unknown; pages?: unknown; total?: unknown; size?: unknown } | null;
  if (!value || !Array.isArray(value.items)) return null;
  const pages = typeof value.pages === "number" ? value.pages : typeof value.total === "number" && typeof value.size === "number" && value.size > 0 ? Math.ceil(value.total / value.size) : 1;
  return { items: value.items, pages };
};

const askOnce = async (url: URL, token: string | null): Promise<Page | "later"> => {
  try {
    // A redirection could lead the token elsewhere: it is a fault of the source, not followed.
    const response = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(patience), headers: { accept: "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) } });
    if (response.status === 401 || response.status === 403) throw new OfferStopped("source-refuses", { status: response.status });
    if (response.status === 429 || response.status >= 500) return "later";
    if (!response.ok) throw new OfferStopped("source-refuses", { status: response.status });
    return pageOf(await bodyOf(response)) ?? "later";
  } catch (error) {
    if (error instanceof OfferStopped) throw error;
    // A line that drops, a page cut in the middle, a page that is no JSON: asked again.
    if (error instanceof TypeError || error instanceof SyntaxError || (error instanceof DOMException && error.name === "TimeoutError")) return "later";
    throw error;
  }
};

const askPage = async (url: URL, token: string | null, retryAfter: number): Promise<Page> => {
  for (let attempt = 0; attempt < tries; attempt++) {
    const answer = await askOnce(url, token);
    if (answer !== "later") return answer;
    await wait(retryAfter * 2 ** attempt);
  }
  throw new OfferStopped("source-silent", { address: url.pathname });
};

export const apiSource = (address: OfferAddress | null, { sources, departments, pageSize = 1_000, retryAfter = 1_000 }: Asked): OfferSource => ({
  async *records(): AsyncGenerator<OfferRecord, ReadingEnd> {
    if (!address) throw new OfferStopped("no-address");
    if (!isSecure(address.url)) throw new OfferStopped("not-secure");
    let [passes, settled, line] = [0, true, 0];
    for (const what of ["structure", "service"] satisfies What[]) {
      const taken = new Set<string>();
      let before: Set<string> | null = null;
      for (let pass = 1; ; pass++) {
        const now = new Set<string>();
        for (const department of departments.length > 0 ? departments : [null]) {
          for (let page = 1, pages = 1; page <= pages; page++) {
            const url = new URL(`${what}s`, address.url);
            url.search = new URLSearchParams([["page", String(page)], ["size", String(pageSize)], ...sources.map((one) => ["sources", one]), ...(department ? [["code_departement", department]] : [])]).toString();
            const read = await askPage(url, address.token, retryAfter);
            pages = Math.max(1, read.pages);
            for (const item of read.items) {
              line += 1;
              const fields = typeof item === "object" && item !== null ? (item as Record<string, unknown>) : null;
              const id = typeof fields?.["id"] === "string" ? fields["id"] : `?${JSON.stringify(item).slice(0, 200)}`;
              now.add(id);
              if (taken.has(id)) continue;
              taken.add(id);
              yield { what, line, fields };
            }
          }
        }
        passes = Math.max(passes, pass);
        if (before && before.size === now.size && [...now].every((id) => before!.has(id))) break;
        if (pass === mostPasses) {
          settled = false;
          break;
        }
        before = now;
      }
    }
    return { passes, settled };
  },
});
