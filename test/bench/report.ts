import os from "node:os";
import type { Result } from "./result.ts";
import { describeValues, figure } from "./statistics.ts";

/** One run of the benchmark. */
export interface Report {
  readonly date: string;
  readonly machine: string;
  readonly node: string;
  readonly minutes: number;
  readonly results: readonly Result[];
}

export function machine(): string {
  const [cpu] = os.cpus();
  return `${os.cpus().length} × ${cpu?.model.trim() ?? "unknown"}, ${Math.round(os.totalmem() / 2 ** 30)} GB, ${os.platform()}`;
}

/** True where the median of what a bar is about keeps to it; undefined where there is no bar, or nothing to hold against it. */
export function keepsBar({ measure, limit }: Result): boolean | undefined {
  const median = describeValues(measure)?.median;
  return limit === undefined || median === undefined ? undefined : median <= limit;
}

/** The results as a table of Markdown: medians, with least and most where there were several rounds. */
export function markdownTable(results: readonly Result[]): string {
  const rows = results.map((result) => {
    const values = Object.entries(result.values).map(([name, all]) => `${name} ${spread(all)}`);
    const kept = keepsBar(result);
    const mark = kept === undefined ? "" : kept ? "yes" : "**no**";
    const share = result.limit === undefined || result.measure.length === 0 ? "" : measured(result);
    return `| ${result.what} (${result.unit}) | ${values.join("; ")} | ${result.bar} | ${share} | ${mark} |`;
  });
  return ["| what | median (least – most) | bar | measured | kept |", "|---|---|---|---|---|", ...rows].join("\n");
}

function spread(values: readonly number[]): string {
  const described = describeValues(values);
  if (!described) return "–";
  return described.count === 1
    ? figure(described.median)
    : `${figure(described.median)} (${figure(described.min)} – ${figure(described.max)})`;
}

/** Ratios below one read best as a part. */
function measured({ measure, limit }: Result): string {
  const described = describeValues(measure);
  if (!described || limit === undefined) return "";
  const { median } = described;
  return limit < 1 && median < 1 ? `1/${figure(1 / median)}` : figure(median);
}
