import { type Active, type ActiveRules, activeRules, codes } from "./activeRules.ts";
import { inOrder, offered, problemFindings } from "./fileFindings.ts";
import type { Severity } from "./model/config.ts";
import { controlUse } from "./model/controlUse.ts";
import { changedParts, changedRecords, type IsmsIndex, isOtherWording, type NoteLookup, noteChanges } from "./model/ismsIndex.ts";
import { Keyed } from "./model/keyed.ts";
import type { MentionList } from "./model/mentionList.ts";
import { methodologyOf } from "./model/methodology.ts";
import { PathMap } from "./model/pathMap.ts";
import type { IsmsRecord, Mention, Place, Problem } from "./model/record.ts";
import type { Snapshot } from "./model/snapshot.ts";
import type { SourceFile } from "./model/sourceFile.ts";
import { ALL_FILES, ALL_PARTS, ONE_FILE, type Parts, partOf, type Reader, Reads, type Sources, TREE } from "./reads.ts";
import type { AnyRecordRule, Finding, Fix, IsmsRule, MentionFile, RecordRule, Rule, RuleContext } from "./ruleKit/rule.ts";
import { spanAt } from "./syntax/node.ts";
import { t } from "./text/l10n.ts";

/** The findings of each file, in order of their places. Files without any are missing. */
export type Findings = ReadonlyMap<string, readonly Finding[]>;

/** Told when a rule fails, with what to write to a log. */
export type CrashLog = (message: string) => void;

/** What is checked, and checked again, as one: a record, a file, the mentions of a part of its prose or what one rule says of the whole ISMS. */
abstract class Unit implements Reader {
  readings: Reader["readings"] = NOTHING;
  findings: readonly Finding[] = NOTHING;
  /** The part that each of the findings comes from. */
  findingParts: readonly Parts[] = NOTHING;

  /** Checks some parts: what one rule says, or the mentions. */
  abstract check(pass: Pass, parts: Parts): void;
}

/** Most units have no findings, and there are very many. */
const NOTHING: readonly never[] = [];

class IsmsUnit extends Unit {
  constructor(private readonly active: Active<IsmsRule>) {
    super();
  }

  check(pass: Pass): void {
    const { active } = this;
    pass.apply(active, ALL_PARTS, (context) => active.rule.check(context));
  }
}

class FileUnit extends Unit {
  constructor(
    private readonly file: SourceFile,
    private readonly rules: ActiveRules,
  ) {
    super();
  }

  check(pass: Pass, parts: Parts): void {
    const { file, rules } = this;
    if (parts & OWN) pass.addProblems(file.problems, file.path, undefined);
    for (const [number, active] of rules.file.entries()) {
      const part = partOf(FIRST_RULE + number);
      if (parts & part) pass.apply(active, part, (context) => active.rule.check(file, context));
    }
  }
}

/** This unit and the next outlive the version of the file that they were made for, so they hold nothing else of it. */
class RecordUnit extends Unit {
  constructor(
    private readonly record: IsmsRecord,
    readonly file: MentionFile,
    private readonly rules: ActiveRules,
  ) {
    super();
  }

  check(pass: Pass, parts: Parts): void {
    const { record, file, rules } = this;
    if (parts & OWN) pass.addProblems(record.problems, record.path, record);
    let number = FIRST_RULE;
    for (const family of [rules.record, rules.byKind.get(record.kind) ?? NOTHING]) {
      for (const active of family) {
        const part = partOf(number++);
        if (parts & part) pass.apply<AnyRecordRule | RecordRule>(active, part, (context) => active.rule.check(record, context));
      }
    }
    checkMentions(record.mentions, file, rules, pass, parts);
  }
}

class ProseUnit extends Unit {
  constructor(
    private readonly part: MentionList,
    private readonly file: MentionFile,
    private readonly rules: ActiveRules,
  ) {
    super();
  }

  check(pass: Pass, parts: Parts): void {
    checkMentions(this.part.all, this.file, this.rules, pass, parts);
  }
}

function checkMentions(mentions: readonly Mention[], file: MentionFile, rules: ActiveRules, pass: Pass, parts: Parts): void {
  for (let index = 0; index < mentions.length; index++) {
    const part = partOf(FIRST_MENTION + (index % MENTION_PARTS));
    if (!(parts & part)) continue;
    const mention = mentions[index] as Mention;
    for (const active of rules.byTarget.get(mention.target.type) ?? NOTHING) {
      pass.apply(active, part, (context) => active.rule.check(mention, file, context));
    }
  }
}

/**
 * The one engine: editor and command line show what it returns. It remembers what each record, file and rule has read, so that a
 * snapshot costs what differs from the one before. A rule that crashes costs its own findings only.
 */
export class Checker {
  private readonly crashes = new Set<string>();
  private state: State | undefined;

  constructor(private readonly log: CrashLog) {}

  /** The findings of a snapshot. The list of a file whose findings did not change is the same object as before. */
  check(snapshot: Snapshot): Findings {
    return this.stateFor(snapshot).check(snapshot, (rule, error) => this.crashed(rule, error));
  }

  /** Checks what is new of the records of a file that is still being read, so that {@link check} finds less to do. */
  checkAhead(snapshot: Snapshot, path: string): void {
    this.stateFor(snapshot).checkAhead(snapshot, path, (rule, error) => this.crashed(rule, error));
  }

  private stateFor(snapshot: Snapshot): State {
    const known = this.state?.accepts(snapshot) ? this.state : new State(snapshot);
    this.state = known;
    return known;
  }

  private crashed({ code }: Rule, error: unknown): void {
    if (this.crashes.has(code)) return;
    this.crashes.add(code);
    this.log(`${code}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
}

/** What every finding rests on. */
type Basis = Pick<Snapshot, "config" | "isIsms" | "today" | "exposedStandardText">;

/** What is known for as long as its basis stays the same. */
class State {
  private readonly rules: ActiveRules;
  private readonly reads = new Reads<Unit>();
  private readonly records = new Map<IsmsRecord, Unit>();
  private readonly files = new Map<string, Unit>();
  /** By the mentions of a part of a file's prose. */
  private readonly parts = new Map<MentionList, Unit>();
  /** The units that have findings in a file. */
  private readonly byPath = new Map<string, Set<Unit>>();
  /** What is to be checked again, and which parts of it. */
  private readonly dirty = new Map<Unit, Parts>();
  private readonly changedPaths = new Set<string>();
  private readonly basis: Basis;
  private before: Pick<Snapshot, "files" | "exists">;
  private findings: ByPath = PathMap.of();

  constructor({ config, isIsms, today, exposedStandardText, exists }: Snapshot) {
    this.basis = { config, isIsms, today, exposedStandardText };
    this.rules = activeRules(config, isIsms);
    this.before = { files: new Map(), exists };
    for (const active of this.rules.isms) this.dirty.set(new IsmsUnit(active), ALL_PARTS);
  }

  accepts({ config, isIsms, today, exposedStandardText }: Snapshot): boolean {
    const { basis } = this;
    return config === basis.config && isIsms === basis.isIsms && today === basis.today && exposedStandardText === basis.exposedStandardText;
  }

  check(snapshot: Snapshot, crashed: (rule: Rule, error: unknown) => void): Findings {
    this.takeChanges(snapshot);
    this.checkUnits(snapshot, this.dirty, crashed);
    this.dirty.clear();
    this.assemble(snapshot);
    return this.findings;
  }

  checkAhead(snapshot: Snapshot, path: string, crashed: (rule: Rule, error: unknown) => void): void {
    this.takeChanges(snapshot);
    const own = [...this.dirty].filter(([unit]) => unit instanceof RecordUnit && unit.file.path === path);
    this.checkUnits(snapshot, own, crashed);
    for (const [unit] of own) this.dirty.delete(unit);
  }

  private checkUnits(snapshot: Snapshot, units: Iterable<readonly [Unit, Parts]>, crashed: (rule: Rule, error: unknown) => void): void {
    const pass = new Pass(this.reads.track(snapshot), this.reads, crashed);
    for (const [unit, parts] of units) {
      const before = unit.findings;
      this.reads.by(unit, parts, () => pass.check(unit, parts));
      if (before.length > 0 || unit.findings.length > 0) this.takeFindings(unit, before);
    }
    this.reads.untrack(snapshot);
  }

  /** Takes down where a unit has findings now, and where it had some before. */
  private takeFindings(unit: Unit, before: readonly Finding[]): void {
    const paths = pathsOf(unit.findings);
    for (const path of pathsOf(before)) {
      this.changedPaths.add(path);
      if (!paths.has(path)) this.byPath.get(path)?.delete(unit);
    }
    for (const path of paths) {
      this.changedPaths.add(path);
      const units = this.byPath.get(path);
      if (units) units.add(unit);
      else this.byPath.set(path, new Set([unit]));
    }
  }

  /** Finds out which units have to be checked: those of what is new, and those that have read what is another now. */
  private takeChanges({ files, exists, index }: Snapshot): void {
    const { before } = this;
    this.before = { files, exists };
    const changed = new Keyed<true>();
    // the first time there is nobody to be told
    const note: NoteLookup = this.reads.isEmpty ? () => {} : (question, about) => changed.set(question, about, true);
    if (exists !== before.exists) changed.set(TREE, "", true);
    for (const path of PathMap.differing(before.files, files)) {
      changed.set(ALL_FILES, "", true);
      changed.set(ONE_FILE, path, true);
      this.takeFile(path, before.files.get(path), files.get(path), index, note);
    }
    for (const [question, about] of changed.keys()) {
      this.reads.visitReaders(question, about, (unit, parts) => this.dirty.set(unit, (this.dirty.get(unit) ?? 0) | parts));
    }
  }

  /** Takes in another version of a file, and notes the lookups whose answers differ. */
  private takeFile(path: string, old: SourceFile | undefined, now: SourceFile | undefined, index: IsmsIndex, note: NoteLookup): void {
    this.changedPaths.add(path);
    const records = changedRecords(old, now);
    const parts = changedParts(old, now);
    this.drop(this.files, path);
    for (const record of records.removed) this.drop(this.records, record);
    for (const part of parts.removed) this.drop(this.parts, part);
    if (now) {
      // the edition of a file decides how the references in it are read
      const isOther = old !== undefined && old.edition !== now.edition;
      const file: MentionFile = { path, edition: now.edition };
      this.add(this.files, path, new FileUnit(now, this.rules));
      for (const part of isOther ? now.proseParts : parts.added) this.add(this.parts, part, new ProseUnit(part, file, this.rules));
      for (const record of isOther ? now.records : records.added) this.add(this.records, record, new RecordUnit(record, file, this.rules));
    }
    noteChanges(records, parts, note);
    index.noteFacts(records, note);
    if (isOtherWording(old, now)) note("wording", path);
  }

  /** Puts a unit in the place of the one that stood there. */
  private add<K>(units: Map<K, Unit>, key: K, unit: Unit): void {
    this.drop(units, key);
    units.set(key, unit);
    this.dirty.set(unit, ALL_PARTS);
  }

  private drop<K>(units: Map<K, Unit>, key: K): void {
    const unit = units.get(key);
    if (!unit) return;
    units.delete(key);
    this.reads.forget(unit);
    this.dirty.delete(unit);
    this.forgetFindings(unit);
  }

  private forgetFindings(unit: Unit): void {
    for (const { path } of unit.findings) {
      this.changedPaths.add(path);
      this.byPath.get(path)?.delete(unit);
    }
  }

  /** Puts the findings of every file that changed, or whose findings did, in order. */
  private assemble({ files }: Snapshot): void {
    const others = new Map<string, readonly Finding[]>();
    const byPath = new Map<Unit, ReadonlyMap<string, readonly Finding[]>>();
    const findingsIn = (unit: Unit, path: string): readonly Finding[] => {
      // a rule over the whole ISMS may speak of thousands of files; anyone else speaks of one
      if (unit.findings.every((finding) => finding.path === path)) return unit.findings;
      const parts = byPath.get(unit) ?? findingsByPath(unit);
      byPath.set(unit, parts);
      return parts.get(path) ?? [];
    };
    for (const path of this.changedPaths) {
      const file = files.get(path);
      const own: Finding[] = [];
      for (const unit of this.byPath.get(path) ?? NOTHING) for (const finding of findingsIn(unit, path)) own.push(finding);
      const findings = file ? inOrder(file, own) : [];
      const before = this.findings.get(path) ?? NOTHING;
      if (findings.length !== before.length || findings.some((finding, index) => finding !== before[index])) others.set(path, findings);
    }
    this.changedPaths.clear();
    this.findings = withOthers(this.findings, others);
  }
}

function pathsOf(findings: readonly Finding[]): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const { path } of findings) paths.add(path);
  return paths;
}

type ByPath = PathMap<readonly Finding[]>;

/** Findings by path with those of some files in the place of what was found there: of files without any nothing is kept. */
function withOthers(before: ByPath, others: ReadonlyMap<string, readonly Finding[]>): ByPath {
  if (others.size === 0) return before;
  if ([...others].every(([path, findings]) => findings.length > 0 && before.has(path))) return before.with(others);
  const all = [...new Map([...before, ...others])].filter(([, findings]) => findings.length > 0);
  return PathMap.of(all.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What a parser found; then what is said of mentions, taking turns; then each rule. */
const OWN = partOf(0);
const FIRST_MENTION = 1;
const MENTION_PARTS = 8;
const FIRST_RULE = FIRST_MENTION + MENTION_PARTS;

/** What one unit has to say of each file: a rule over the whole ISMS may speak of thousands. */
function findingsByPath({ findings }: Unit): ReadonlyMap<string, readonly Finding[]> {
  const parts = new Map<string, Finding[]>();
  for (const finding of findings) {
    const part = parts.get(finding.path);
    if (part) part.push(finding);
    else parts.set(finding.path, [finding]);
  }
  return parts;
}

/** One run over units: makes the rules' contexts, and takes down what they report. */
class Pass {
  private readonly contexts = new Map<Rule, RuleContext>();
  private readonly shared = new Map<string, { readonly value: unknown; readonly sources: Sources }>();
  private found: Finding[] = [];
  private foundParts: Parts[] = [];

  constructor(
    private readonly snapshot: Snapshot,
    private readonly reads: Reads<Unit>,
    private readonly crashed: (rule: Rule, error: unknown) => void,
  ) {}

  /** Checks parts of a unit, and gives it what was found in the place of what was found there before. */
  check(unit: Unit, parts: Parts): void {
    if (unit.findings.length > 0) {
      const isKept = (_: unknown, index: number) => ((unit.findingParts[index] as Parts) & parts) === 0;
      this.found = unit.findings.filter(isKept);
      this.foundParts = unit.findingParts.filter(isKept);
    }
    unit.check(this, parts);
    if (this.found.length > 0) {
      // copies have no room to grow
      unit.findings = this.found.slice();
      unit.findingParts = this.foundParts.slice();
      this.found = [];
      this.foundParts = [];
    } else {
      unit.findings = NOTHING;
      unit.findingParts = NOTHING;
    }
  }

  apply<R extends Rule>({ rule, severity }: Active<R>, part: Parts, check: (context: RuleContext) => void): void {
    let context = this.contexts.get(rule);
    if (!context) {
      context = this.contextOf(rule, severity);
      this.contexts.set(rule, context);
    }
    const sound = this.found.length;
    this.reads.for(part);
    try {
      check(context);
    } catch (error) {
      this.crashed(rule, error);
      this.found.length = sound;
      this.addCrash(rule);
    }
    while (this.foundParts.length < this.found.length) this.foundParts.push(part);
  }

  addProblems(problems: readonly Problem[], path: string, record: IsmsRecord | undefined): void {
    for (const finding of problemFindings(problems, path, record, this.snapshot.config)) {
      this.found.push(finding);
      this.foundParts.push(OWN);
    }
  }

  private contextOf({ code }: Rule, severity: Severity): RuleContext {
    const { snapshot } = this;
    const report = (path: string, { segment, start, end }: Place, message: string, fixes: readonly Fix[]) => {
      this.found.push({ code, severity, message, path, segment, start, end, fixes: offered(fixes) });
    };
    const once = <T>(name: string, make: () => T) => this.once(name, make);
    return {
      snapshot,
      codes,
      once,
      get methodology() {
        return once("methodology", () => methodologyOf(snapshot.index));
      },
      controlUse: () => once("control use", () => controlUse(snapshot)),
      report: (record, at, message, fixes = []) => {
        report(record.path, { ...spanAt(record.node, at), segment: record.segment }, message, fixes);
      },
      reportPlace: ({ path }, place, message, fixes = []) => report(path, place, message, fixes),
    };
  }

  /** What went into a shared result is read by everyone who takes it. */
  private once<T>(name: string, make: () => T): T {
    let made = this.shared.get(name);
    if (!made) {
      made = this.reads.gather(make);
      this.shared.set(name, made);
    }
    this.reads.note(made.sources);
    return made.value as T;
  }

  private addCrash({ code }: Rule): void {
    const [path] = this.snapshot.files.keys();
    if (path === undefined) return;
    const message = t("The rule {0} failed on this ISMS, so its findings are missing. The log has the details; please report it.", code);
    this.found.push({ code: "internal/error", severity: "error", message, path, segment: {}, start: 0, end: 1, fixes: [] });
  }
}
