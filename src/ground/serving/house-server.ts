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
}

const waiting = "Fil rouge démarre ou s'arrête : rechargez la page dans quelques secondes.";

/** Health first, then the pages; while there are none, a sentence and when to come back. */
export const answerRequests = (config: Config, serving: Serving): RequestListener => (request, response) => {
  answerHealth(config, serving.health, request, response)
    .then((answered) => {
      if (answered) return;
      if (!serving.pages) {
        response.writeHead(503, { "content-type": "text/plain; charset=utf-8", "retry-after": "3" }).end(waiting);
        return;
      }
      setOrigin(config, request);
      serving.pages(request, response, () => response.writeHead(404).end());
    })
    .catch((error: unknown) => {
      log.error("http.broken", error);
      if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain; charset=utf-8" });
      response.end("Quelque chose s'est mal passé de notre côté. Réessayez dans un instant.");
    });
};
