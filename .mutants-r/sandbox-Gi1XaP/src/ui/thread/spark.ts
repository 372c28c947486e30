import { drawLead } from "./lead.ts";
import { scaleOf } from "./scale.ts";
import type { Count, Limit } from "./story.ts";

export type SparkStory = { from: string; to: string; today: string; counts: Count[]; limits?: Pick<Limit, "on">[] };
export type Spark = { line: string; ahead: string; today: number; limits: string };

export const sparkWidth = 120;
export const sparkHeight = 20;

/** The thread alone, for a line of a list: light enough to be drawn fifty times on a page. */
export const drawSpark = (story: SparkStory): Spark => {
  const scale = scaleOf(story, 2, sparkWidth - 2);
  const today = scale.at(story.today);
  const lead = drawLead({ scale, counts: story.counts, held: [], today, middle: sparkHeight / 2, reach: 9, grain: 0.34 });
  const limits = (story.limits ?? []).map((limit) => `M${Math.round(scale.at(limit.on))} 2v16`).join("");
  return { line: lead.turns.map((turn) => turn.path).join(""), ahead: `M${Math.round(today)} 10H${sparkWidth - 2}`, today: Math.round(today), limits };
};
