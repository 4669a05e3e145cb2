import type { Connection, Diagnostic } from "vscode-languageserver";
import { DiagnosticSeverity } from "vscode-languageserver";
import type { Severity } from "../core/model/config.ts";
import { rangeIn, type SourceFile } from "../core/model/sourceFile.ts";
import type { Finding } from "../core/ruleKit/rule.ts";
import { ruleUrl } from "../core/ruleKit/ruleUrl.ts";
import { t } from "../core/text/l10n.ts";
import { uriBelow, uriKey, type WorkspaceRoot } from "../workspace/ismsWorkspace.ts";

const SEVERITIES: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** A document that the client has open, by the client's own spelling of its URI. */
interface OpenDocument {
  readonly uri: string;
  readonly version: number;
}

interface Shown {
  /** As it was sent. */
  readonly uri: string;
  readonly json: string;
}

/** Pushes the findings of the whole workspace, but only those of files whose findings changed. */
export class DiagnosticsPublisher {
  /** What the client shows, by the key of its URI. */
  private shown = new Map<string, Shown>();

  constructor(
    private readonly connection: Connection,
    private readonly openDocuments: () => readonly OpenDocument[],
  ) {}

  /** Brings the client's findings up to those of the roots. */
  publish(roots: readonly WorkspaceRoot[]): void {
    const open = new Map(this.openDocuments().map((document) => [uriKey(document.uri), document]));
    const before = this.shown;
    const now = new Map<string, Shown>();
    for (const { uri: rootUri, folder } of roots) {
      const { files } = folder.snapshot();
      const baselined = folder.baselined();
      for (const [path, findings] of folder.findings()) {
        const file = files.get(path);
        if (!file) continue;
        const ours = uriBelow(rootUri, path);
        const key = uriKey(ours);
        const old = before.get(key);
        const document = open.get(key);
        const uri = document?.uri ?? old?.uri ?? ours;
        const diagnostics = findings.map((finding) => toDiagnostic(finding, file, baselined.has(finding)));
        const json = JSON.stringify(diagnostics);
        now.set(key, { uri, json });
        if (old?.uri === uri && old.json === json) continue;
        if (old && old.uri !== uri) this.send(old.uri, undefined, []);
        this.send(uri, document?.version, diagnostics);
      }
    }
    for (const [key, { uri }] of before) if (!now.has(key)) this.send(uri, open.get(key)?.version, []);
    this.shown = now;
  }

  private send(uri: string, version: number | undefined, diagnostics: Diagnostic[]): void {
    void this.connection.sendDiagnostics({ uri, version, diagnostics });
  }
}

/** What the baseline holds is known: it stays in sight as a hint. */
function toDiagnostic(finding: Finding, file: SourceFile, isBaselined: boolean): Diagnostic {
  const { code, severity, message } = finding;
  return {
    range: rangeIn(file, finding),
    severity: isBaselined ? DiagnosticSeverity.Hint : SEVERITIES[severity],
    code,
    codeDescription: { href: ruleUrl(code) },
    source: "isms",
    message: isBaselined ? t("{0} (In the baseline, so it does not count as new.)", message) : message,
  };
}
