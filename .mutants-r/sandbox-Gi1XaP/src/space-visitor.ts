import type { Cookies, RequestEvent } from "@sveltejs/kit";
import { isLanguage, type Language, phoneDays, spoken } from "#rooms/space/index";

/** The pages of people in their own space stand together: another layout, other languages, another door. */
export const isHerSpace = (routeId: string | null): boolean => routeId?.startsWith("/(moi)/") ?? false;

/** Forgotten when the browser closes unless she says the phone is hers, and never the professionals' cookie. */
export const spaceCookie = (url: URL): { name: string; options: { path: "/"; httpOnly: true; sameSite: "lax"; secure: boolean } } => {
  const secure = url.protocol === "https:";
  return { name: secure ? "__Host-fil-moi" : "fil-moi", options: { path: "/", httpOnly: true, sameSite: "lax", secure } };
};
export const setSpaceCookie = (cookies: Cookies, url: URL, token: string): void => cookies.set(spaceCookie(url).name, token, spaceCookie(url).options);
/** On a phone she says is hers, it outlives the browser. */
export const keepSpaceCookie = (cookies: Cookies, url: URL): void => {
  const token = cookies.get(spaceCookie(url).name);
  if (token) cookies.set(spaceCookie(url).name, token, { ...spaceCookie(url).options, maxAge: phoneDays * 86_400 });
};
export const clearSpaceCookie = (cookies: Cookies, url: URL): void => cookies.delete(spaceCookie(url).name, spaceCookie(url).options);

/** The language asked by a link of the page, else the one chosen before, else French. */
export const languageOf = ({ url, cookies }: Pick<RequestEvent, "url" | "cookies">): Language => {
  const asked = url.searchParams.get("langue");
  if (isLanguage(asked)) {
    cookies.set("fil-langue", asked, { path: "/moi", httpOnly: true, sameSite: "lax", secure: url.protocol === "https:" });
    return asked;
  }
  const kept = cookies.get("fil-langue");
  return isLanguage(kept) ? kept : "fr";
};

/** The page says its language and its direction from its first line. */
export const inLanguage = (html: string, language: Language): string => html.replace('<html lang="fr">', `<html lang="${language}" dir="${spoken[language].dir}">`);
