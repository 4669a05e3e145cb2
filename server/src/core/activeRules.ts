import { rules } from "./generated/rules.ts";
import type { KindName } from "./generated/types.ts";
import { type Config, type Severity, severityOf } from "./model/config.ts";
import type { AnyRecordRule, FileRule, IsmsRule, MentionRule, RecordRule, Rule, TargetType } from "./ruleKit/rule.ts";

/** A rule that is switched on, with the severity that the configuration gives it. */
export interface Active<R extends Rule> {
  readonly rule: R;
  readonly severity: Severity;
}

/** The rules that are switched on, by what they look at. */
export interface ActiveRules {
  readonly byKind: ReadonlyMap<KindName, readonly Active<RecordRule>[]>;
  readonly record: readonly Active<AnyRecordRule>[];
  readonly byTarget: ReadonlyMap<TargetType, readonly Active<MentionRule>[]>;
  readonly file: readonly Active<FileRule>[];
  readonly isms: readonly Active<IsmsRule>[];
}

/** The codes of all rules. */
export const codes: ReadonlySet<string> = new Set(rules.map(({ code }) => code));

/** Rules that hold in a folder without `isms.yaml`: references and nothing else. */
const WITHOUT_ISMS = new Set(["ref/unknown-control", "ref/edition-2013", "ref/mixed-editions", "ref/title-mismatch"]);

/** Sorts the rules that count by what they look at. */
export function activeRules(config: Config, isIsms: boolean): ActiveRules {
  const byKind = new Map<KindName, Active<RecordRule>[]>();
  const byTarget = new Map<TargetType, Active<MentionRule>[]>();
  const found = {
    byKind,
    byTarget,
    record: [] as Active<AnyRecordRule>[],
    file: [] as Active<FileRule>[],
    isms: [] as Active<IsmsRule>[],
  };
  for (const rule of rules) {
    const severity = severityOf(config, rule.code, rule.severity);
    if (!rule.check || severity === "off" || (!isIsms && !WITHOUT_ISMS.has(rule.code))) continue;
    if (rule.kind !== undefined) byKind.set(rule.kind, [...(byKind.get(rule.kind) ?? []), { rule, severity }]);
    else if (rule.each === "record") found.record.push({ rule, severity });
    else if (rule.each === "mention") for (const type of rule.of) byTarget.set(type, [...(byTarget.get(type) ?? []), { rule, severity }]);
    else if (rule.each === "file") found.file.push({ rule, severity });
    else found.isms.push({ rule, severity });
  }
  return found;
}

const severities = new Map(rules.map(({ code, severity }) => [code, severity]));

/** The severity of a problem that a parser found. */
export function problemSeverity(config: Config, code: string): Severity | "off" {
  return severityOf(config, code, severities.get(code) ?? "error");
}
