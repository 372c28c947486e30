// The records of a JSON list, cut as they arrive: a broken one is told and the next goes on; a file that stops in the middle is seen.

export type CutRecord = { line: number; text: string };

const sign = /["\\{}[\]\n]/g;
const longest = 1_000_000;

/** Cuts the objects of the first list, bare or in an envelope. A record too long to be one comes out empty. */
export class JsonCutter {
  /** The list was opened; it was closed. */
  began = false;
  whole = false;
  #depth = 0;
  #line = 1;
  #startLine = 1;
  #quoted = false;
  #escaped = false;
  #held: string[] = [];
  #size = 0;
  /** The last signs before this piece, to know what stands before a brace, and how far it is from the edge. */
  #before = "";
  #edge: number | null = null;

  push(text: string): CutRecord[] {
    const records: CutRecord[] = [];
    let from = 0;
    sign.lastIndex = this.#escaped ? 1 : 0;
    this.#escaped = false;
    for (let found = sign.exec(text); found && !this.whole; found = sign.exec(text)) {
      const at = found.index;
      switch (found[0]) {
        case "\n":
          this.#line += 1;
          // A real text never holds a bare line break: the quote before it was lost.
          this.#quoted = false;
          break;
        case "\\":
          if (!this.#quoted) break;
          this.#escaped = at + 1 === text.length;
          sign.lastIndex = at + 2;
          break;
        case '"':
          this.#quoted = !this.#quoted;
          break;
        case "{":
        case "[":
          if (this.#quoted) break;
          if (!this.began) {
            this.began = found[0] === "[";
            break;
          }
          if (this.#depth > 0 && found[0] === "{" && this.#isANewOne(text, at)) {
            // The one before never closed.
            records.push(this.#cut(text.slice(from, at)));
          }
          if (this.#depth === 0) {
            this.#startLine = this.#line;
            this.#edge ??= this.#column(text, at);
            from = at;
          }
          this.#depth += 1;
          break;
        case "}":
        case "]":
          if (this.#quoted || !this.began) break;
          if (this.#depth === 0) this.whole = found[0] === "]";
          else if (--this.#depth === 0) records.push(this.#cut(text.slice(from, at + 1)));
      }
    }
    if (this.#depth > 0) this.#hold(text.slice(from));
    this.#before = (this.#before + text).slice(-200);
    return records;
  }

  /** What was left open when the file ended. */
  end(): CutRecord[] {
    return this.#depth > 0 ? [this.#cut("")] : [];
  }

  #hold(text: string): void {
    this.#size += text.length;
    if (this.#size <= longest) this.#held.push(text);
  }

  #cut(text: string): CutRecord {
    this.#hold(text);
    const record = { line: this.#startLine, text: this.#size > longest ? "" : this.#held.join("") };
    [this.#held, this.#size, this.#depth] = [[], 0, 0];
    return record;
  }

  /** In a record an object only follows a colon, or stands in a list further from the edge than the records are. */
  #isANewOne(text: string, at: number): boolean {
    const left = this.#before + text.slice(Math.max(0, at - 200), at);
    const solid = left.trimEnd().at(-1);
    if (this.#depth === 1 && solid !== ":") return true;
    const column = this.#column(text, at);
    return column !== null && column === this.#edge;
  }

  /** How far from its line's beginning this sign stands, when it is the first of its line. */
  #column(text: string, at: number): number | null {
    const left = this.#before + text.slice(Math.max(0, at - 200), at);
    const line = left.slice(left.lastIndexOf("\n") + 1);
    return left.includes("\n") && line.trim() === "" ? line.length : null;
  }
}

/** Null when the text is no object. */
export const parseRecord = (text: string): Record<string, unknown> | null => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};
