/** The measures of a drawing, in its own pixels. */
export type Frame = {
  width: number;
  /** Where the lanes' names stand; 0 puts each name above its lane. */
  gutter: number;
  /** Half the room of the red line. */
  reach: number;
  /** Height of a lane's step, and how much each degree raises it. */
  step: number;
  rise: number;
  laneGap: number;
  text: number;
  small: number;
  grain: number;
  knotRows: number;
  rowCap: number;
  keyCap: number;
};

export const wideFrame: Frame = { width: 1180, gutter: 168, reach: 40, step: 25, rise: 3, laneGap: 12, text: 15, small: 14, grain: 1, knotRows: 3, rowCap: 3, keyCap: 9 };

/** A4 standing: for a page printed on its own, larger letters in a narrower room. */
export const printFrame: Frame = { ...wideFrame, width: 820, gutter: 150, reach: 34, grain: 0.85, keyCap: 14 };
