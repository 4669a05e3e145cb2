import { BASELINE_FILE, type Baseline, compareWithBaseline, readBaseline } from "../core/baseline.ts";
import { languageOf, readFile as readSource } from "../core/carriers/readFile.ts";
import { catalog } from "../core/catalog/catalog.ts";
import { Checker, type Findings } from "../core/check.ts";
import { ownFindings } from "../core/fileFindings.ts";
import { fingerprintsOf } from "../core/fingerprints.ts";
import { CONFIG_FILE, type Config, configOf, type RegisterMapping } from "../core/model/config.ts";
import { IsmsIndex } from "../core/model/ismsIndex.ts";
import { PathMap } from "../core/model/pathMap.ts";
import type { IsmsRecord, Problem } from "../core/model/record.ts";
import type { Snapshot } from "../core/model/snapshot.ts";
import type { SourceFile } from "../core/model/sourceFile.ts";
import type { Finding } from "../core/ruleKit/rule.ts";
import { LONGEST_TEXT } from "../core/syntax/yamlNodes.ts";
import type { TextSource } from "../core/text/chunkedText.ts";
import type { KnownText } from "../core/text/knownText.ts";
import { t } from "../core/text/l10n.ts";
import type { LineIndex } from "../core/text/lineIndex.ts";
import { inBatches } from "./batches.ts";
import { decode } from "./decode.ts";
import { damagedText, noText, notRead, readingFailed, withProblems } from "./fileProblems.ts";
import { type FileContent, type FileSystem, subFolder } from "./fileSystem.ts";
import { globs } from "./globs.ts";
import { grown } from "./grownText.ts";
import { exists, type KnownTree, known } from "./knownTree.ts";
import type { Tree } from "./scan.ts";

/** Files beyond these sizes are named in a finding and not read. Registers in YAML are read by records, and may be longer. */
const MAX_FILE_BYTES = 16 * 1024 * 1024;
const MAX_YAML_BYTES = 64 * 1024 * 1024;
/** A register that is too long to be parsed in one piece is read by so many characters at once. */
const STEP = 1024 * 1024;
/** What is said of a file on disk that an editor has open: nobody looks. */
const NOT_READ: FileContent = { problem: "missing", detail: "" };
const NOTHING_KNOWN: ReadonlySet<Finding> = new Set();

export interface FolderOptions {
  readonly files: FileSystem;
  /** What is below the root, paths relative to it. */
  readonly tree: Tree;
  readonly today: () => string;
  readonly log: (message: string) => void;
}

interface OpenText {
  readonly text: TextSource;
  /** Where whoever has the text knows them. */
  readonly lines: LineIndex | undefined;
}

/**
 * One ISMS root over time: takes in what changes on disk and in the editor, and gives snapshots and findings. The only place
 * where the state of an ISMS is kept.
 */
export class IsmsFolder {
  private tree: KnownTree;
  private readonly files = new Map<string, SourceFile>();
  /** What the disk's files looked like when they were read. */
  private readonly stamps = new Map<string, string | undefined>();
  /** Texts of files that an editor has open: they win over the disk. */
  private readonly open = new Map<string, OpenText>();
  /** Long files that wait to be read, or are being read, with their text on disk; "" for those that an editor has open. */
  private readonly long = new Map<string, string>();
  /** Files that no editor has open count as well: from {@link load} on. */
  private readsDisk = false;
  private excluded: { readonly patterns: readonly string[]; readonly verdict: ReturnType<typeof globs> } | undefined;
  private configured: { readonly record: IsmsRecord<"isms"> | undefined; readonly config: Config } | undefined;
  private readonly matchers = new Map<string, ReturnType<typeof globs>>();
  private exposedStandardText: string | undefined;
  private readonly index = new IsmsIndex();
  private readonly checker: Checker;
  private current: Snapshot | undefined;
  private checked: Findings | undefined;
  /** The files of the last snapshot, and what may be linked to: the same objects until that changes. */
  private sorted = PathMap.of<SourceFile>();
  /** The files that are others since; undefined once there are other paths. */
  private others: Map<string, SourceFile> | undefined = new Map();
  private exists: Snapshot["exists"] | undefined;
  /** Of the file that an ISMS root may have; empty where it has none. */
  private baseline: Baseline = [];
  private known: ReadonlySet<Finding> | undefined;

  constructor(private readonly options: FolderOptions) {
    this.tree = known(options.tree);
    this.checker = new Checker(options.log);
  }

  /** False where the folder has no `isms.yaml`: then only references are read. */
  get isIsms(): boolean {
    return this.tree.paths.has(CONFIG_FILE);
  }

  /** Reads every file that is not read yet. `progress` is told how many of how many are done. */
  async load(progress?: (done: number, total: number) => void): Promise<void> {
    this.readsDisk = true;
    await this.takeBaseline();
    await this.refresh(progress);
  }

  /** Reads the configuration, on which depends how everything else is read. */
  async loadConfig(): Promise<void> {
    if (!this.files.has(CONFIG_FILE) && this.tree.paths.has(CONFIG_FILE)) await this.read(CONFIG_FILE);
  }

  /** Where below this root the user's file with the standard's texts lies, if it does and git does not ignore it. */
  setExposedStandardText(path: string | undefined): void {
    if (path === this.exposedStandardText) return;
    this.exposedStandardText = path;
    this.changed();
  }

  /**
   * The text of a file that an editor opened or changed. Where that is `isms.yaml`, other files may count now: {@link load}
   * reads them. `known` is what the editor's edits tell about it.
   */
  setOpenText(path: string, text: TextSource, known?: KnownText): void {
    const before = this.open.get(path);
    if (before?.text === text) return;
    this.open.set(path, { text, lines: known?.lines });
    if (before === undefined) this.treeIsOther();
    // what was read of a file that does not belong is of another text, and must not count again should it belong one day
    if (!this.belongs(path)) {
      this.drop(path);
      return;
    }
    if (!this.readsDisk && this.isLong(path, text)) this.long.set(path, "");
    if (!this.long.has(path)) this.takeOpen(path, text, known);
  }

  /** The editor closed a file: the disk counts again. */
  async closeText(path: string): Promise<void> {
    if (this.open.delete(path)) this.treeIsOther();
    await this.fileChanged(path);
  }

  /** A file's text changed on disk, or a folder was replaced by another. */
  async fileChanged(path: string): Promise<void> {
    if (path === BASELINE_FILE) return this.takeBaseline();
    if (this.open.has(path)) return;
    if (this.isWanted(path)) await this.read(path);
    else this.drop(path);
    const isFolder = this.tree.folders.has(path);
    if (isFolder) for (const inner of [...this.files.keys()]) if (inner.startsWith(`${path}/`) && !this.open.has(inner)) this.drop(inner);
    if (isFolder || path === CONFIG_FILE) await this.refresh();
  }

  /** Files appeared, moved or went away: takes over what is there now, reads what is new and forgets what is gone. */
  async treeChanged(tree: Tree): Promise<void> {
    this.tree = known(tree);
    this.treeIsOther();
    await this.refresh();
  }

  /** Reads files again that are others on disk than when they were read, without having been told. True where there were any. */
  async lookAgain(): Promise<boolean> {
    const { stamp } = this.options.files;
    const paths = stamp ? [...this.files.keys()].filter((path) => !this.open.has(path)) : [];
    let isOther = false;
    await inBatches(paths, async (path) => {
      const now = await stamp?.(path);
      if (now === this.stamps.get(path)) return;
      this.stamps.set(path, now);
      isOther = true;
      await this.fileChanged(path);
    });
    return isOther;
  }

  snapshot(): Snapshot {
    if (this.current?.today !== this.options.today()) this.changed();
    this.current ??= this.makeSnapshot();
    return this.current;
  }

  findings(): Findings {
    const snapshot = this.snapshot();
    this.checked ??= this.checker.check(snapshot);
    return this.checked;
  }

  /** The file as it is known, with what is wrong with it in itself: for as long as the rest of the folder is still being read. */
  alone(path: string): { readonly file: SourceFile; readonly findings: readonly Finding[] } | undefined {
    const file = this.long.has(path) ? undefined : this.files.get(path);
    return file && { file, findings: ownFindings(file, this.config()) };
  }

  /** The findings that the root's own baseline holds: known, and no reason for alarm. */
  baselined(): ReadonlySet<Finding> {
    const findings = this.findings();
    this.known ??=
      this.baseline.length > 0 ? compareWithBaseline(fingerprintsOf(this.snapshot(), findings), this.baseline).known : NOTHING_KNOWN;
    return this.known;
  }

  /**
   * The folder `below` this one (itself for "") as the ISMS that it would be with that text as its `isms.yaml`. Files that an
   * editor has open count as they are there. Nothing is written, and this folder stays as it is.
   */
  async readAs(config: string, below = ""): Promise<IsmsFolder> {
    const { files } = this.options;
    const prefix = below === "" ? "" : `${below}/`;
    const inside = (paths: Iterable<string>) =>
      [...paths].filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
    const paths = new Set([...inside(this.tree.paths), CONFIG_FILE]);
    const isLeftOut = (path: string) => this.tree.isLeftOut(prefix + path);
    const trial = new IsmsFolder({
      ...this.options,
      files: subFolder(files, below),
      tree: { files: [...paths].sort(), folders: inside(this.tree.folders), isLeftOut },
    });
    trial.setOpenText(CONFIG_FILE, config);
    for (const [path, { text }] of this.open) {
      if (path.startsWith(prefix) && path !== prefix + CONFIG_FILE) trial.setOpenText(path.slice(prefix.length), text);
    }
    await trial.load();
    return trial;
  }

  /** The text of a file as the user sees it: from the editor, else from disk; undefined where there is none. */
  async text(path: string): Promise<string | undefined> {
    const open = this.open.get(path);
    if (open) return open.text.toString();
    const content = await this.options.files.readFile(path, mostBytes(path));
    return "bytes" in content ? decode(content.bytes).text : undefined;
  }

  /** The baseline is a hidden file, which no walk finds, so it is read by its name. One that is none counts for nothing. */
  private async takeBaseline(): Promise<void> {
    const content = await this.options.files.readFile(BASELINE_FILE, MAX_FILE_BYTES);
    const read = "bytes" in content ? readBaseline(decode(content.bytes).text ?? "") : [];
    if ("problem" in read) this.options.log(`${BASELINE_FILE}: ${read.problem}`);
    this.baseline = "problem" in read ? [] : read;
    this.known = undefined;
  }

  /** Forgets the files that no longer count and reads those that now do. */
  private async refresh(progress?: (done: number, total: number) => void): Promise<void> {
    await this.loadConfig();
    for (const path of [...this.files.keys()]) if (!this.isWanted(path)) this.drop(path);
    const wanted = [...new Set([...this.tree.paths, ...this.open.keys()])].filter((path) => !this.files.has(path) && this.isWanted(path));
    await inBatches(wanted, (path) => this.read(path, true), progress);
    for (const path of this.long.keys()) await this.readInSteps(path);
  }

  /** True for the text of a long file that nothing is known of yet. */
  private isLong(path: string, { length }: TextSource): boolean {
    return this.isIsms && !this.files.has(path) && length > LONGEST_TEXT && length <= mostBytes(path);
  }

  /** Reads and checks a long file as if its text grew: a step costs what it adds, and whatever waits gets its turn after each. */
  private async readInSteps(path: string): Promise<void> {
    let before = "";
    for (let end = STEP; this.long.has(path) && this.isWanted(path); end += STEP) {
      const open = this.open.get(path);
      const source = open?.text ?? this.long.get(path) ?? "";
      const part = source.toString().slice(0, end);
      const isAll = part.length === source.length;
      if (isAll) this.long.delete(path);
      this.take(path, isAll ? source : part, [], grown(this.files.get(path)?.lines, before, part, open?.lines));
      this.checker.checkAhead(this.snapshot(), path);
      before = part;
      await new Promise<void>((resolve) => setTimeout(resolve, 0));
    }
    this.long.delete(path);
  }

  private isWanted(path: string): boolean {
    return (this.open.has(path) || (this.readsDisk && this.tree.paths.has(path))) && this.belongs(path);
  }

  /** True for a path that is part of the ISMS once there is a file: of a language that is read, and not left out. */
  private belongs(path: string): boolean {
    if (languageOf(path) === "other" || (!this.tree.paths.has(path) && this.tree.isLeftOut(path))) return false;
    return path === CONFIG_FILE || !this.isExcluded(path);
  }

  /** Reads a file; where long ones are left for later, they wait in {@link long}. */
  private async read(path: string, leavesLong = false): Promise<void> {
    const content = this.open.has(path) ? NOT_READ : await this.options.files.readFile(path, mostBytes(path));
    const open = this.open.get(path)?.text;
    const isForLater = (text: TextSource) => leavesLong && this.isLong(path, text);
    if (open !== undefined) {
      if (isForLater(open)) this.long.set(path, "");
      else if (!this.files.has(path)) this.takeOpen(path, open);
      return;
    }
    if ("bytes" in content) this.stamps.set(path, content.stamp);
    else {
      if (content.problem === "missing") this.drop(path);
      else this.takeProblem(path, content);
      return;
    }
    const { text, damaged } = decode(content.bytes);
    if (text === undefined) {
      this.options.log(`skipped ${path}: it is binary, not text`);
      this.take(path, "", [noText()]);
      return;
    }
    if (!damaged && isForLater(text)) this.long.set(path, text);
    else this.take(path, text, damaged ? [damagedText()] : []);
  }

  private takeOpen(path: string, text: TextSource, known?: KnownText): void {
    if (text.length <= mostBytes(path)) this.take(path, text, [], known);
    else this.take(path, "", [notRead("too-large", t("{0} characters", text.length.toLocaleString("en")))]);
  }

  private take(path: string, text: TextSource, problems: readonly Problem[] = [], known?: KnownText): void {
    const summary = this.summarise(path, text, known);
    if (path === CONFIG_FILE) this.forgetOtherMappings(summary);
    this.put(problems.length > 0 ? withProblems(summary, [...problems, ...summary.problems]) : summary);
  }

  /** A file that brings the parser down costs its own findings only. */
  private summarise(path: string, text: TextSource, known?: KnownText): SourceFile {
    const context = {
      catalog: catalog(),
      inIsms: this.isIsms,
      mappings: this.mappingsOf(path),
      keepsText: this.open.has(path),
      isPart: this.long.has(path),
    };
    try {
      return readSource(path, text, context, this.files.get(path), known);
    } catch (error) {
      this.options.log(`${path}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return withProblems(readSource(path, "", context), [readingFailed()]);
    }
  }

  /** What `sources` says of a file. */
  private mappingsOf(path: string): readonly RegisterMapping[] {
    const { sources } = this.config();
    return sources.filter(({ files }) => this.matcher(files)(path) === "out");
  }

  /** Patterns are few and paths many: each is compiled once. */
  private matcher(pattern: string): ReturnType<typeof globs> {
    const matcher = this.matchers.get(pattern) ?? globs([pattern]);
    this.matchers.set(pattern, matcher);
    return matcher;
  }

  /** Where `sources` changed, files with tables may hold other records: they are read again with the next {@link refresh}. */
  private forgetOtherMappings(summary: SourceFile): void {
    const { sources } = configOf(configRecord(summary));
    if (JSON.stringify(sources) === JSON.stringify(this.config().sources)) return;
    for (const [path, { language }] of [...this.files]) if (path !== CONFIG_FILE && language !== "other") this.drop(path);
  }

  private takeProblem(path: string, { problem, detail }: Exclude<FileContent, { bytes: Uint8Array }>): void {
    this.options.log(`skipped ${path}: ${detail}`);
    this.take(path, "", [notRead(problem, detail)]);
  }

  private sortedFiles(): PathMap<SourceFile> {
    const { others, files } = this;
    if (others === undefined) this.sorted = PathMap.of([...files.keys()].sort().map((path) => [path, files.get(path) as SourceFile]));
    else if (others.size > 0) this.sorted = this.sorted.with(others);
    this.others = new Map();
    return this.sorted;
  }

  private put(file: SourceFile): void {
    if (this.files.has(file.path)) this.others?.set(file.path, file);
    else this.others = undefined;
    this.files.set(file.path, file);
    this.changed();
  }

  private drop(path: string): void {
    this.stamps.delete(path);
    if (!this.files.delete(path)) return;
    this.others = undefined;
    this.changed();
  }

  private changed(): void {
    this.current = undefined;
    this.checked = undefined;
    this.known = undefined;
  }

  private isExcluded(path: string): boolean {
    const patterns = this.config().exclude;
    if (this.excluded?.patterns !== patterns) this.excluded = { patterns, verdict: globs(patterns) };
    return this.excluded.verdict(path) === "out";
  }

  private config(): Config {
    const record = configRecord(this.files.get(CONFIG_FILE));
    if (!this.configured || this.configured.record !== record) this.configured = { record, config: configOf(record) };
    return this.configured.config;
  }

  /** Other files can be linked to than before. */
  private treeIsOther(): void {
    this.exists = undefined;
    this.changed();
  }

  private makeSnapshot(): Snapshot {
    const { tree, index } = this;
    const files = this.sortedFiles();
    index.update(files);
    const open = new Set(this.open.keys());
    this.exists ??= (path) => open.has(path) || exists(path, tree);
    return {
      isIsms: this.isIsms,
      files,
      index,
      config: this.config(),
      catalog: catalog(),
      today: this.options.today(),
      exposedStandardText: this.exposedStandardText,
      exists: this.exists,
      matches: (pattern, path) => this.matcher(pattern)(path) === "out",
      allPaths: () => tree.paths,
    };
  }
}

function mostBytes(path: string): number {
  return languageOf(path) === "yaml" ? MAX_YAML_BYTES : MAX_FILE_BYTES;
}

function configRecord(file: SourceFile | undefined): IsmsRecord<"isms"> | undefined {
  return file?.records.find(({ kind }) => kind === "isms") as IsmsRecord<"isms"> | undefined;
}
