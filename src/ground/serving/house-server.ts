import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Config } from "../config.ts";
import { log } from "../log.ts";
import { answerHealth, type Health } from "./health.ts";
import { setOrigin } from "./origin.ts";

export type PageServer = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** What the listener needs and does not have yet when the port opens. */
export interface Serving {
  health: Health;
  pages: PageServer | undefined;
  /** Does this address take whole files? */
  takesFiles: (path: string) => boolean;
}

const mebibyte = 1 << 20;
/** The page server keeps a body in memory: only where files come may it be large. */
const tooLarge = (takesFiles: Serving["takesFiles"], { method, url = "", headers }: IncomingMessage): boolean => {
  if (method === "GET" || method === "HEAD" || takesFiles(url)) return false;
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > mebibyte;
};

/** Milliseconds a body refused is listened to. */
const patience = 10_000;
/** Who is still sending hears nothing, and a line cut meanwhile is all she would see: the body is let through, kept nowhere, and then the sentence is said. */
const refuseBody = (request: IncomingMessage, response: ServerResponse): void => {
  const say = (): void => {
    clearTimeout(tired);
    if (!response.headersSent) response.writeHead(413, { "content-type": "text/plain; charset=utf-8", connection: "close" }).end("Cet envoi est trop grand pour cette page. Raccourcissez-le, ou faites-en plusieurs.");
  };
  const tired = setTimeout(say, patience);
  request.once("end", say).once("close", () => clearTimeout(tired)).resume();
};

/** On files, refusals and redirections as on pages, which then say more precisely what they may load. */
const protect = (response: ServerResponse): void => {
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("content-security-policy", "default-src 'none'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'");
};

/** The proxy speaks https for us: it must be asked for, for a year, everywhere under this name. */
const askForHttps = ({ headers }: IncomingMessage, response: ServerResponse): void => {
  if (headers["x-forwarded-proto"] === "https") response.setHeader("strict-transport-security", "max-age=31536000; includeSubDomains");
};

const waiting = "Fil rouge démarre ou s'arrête : rechargez la page dans quelques secondes.";

/** Health first, then the pages; while there are none, a sentence and when to come back. */
export const answerRequests = (config: Config, serving: Serving): RequestListener => (request, response) => {
  protect(response);
  answerHealth(config, serving.health, request, response)
    .then((answered) => {
      if (answered) return;
      if (!serving.pages) {
        response.writeHead(503, { "content-type": "text/plain; charset=utf-8", "retry-after": "3" }).end(waiting);
        return;
      }
      if (tooLarge(serving.takesFiles, request)) {
        refuseBody(request, response);
        return;
      }
      setOrigin(config, request);
      askForHttps(request, response);
      serving.pages(request, response, () => response.writeHead(404).end());
    })
    .catch((error: unknown) => {
      log.error("http.broken", error);
      if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain; charset=utf-8" });
      response.end("Quelque chose s'est mal passé de notre côté. Réessayez dans un instant.");
    });
};
