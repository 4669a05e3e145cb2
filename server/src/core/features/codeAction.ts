import type { CodeAction, CodeActionContext, Diagnostic, WorkspaceEdit } from "vscode-languageserver-types";
import { type DocumentRequest, documentFeature, type FeatureRoot, type RangeParams } from "../featureKit/feature.ts";
import { toWorkspaceEdit } from "../featureKit/workspaceEdit.ts";
import { rangeIn } from "../model/sourceFile.ts";
import { ignoreFix } from "../ruleKit/fixes.ts";
import type { Finding, Fix } from "../ruleKit/rule.ts";
import { addActivitiesFix } from "../ruleKit/standardActivities.ts";
import type { FileEdit } from "../text/edit.ts";
import { t } from "../text/l10n.ts";
import type { Range } from "../text/span.ts";

interface Params extends RangeParams {
  readonly context: CodeActionContext;
}

const REFACTOR = "refactor";
const FIX_ALL = "source.fixAll.isms";

export const feature = documentFeature<Params, CodeAction[]>({
  method: "textDocument/codeAction",
  capability: { codeActionProvider: { codeActionKinds: ["quickfix", REFACTOR, FIX_ALL] } },
  summary:
    "Quick fixes of the findings at the cursor, ignore with a reason, the standard activities at the key of their list, and `source.fixAll.isms` for fixes that cannot be wrong.",
  async handle(request) {
    const { only } = request.params.context;
    const wants = (kind: string) => !only || only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`));
    const actions: CodeAction[] = [];
    if (wants("quickfix")) actions.push(...(await quickFixes(request)));
    if (wants(REFACTOR)) actions.push(...(await listActions(request)));
    if (only && wants(FIX_ALL)) actions.push(...(await fixAll(request)));
    return actions;
  },
});

async function quickFixes(request: DocumentRequest<Params>): Promise<CodeAction[]> {
  const { root, file, params } = request;
  const findings = findingsOf(request).filter((finding) => overlaps(rangeIn(file, finding), params.range));
  const actions: CodeAction[] = [];
  for (const finding of findings) {
    const diagnostics = params.context.diagnostics.filter((diagnostic) => isSame(diagnostic, finding, rangeIn(file, finding)));
    for (const fix of finding.fixes) {
      const edit = await editOf([fix], root);
      if (edit) actions.push({ title: fix.title, kind: "quickfix", isPreferred: fix.preferred, diagnostics, edit });
    }
  }
  const byCode = new Map(findings.map((finding) => [finding.code, finding]));
  for (const finding of byCode.values()) {
    const fix = ignoreFix(finding.code, file, finding);
    const edit = await editOf([fix], root);
    if (edit) actions.push({ title: fix.title, kind: "quickfix", edit });
  }
  return actions;
}

/** What can be done with a list as a whole, at its key. */
async function listActions({ root, file, params, snapshot }: DocumentRequest<Params>): Promise<CodeAction[]> {
  const list = file.collections.find(({ kind, key }) => kind === "activities" && overlaps(file.lines.range(key), params.range));
  const fix = list && addActivitiesFix(file.path, snapshot);
  const edit = fix && (await editOf([fix], root));
  return edit ? [{ title: fix.title, kind: REFACTOR, edit }] : [];
}

async function fixAll(request: DocumentRequest<Params>): Promise<CodeAction[]> {
  const fixes = findingsOf(request).flatMap((finding) => finding.fixes.filter((fix) => fix.safe).slice(0, 1));
  const edit = fixes.length > 0 ? await editOf(fixes, request.root) : undefined;
  return edit ? [{ title: t("Fix everything in this file that cannot be wrong"), kind: FIX_ALL, edit }] : [];
}

function findingsOf({ root, file }: DocumentRequest<Params>): readonly Finding[] {
  return root.findings().get(file.path) ?? [];
}

async function editOf(fixes: readonly Fix[], root: FeatureRoot): Promise<WorkspaceEdit | undefined> {
  const files: FileEdit[] = [];
  for (const fix of fixes) files.push(...(await fix.edits({ snapshot: root.snapshot, text: root.text })));
  return files.length > 0 ? toWorkspaceEdit(files, root) : undefined;
}

function isSame(diagnostic: Diagnostic, finding: Finding, range: Range): boolean {
  return (
    diagnostic.source === "isms" &&
    diagnostic.code === finding.code &&
    diagnostic.range.start.line === range.start.line &&
    diagnostic.range.start.character === range.start.character
  );
}

function overlaps(a: Range, b: Range): boolean {
  const before = (x: Range["start"], y: Range["start"]) => x.line < y.line || (x.line === y.line && x.character < y.character);
  return !before(a.end, b.start) && !before(b.end, a.start);
}
