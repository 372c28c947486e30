import { createHmac } from "node:crypto";

/** Where a database is, in pieces. `host` is a name or, when it starts with "/", the folder of a Unix socket. */
export interface Address {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
}

/** A URL that pg and libpq both read; a socket folder goes in the query, where it overrides the host. */
export const toUrl = (address: Address): string => {
  const socket = address.host.startsWith("/");
  const url = new URL(`postgresql://${socket ? "localhost" : address.host}:${address.port}/`);
  url.username = encodeURIComponent(address.user);
  url.password = encodeURIComponent(address.password);
  url.pathname = `/${encodeURIComponent(address.database)}`;
  if (socket) url.searchParams.set("host", address.host);
  return url.href;
};

export const withLogin = (url: string, user: string, password: string): string => {
  const changed = new URL(url);
  // A URL without a host ("postgresql:///base?host=/run/…") has no place for a login, and would silently keep the first one.
  if (changed.hostname === "") changed.hostname = "localhost";
  changed.username = encodeURIComponent(user);
  changed.password = encodeURIComponent(password);
  return changed.href;
};

export const withDatabase = (url: string, database: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
};

export const passwordOf = (url: string): string => decodeURIComponent(new URL(url).password);
export const databaseOf = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1));

/** The same secret always gives the same password, so that several processes agree without sharing anything else. */
export const derivedPassword = (secret: string, role: string): string =>
  createHmac("sha256", secret).update(role).digest("base64url");
