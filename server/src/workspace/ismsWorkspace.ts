import { URI, Utils } from "vscode-uri";
import type { Env } from "./env.ts";
import type { IsmsFolder } from "./ismsFolder.ts";
import { type IsmsRoot, OpenedFolder } from "./openedFolder.ts";

/** A file as the workspace knows it: the ISMS root that it belongs to, and its path below that. */
export interface Located {
  readonly root: WorkspaceRoot;
  readonly path: string;
}

export interface WorkspaceRoot {
  readonly uri: string;
  readonly folder: IsmsFolder;
}

/** Everything that an editor has open: several folders, each with its ISMS roots. Files are named by URI here and nowhere below. */
export class IsmsWorkspace {
  private readonly opened = new Map<string, OpenedFolder>();
  private readonly texts = new Map<string, string>();
  private standardText: string | undefined;

  constructor(private readonly env: Env) {}

  /** Opens a folder: finds its roots, whose files are read by {@link load}. */
  async addFolder(uri: string): Promise<void> {
    this.opened.set(uri, await OpenedFolder.open(uri, this.env));
    this.giveTexts(uri);
    this.watchStandardText();
  }

  removeFolder(uri: string): void {
    this.opened.delete(uri);
  }

  /** Reads the files of every ISMS root. Folders without one are not read: there only open files count. */
  async load(progress?: (done: number, total: number) => void): Promise<void> {
    for (const { folder } of this.roots()) if (folder.isIsms) await folder.load(progress);
  }

  roots(): WorkspaceRoot[] {
    return [...this.opened].flatMap(([uri, folder]) => folder.roots.map((root) => workspaceRoot(uri, root)));
  }

  /** Says where the user's file with the standard's texts is, so that an ISMS that exposes it can warn. */
  setStandardText(uri: string | undefined): void {
    this.standardText = uri;
    this.watchStandardText();
  }

  /** Where a file belongs; undefined for files outside all opened folders. */
  locate(uri: string): Located | undefined {
    const file = URI.parse(uri);
    for (const [folderUri, opened] of this.opened) {
      const path = pathBelow(URI.parse(folderUri), file);
      if (path === undefined) continue;
      const root = opened.rootOf(path);
      return { root: workspaceRoot(folderUri, root), path: root.path === "" ? path : path.slice(root.path.length + 1) };
    }
    return undefined;
  }

  /** An editor opened or changed a file. Files that git ignores or that are hidden are not part of an ISMS. */
  setText(uri: string, text: string): Located | undefined {
    this.texts.set(uri, text);
    const located = this.locate(uri);
    if (!located || this.isLeftOut(uri)) return undefined;
    located.root.folder.setOpenText(located.path, text);
    return located;
  }

  async closeText(uri: string): Promise<void> {
    this.texts.delete(uri);
    const located = this.locate(uri);
    await located?.root.folder.closeText(located.path);
  }

  /** Files changed on disk. Anything but a changed text makes the folders that hold it look again at what is there. */
  async filesChanged(changes: readonly { readonly uri: string; readonly changedOnly: boolean }[]): Promise<void> {
    const rescan = new Set<string>();
    for (const { uri, changedOnly } of changes) {
      const folder = this.folderOf(uri);
      if (!folder || (this.isLeftOut(uri) && !uri.endsWith("/.gitignore"))) continue;
      const located = this.locate(uri);
      if (changedOnly && located && !uri.endsWith("/.gitignore")) await located.root.folder.fileChanged(located.path);
      else rescan.add(folder);
    }
    for (const uri of rescan) await this.rescan(uri);
  }

  private async rescan(uri: string): Promise<void> {
    if (await this.opened.get(uri)?.rescan()) {
      this.giveTexts(uri);
      await this.load();
    }
    this.watchStandardText();
  }

  private watchStandardText(): void {
    const uri = this.standardText;
    const located = uri !== undefined && !this.isLeftOut(uri) ? this.locate(uri) : undefined;
    for (const { folder } of this.roots()) folder.setExposedStandardText(located?.root.folder === folder ? located.path : undefined);
  }

  private giveTexts(folderUri: string): void {
    for (const [uri, text] of this.texts) if (this.folderOf(uri) === folderUri) this.setText(uri, text);
  }

  private folderOf(uri: string): string | undefined {
    const file = URI.parse(uri);
    return [...this.opened.keys()].find((folder) => pathBelow(URI.parse(folder), file) !== undefined);
  }

  private isLeftOut(uri: string): boolean {
    const folder = this.folderOf(uri);
    const path = folder && pathBelow(URI.parse(folder), URI.parse(uri));
    return !folder || !path || (this.opened.get(folder)?.isLeftOut(path) ?? true);
  }
}

function workspaceRoot(folderUri: string, root: IsmsRoot): WorkspaceRoot {
  return { uri: root.path === "" ? folderUri : uriBelow(folderUri, root.path), folder: root.folder };
}

/** The URI of a path below a folder. */
export function uriBelow(folder: string, path: string): string {
  return Utils.joinPath(URI.parse(folder), path).toString();
}

/** The path of `file` below `folder`, undefined where it is elsewhere. */
export function pathBelow(folder: URI, file: URI): string | undefined {
  if (folder.scheme !== file.scheme || folder.authority !== file.authority) return undefined;
  const prefix = folder.path.endsWith("/") ? folder.path : `${folder.path}/`;
  return file.path.startsWith(prefix) ? file.path.slice(prefix.length) : undefined;
}
