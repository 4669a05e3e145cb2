import type { KindData, KindName } from "../generated/types.ts";
import { kindByKey, kinds } from "../schema/kinds.ts";
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
  readonly sources: readonly RegisterMapping[];
}

/** The kind in `sources` for files whose tables are no registers, whatever they look like. */
export const NO_KIND = "none";

/** Which files hold a kind of record in rows, and how their columns and values read: an item of `sources`. */
export interface RegisterMapping {
  /** A glob relative to the root. */
  readonly files: string;
  readonly kind: KindName | typeof NO_KIND;
  /** Where in a YAML file the records stand, as keys with dots; undefined where that is found out. */
  readonly at: string | undefined;
  /** Field, with a dot into a mapping → header of its column. */
  readonly columns: Readonly<Record<string, string>>;
  /** Field → value in the file → our value. */
  readonly values: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export const defaultConfig: Config = { organisation: "", size: undefined, frameworks: [], exclude: [], rules: {}, sources: [] };

/** Reads the configuration out of the `isms` record; defaults where there is none. */
export function configOf(record: IsmsRecord<"isms"> | undefined): Config {
  if (!record) return defaultConfig;
  const { organisation = "", size, frameworks = [], exclude = defaultConfig.exclude, rules = {}, sources } = record.data;
  return { organisation, size, frameworks, exclude, rules, sources: sources ? mappingsOf(sources) : defaultConfig.sources };
}

function mappingsOf(sources: NonNullable<KindData["isms"]["sources"]>): RegisterMapping[] {
  return sources.flatMap(({ files, kind: name, at, columns = {}, values = {} }): RegisterMapping[] => {
    const kind = name === undefined ? undefined : name === NO_KIND ? NO_KIND : rowKind(name);
    return files === undefined || kind === undefined ? [] : [{ files, kind, at, columns, values }];
  });
}

/** The kind of the rows of a register that a source names: `soa` is kept as its entries. */
export function rowKind(name: string): KindName | undefined {
  const kind = kindByKey(name) ?? kinds.find((candidate) => candidate.name === name);
  const entries = kind?.root.fields?.find(({ records }) => records !== undefined)?.records;
  return entries ?? (kind?.container === "collection" || kind?.container === "entry" ? kind.name : undefined);
}

/** The severity that the configuration gives a code: its own setting, its family's, or the rule's default. */
export function severityOf(config: Config, code: string, byDefault: Severity): Severity | "off" {
  return config.rules[code] ?? config.rules[code.split("/")[0] as string] ?? byDefault;
}
