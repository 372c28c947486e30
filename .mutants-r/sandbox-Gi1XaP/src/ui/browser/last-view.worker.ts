/**
 * Keeps the last view of a few pages, for when there is no network. It runs only where a page asked for it, keeps only what the
 * server says may be kept (`x-keeps-last-view`), and erases everything at the first answer that does not say so.
 */
type Waiting = { waitUntil: (work: Promise<unknown>) => void };
type Asked = Waiting & { request: Request; respondWith: (answer: Promise<Response>) => void };
type Told = Waiting & { data: { keep?: string } };
type Worker = {
  registration: { scope: string; unregister: () => Promise<boolean> };
  skipWaiting: () => Promise<void>;
  clients: { claim: () => Promise<void> };
  addEventListener: { (type: "install" | "activate", listen: (event: Waiting) => void): void; (type: "fetch", listen: (event: Asked) => void): void; (type: "message", listen: (event: Told) => void): void };
};
const worker = globalThis as unknown as Worker;
const scope = new URL(worker.registration.scope).pathname;
const store = `last-view:${scope}`;
const longestDays = 30;

const eraseAll = async (): Promise<void> => {
  await caches.delete(store);
  await worker.registration.unregister();
};

const partsOf = (html: string): string[] => [...html.matchAll(/(?:href|src)="(\/_app\/immutable\/[^"]+)"/g)].map((found) => found[1]!);

/** The page, and the sheets and scripts it is drawn with. */
const keep = async (path: string, response: Response): Promise<void> => {
  const kept = await caches.open(store);
  const html = await response.clone().text();
  await kept.put(path, response);
  for (const part of new Set(partsOf(html))) if (!(await kept.match(part))) await kept.add(part);
};

/** What was kept, saying by an attribute of its first element that it is not of now; nothing when it is too old. */
const lastView = async (path: string, because: "seen" | "unsent"): Promise<Response> => {
  const found = (await (await caches.open(store)).match(path)) ?? (await (await caches.open(store)).match(scope));
  const on = Date.parse(found?.headers.get("date") ?? "");
  if (!found || !(Date.now() - on < longestDays * 86_400_000)) {
    await caches.delete(store);
    return Response.error();
  }
  const html = (await found.text()).replace("<html", `<html data-offline="${because}"`);
  return new Response(html, { status: 200, headers: found.headers });
};

const wayOut = `${scope}/sortie`;
const isLeaving = async (): Promise<boolean> => (await (await caches.open(store)).match(wayOut)) !== undefined;
/** She left without network: her session is closed before anything else is asked. */
const finishLeaving = async (): Promise<boolean> => {
  const closed = await fetch(wayOut, { method: "POST", body: new URLSearchParams(), redirect: "manual" }).catch(() => null);
  if (closed) await eraseAll();
  return closed !== null;
};

const look = async (request: Request, path: string): Promise<Response> => {
  if (await isLeaving()) return (await finishLeaving()) ? fetch(request) : Response.error();
  const answer = await fetch(request).catch(() => null);
  if (!answer) return lastView(path, "seen");
  if (answer.headers.get("x-keeps-last-view") === "yes") await keep(path, answer.clone());
  // Closed from elsewhere, or somebody else's now: nothing of before stays.
  else if (answer.type === "opaqueredirect" || answer.ok) await eraseAll();
  return answer;
};

/** A form: never kept, never sent again by itself. Leaving erases, with or without network. */
const send = async (request: Request, path: string): Promise<Response> => {
  const answer = await fetch(request).catch(() => null);
  if (path !== wayOut) return answer ?? lastView(path, "unsent");
  if (answer) await eraseAll();
  else {
    await caches.delete(store);
    await (await caches.open(store)).put(wayOut, new Response());
  }
  return answer ?? Response.error();
};

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
// The page that asked was drawn before the worker listened: it is asked for once more, to be kept.
worker.addEventListener("message", (event) => {
  const path = event.data.keep;
  if (path) event.waitUntil(look(new Request(path, { headers: { accept: "text/html" } }), path));
});
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== new URL(worker.registration.scope).origin) return;
  const isPart = pathname.startsWith("/_app/immutable/");
  if (isPart) event.respondWith(caches.open(store).then(async (kept) => (await kept.match(request)) ?? fetch(request)));
  else if (request.mode === "navigate" && (pathname === scope || pathname.startsWith(`${scope}/`))) event.respondWith(request.method === "GET" ? look(request, pathname) : send(request, pathname));
});
