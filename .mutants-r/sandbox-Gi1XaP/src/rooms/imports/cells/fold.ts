// A text reduced to what is compared: no accents, no case, no punctuation.

const ligatures: Record<string, string> = { œ: "oe", æ: "ae", ß: "ss", ø: "o", đ: "d", ð: "d", ł: "l", ı: "i" };

const plain = /^(?:[a-z0-9]+(?: [a-z0-9]+)*)?$/;

export const fold = (text: string): string => {
  const lower = text.toLowerCase();
  if (plain.test(lower)) return lower;
  const bare = lower.normalize("NFD").replace(/\p{M}/gu, "").replace(/[œæßøđðłı]/g, (sign) => ligatures[sign] ?? sign);
  return bare.replace(/[^\p{L}\p{N}+<>]+/gu, " ").trim();
};

/** Most cells are already clean: plain letters and single spaces. */
const alreadyClean = /^[\x21-\x26\x28-\x7e\u00c0-\u017f]+(?: [\x21-\x7e\u00c0-\u017f]+)*$/;

/** The cell without what spreadsheets and copies leave around it: odd spaces, invisible signs, the apostrophe that keeps a text a text. */
export const cleaned = (cell: string): string =>
  alreadyClean.test(cell)
    ? cell
    : cell
        .normalize("NFC")
        .replace(/^'+(?=[=+\-@\t\r])/, (quotes) => quotes.slice(1))
        .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]/g, "")
        .replace(/[\s\u00a0\u202f]+/g, " ")
        .trim();

/** The answers already found for a text, within bounds: a column of choices says the same twenty words a hundred thousand times. */
export const remembered = <T>(answer: (text: string) => T, most = 2_000): ((text: string) => T) => {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before as T;
    const value = answer(text);
    if (known.size < most) known.set(text, value);
    return value;
  };
};
