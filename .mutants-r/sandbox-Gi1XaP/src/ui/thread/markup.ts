import type { BoxShape, Drawing, KnotShape, LaneShape, LimitShape, Placed } from "./shapes.ts";

/**
 * The repeated shapes written straight as SVG. A component would mark each of them for a browser framework that never comes:
 * on a thread of 300 facts that is a third of the bytes and most of the time.
 */
const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (words: string): string => words.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);
export const short = (n: number): number => Math.round(n * 10) / 10;

const text = (x: number, y: number, words: string, more = ""): string => `<text${more} x="${short(x)}" y="${short(y)}">${escaped(words)}</text>`;

const rect = (box: BoxShape, id: string): string => {
  const fill = box.uncertain && box.uncertain !== "not-asked" ? ` fill="url(#${id}-${box.uncertain})"` : "";
  const open = `<rect class="seg-${box.look}" x="${short(box.x)}" y="${short(box.y)}" width="${short(box.width)}" height="${box.height}"${fill}`;
  return box.title ? `${open}><title>${escaped(box.title)}</title></rect>` : `${open}/>`;
};

const wordLook = (box: BoxShape): string => {
  const look = box.numbered ? "number" : box.uncertain ? "halo" : box.planned ? "planned" : "";
  return look && ` class="${look}"`;
};

export const boxesOf = (lane: LaneShape, id: string): string =>
  lane.boxes.map((box) => rect(box, id)).join("") + lane.boxes.filter((box) => box.text).map((box) => text(box.textX, box.textY, box.text, wordLook(box))).join("");

const named = (placed: Placed, look: string): string => text(placed.x, placed.y, placed.label, `${look && ` class="${look}"`} text-anchor="${placed.anchor}"`);

const circle = (knot: KnotShape): string => {
  const open = `<circle class="knot${knot.planned ? " knot-planned" : ""}" cx="${short(knot.x)}" cy="${short(knot.y)}" r="6.5"`;
  return knot.text ? `${open}/>` : `${open}><title>${escaped(knot.title)}</title></circle>`;
};

/** The small ones in one path: each is a point with a round end. */
const beads = (knots: KnotShape[], look: string): string => (knots.length ? `<path class="${look}" d="${knots.map((knot) => `M${Math.round(knot.x)} ${short(knot.y)}h0`).join("")}"/>` : "");

export const knotsOf = (knots: KnotShape[]): string => {
  const small = knots.filter((knot) => !knot.major);
  const words = knots.map((knot) => (knot.text ? named(knot.text, knot.planned ? "knot-planned-word" : "") : ""));
  return beads(small.filter((knot) => !knot.planned), "bead") + beads(small.filter((knot) => knot.planned), "bead bead-planned") + knots.filter((knot) => knot.major).map(circle).join("") + words.join("");
};

export const limitWords = (limits: LimitShape[]): string => limits.map((limit) => (limit.text ? named(limit.text, "soft-word") : "")).join("");

/** Numbers of the key: under a knot, above a limit. */
export const numbersOf = (drawing: Drawing): string => {
  const knots = drawing.knots.map((knot) => (knot.number ? text(knot.x, knot.y + 23, String(knot.number), ' class="number halo"') : ""));
  const limits = drawing.limits.map((limit) => (limit.number ? text(limit.x, drawing.lanesTop - 12, String(limit.number), ' class="number halo"') : ""));
  return knots.join("") + limits.join("");
};

export const tiesOf = (knots: KnotShape[]): string =>
  knots.flatMap((knot) => (knot.tieTo !== null && knot.tieTo - knot.y > 12 ? [`M${short(knot.x)} ${short(knot.y + 7)}V${short(knot.tieTo)}`] : [])).join("");

/** Each turn twice more: a gap in the colour of the card where it passes over, then the strand, then its ply. */
export const leadOf = (turns: { path: string; over: boolean }[], ply: boolean): string =>
  turns.map((turn) => `${turn.over ? `<path class="under" d="${turn.path}"/>` : ""}<path class="lead" d="${turn.path}"/>${ply ? `<path class="ply" d="${turn.path}"/>` : ""}`).join("");
