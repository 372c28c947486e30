// Open data is for whoever asks, at a pace that leaves room for the others.
import type { RequestEvent } from "@sveltejs/kit";
import { house } from "#ground/house";

const perMinute = 120;
const mostAsked = 1_000;
const minute = 60_000;

type Count = { since: number; asked: number };
const counts = new Map<string, Count>();

/** How long an address that asked too much should wait, in seconds; null while it may go on. */
export const waitOf = (address: string, now: number): number | null => {
  if (counts.size > 10_000) for (const [key, { since }] of counts) if (now - since > minute) counts.delete(key);
  const count = counts.get(address);
  if (!count || now - count.since >= minute) {
    counts.set(address, { since: now, asked: 1 });
    return null;
  }
  count.asked += 1;
  return count.asked > perMinute ? Math.ceil((count.since + minute - now) / 1_000) : null;
};

const json = (body: unknown, status: number, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json; charset=utf-8", "access-control-allow-origin": "*", ...headers } });

/** What was asked cannot be answered as it is: said in a sentence. */
export class AskedWrongly {
  readonly detail: string;
  constructor(detail: string) {
    this.detail = detail;
  }
}

/** Answers with what was found, kept five minutes by whoever stands between; 404 in the same shape when nothing was. */
export const openAnswer = async (event: RequestEvent, work: () => Promise<unknown>): Promise<Response> => {
  const wait = waitOf(event.getClientAddress(), house().clock().getTime());
  if (wait !== null) return json({ detail: `Trop de demandes : revenez dans ${wait} s.` }, 429, { "retry-after": String(wait) });
  const found = await work();
  if (found instanceof AskedWrongly) return json({ detail: found.detail }, 400);
  if (found instanceof Response) return found;
  return found === null ? json({ detail: "Introuvable" }, 404) : json(found, 200, { "cache-control": "public, max-age=300" });
};

/** The page asked for: from 1, some hundreds at most. */
export const pageAsked = (url: URL, names: { page: string; size: string }, usual: number): { number: number; size: number } => {
  const whole = (name: string, fallback: number, most: number): number => {
    const value = Number(url.searchParams.get(name) ?? fallback);
    return Number.isSafeInteger(value) && value >= 1 ? Math.min(value, most) : fallback;
  };
  return { number: whole(names.page, 1, 1_000_000), size: whole(names.size, usual, mostAsked) };
};

/** Lines as they come, at the pace of whoever reads. */
export const streamed = (lines: AsyncGenerator<string>, contentType: string): Response => {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { value, done } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await lines.return(undefined)),
  });
  return new Response(body, { headers: { "content-type": contentType, "access-control-allow-origin": "*", "cache-control": "public, max-age=300" } });
};
