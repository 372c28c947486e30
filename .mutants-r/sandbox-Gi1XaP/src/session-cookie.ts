import type { Cookies } from "@sveltejs/kit";
import { keptFormHours } from "#rooms/access/index";
import { sessionHours } from "#rooms/access/server";

/** Over https the name itself forbids any other host or path to set it; over plain http browsers refuse such a name. */
export const sessionCookie = (url: URL): { name: string; options: { path: "/"; httpOnly: true; sameSite: "lax"; secure: boolean } } => {
  const secure = url.protocol === "https:";
  return { name: secure ? "__Host-fil" : "fil", options: { path: "/", httpOnly: true, sameSite: "lax", secure } };
};

export const setSessionCookie = (cookies: Cookies, url: URL, token: string): void => {
  const { name, options } = sessionCookie(url);
  // It outlives its session, which the database ends: what is sent too late still says whose it was.
  cookies.set(name, token, { ...options, maxAge: (sessionHours + keptFormHours) * 3600 });
};

export const clearSessionCookie = (cookies: Cookies, url: URL): void => {
  const { name, options } = sessionCookie(url);
  cookies.delete(name, options);
};
