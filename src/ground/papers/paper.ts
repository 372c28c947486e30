/** A paper that is printed, sent or edited: what it says, never how it looks. Its words are words: nothing in them is run. */
export type PaperBlock =
  | { kind: "heading"; text: string }
  | { kind: "text"; text: string; strong?: boolean }
  | { kind: "facts"; items: readonly { label: string; text: string }[] }
  | { kind: "list"; items: readonly string[] }
  | { kind: "table"; caption: string; columns: readonly string[]; rows: readonly (readonly string[])[] }
  | { kind: "sign"; labels: readonly string[] };
export type Paper = { title: string; /** Who writes, of what day. */ from: string; /** Short, at the foot of each page. */ foot: string; /** For somebody who reads little: larger. */ large?: boolean; blocks: readonly PaperBlock[] };

export const paperKinds = { pdf: "application/pdf", docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document" } as const;
export type PaperKind = keyof typeof paperKinds;

/** A sign that French sets apart never begins a line. */
export const withHeldSpaces = (paper: Paper): Paper => JSON.parse(JSON.stringify(paper), (_, said: unknown) => (typeof said === "string" ? said.replace(/« /g, "«\u00a0").replace(/ ([»:;?!])/g, "\u00a0$1") : said)) as Paper;
