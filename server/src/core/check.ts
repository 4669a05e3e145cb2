import { rules } from "./generated/rules.ts";
import { type Severity, severityOf } from "./model/config.ts";
import { type ControlUse, controlUse } from "./model/controlUse.ts";
import { Methodology } from "./model/methodology.ts";
import type { IsmsRecord, Place } from "./model/record.ts";
import type { Snapshot } from "./model/snapshot.ts";
import { rangeIn, type SourceFile, spanIn } from "./model/sourceFile.ts";
import { problemFixes } from "./ruleKit/problemFixes.ts";
import type { Finding, Fix, Rule, RuleContext } from "./ruleKit/rule.ts";
import { spanAt } from "./syntax/node.ts";
import { t } from "./text/l10n.ts";

/** The findings of each file, in order of their places. Files without any are missing. */
export type Findings = ReadonlyMap<string, readonly Finding[]>;

/** Told when a rule fails, with what to write to a log. */
export type CrashLog = (message: string) => void;

/** Rules that hold in a folder without `isms.yaml`: references and nothing else. */
const WITHOUT_ISMS = new Set(["ref/unknown-control", "ref/edition-2013", "ref/mixed-editions", "ref/title-mismatch"]);

/** The one engine: editor and command line show what it returns. A rule that crashes costs its own findings only. */
export function check(snapshot: Snapshot, log: CrashLog): Findings {
  const collector = new Collector(snapshot);
  for (const file of snapshot.files.values()) collector.addProblems(file);
  const methodologyRecord = snapshot.index.singleton("methodology");
  const methodology = methodologyRecord && new Methodology(methodologyRecord.data);
  for (const rule of rules) {
    if (!rule.check || (!snapshot.isIsms && !WITHOUT_ISMS.has(rule.code))) continue;
    const severity = severityOf(snapshot.config, rule.code, rule.severity);
    if (severity === "off") continue;
    const context = collector.contextOf(rule.code, severity, methodology);
    try {
      if (rule.kind === undefined) rule.check(context);
      else for (const record of snapshot.index.ofKind(rule.kind)) rule.check(record, context);
    } catch (error) {
      log(`${rule.code}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      collector.addCrash(rule);
    }
  }
  return collector.sorted();
}

class Collector {
  private readonly byFile = new Map<string, Finding[]>();
  private use: ControlUse | undefined;

  constructor(private readonly snapshot: Snapshot) {}

  contextOf(code: string, severity: Severity, methodology: Methodology | undefined): RuleContext {
    const { snapshot } = this;
    return {
      snapshot,
      methodology,
      controlUse: () => {
        this.use ??= controlUse(snapshot);
        return this.use;
      },
      codes,
      report: (record, at, message, fixes = []) =>
        this.add(code, severity, record.path, { ...spanAt(record.node, at), segment: record.segment }, message, fixes),
      reportPlace: (file, place, message, fixes = []) => this.add(code, severity, file.path, place, message, fixes),
    };
  }

  addProblems(file: SourceFile): void {
    for (const problem of [...file.problems, ...file.records.flatMap((record: IsmsRecord) => record.problems)]) {
      const severity = severityOf(this.snapshot.config, problem.code, ruleByCode.get(problem.code)?.severity ?? "error");
      if (severity !== "off") this.add(problem.code, severity, file.path, problem, problem.message, problemFixes(file, problem));
    }
  }

  addCrash(rule: Rule): void {
    const [path] = [...this.snapshot.files.keys()];
    if (path === undefined) return;
    const message = t(
      "The rule {0} failed on this ISMS, so its findings are missing. The log has the details; please report it.",
      rule.code,
    );
    this.add("internal/error", "error", path, { start: 0, end: 1, segment: {} }, message, []);
  }

  private add(code: string, severity: Severity, path: string, place: Place, message: string, fixes: readonly Fix[]): void {
    const file = this.snapshot.files.get(path);
    if (!file || isIgnored(file, place, code)) return;
    const finding: Finding = {
      code,
      severity,
      message,
      path,
      fixes: fixes.filter(({ possible }) => possible !== false),
      segment: place.segment,
      start: place.start,
      end: place.end,
    };
    const list = this.byFile.get(path);
    if (list) list.push(finding);
    else this.byFile.set(path, [finding]);
  }

  sorted(): Findings {
    const paths = [...this.byFile.keys()].sort();
    return new Map(paths.map((path) => [path, this.inOrder(path)]));
  }

  private inOrder(path: string): Finding[] {
    const file = this.snapshot.files.get(path) as SourceFile;
    const placed = (this.byFile.get(path) ?? []).map((finding) => ({ finding, at: spanIn(file, finding).start }));
    placed.sort((a, b) => a.at - b.at || (a.finding.code < b.finding.code ? -1 : a.finding.code > b.finding.code ? 1 : 0));
    // a value that an anchor lends to many records is wrong once
    const once = new Map(placed.map((one) => [`${one.at} ${one.finding.code} ${one.finding.message}`, one.finding]));
    return [...once.values()];
  }
}

const ruleByCode = new Map(rules.map((rule) => [rule.code, rule]));
const codes: ReadonlySet<string> = new Set(ruleByCode.keys());

/** An `isms-ignore` comment for the code or its family covers the line. */
function isIgnored(file: SourceFile, place: Place, code: string): boolean {
  if (file.ignores.length === 0) return false;
  const { line } = rangeIn(file, place).start;
  return file.ignores.some(
    ({ firstLine, lastLine, codes }) =>
      firstLine <= line && line <= lastLine && codes.some(({ name }) => name === code || code.startsWith(`${name}/`)),
  );
}
