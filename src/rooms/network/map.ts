/** A mark of the map: one service, or several that stand too near to be told apart. */
export type MapMark = { x: number; y: number; count: number; ids: string[]; latitude: number; longitude: number; /** How much nearer one must look to tell them apart; null when they stand at one place. */ closerKm: number | null };
export type NetworkMap = { width: number; height: number; marks: MapMark[]; names: { x: number; y: number; name: string }[]; scale: { km: number; width: number }; centre: { x: number; y: number } | null };

type Standing = { id: string; latitude: number; longitude: number };
const width = 720;
const height = 480;
const margin = 36;
const kmPerDegree = 111.2;

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
const within = (values: readonly number[], part: number): [number, number] => {
  const sorted = [...values].sort((a, b) => a - b);
  return [sorted[Math.floor((sorted.length - 1) * part)]!, sorted[Math.ceil((sorted.length - 1) * (1 - part))]!];
};

/** From the middle of a group to its farthest: what stands on the edge of the map may be far apart. */
const kmAcross = (near: readonly Standing[], middle: { latitude: number; longitude: number }): number =>
  Math.max(...near.map(({ latitude, longitude }) => Math.hypot((latitude - middle.latitude) * kmPerDegree, (longitude - middle.longitude) * kmPerDegree * Math.cos((middle.latitude * Math.PI) / 180))));

const isOnePlace = (near: readonly Standing[]): boolean => near.every(({ latitude, longitude }) => Math.abs(latitude - near[0]!.latitude) < 0.0005 && Math.abs(longitude - near[0]!.longitude) < 0.0005);

/** Points less than a mark apart become one mark that says how many. Its own part of the map, half as much again around it, is what one looks at closer. */
export const groupPoints = (points: readonly (Standing & { x: number; y: number })[], { apart = 34, perKm = 1 }: { apart?: number; perKm?: number } = {}): MapMark[] =>
  [...Map.groupBy(points, ({ x, y }) => `${Math.floor(x / apart)}:${Math.floor(y / apart)}`).values()].map((near) => {
    const mean = (of: (one: (typeof near)[number]) => number): number => near.reduce((sum, one) => sum + of(one), 0) / near.length;
    const middle = { latitude: mean(({ latitude }) => latitude), longitude: mean(({ longitude }) => longitude) };
    const closerKm = Math.ceil(Math.max((apart * 1.5) / perKm, kmAcross(near, middle) * 1.05) * 10) / 10;
    return { x: Math.round(mean(({ x }) => x)), y: Math.round(mean(({ y }) => y)), count: near.length, ids: near.map(({ id }) => id), ...middle, closerKm: isOnePlace(near) ? null : Math.max(0.1, closerKm) };
  }).sort((a, b) => b.count - a.count);

/** A map that asks nobody outside: a flat projection around the middle of what it shows. A few far points do not shrink the rest: they stand on the edge. */
export const mapOf = (points: readonly Standing[], communes: readonly { name: string; latitude: number; longitude: number }[], around: { latitude: number; longitude: number; km: number } | null): NetworkMap | null => {
  if (points.length === 0) return null;
  const middle = around ?? { latitude: median(points.map(({ latitude }) => latitude)), longitude: median(points.map(({ longitude }) => longitude)), km: 0 };
  const perLongitude = kmPerDegree * Math.cos((middle.latitude * Math.PI) / 180);
  const east = ({ longitude }: { longitude: number }): number => (longitude - middle.longitude) * perLongitude;
  const north = ({ latitude }: { latitude: number }): number => (latitude - middle.latitude) * kmPerDegree;
  const [west, easternmost] = around ? [-around.km, around.km] : within(points.map(east), 0.01);
  const [south, northernmost] = around ? [-around.km, around.km] : within(points.map(north), 0.01);
  const perKm = Math.min((width - 2 * margin) / Math.max(easternmost - west, 0.5), (height - 2 * margin) / Math.max(northernmost - south, 0.5));
  const [midEast, midNorth] = [(west + easternmost) / 2, (south + northernmost) / 2];
  const clamp = (value: number, most: number): number => Math.min(most - margin / 2, Math.max(margin / 2, value));
  const drawn = (one: { latitude: number; longitude: number }) => ({ x: width / 2 + (east(one) - midEast) * perKm, y: height / 2 - (north(one) - midNorth) * perKm });
  const marks = groupPoints(points.map((one) => { const { x, y } = drawn(one); return { ...one, x: clamp(x, width), y: clamp(y, height) }; }), { perKm });
  const km = [0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200].findLast((one) => one * perKm <= width / 4) ?? 0.2;
  return { width, height, marks, names: readableNames(communes.map((one) => ({ name: one.name, ...drawn(one) }))), scale: { km, width: Math.round(km * perKm) }, centre: around ? drawn(around) : null };
};

/** Names that do not write over each other, the first ones first. */
const readableNames = (names: readonly { name: string; x: number; y: number }[]): NetworkMap["names"] => {
  const kept: NetworkMap["names"] = [];
  for (const { name, x, y } of names) {
    const inside = x > margin && x < width - margin && y > margin / 2 && y < height - margin / 2;
    if (inside && !kept.some((one) => Math.abs(one.y - y) < 20 && Math.abs(one.x - x) < (one.name.length + name.length) * 4.5)) kept.push({ name, x: Math.round(x), y: Math.round(y) });
    if (kept.length >= 14) break;
  }
  return kept;
};
