const browsers: readonly [RegExp, string][] = [[/Edg\//, "Edge"], [/OPR\//, "Opera"], [/Firefox\//, "Firefox"], [/Chrome\//, "Chrome"], [/Safari\//, "Safari"]];
const systems: readonly [RegExp, string][] = [[/iPhone/, "iPhone"], [/iPad/, "iPad"], [/Android/, "Android"], [/Windows/, "Windows"], [/Mac OS X/, "Mac"], [/Linux/, "Linux"]];

const firstOf = (list: readonly [RegExp, string][], text: string): string | undefined => list.find(([mark]) => mark.test(text))?.[1];

/** « Firefox sur Windows »: enough for somebody to know her own device. */
export const deviceWords = (userAgent: string | null): string => {
  const [browser, system] = [firstOf(browsers, userAgent ?? ""), firstOf(systems, userAgent ?? "")];
  if (browser && system) return `${browser} sur ${system}`;
  return browser ?? system ?? "un appareil inconnu";
};
