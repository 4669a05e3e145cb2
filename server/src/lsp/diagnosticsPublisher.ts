import type { Connection, Diagnostic } from "vscode-languageserver";
import { DiagnosticSeverity } from "vscode-languageserver";
import type { Severity } from "../core/model/config.ts";
import { rangeIn, type SourceFile } from "../core/model/sourceFile.ts";
import type { Finding } from "../core/ruleKit/rule.ts";
import { ruleUrl } from "../core/ruleKit/ruleUrl.ts";
import { uriBelow, type WorkspaceRoot } from "../workspace/ismsWorkspace.ts";

const SEVERITIES: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Pushes the findings of the whole workspace, but only those of files whose findings changed. */
export class DiagnosticsPublisher {
  /** What the client shows, as JSON by URI. */
  private shown = new Map<string, string>();

  constructor(
    private readonly connection: Connection,
    private readonly versionOf: (uri: string) => number | undefined,
  ) {}

  /** Brings the client's findings up to those of the roots. */
  publish(roots: readonly WorkspaceRoot[]): void {
    const now = new Map<string, string>();
    for (const { uri: rootUri, folder } of roots) {
      const { files } = folder.snapshot();
      for (const [path, findings] of folder.findings()) {
        const file = files.get(path);
        if (!file) continue;
        const uri = uriBelow(rootUri, path);
        const diagnostics = findings.map((finding) => toDiagnostic(finding, file));
        const json = JSON.stringify(diagnostics);
        now.set(uri, json);
        if (this.shown.get(uri) !== json) this.send(uri, diagnostics);
      }
    }
    for (const uri of this.shown.keys()) if (!now.has(uri)) this.send(uri, []);
    this.shown = now;
  }

  private send(uri: string, diagnostics: Diagnostic[]): void {
    void this.connection.sendDiagnostics({ uri, version: this.versionOf(uri), diagnostics });
  }
}

export function toDiagnostic(finding: Finding, file: SourceFile): Diagnostic {
  const { code, severity, message } = finding;
  return {
    range: rangeIn(file, finding),
    severity: SEVERITIES[severity],
    code,
    codeDescription: { href: ruleUrl(code) },
    source: "isms",
    message,
  };
}
