import { languageOf, readFile as readSource } from "../core/carriers/readFile.ts";
import { catalog } from "../core/catalog/catalog.ts";
import { check, type Findings } from "../core/check.ts";
import { configOf, defaultConfig } from "../core/model/config.ts";
import { IsmsIndex } from "../core/model/ismsIndex.ts";
import type { IsmsRecord, Problem } from "../core/model/record.ts";
import type { Snapshot } from "../core/model/snapshot.ts";
import type { SourceFile } from "../core/model/sourceFile.ts";
import { t } from "../core/text/l10n.ts";
import { basename } from "../core/text/paths.ts";
import { decode } from "./decode.ts";
import type { FileContent, FileSystem } from "./fileSystem.ts";
import { excluder, type Tree } from "./scan.ts";

/** The file that makes a folder the root of an ISMS. */
export const CONFIG_FILE = "isms.yaml";

/** Files beyond this size are named in a finding and not read. */
const MAX_FILE_BYTES = 16 * 1024 * 1024;
const READ_AT_ONCE = 32;

export interface FolderOptions {
  readonly files: FileSystem;
  /** What is below the root, paths relative to it. */
  readonly tree: Tree;
  readonly today: () => string;
  readonly log: (message: string) => void;
}

/**
 * One ISMS root over time: takes in what changes on disk and in the editor, and gives snapshots and findings. The only place
 * where the state of an ISMS is kept.
 */
export class IsmsFolder {
  private paths: ReadonlySet<string>;
  private folders: ReadonlySet<string>;
  private isLeftOut: (path: string) => boolean;
  private readonly files = new Map<string, SourceFile>();
  /** Texts of files that an editor has open: they win over the disk. */
  private readonly open = new Map<string, string>();
  private exposedStandardText: string | undefined;
  private current: Snapshot | undefined;
  private checked: Findings | undefined;

  constructor(private readonly options: FolderOptions) {
    this.paths = new Set(options.tree.files);
    this.folders = new Set(options.tree.folders);
    this.isLeftOut = options.tree.isLeftOut;
  }

  /** False where the folder has no `isms.yaml`: then only references are read. */
  get isIsms(): boolean {
    return this.paths.has(CONFIG_FILE);
  }

  /** Reads every file that is not read yet. `progress` is told how many of how many are done. */
  async load(progress?: (done: number, total: number) => void): Promise<void> {
    if (this.isIsms && !this.files.has(CONFIG_FILE)) await this.read(CONFIG_FILE);
    const isExcluded = excluder(this.config().exclude);
    for (const path of [...this.files.keys()]) if (isExcluded(path)) this.drop(path);
    const wanted = [...this.paths].filter((path) => !this.files.has(path) && isRead(path) && !isExcluded(path));
    for (let start = 0; start < wanted.length; start += READ_AT_ONCE) {
      await Promise.all(wanted.slice(start, start + READ_AT_ONCE).map((path) => this.read(path)));
      progress?.(Math.min(start + READ_AT_ONCE, wanted.length), wanted.length);
    }
  }

  /** Where below this root the user's file with the standard's texts lies, if it does and git does not ignore it. */
  setExposedStandardText(path: string | undefined): void {
    if (path === this.exposedStandardText) return;
    this.exposedStandardText = path;
    this.changed();
  }

  /** The text of a file that an editor opened or changed. */
  setOpenText(path: string, text: string): void {
    this.open.set(path, text);
    if (isRead(path) && (path === CONFIG_FILE || !this.isExcluded(path))) this.take(path, text);
  }

  /** The editor closed a file: the disk counts again. */
  async closeText(path: string): Promise<void> {
    this.open.delete(path);
    if (this.paths.has(path)) await this.read(path);
    else this.drop(path);
  }

  /** A file's text changed on disk. */
  async fileChanged(path: string): Promise<void> {
    if (this.paths.has(path) && isRead(path) && !this.open.has(path) && !this.isExcluded(path)) await this.read(path);
  }

  /** Files appeared, moved or went away: takes over what is there now, reads what is new and forgets what is gone. */
  async treeChanged(tree: Tree): Promise<void> {
    this.paths = new Set(tree.files);
    this.folders = new Set(tree.folders);
    this.isLeftOut = tree.isLeftOut;
    this.changed();
    for (const path of [...this.files.keys()]) if (!this.paths.has(path) && !this.open.has(path)) this.drop(path);
    await this.load();
  }

  snapshot(): Snapshot {
    if (this.current?.today !== this.options.today()) this.changed();
    this.current ??= this.makeSnapshot();
    return this.current;
  }

  findings(): Findings {
    const snapshot = this.snapshot();
    this.checked ??= check(snapshot, this.options.log);
    return this.checked;
  }

  /** The text of a file as the user sees it: from the editor, else from disk; undefined where there is none. */
  async text(path: string): Promise<string | undefined> {
    const open = this.open.get(path);
    if (open !== undefined) return open;
    const content = await this.options.files.readFile(path, MAX_FILE_BYTES);
    return "bytes" in content ? decode(content.bytes).text : undefined;
  }

  private async read(path: string): Promise<void> {
    const content = await this.options.files.readFile(path, MAX_FILE_BYTES);
    if (this.open.has(path)) return;
    if (!("bytes" in content)) {
      if (content.problem === "missing") this.drop(path);
      else this.takeProblem(path, content);
      return;
    }
    const { text, damaged } = decode(content.bytes);
    if (text === undefined) {
      this.options.log(`skipped ${path}: it is binary, not text`);
      this.drop(path);
      return;
    }
    this.take(
      path,
      text,
      damaged
        ? [wholeFile("syntax/encoding", t("This file is not valid UTF-8, so some characters in it cannot be read. Save it as UTF-8."))]
        : [],
    );
  }

  private take(path: string, text: string, problems: readonly Problem[] = []): void {
    const summary = this.summarise(path, text);
    const kept = this.open.has(path) ? { ...summary, text } : summary;
    this.files.set(path, problems.length > 0 ? { ...kept, problems: [...problems, ...kept.problems] } : kept);
    this.changed();
  }

  /** A file that brings the parser down costs its own findings only. */
  private summarise(path: string, text: string): SourceFile {
    const context = { catalog: catalog(), inIsms: this.isIsms };
    try {
      return readSource(path, text, context, this.files.get(path));
    } catch (error) {
      this.options.log(`${path}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      const message = t("Reading this file failed, so nothing in it is checked. The log has the details; please report it.");
      return { ...readSource(path, "", context), problems: [wholeFile("internal/error", message)] };
    }
  }

  private takeProblem(path: string, content: Exclude<FileContent, { bytes: Uint8Array }>): void {
    this.options.log(`skipped ${path}: ${content.detail}`);
    const message =
      content.problem === "too-large"
        ? t(
            "This file is too large to be read ({0}), so nothing in it is checked. Split it, or leave it out with `exclude` in isms.yaml.",
            content.detail,
          )
        : t("This file cannot be read ({0}), so nothing in it is checked.", content.detail);
    this.take(path, "", [wholeFile("syntax/too-large", message)]);
  }

  private drop(path: string): void {
    if (this.files.delete(path)) this.changed();
  }

  private changed(): void {
    this.current = undefined;
    this.checked = undefined;
  }

  private isExcluded(path: string): boolean {
    return excluder(this.config().exclude)(path);
  }

  private config() {
    const record = this.files.get(CONFIG_FILE)?.records.find(({ kind }) => kind === "isms");
    return record ? configOf(record as IsmsRecord<"isms">) : defaultConfig;
  }

  private makeSnapshot(): Snapshot {
    const files = new Map([...this.files].sort(([a], [b]) => (a < b ? -1 : 1)));
    return {
      isIsms: this.isIsms,
      files,
      index: new IsmsIndex(files),
      config: this.config(),
      catalog: catalog(),
      today: this.options.today(),
      exposedStandardText: this.exposedStandardText,
      exists: (path) => this.exists(path),
      allPaths: () => this.paths,
    };
  }

  /** Hidden and ignored files are not known, so a link to one is not called broken. */
  private exists(path: string): boolean {
    if (path === "" || this.paths.has(path) || this.folders.has(path) || this.open.has(path)) return true;
    if (this.paths.has(`${path}.md`) || this.paths.has(`${path}/README.md`)) return true;
    return this.isLeftOut(path);
  }
}

function isRead(path: string): boolean {
  return languageOf(path) !== "other" && !basename(path).startsWith(".");
}

function wholeFile(code: Problem["code"], message: string): Problem {
  return { code, message, start: 0, end: 1, segment: {} };
}
