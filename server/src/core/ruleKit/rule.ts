import type { KindName } from "../generated/types.ts";
/* The vocabulary in which rules are written. The rules stand in rules/, one file a family. */
import type { Severity } from "../model/config.ts";
import type { ControlUse } from "../model/controlUse.ts";
import type { Methodology } from "../model/methodology.ts";
import type { Edition, IsmsRecord, Mention, Place, Target } from "../model/record.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { SourceFile } from "../model/sourceFile.ts";
import type { Path } from "../syntax/node.ts";
import type { FileEdit } from "../text/edit.ts";

/** Something to tell the user about one place in one file. */
export interface Finding extends Place {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly path: string;
  readonly fixes: readonly Fix[];
}

/** A repair that the user may choose. Its edits are worked out only when asked for. */
export interface Fix {
  readonly title: string;
  /** The one that an editor applies with a single key. */
  readonly preferred?: boolean;
  /** It cannot be wrong, so `source.fixAll.isms` applies it without a look. */
  readonly safe?: boolean;
  /** False where the form that the record is kept in has no place for the edit: the fix is not offered. */
  readonly possible?: boolean;
  readonly edits: (files: FixFiles) => readonly FileEdit[] | Promise<readonly FileEdit[]>;
}

/** What a fix may read: the texts as they are now, open in an editor or on disk. */
export interface FixFiles {
  readonly snapshot: Snapshot;
  readonly text: (path: string) => Promise<string | undefined>;
}

/** What a rule is told, and how it answers. */
export interface RuleContext {
  readonly snapshot: Snapshot;
  /** The organisation's methodology; undefined where none is recorded. */
  readonly methodology: Methodology | undefined;
  /** What rests on each control. */
  readonly controlUse: () => ControlUse;
  /** What `make` gives, worked out once for all records, files and rules of a check that ask under the same name. */
  once<T>(name: string, make: () => T): T;
  /** The codes of all rules. */
  readonly codes: ReadonlySet<string>;
  /** Reports something about a record, at the value (or key) that `at` leads to. */
  report(record: IsmsRecord, at: Path, message: string, fixes?: readonly Fix[]): void;
  /** Reports something about a place in a file. */
  reportPlace(file: { readonly path: string }, place: Place, message: string, fixes?: readonly Fix[]): void;
}

/** What a rule says of itself on its page, in hovers and in SARIF. */
export interface RuleDocs {
  /** What is wrong, as a sentence. */
  readonly what: string;
  /** Why it matters: what an auditor concludes from it. */
  readonly why: string;
  /** What to do about it. */
  readonly how: string;
}

interface RuleHead {
  /** `family/name`, a promise to users. */
  readonly code: string;
  readonly severity: Severity;
  /** The clause or control that asks for what the rule checks, undefined for the craft of keeping files. */
  readonly clause?: string;
  readonly docs: RuleDocs;
}

/** A rule that looks at each record of one kind, and reaches others through the snapshot. */
export interface RecordRule<K extends KindName = KindName> extends RuleHead {
  readonly kind: K;
  readonly each?: undefined;
  readonly check: (record: IsmsRecord<K>, context: RuleContext) => void;
}

/** A rule that looks at each record, whatever its kind. */
export interface AnyRecordRule extends RuleHead {
  readonly kind?: undefined;
  readonly each: "record";
  readonly check: (record: IsmsRecord, context: RuleContext) => void;
}

/** A rule that looks at each mention of things of some types, in records and in prose. */
export interface MentionRule<T extends TargetType = TargetType> extends RuleHead {
  readonly kind?: undefined;
  readonly each: "mention";
  readonly of: readonly T[];
  readonly check: (mention: MentionOf<T>, file: MentionFile, context: RuleContext) => void;
}

/** What mentions are told apart by. */
export type TargetType = Target["type"];

export type MentionOf<T extends TargetType> = Mention & { readonly target: { readonly type: T } };

/** What a mention's own file says of how to read it. */
export interface MentionFile {
  readonly path: string;
  readonly edition: Edition;
}

/** A rule that looks at each file. */
export interface FileRule extends RuleHead {
  readonly kind?: undefined;
  readonly each: "file";
  readonly check: (file: SourceFile, context: RuleContext) => void;
}

/** A rule that looks at the ISMS as a whole: for what cannot be said of one record, mention or file. */
export interface IsmsRule extends RuleHead {
  readonly kind?: undefined;
  readonly each?: undefined;
  readonly check: (context: RuleContext) => void;
}

/** A code whose findings come from parsing and schema validation; the rule only documents it. */
export interface ParserRule extends RuleHead {
  readonly kind?: undefined;
  readonly each?: undefined;
  readonly check?: undefined;
}

export type Rule = RecordRule | AnyRecordRule | MentionRule | FileRule | IsmsRule | ParserRule;

/** Defines a rule: everything about a code stands in this one call. */
export function defineRule<K extends KindName>(rule: RecordRule<K>): Rule;
export function defineRule<T extends TargetType>(rule: MentionRule<T>): Rule;
export function defineRule(rule: FileRule): Rule;
export function defineRule(rule: AnyRecordRule): Rule;
export function defineRule(rule: IsmsRule | ParserRule): Rule;
export function defineRule(rule: unknown): Rule {
  return rule as Rule;
}
