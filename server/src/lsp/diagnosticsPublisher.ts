import type { Connection, Diagnostic } from "vscode-languageserver";
import type { Findings } from "../core/check.ts";
import { PathMap } from "../core/model/pathMap.ts";
import type { SourceFile } from "../core/model/sourceFile.ts";
import type { Finding } from "../core/ruleKit/rule.ts";
import { type Located, uriBelow, uriKey, type WorkspaceRoot } from "../workspace/ismsWorkspace.ts";
import { areSame, diagnosticsOf, type Said, saidBy } from "./diagnostics.ts";

/** A document that the client has open, by the client's own spelling of its URI. */
interface OpenDocument {
  readonly uri: string;
  readonly version: number;
}

/** What the client shows of a file, and what it was made of. */
interface Shown {
  /** As it was sent. */
  readonly uri: string;
  readonly said: Said;
  readonly file: SourceFile;
  readonly findings: readonly Finding[];
  readonly baselined: ReadonlySet<Finding>;
}

/** What a root's findings were when they were last shown. */
interface Published {
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly findings: Findings;
  readonly baselined: ReadonlySet<Finding>;
}

const NONE: ReadonlySet<Finding> = new Set();

/** Pushes the findings of the whole workspace, but only those of files whose findings changed. */
export class DiagnosticsPublisher {
  /** By the URI of the root and the path below it. */
  private shown = new Map<string, Map<string, Shown>>();
  /** By the URI of the root. */
  private readonly published = new Map<string, Published>();

  constructor(
    private readonly connection: Connection,
    private readonly openDocuments: () => readonly OpenDocument[],
  ) {}

  /** Brings the client's findings up to those of the roots. */
  publish(roots: readonly WorkspaceRoot[]): void {
    const open = new Map(this.openDocuments().map((document) => [uriKey(document.uri), document]));
    const before = this.shown;
    this.shown = new Map(roots.map(({ uri }) => [uri, before.get(uri) ?? new Map()]));
    for (const uri of before.keys()) if (!this.shown.has(uri)) this.published.delete(uri);
    // a file may have moved from one root to another: what is gone is cleared first
    for (const [uri, shown] of before) this.clear(shown, this.findingsBelow(uri, roots), open);
    for (const root of roots) this.publishRoot(root, open);
  }

  /** Shows what is wrong with an open document in itself, while the ISMS around it is still being read. False where there is nothing to say. */
  publishAlone({ uri, version }: OpenDocument, { root: { uri: rootUri, folder }, path }: Located): boolean {
    const known = folder.alone(path);
    if (!known) return false;
    const { file, findings } = known;
    if (findings.length === 0 && !this.shown.get(rootUri)?.has(path)) return false;
    const diagnostics = diagnosticsOf(file, findings, NONE);
    const shown = this.shown.get(rootUri) ?? new Map<string, Shown>();
    this.shown.set(rootUri, shown.set(path, { uri, said: saidBy(diagnostics), file, findings, baselined: NONE }));
    this.send(uri, version, diagnostics);
    return true;
  }

  private findingsBelow(uri: string, roots: readonly WorkspaceRoot[]): Findings {
    return roots.find((root) => root.uri === uri)?.folder.findings() ?? new Map();
  }

  private clear(shown: Map<string, Shown>, findings: Findings, open: ReadonlyMap<string, OpenDocument>): void {
    for (const [path, { uri }] of shown) {
      if (findings.has(path)) continue;
      shown.delete(path);
      this.send(uri, open.get(uriKey(uri))?.version, []);
    }
  }

  private publishRoot({ uri: rootUri, folder }: WorkspaceRoot, open: ReadonlyMap<string, OpenDocument>): void {
    const now = { files: folder.snapshot().files, findings: folder.findings(), baselined: folder.baselined() };
    const { baselined } = now;
    const shown = this.shown.get(rootUri) as Map<string, Shown>;
    const paths = pathsToShow(this.published.get(rootUri), now);
    this.published.set(rootUri, now);
    for (const path of paths) {
      const findings = now.findings.get(path);
      const file = now.files.get(path);
      const old = shown.get(path);
      if (!file || !findings || (old?.file === file && old.findings === findings && old.baselined === baselined)) continue;
      const ours = uriBelow(rootUri, path);
      const document = open.get(uriKey(ours));
      const uri = document?.uri ?? old?.uri ?? ours;
      const diagnostics = diagnosticsOf(file, findings, baselined);
      const said = saidBy(diagnostics);
      shown.set(path, { uri, said, file, findings, baselined });
      if (old?.uri === uri && areSame(old.said, said)) continue;
      if (old && old.uri !== uri) this.send(old.uri, undefined, []);
      this.send(uri, document?.version, diagnostics);
    }
  }

  private send(uri: string, version: number | undefined, diagnostics: Diagnostic[]): void {
    void this.connection.sendDiagnostics({ uri, version, diagnostics });
  }
}

/** The files in which something else may have to be shown than before: in most a key changes nothing. */
function pathsToShow(before: Published | undefined, { files, findings, baselined }: Published): Iterable<string> {
  if (before?.baselined !== baselined) return findings.keys();
  return new Set([...PathMap.differing(before.files, files), ...PathMap.differing(before.findings, findings)]);
}
