/** Measured values, in the unit in which they were given. */
export interface Statistics {
  readonly count: number;
  readonly min: number;
  readonly median: number;
  readonly p95: number;
  readonly max: number;
}

/** Describes values; undefined for none. */
export function describeValues(values: readonly number[]): Statistics | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] as number;
  return sorted.length === 0 ? undefined : { count: sorted.length, min: at(0), median: at(0.5), p95: at(0.95), max: at(1) };
}

export function median(values: readonly number[]): number {
  return describeValues(values)?.median ?? Number.NaN;
}

export function percentile95(values: readonly number[]): number {
  return describeValues(values)?.p95 ?? Number.NaN;
}

/** Three figures, as people compare them. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return "–";
  return value >= 100 ? String(Math.round(value)) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
