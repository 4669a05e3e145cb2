import type { KindData, KindName } from "../generated/types.ts";
import type { MapNode } from "../syntax/node.ts";
import type { Span } from "../text/span.ts";

/**
 * A part of a file in whose offsets records and mentions are placed. It is known by identity and keeps its identity while its
 * text stays the same; where it starts is the file's knowledge, so that an insert above it moves nothing below.
 */
export type Segment = object;

/** A place in a file, relative to one of its segments. */
export interface Place extends Span {
  readonly segment: Segment;
}

/**
 * What a record is written in, which decides how it can be edited. `yaml` and `frontMatter` take new fields; in a row of a Markdown
 * `table` or `csv` file, and in a `section` whose fields stand below its heading or `foreignYaml`, which only `sources` understands, the values that are there can be changed; in `prose`, the lines, tables and quotes in which documents state
 * things about themselves, a value can be replaced; a `badge` is an address that nobody edits by hand.
 */
export type Carrier = "yaml" | "frontMatter" | "table" | "csv" | "section" | "foreignYaml" | "prose" | "badge";

/** One record of the ISMS, whatever carrier it came from. Its place is that of what is `written`. */
export interface IsmsRecord<K extends KindName = KindName> extends Place {
  readonly kind: K;
  /** The id by which other records refer to it; undefined for kinds without ids and where it is missing. */
  readonly id: string | undefined;
  /** What people call it. */
  readonly title: string | undefined;
  /** Path of its file, relative to the ISMS root. */
  readonly path: string;
  readonly carrier: Carrier;
  /** The record as written, with canonical key names, for the editor. */
  readonly written: MapNode;
  /** The part of it that its schema accepts, for rules: every value in `data` stands here at the same path. */
  readonly node: MapNode;
  /** The accepted values. A member is absent where the file lacks it or has it in a wrong shape. */
  readonly data: KindData[K];
  /** What its schema does not accept. */
  readonly problems: readonly Problem[];
  readonly mentions: readonly Mention[];
  /** Where its id stands, or the control of an SoA entry; its first line where it has none. */
  readonly nameSpan: Span;
  /** Its `data` is known to say all that is written. */
  readonly isSound?: boolean;
}

/** Something wrong with one file's text alone: known when it is parsed, reported as a finding. */
export interface Problem extends Place {
  readonly code: ProblemCode;
  readonly message: string;
  readonly fixes?: readonly ProblemFix[];
}

export type ProblemCode =
  | "syntax/yaml"
  | "syntax/front-matter"
  | "syntax/csv"
  | "syntax/encoding"
  | "syntax/too-large"
  | "register/ragged-row"
  | "register/duplicate-column"
  | "register/row-without-id"
  | "schema/unknown-key"
  | "schema/key-name"
  | "schema/missing-field"
  | "schema/wrong-type"
  | "schema/bad-value"
  | "schema/bad-date"
  | "ignore/no-reason"
  | "internal/error";

/** A repair of a problem inside its own segment. */
export interface ProblemFix {
  readonly title: string;
  /** It cannot be wrong, so `source.fixAll.isms` applies it. */
  readonly safe?: boolean;
  /** The one to apply with a single key: the first, where none says otherwise. */
  readonly preferred?: boolean;
  readonly edit: { readonly span: Span; readonly newText: string } | { readonly addField: string } | { readonly mapValue: ValueMapping };
}

/** What a value in the registers of a file means: said under `sources` in `isms.yaml`. */
export interface ValueMapping {
  readonly path: string;
  readonly kind: KindName;
  /** With a dot into a mapping. */
  readonly field: string;
  readonly written: string;
  /** YAML of our value. */
  readonly value: string;
}

/** One place where a text speaks of something that has an id. */
export interface Mention extends Place {
  readonly text: string;
  readonly target: Target;
  /** Field that holds it, for references in records. */
  readonly field?: string;
  /** Targets that the field may point at; undefined in prose. */
  readonly expects?: readonly string[];
  /** The field takes free text while the ISMS has none of the kinds expected. */
  readonly open?: boolean;
}

/** An edition of ISO/IEC 27001; undefined on a target whose id alone fits both: then the file's majority decides. */
export type Edition = "2022" | "2013";

/** What a mention points at. `key` joins mentions of the same thing. */
export type Target =
  | { readonly type: "control" | "theme"; readonly id: string; readonly edition: Edition | undefined }
  | { readonly type: "clause"; readonly id: string }
  | { readonly type: "record"; readonly id: string }
  | { readonly type: "file"; readonly path: string | undefined }
  | { readonly type: "foreign"; readonly standard: string; readonly id: string };

/** The key under which the index files mentions of a target. */
export function targetKey(target: Target): string {
  if (target.type === "file") return `file:${target.path ?? ""}`;
  if (target.type === "foreign") return `${target.standard}:${target.id}`;
  if (target.type === "clause") return `clause:${target.id.split(" ")[0]}`;
  return `${target.type}:${target.id}`;
}

/** True for a row of a table or CSV file, or what is read as one: there is no place in it for a field that its header lacks. */
export function isRow(record: IsmsRecord): boolean {
  return record.carrier === "table" || record.carrier === "csv" || record.carrier === "section" || record.carrier === "foreignYaml";
}
