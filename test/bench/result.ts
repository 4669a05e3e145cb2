/** One line of the benchmark: a value of ours, what it is held against, and the bar of the product. */
export interface Result {
  readonly what: string;
  readonly unit: "ms" | "ms CPU" | "MB";
  /** Of ours and of each server beside it, one value a round. */
  readonly values: Readonly<Record<string, readonly number[]>>;
  /** The bar, in words. */
  readonly bar: string;
  /** Ours held against another, one value a round: what the bar is about. */
  readonly measure: readonly number[];
  /** What `measure` must not exceed; undefined where there is no bar. */
  readonly limit: number | undefined;
}

/** What a scenario may use. */
export interface BenchOptions {
  readonly rounds: number;
  /** Run the peers as well. */
  readonly peers: boolean;
  /** The largest workspace and register to measure. */
  readonly sizes: readonly ("S" | "M" | "L")[];
  /** Where generated files go. */
  readonly folder: string;
  readonly log: (message: string) => void;
}

export type Scenario = (options: BenchOptions) => Promise<Result[]>;
