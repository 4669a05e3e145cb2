import type { Severity } from "../core/model/config.ts";

/** The options of `isms check`. */
export interface CheckOptions {
  readonly format: "pretty" | "json" | "sarif" | "github" | "junit";
  readonly output?: string;
  readonly failOn: Severity | "never";
  readonly today?: string;
  readonly only?: string;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly cache?: boolean;
}

/** What a check comes to. */
export interface CheckOutcome {
  readonly report: string;
  /** For the log, behind the report. */
  readonly notes: readonly string[];
  /** The exit code. */
  readonly code: number;
}
