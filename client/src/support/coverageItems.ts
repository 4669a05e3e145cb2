import { l10n, MarkdownString, Range, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from "vscode";
import type { CoverageControl, CoverageItem } from "../../../server/src/lsp/protocol.ts";
import { type ControlNode, type CoverageNode, type ItemNode, itemCount, type ParentNode } from "./coverageNodes.ts";
import { controlStates, missingControls, settledCount, stateCounts, worstState } from "./stateCounts.ts";
import { stateIcon, stateLabel } from "./states.ts";

/** How the Coverage view shows a node, and whether what is below it is open. */
export function coverageTreeItem(node: CoverageNode, isOpen: boolean): TreeItem {
  if (node.type === "item") return itemTreeItem(node);
  const item = node.type === "control" ? controlTreeItem(node) : parentTreeItem(node);
  const { Collapsed, Expanded, None } = TreeItemCollapsibleState;
  const isEmpty = node.type === "control" && itemCount(node.control) === 0;
  item.collapsibleState = isEmpty ? None : isOpen ? Expanded : Collapsed;
  return item;
}

/** How many controls are in each state, as a Markdown list; states without controls left out. */
export function appendCounts(text: MarkdownString, controls: readonly CoverageControl[]): void {
  const counts = stateCounts(controls);
  for (const state of controlStates) if (counts[state] > 0) text.appendMarkdown(`- ${counts[state]} ${stateLabel(state)}\n`);
}

function parentTreeItem({ id, title, controls }: ParentNode): TreeItem {
  const item = new TreeItem(title);
  const missing = missingControls(controls).length;
  const settled = l10n.t("{0} of {1}", settledCount(controls), controls.length);
  item.id = id;
  item.description = missing > 0 ? l10n.t("{0} · {1} missing", settled, missing) : settled;
  item.iconPath = stateIcon(worstState(controls));
  item.contextValue = missing > 0 ? "isms.parent.missing" : "isms.parent";
  const summary = l10n.t("{0} of {1} controls are implemented or excluded", settledCount(controls), controls.length);
  const tooltip = new MarkdownString().appendMarkdown("**").appendText(title).appendMarkdown(`**\n\n${summary}\n\n`);
  appendCounts(tooltip, controls);
  item.tooltip = tooltip;
  const label = missing > 0 ? l10n.t("{0}, {1}, {2} without an SoA entry", title, summary, missing) : `${title}, ${summary}`;
  item.accessibilityInformation = { label };
  return item;
}

/** The title is part of the label, since VS Code's own find looks nowhere else. */
function controlTreeItem({ id, control }: ControlNode): TreeItem {
  const item = new TreeItem(`${control.id} ${control.title}`);
  item.id = id;
  item.iconPath = stateIcon(control.state);
  item.contextValue = control.state === "missing" ? "isms.control.missing" : "isms.control";
  item.tooltip = controlTooltip(control);
  item.accessibilityInformation = { label: `${control.id} ${control.title}, ${control.stateLabel}` };
  return item;
}

function controlTooltip({ id, title, stateLabel, counts: found }: CoverageControl): MarkdownString {
  const tooltip = new MarkdownString().appendMarkdown("**").appendText(`${id} ${title}`).appendMarkdown("**\n\n").appendText(stateLabel);
  const counts = itemCounts(found);
  return counts.length > 0 ? tooltip.appendMarkdown("\n\n").appendText(counts.join(" · ")) : tooltip;
}

function itemTreeItem({ id, item: { kind, label, description, uri, range } }: ItemNode): TreeItem {
  const item = new TreeItem(label);
  item.id = id;
  item.description = description;
  item.iconPath = new ThemeIcon(itemIcons[kind]);
  item.contextValue = "isms.item";
  item.tooltip = new MarkdownString().appendText(`${label}\n${description}`);
  item.accessibilityInformation = { label: `${label}, ${description}` };
  const selection = new Range(range.start.line, range.start.character, range.start.line, range.start.character);
  item.command = { command: "vscode.open", title: l10n.t("Open"), arguments: [Uri.parse(uri), { selection }] };
  return item;
}

const itemIcons: Readonly<Record<CoverageItem["kind"], string>> = {
  soaEntry: "shield",
  risks: "flame",
  obligations: "law",
  actions: "tasklist",
  documents: "book",
  evidence: "archive",
};

/** What hangs on a control in numbers, its SoA entry aside: that is what its state says. */
function itemCounts({ risks, obligations, actions, documents, evidence }: CoverageControl["counts"]): string[] {
  const words: readonly (readonly [number, string, string])[] = [
    [risks, l10n.t("1 risk"), l10n.t("{0} risks", risks)],
    [obligations, l10n.t("1 obligation"), l10n.t("{0} obligations", obligations)],
    [actions, l10n.t("1 action"), l10n.t("{0} actions", actions)],
    [documents, l10n.t("1 document"), l10n.t("{0} documents", documents)],
    [evidence, l10n.t("1 piece of evidence"), l10n.t("{0} pieces of evidence", evidence)],
  ];
  return words.flatMap(([number, one, many]) => (number === 0 ? [] : [number === 1 ? one : many]));
}
