import { monitorEventLoopDelay } from "node:perf_hooks";
import { asked } from "../database/prepared.ts";

/** Bounds of the histogram, in seconds: the bars of the product are 50 and 100 ms. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

interface Timing {
  buckets: number[];
  count: number;
  sum: number;
}
export interface Gauge {
  name: string;
  help: string;
  values: { labels?: Record<string, string>; value: number }[];
}

const requests = new Map<string, number>();
const timings = new Map<string, Timing>();
/** The sampler's own period is counted in what it measures. */
const resolution = 10;
const delay = monitorEventLoopDelay({ resolution });
delay.enable();

const labelled = (labels: Record<string, string>): string => {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`);
  return pairs.length > 0 ? `{${pairs.join(",")}}` : "";
};

const labelsWith = (labels: string, name: string, value: string): string => `${labels.slice(0, -1)},${name}="${value}"}`;

/** One page answered: its route (never its address), its status, how long the server took. */
export const observeRequest = (route: string, status: number, milliseconds: number): void => {
  const counted = labelled({ route, status: String(status) });
  requests.set(counted, (requests.get(counted) ?? 0) + 1);

  const timed = labelled({ route });
  const timing = timings.get(timed) ?? { buckets: bounds.map(() => 0), count: 0, sum: 0 };
  const seconds = milliseconds / 1000;
  bounds.forEach((bound, index) => {
    if (seconds <= bound) timing.buckets[index] = (timing.buckets[index] ?? 0) + 1;
  });
  timing.count += 1;
  timing.sum += seconds;
  timings.set(timed, timing);
};

const requestLines = (): string[] => [
  "# TYPE filrouge_http_requests counter",
  "# HELP filrouge_http_requests Pages answered, by route and status.",
  ...[...requests].map(([labels, count]) => `filrouge_http_requests_total${labels} ${count}`),
  "# TYPE filrouge_http_request_duration_seconds histogram",
  "# UNIT filrouge_http_request_duration_seconds seconds",
  "# HELP filrouge_http_request_duration_seconds Server time of a page, by route.",
  ...[...timings].flatMap(([labels, timing]) => [
    ...bounds.map((bound, index) => `filrouge_http_request_duration_seconds_bucket${labelsWith(labels, "le", String(bound))} ${timing.buckets[index]}`),
    `filrouge_http_request_duration_seconds_bucket${labelsWith(labels, "le", "+Inf")} ${timing.count}`,
    `filrouge_http_request_duration_seconds_count${labels} ${timing.count}`,
    `filrouge_http_request_duration_seconds_sum${labels} ${timing.sum}`,
  ]),
];

const gaugeLines = (gauge: Gauge): string[] => [
  `# TYPE ${gauge.name} gauge`,
  `# HELP ${gauge.name} ${gauge.help}`,
  ...gauge.values.map(({ labels, value }) => `${gauge.name}${labelled(labels ?? {})} ${value}`),
];

const processGauges = (): Gauge[] => {
  const late = (nanoseconds: number): number => Math.max(0, Number.isFinite(nanoseconds) ? nanoseconds / 1e9 - resolution / 1e3 : 0);
  const lag = [
    { labels: { statistic: "median" }, value: late(delay.percentile(50)) },
    { labels: { statistic: "p99" }, value: late(delay.percentile(99)) },
    { labels: { statistic: "max" }, value: late(delay.max) },
  ];
  delay.reset();
  return [
    { name: "filrouge_event_loop_delay_seconds", help: "How late the event loop was since the last reading.", values: lag },
    { name: "filrouge_resident_memory_bytes", help: "Memory of the application's process.", values: [{ value: process.memoryUsage.rss() }] },
    { name: "filrouge_uptime_seconds", help: "Since the application started.", values: [{ value: process.uptime() }] },
  ];
};

const counterLines = (name: string, help: string, value: number): string[] => [`# TYPE ${name} counter`, `# HELP ${name} ${help}`, `${name}_total ${value}`];

/** What pages cost: the processor's time, and the questions behind them. */
const costLines = (): string[] => {
  const { user, system } = process.cpuUsage();
  return [
    ...counterLines("filrouge_cpu_seconds", "Processor time of the application's process.", (user + system) / 1e6),
    ...counterLines("filrouge_database_questions", "Statements sent to the database.", asked.questions),
    ...counterLines("filrouge_database_journeys", "Times statements left for the database, one or many together.", asked.journeys),
  ];
};

/** The whole page, as OpenMetrics 1.0 wants it. */
export const openMetrics = (gauges: Gauge[]): string =>
  [...requestLines(), ...costLines(), ...[...gauges, ...processGauges()].flatMap(gaugeLines), "# EOF", ""].join("\n");
