/** Two letters from a name: first and last word, accents kept. */
export const initials = (name: string): string => {
  const words = name.trim().split(/[\s\u2019'-]+/).filter(Boolean);
  const first = words[0] ?? "?";
  const last = words.length > 1 ? (words.at(-1) ?? "") : "";
  return `${first.charAt(0)}${last.charAt(0)}`.toLocaleUpperCase("fr");
};

/** The same id always gets the same colour out of eight. */
export const faceColour = (id: string): number => {
  let hash = 7;
  for (const letter of id) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return hash % 8;
};
