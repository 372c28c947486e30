import type { Frame } from "./frame.ts";
import { textWidth } from "./measure.ts";
import type { Drawing, KnotShape, LaneShape, LimitShape } from "./shapes.ts";
import type { Story } from "./story.ts";

type Candidate = { x: number; near: number; label: string; where: string; give: (number: number) => void };
type Shapes = { lanes: LaneShape[]; knots: KnotShape[]; limits: LimitShape[] };

/**
 * Where no wording fits, a number does: it stands on the shape and its words below the drawing. Only so many of them, the
 * nearest to today first: a long key is no longer read. The table holds everything.
 */
export const numberTheRest = (story: Story, shapes: Shapes, frame: Frame, todayX: number): Drawing["key"] => {
  const marks = [...shapes.knots.filter((knot) => knot.major), ...shapes.limits].filter((mark) => mark.text === null);
  const boxes = shapes.lanes.flatMap((lane, at) => forLane(lane, story.lanes[at]?.label ?? "", frame, todayX));
  const kept = [...marks.map((mark) => forMark(mark, todayX)), ...boxes].sort((a, b) => a.near - b.near).slice(0, frame.keyCap);
  return kept.sort((a, b) => a.x - b.x).map((candidate, at) => {
    candidate.give(at + 1);
    return { number: at + 1, label: candidate.label, where: candidate.where };
  });
};

// A mark on the line has nothing else to say what it is: it comes before the boxes.
const forMark = (mark: KnotShape | LimitShape, todayX: number): Candidate => ({
  x: mark.x,
  near: Math.abs(mark.x - todayX) / 10,
  label: mark.title,
  where: "",
  give: (number) => { mark.number = number; },
});

const forLane = (lane: LaneShape, laneLabel: string, frame: Frame, todayX: number): Candidate[] => {
  const room = textWidth("88", frame.small - 1, true) + 4;
  const mute = lane.boxes.filter((box) => box.text === "" && box.told !== "" && box.width >= room);
  return mute.map((box) => ({
    x: box.x,
    near: Math.abs(box.x + box.width - todayX),
    label: box.told,
    where: laneLabel,
    give: (number) => {
      box.text = String(number);
      box.textX = box.x + box.width / 2;
      box.numbered = true;
    },
  }));
};
