import type { IsmsRecord } from "./record.ts";

/** The file that makes a folder the root of an ISMS. */
export const CONFIG_FILE = "isms.yaml";

export type Severity = "error" | "warning" | "info" | "hint";

/** Severities from the gravest to the slightest. */
export const severities: readonly Severity[] = ["error", "warning", "info", "hint"];

/** How an ISMS wants to be read and checked: its `isms` record, with what is not said filled in. */
export interface Config {
  readonly organisation: string;
  readonly size: "small" | "medium" | "large" | undefined;
  readonly frameworks: readonly string[];
  readonly exclude: readonly string[];
  /** Severity by rule code or family. */
  readonly rules: Readonly<Record<string, Severity | "off">>;
}

export const defaultConfig: Config = { organisation: "", size: undefined, frameworks: [], exclude: [], rules: {} };

/** Reads the configuration out of the `isms` record; defaults where there is none. */
export function configOf(record: IsmsRecord<"isms"> | undefined): Config {
  if (!record) return defaultConfig;
  const { organisation = "", size, frameworks = [], exclude = defaultConfig.exclude, rules = {} } = record.data;
  return { organisation, size, frameworks, exclude, rules };
}

/** The severity that the configuration gives a code: its own setting, its family's, or the rule's default. */
export function severityOf(config: Config, code: string, byDefault: Severity): Severity | "off" {
  return config.rules[code] ?? config.rules[code.split("/")[0] as string] ?? byDefault;
}
