/** Where to go next, when the address says so: a path of this house and nothing else. */
export const wayBack = (asked: string | null | undefined): string => {
  const path = asked ?? "";
  if (!/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path)) return "/";
  const url = new URL(path, "http://fil-rouge.invalid");
  return url.host === "fil-rouge.invalid" ? `${url.pathname}${url.search}` : "/";
};

/** The page somebody comes from, when it is one of ours. */
export const pathOfReferrer = (referrer: string | null, here: URL): string => {
  if (!referrer || !URL.canParse(referrer)) return "/";
  const url = new URL(referrer);
  return url.origin === here.origin ? wayBack(`${url.pathname}${url.search}`) : "/";
};
