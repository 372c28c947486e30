import { createServer, type RequestListener, type Server } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Config } from "../config.ts";
import { CannotStart, errorCode } from "../database/cannot-start.ts";

export interface Listening {
  url: string;
  /** Finishes the answers under way, then cuts what lasts. */
  close(patience?: number): Promise<void>;
}

/** "localhost" is two addresses; a browser may try either. */
const addressesOf = (host: string): string[] => (host === "localhost" ? ["127.0.0.1", "::1"] : [host]);

/** The last application of this folder may still be closing its port. */
export const listenPatiently = async (config: Config, listener: RequestListener, patience = 3_000): Promise<Listening> => {
  const deadline = Date.now() + patience;
  for (;;) {
    try {
      return await listen(config, listener);
    } catch (error) {
      if (!(error instanceof CannotStart && errorCode(error.cause) === "EADDRINUSE") || Date.now() > deadline) throw error;
      await wait(200);
    }
  }
};

const listen = async (config: Config, listener: RequestListener): Promise<Listening> => {
  const servers: Server[] = [];
  for (const address of addressesOf(config.host)) {
    const server = createServer(listener);
    // Longer than a proxy's own, so that the proxy never reuses a connection we are closing.
    server.keepAliveTimeout = 65_000;
    try {
      await opening(server, address, config.port);
      servers.push(server);
    } catch (error) {
      const noSuchAddress = address === "::1" && ["EADDRNOTAVAIL", "EAFNOSUPPORT"].includes(errorCode(error) ?? "");
      if (noSuchAddress) continue;
      await Promise.all(servers.map((open) => closing(open, 0)));
      throw explained(error, config);
    }
  }
  const shown = ["0.0.0.0", "::"].includes(config.host) ? "localhost" : config.host.includes(":") ? `[${config.host}]` : config.host;
  return {
    url: config.origin?.origin ?? `http://${shown}:${config.port}`,
    close: async (patience = 10_000) => void (await Promise.all(servers.map((server) => closing(server, patience)))),
  };
};

const opening = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port }, () => {
      server.off("error", reject);
      resolve();
    });
  });

const closing = (server: Server, patience: number): Promise<void> =>
  new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), patience);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });

const explained = (error: unknown, config: Config): unknown => {
  switch (errorCode(error)) {
    case "EADDRINUSE":
      return new CannotStart(`Le port ${config.port} est déjà pris par un autre programme. Arrêtez-le, ou choisissez un autre port : PORT=${config.port + 1} npm start`, { cause: error });
    case "EACCES":
      return new CannotStart(`Ce compte n'a pas le droit d'ouvrir le port ${config.port}. Choisissez un port au-dessus de 1023 : PORT=3000 npm start`);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new CannotStart(`L'adresse HOST=${config.host} n'est pas celle de cette machine. Donnez HOST=localhost, ou HOST=0.0.0.0 pour toutes ses adresses.`);
    default:
      return error;
  }
};
