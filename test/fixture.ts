import assert from "node:assert/strict";
import type { Findings } from "../server/src/core/check.ts";
import { rangeIn } from "../server/src/core/model/sourceFile.ts";
import type { Finding, Fix } from "../server/src/core/ruleKit/rule.ts";
import { applyEdits, type FileEdit } from "../server/src/core/text/edit.ts";
import type { Position } from "../server/src/core/text/span.ts";
import type { FileSystem } from "../server/src/workspace/fileSystem.ts";
import type { IsmsFolder } from "../server/src/workspace/ismsFolder.ts";
import { OpenedFolder } from "../server/src/workspace/openedFolder.ts";

/** The day of every fixture that does not say another. */
export const TODAY = "2026-06-15";

/**
 * A workspace written in one text: `==> path` lines start its files, `‸` marks the cursor. A fixture without `isms.yaml`
 * gets one, unless `bare` says that it must not.
 */
export interface FixtureOptions {
  readonly today?: string;
  readonly bare?: boolean;
}

export interface Fixture {
  readonly folder: IsmsFolder;
  readonly files: ReadonlyMap<string, string>;
  /** The file that holds the cursor and where. */
  readonly cursor: { readonly path: string; readonly offset: number; readonly position: Position } | undefined;
  readonly log: readonly string[];
}

export async function openFixture(text: string, { today = TODAY, bare = false }: FixtureOptions = {}): Promise<Fixture> {
  const { files, cursorAt } = readFixture(text);
  if (!bare && !files.has("isms.yaml")) files.set("isms.yaml", "isms:\n  organisation: Example Ltd\n");
  const log: string[] = [];
  const opened = await OpenedFolder.open("", {
    openFolder: () => memoryFileSystem(files),
    readUserFile: (path, limit) => memoryFileSystem(files).readFile(path, limit),
    log: (message) => log.push(message),
    today: () => today,
  });
  const root = opened.rootOf("isms.yaml");
  await root.folder.load();
  if (cursorAt) root.folder.setOpenText(cursorAt.path, files.get(cursorAt.path) ?? "");
  const lines = cursorAt && root.folder.snapshot().files.get(cursorAt.path)?.lines;
  const cursor = cursorAt && { ...cursorAt, position: lines?.positionAt(cursorAt.offset) ?? { line: 0, character: 0 } };
  return { folder: root.folder, files, cursor, log };
}

function readFixture(text: string): { files: Map<string, string>; cursorAt: { path: string; offset: number } | undefined } {
  const files = new Map<string, string>();
  let cursorAt: { path: string; offset: number } | undefined;
  for (const part of text.split(/^==> /m).slice(1)) {
    const feed = part.indexOf("\n");
    const path = part.slice(0, feed).trim();
    const marked = part.slice(feed + 1);
    const offset = marked.indexOf("‸");
    if (offset >= 0) cursorAt = { path, offset };
    files.set(path, marked.replace("‸", ""));
  }
  return { files, cursorAt };
}

/** A file system in memory that cannot be written to. */
export function memoryFileSystem(files: ReadonlyMap<string, string | Uint8Array>): FileSystem {
  return {
    async readDirectory(folder) {
      const prefix = folder === "" ? "" : `${folder}/`;
      const names = new Map<string, "file" | "directory">();
      for (const path of files.keys()) {
        if (!path.startsWith(prefix)) continue;
        const [name = "", ...rest] = path.slice(prefix.length).split("/");
        names.set(name, rest.length > 0 ? "directory" : "file");
      }
      return [...names].map(([name, type]) => ({ name, type }));
    },
    async readFile(path, limit) {
      const content = files.get(path);
      if (content === undefined) return { problem: "missing", detail: path };
      const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
      return bytes.length > limit ? { problem: "too-large", detail: `${bytes.length} bytes` } : { bytes };
    },
  };
}

/** The findings of a fixture as `path:line code` with lines from 1, optionally of some codes or families only. */
export async function findingsOf(text: string, only?: string | RegExp, options?: FixtureOptions): Promise<string[]> {
  const { folder } = await openFixture(text, options);
  return list(folder, folder.findings(), only).map(({ line }) => line);
}

/** Expects exactly these findings (`path:line code`) of the codes that `only` names. */
export async function expectFindings(
  text: string,
  only: string | RegExp,
  expected: readonly string[],
  options?: FixtureOptions,
): Promise<void> {
  assert.deepEqual(await findingsOf(text, only, options), expected);
}

/** The first finding of a code, with its fixture. */
export async function findingIn(text: string, code: string, options?: FixtureOptions): Promise<{ finding: Finding; fixture: Fixture }> {
  const fixture = await openFixture(text, options);
  const found = list(fixture.folder, fixture.folder.findings(), code)[0]?.finding;
  assert.ok(
    found,
    `no ${code} among ${list(fixture.folder, fixture.folder.findings())
      .map(({ line }) => line)
      .join(", ")}`,
  );
  return { finding: found, fixture };
}

/** Applies the first fix of the first finding of a code whose title holds `title`; gives the fixture's files after it. */
export async function applyFix(text: string, code: string, title: string, options?: FixtureOptions): Promise<Map<string, string>> {
  const { finding, fixture } = await findingIn(text, code, options);
  const fix = finding.fixes.find((candidate) => candidate.title.includes(title));
  assert.ok(fix, `no fix "${title}" among ${finding.fixes.map((candidate) => candidate.title).join(", ")}`);
  return filesAfter(fixture, await editsOf(fixture, fix));
}

export async function editsOf({ folder }: Fixture, fix: Fix): Promise<readonly FileEdit[]> {
  return fix.edits({ snapshot: folder.snapshot(), text: (path) => folder.text(path) });
}

export function filesAfter({ files }: Fixture, edits: readonly FileEdit[]): Map<string, string> {
  const after = new Map(files);
  for (const edit of edits) {
    if (edit.remove) after.delete(edit.path);
    else after.set(edit.path, applyEdits(after.get(edit.path) ?? "", edit.edits));
  }
  return after;
}

function list(folder: IsmsFolder, findings: Findings, only?: string | RegExp): { line: string; finding: Finding }[] {
  const { files } = folder.snapshot();
  const wanted = (code: string) =>
    only === undefined || (typeof only === "string" ? code === only || code.startsWith(`${only}/`) : only.test(code));
  return [...findings].flatMap(([path, found]) =>
    found
      .filter(({ code }) => wanted(code))
      .map((finding) => {
        const file = files.get(path);
        assert.ok(file);
        return { finding, line: `${path}:${rangeIn(file, finding).start.line + 1} ${finding.code}` };
      }),
  );
}
