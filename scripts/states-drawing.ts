// The drawing of a state machine with two masters: states stand in a line from the first to the last, each move is one arrow on a line of its own,
// those of the asking side above, those of the answering side below. Dots: from where; point: to where. Black on white, so that it prints and reads in grey.
export type DrawnMove = { words: string; by: readonly string[]; from: readonly string[]; to: string };
export type Drawing = { title: string; states: readonly { name: string; words: string; ends: boolean }[]; above: { words: string; moves: readonly DrawnMove[] }; below: { words: string; moves: readonly DrawnMove[] } };

const [column, track, box, margin] = [130, 40, 58, 24];
const escaped = (words: string): string => words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Words on lines short enough for a box. */
const folded = (words: string): string[] => words.split(" ").reduce<string[]>((lines, word) => {
  const last = lines.at(-1);
  return last !== undefined && `${last} ${word}`.length <= 13 ? [...lines.slice(0, -1), `${last} ${word}`] : [...lines, word];
}, []);

export const drawStates = ({ title, states, above, below }: Drawing): string => {
  const middle = margin + 34 + above.moves.length * track;
  const [width, height] = [2 * margin + states.length * column, middle + box + 34 + below.moves.length * track + margin];
  const at = new Map(states.map(({ name }, index) => [name, margin + index * column + column / 2]));
  const x = (name: string): number => {
    const found = at.get(name);
    if (found === undefined) throw new Error(`the drawing does not know the state ${name}`);
    return found;
  };
  const stateBox = ({ name, words, ends }: Drawing["states"][number]): string[] => {
    const lines = folded(words);
    return [
      `<line class="guide" x1="${x(name)}" y1="${margin + 30}" x2="${x(name)}" y2="${height - margin}"/>`,
      `<rect class="${ends ? "end" : "state"}" x="${x(name) - column / 2 + 6}" y="${middle}" width="${column - 12}" height="${box}" rx="6"/>`,
      ...lines.map((line, index) => `<text class="name" x="${x(name)}" y="${middle + box / 2 + 5 + (index - (lines.length - 1) / 2) * 16}">${escaped(line)}</text>`),
    ];
  };
  const arrow = ({ words, by, from, to }: DrawnMove, y: number): string[] => {
    const [ends, starts] = [x(to), from.map(x)];
    const [low, high] = [Math.min(ends, ...starts), Math.max(ends, ...starts)];
    const fromLeft = starts.some((one) => one < ends);
    const point = (direction: number): string => `<path class="point" d="M${ends} ${y} l${-12 * direction} -5 v10 z"/>`;
    return [
      `<line class="move" x1="${low}" y1="${y}" x2="${high}" y2="${y}"/>`,
      ...starts.filter((one) => one !== ends).map((one) => `<circle class="from" cx="${one}" cy="${y}" r="4"/>`),
      ...(low === high ? [`<circle class="from" cx="${ends}" cy="${y}" r="4"/>`] : [...(fromLeft ? [point(1)] : []), ...(starts.some((one) => one > ends) ? [point(-1)] : [])]),
      `<text class="words" x="${Math.min(low + 8, width - margin - 330)}" y="${y - 8}">${escaped(words)} <tspan class="by">${escaped(by.join(", "))}</tspan></text>`,
    ];
  };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}">`,
    "<style>text{font:14px sans-serif;fill:#1b1b1b}.name{text-anchor:middle;font-weight:600}.side{font-weight:700;font-size:16px}.by{fill:#555;font-size:12px}.words{paint-order:stroke;stroke:#fff;stroke-width:5px}.guide{stroke:#d5d5d5;stroke-dasharray:2 4}.state{fill:#fff;stroke:#1b1b1b;stroke-width:1.5}.end{fill:#e6e6e6;stroke:#1b1b1b;stroke-width:3}.move{stroke:#1b1b1b;stroke-width:1.5}.from,.point{fill:#1b1b1b}</style>",
    `<title>${escaped(title)}</title>`, `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...states.flatMap(stateBox),
    `<text class="side" x="${margin}" y="${margin + 8}">${escaped(above.words)}</text>`,
    // The move nearest to the states is the first of its table, on both sides.
    ...above.moves.flatMap((move, index) => arrow(move, middle - 18 - index * track)),
    ...below.moves.flatMap((move, index) => arrow(move, middle + box + 40 + index * track)),
    `<text class="side" x="${margin}" y="${height - 8}">${escaped(below.words)}</text>`,
    "</svg>", "",
  ].join("\n");
};
