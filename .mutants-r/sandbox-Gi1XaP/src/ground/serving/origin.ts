import type { IncomingMessage } from "node:http";
import type { Config } from "../config.ts";

/** Told to the page server before it is loaded: it reads its settings once. */
export const pageServerSettings = (config: Config): Record<string, string> => ({
  PROTOCOL_HEADER: "x-forwarded-proto",
  ADDRESS_HEADER: "x-forwarded-for",
  ...(config.behindProxy ? { HOST_HEADER: "x-forwarded-host" } : {}),
});

/**
 * The page server compares the origin of a form with the address it believes to have, which it reads in these headers.
 * Without a proxy whatever the browser says in them is thrown away; without https the page server would assume it, and refuse every form.
 */
export const setOrigin = (config: Config, request: IncomingMessage): void => {
  const { headers } = request;
  const address = request.socket.remoteAddress ?? "";
  if (config.behindProxy) {
    headers["x-forwarded-proto"] = String(headers["x-forwarded-proto"] ?? "http").split(",")[0]?.trim() === "https" ? "https" : "http";
    headers["x-forwarded-for"] = headers["x-forwarded-for"] ?? address;
  } else {
    headers["x-forwarded-proto"] = "http";
    headers["x-forwarded-for"] = address;
    delete headers["x-forwarded-host"];
  }
  if (!config.origin) return;
  headers["x-forwarded-proto"] = config.origin.protocol.slice(0, -1);
  headers.host = config.origin.host;
  delete headers["x-forwarded-host"];
};
