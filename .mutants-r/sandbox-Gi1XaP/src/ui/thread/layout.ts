import { wideFrame, type Frame } from "./frame.ts";
import { numberTheRest } from "./key.ts";
import { drawLane } from "./lanes.ts";
import { drawLead } from "./lead.ts";
import { drawKnots, drawLimits, drawYears, isHeld, todayLabelAt } from "./marks.ts";
import { mirrored } from "./mirror.ts";
import { scaleOf } from "./scale.ts";
import type { Drawing, LaneShape } from "./shapes.ts";
import { drawStrands } from "./strands.ts";
import type { Story } from "./story.ts";

/** From a story to shapes: pure, the same drawing for the same story. `rightToLeft` turns the finished drawing over. */
export const drawThread = (story: Story, frame: Frame = wideFrame, rightToLeft = false): Drawing => {
  const scale = scaleOf(story, frame.gutter, frame.width - 14);
  const todayX = scale.at(story.today);
  const middle = 32 + frame.reach;
  const { knots, bottom } = drawKnots(story, scale, frame, middle);
  const lanesTop = bottom + 12;
  const lanes: LaneShape[] = [];
  let y = lanesTop;
  for (const lane of story.lanes) {
    const drawn = drawLane(lane, y, { scale, frame, story, todayX });
    lanes.push(drawn);
    y += drawn.height + frame.laneGap;
  }
  const strands = drawStrands(story, scale, todayX, y + 8, frame.gutter, frame.small);
  const lanesBottom = strands ? strands.top + strands.height : y;
  const limits = drawLimits(story, scale, frame, lanesBottom + 4);
  const height = Math.ceil(Math.max(lanesBottom + 8, ...limits.map((limit) => (limit.text?.y ?? 0) + 8)));
  const held = story.knots.filter(isHeld).map((knot) => scale.at(knot.on));
  const lead = drawLead({ scale, counts: story.counts, held, today: todayX, middle, reach: frame.reach, grain: frame.grain });
  const drawing: Drawing = {
    width: frame.width, height, gutter: frame.gutter, left: scale.left, right: scale.right, todayX, axisY: 16, lanesTop, lanesBottom, lead, middle, nothingX: todayX - scale.left < 160 ? todayX + 10 : scale.left + 4,
    years: drawYears(story, scale, frame.small), todayLabelX: todayLabelAt(todayX, scale, frame.small), knots, lanes, limits, strands,
    key: numberTheRest(story, { lanes, knots, limits }, frame, todayX), mirror: false,
  };
  return rightToLeft ? mirrored(drawing) : drawing;
};
