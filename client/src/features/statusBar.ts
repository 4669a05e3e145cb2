import { l10n, MarkdownString, StatusBarAlignment, window } from "vscode";
import type { CoverageRoot } from "../../../server/src/lsp/protocol.ts";
import type { ClientFeature } from "../clientFeature.ts";
import { activeRoot } from "../support/activeRoot.ts";
import { appendCounts } from "../support/coverageItems.ts";
import { controlsOf } from "../support/coverageNodes.ts";
import { coverageSource } from "../support/coverageSource.ts";

/** "ISMS 90 of 93" in the status bar: how many controls of Annex A have an SoA entry. */
export const feature: ClientFeature = (context, client) => {
  const source = coverageSource(client);
  const item = window.createStatusBarItem("isms.coverage", StatusBarAlignment.Left, 0);
  item.name = l10n.t("ISMS coverage");
  item.command = "isms.coverage.focus";
  const show = () => {
    const root = activeRoot(source.roots);
    if (!root) return item.hide();
    item.text = `$(shield) ${l10n.t("ISMS {0} of {1}", root.entries, root.total)}`;
    item.tooltip = tooltip(root);
    item.accessibilityInformation = { label: l10n.t("ISMS: {0} of {1} controls have an SoA entry", root.entries, root.total) };
    item.show();
  };
  context.subscriptions.push(item, source.onDidChange(show), window.onDidChangeActiveTextEditor(show));
};

function tooltip(root: CoverageRoot): MarkdownString {
  const text = new MarkdownString().appendMarkdown("**").appendText(root.organisation).appendMarkdown("**\n\n");
  text.appendMarkdown(`${l10n.t("{0} of {1} controls of Annex A have an SoA entry", root.entries, root.total)}\n\n`);
  appendCounts(text, controlsOf(root));
  return text;
}
