import { URI, Utils } from "vscode-uri";
import type { TextSource } from "../core/text/chunkedText.ts";
import type { KnownText } from "../core/text/knownText.ts";
import { basename } from "../core/text/paths.ts";
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

interface Opened {
  readonly uri: string;
  readonly base: URI;
  readonly folder: OpenedFolder;
}

/** A text that an editor has open, with what its edits tell about it. */
interface OpenText {
  readonly text: TextSource;
  readonly known: KnownText | undefined;
}

/** Everything that an editor has open: several folders, each with its ISMS roots. Files are named by URI here and nowhere below. */
export class IsmsWorkspace {
  private readonly opened = new Map<string, Opened>();
  private readonly texts = new Map<string, OpenText>();
  private standardText: string | undefined;

  constructor(private readonly env: Env) {}

  /**
   * Opens a folder: finds its roots, whose files are read by {@link load}. Of these only the configuration and what an editor has open
   * are read here, one after the other; `taken` is told of each file that an editor has open once that is done.
   */
  async addFolder(uri: string, taken?: (uri: string, located: Located) => Promise<void>): Promise<void> {
    const base = readUri(uri);
    if (!base) return;
    this.opened.set(uriKey(uri), { uri, base, folder: await OpenedFolder.open(uri, this.env) });
    for (const { folder } of this.roots()) if (folder.isIsms) await folder.loadConfig();
    for (const [open, { text, known }] of this.texts) {
      const located = this.setText(open, text, known);
      if (located) await taken?.(open, located);
    }
    this.watchStandardText();
  }

  removeFolder(uri: string): void {
    if (this.opened.delete(uriKey(uri))) this.foldersChanged();
  }

  /** Reads the files of every ISMS root. Folders without one are not read: there only open files count. */
  async load(progress?: (done: number, total: number) => void): Promise<void> {
    for (const { folder } of this.roots()) if (folder.isIsms) await folder.load(progress);
  }

  roots(): WorkspaceRoot[] {
    return this.shown().flatMap(({ uri, folder }) => folder.roots.map((root) => workspaceRoot(uri, root)));
  }

  /** Says where the user's file with the standard's texts is, so that an ISMS that exposes it can warn. */
  setStandardText(uri: string | undefined): void {
    this.standardText = uri;
    this.watchStandardText();
  }

  /** Where a file belongs; undefined for files outside all opened folders. */
  locate(uri: string): Located | undefined {
    const place = this.placeOf(uri);
    if (!place) return undefined;
    const { opened, path } = place;
    const root = opened.folder.rootOf(path);
    return { root: workspaceRoot(opened.uri, root), path: pathInRoot(root, path) };
  }

  /** An editor opened or changed a file. `known` is what its edits tell about the text. */
  setText(uri: string, text: TextSource, known?: KnownText): Located | undefined {
    this.texts.set(uri, { text, known });
    const located = this.locate(uri);
    located?.root.folder.setOpenText(located.path, text, known);
    return located;
  }

  async closeText(uri: string): Promise<void> {
    this.texts.delete(uri);
    for (const { folder, path } of this.foldersWith(uri)) await folder.closeText(path);
  }

  /** Files changed on disk. Anything but a changed text makes the folders that hold it look again at what is there. */
  async filesChanged(changes: readonly { readonly uri: string; readonly changedOnly: boolean }[]): Promise<void> {
    const rescan = new Set<Opened>();
    for (const { uri, changedOnly } of changes) {
      const rewritesTree = !changedOnly || basename(uri) === ".gitignore";
      for (const { opened, path } of this.placesOf(uri)) {
        if (rewritesTree && (basename(uri) === ".gitignore" || !opened.folder.isLeftOut(path))) rescan.add(opened);
      }
      // a file that was replaced by another is new to the file system only
      for (const { folder, path } of this.foldersWith(uri)) await folder.fileChanged(path);
    }
    for (const { folder } of rescan) await folder.rescan();
    if (rescan.size === 0) return;
    this.foldersChanged();
    await this.load();
  }

  /** Takes in what has changed on disk without having been reported: watchers lose events when there are many. */
  async lookAgain(): Promise<void> {
    const others = await Promise.all([...this.opened.values()].map(({ folder }) => folder.lookAgain()));
    if (!others.includes(true)) return;
    this.foldersChanged();
    await this.load();
  }

  /** The opened folders without those that lie in another one, which reads them already. */
  private shown(): Opened[] {
    const all = [...this.opened.values()];
    const isInAnother = ({ base }: Opened) =>
      all.some((other) => {
        const path = pathBelow(other.base, base);
        return path !== undefined && !other.folder.isLeftOut(path);
      });
    return all.length > 1 ? all.filter((opened) => !isInAnother(opened)) : all;
  }

  /** Opened folders or their roots are others than before: gives them what they must know. */
  private foldersChanged(): void {
    for (const [uri, { text, known }] of this.texts) this.setText(uri, text, known);
    this.watchStandardText();
  }

  private watchStandardText(): void {
    const place = this.standardText === undefined ? undefined : this.placeOf(this.standardText);
    const isExposed = place && !place.opened.folder.isLeftOut(place.path);
    const located = isExposed && this.standardText !== undefined ? this.locate(this.standardText) : undefined;
    for (const { folder } of this.roots()) folder.setExposedStandardText(located?.root.folder === folder ? located.path : undefined);
  }

  /** The innermost folder shown that holds a file. */
  private placeOf(uri: string): { readonly opened: Opened; readonly path: string } | undefined {
    const shown = new Set(this.shown());
    const places = this.placesOf(uri).filter(({ opened }) => shown.has(opened));
    return places.sort((a, b) => a.path.length - b.path.length)[0];
  }

  /** Every state that knows of a file: folders that lie in another one are kept up to date, for when that is closed. */
  private foldersWith(uri: string): { readonly folder: IsmsFolder; readonly path: string }[] {
    return this.placesOf(uri).map(({ opened, path }) => {
      const root = opened.folder.rootOf(path);
      return { folder: root.folder, path: pathInRoot(root, path) };
    });
  }

  private placesOf(uri: string): { readonly opened: Opened; readonly path: string }[] {
    const file = readUri(uri);
    return [...this.opened.values()].flatMap((opened) => {
      const path = file && pathBelow(opened.base, file);
      return path === undefined ? [] : [{ opened, path }];
    });
  }
}

function workspaceRoot(folderUri: string, root: IsmsRoot): WorkspaceRoot {
  return { uri: root.path === "" ? folderUri : uriBelow(folderUri, root.path), folder: root.folder };
}

function pathInRoot({ path: root }: IsmsRoot, path: string): string {
  return root === "" ? path : path.slice(root.length + 1);
}

/** The URI of a path below a folder. */
export function uriBelow(folder: string, path: string): string {
  return Utils.joinPath(URI.parse(folder), path).toString();
}

/** The path of `file` below `folder`; undefined where it is elsewhere, or leaves the folder by `..`. */
export function pathBelow(folder: URI, file: URI): string | undefined {
  if (folder.scheme !== file.scheme || folder.authority.toLowerCase() !== file.authority.toLowerCase()) return undefined;
  const outer = withLowerDrive(folder.path);
  const prefix = outer.endsWith("/") ? outer : `${outer}/`;
  const inner = withLowerDrive(file.path).replace(/\/$/, "");
  const path = inner.startsWith(prefix) ? inner.slice(prefix.length) : "";
  const isPlain = path.split("/").every((name) => name !== "" && name !== "." && name !== "..");
  return isPlain ? path : undefined;
}

/** A URI that a client sent, undefined where it is none. */
export function readUri(uri: string): URI | undefined {
  try {
    return URI.parse(uri);
  } catch {
    return undefined;
  }
}

/** The same for all spellings of a URI: clients escape more or less, and write `C:` or `c%3A`. */
export function uriKey(uri: string): string {
  const read = readUri(uri);
  return read ? read.with({ path: withLowerDrive(read.path).replace(/(?!^)\/$/, "") }).toString() : uri;
}

function withLowerDrive(path: string): string {
  return /^\/[A-Z]:/.test(path) ? `/${path.charAt(1).toLowerCase()}${path.slice(2)}` : path;
}
