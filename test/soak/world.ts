import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { FileChangeType } from "vscode-languageserver-protocol";
import type { OpenDocument, Session } from "../bench/session.ts";

/** A folder on disk and the editor that has it open, which tells the server of every change as editors do. */
export class World {
  /** What the disk holds. */
  readonly files: Map<string, string>;
  readonly open = new Map<string, OpenDocument>();

  /** The folder holds the files already. */
  constructor(
    readonly folder: string,
    readonly original: ReadonlyMap<string, string>,
    private readonly session: Session,
    readonly settings: { isms: { today: string } },
  ) {
    this.files = new Map(original);
  }

  /** Writes (a text) and removes (undefined) files, and reports them together, as a watcher does after a switch of branches. */
  async change(changes: ReadonlyMap<string, string | undefined>): Promise<void> {
    const events = [...changes].flatMap(([name, text]) => {
      const known = this.files.has(name);
      if (text === undefined) {
        rmSync(path.join(this.folder, name), { force: true });
        this.files.delete(name);
        return known ? [this.event(name, FileChangeType.Deleted)] : [];
      }
      mkdirSync(path.dirname(path.join(this.folder, name)), { recursive: true });
      writeFileSync(path.join(this.folder, name), text);
      this.files.set(name, text);
      return [this.event(name, known ? FileChangeType.Changed : FileChangeType.Created)];
    });
    await this.report(events);
  }

  /** Moves a folder. Watchers tell of the folder alone. */
  async moveFolder(from: string, to: string): Promise<void> {
    renameSync(path.join(this.folder, from), path.join(this.folder, to));
    for (const [name, text] of [...this.files]) {
      if (!name.startsWith(`${from}/`)) continue;
      this.files.delete(name);
      this.files.set(to + name.slice(from.length), text);
    }
    await this.report([this.event(from, FileChangeType.Deleted), this.event(to, FileChangeType.Created)]);
  }

  /** The document of a file, opened if it is not. */
  async document(name: string): Promise<OpenDocument> {
    const document = this.open.get(name) ?? (await this.session.open(name, this.files.get(name) ?? ""));
    this.open.set(name, document);
    return document;
  }

  async save(name: string): Promise<void> {
    const document = this.open.get(name);
    if (!document) return;
    await this.change(new Map([[name, document.text]]));
    await this.session.notify("textDocument/didSave", { textDocument: { uri: document.uri } });
  }

  async close(name: string): Promise<void> {
    const document = this.open.get(name);
    if (!document || !this.open.delete(name)) return;
    await this.session.close(document);
  }

  /** Sets the day on which the ISMS is looked at. */
  async setToday(today: string): Promise<void> {
    this.settings.isms.today = today;
    await this.session.notify("workspace/didChangeConfiguration", { settings: {} });
  }

  /** Everything as it was in the beginning, with nothing open. */
  async restore(): Promise<void> {
    for (const name of [...this.open.keys()]) await this.close(name);
    const changes = new Map<string, string | undefined>();
    for (const name of this.files.keys()) if (!this.original.has(name)) changes.set(name, undefined);
    for (const [name, text] of this.original) if (this.files.get(name) !== text) changes.set(name, text);
    await this.change(changes);
  }

  /** Waits until the server has taken in everything, and the findings of it have come. */
  async settled(): Promise<void> {
    // findings are pushed when nothing more comes: soon after the answer
    for (let round = 0; round < 2; round++) {
      await this.session.request("workspace/symbol", { query: "nothing has this name" });
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }

  private event(name: string, type: FileChangeType): { uri: string; type: FileChangeType } {
    return { uri: this.session.uri(name), type };
  }

  private async report(changes: readonly object[]): Promise<void> {
    if (changes.length > 0) await this.session.notify("workspace/didChangeWatchedFiles", { changes });
  }
}
