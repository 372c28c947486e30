import { lastViewWorker } from "#ui/last-view";
import type { RequestHandler } from "./$types";

/** The worker that keeps the last view: it fetches the pages it keeps, and nothing from elsewhere. */
export const GET: RequestHandler = () =>
  new Response(lastViewWorker, { headers: { "content-type": "text/javascript; charset=utf-8", "content-security-policy": "default-src 'none'; connect-src 'self'", "service-worker-allowed": "/moi" } });
