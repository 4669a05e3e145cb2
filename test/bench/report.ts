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
  return ["| what | median (least – most) | bar | measured (least – most) | kept |", "|---|---|---|---|---|", ...rows].join("\n");
}

function spread(values: readonly number[], said = figure): string {
  const described = describeValues(values);
  if (!described) return "–";
  const { median, min, max, count } = described;
  return count === 1 ? said(median) : `${said(median)} (${said(min)} – ${said(max)})`;
}

/** Ratios below one read best as a part. */
function measured({ measure, limit }: Result): string {
  return spread(measure, (value) => (limit !== undefined && limit < 1 && value < 1 ? `1/${figure(1 / value)}` : figure(value)));
}
