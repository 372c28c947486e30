import { kindOf, kindsOfLane, type Lane } from "#rooms/situations/index";

export type Place = { lane: string; line: string; topic: string };

/** Where a fact stands, as the database's trigger would say it. */
export const placeOf = (code: string | null, lane?: string, line?: string): Place => {
  if (code !== null) {
    const kind = kindOf(code);
    if (!kind) throw new Error(`no situation is called ${code}`);
    return { lane: kind.lane, line: kind.line, topic: kind.topic };
  }
  const [first] = kindsOfLane(lane as Lane);
  return { lane: lane!, line: line!, topic: first!.topic };
};
