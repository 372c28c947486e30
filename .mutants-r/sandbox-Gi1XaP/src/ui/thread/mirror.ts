import type { Drawing, Placed } from "./shapes.ts";

/**
 * The same drawing for a page read from right to left: places are turned over, words are not. Text keeps its anchor, since
 * « start » is the right-hand side once the page's direction is inherited. Paths are turned by a transform in the SVG itself.
 */
export const mirrored = (drawing: Drawing): Drawing => {
  const flip = (x: number): number => drawing.width - x;
  const flipText = (text: Placed | null): Placed | null => text && { ...text, x: flip(text.x), from: flip(text.to), to: flip(text.from) };
  return {
    ...drawing,
    mirror: true,
    left: flip(drawing.right),
    right: flip(drawing.left),
    todayX: flip(drawing.todayX),
    nothingX: flip(drawing.nothingX),
    todayLabelX: flip(drawing.todayLabelX),
    years: drawing.years.map((year) => ({ ...year, x: flip(year.x), labelX: year.labelX === null ? null : flip(year.labelX) })),
    knots: drawing.knots.map((knot) => ({ ...knot, x: flip(knot.x), text: flipText(knot.text) })),
    limits: drawing.limits.map((limit) => ({ ...limit, x: flip(limit.x), text: flipText(limit.text) })),
    lanes: drawing.lanes.map((lane) => ({ ...lane, boxes: lane.boxes.map((box) => ({ ...box, x: flip(box.x + box.width), textX: flip(box.textX) })) })),
    strands: drawing.strands && { ...drawing.strands, values: drawing.strands.values.map((value) => ({ ...value, x: flip(value.x) })) },
  };
};
