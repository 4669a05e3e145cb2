import { l10n, MarkdownString, Range, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from "vscode";
import type { ViewNode, ViewState } from "../../../server/src/lsp/protocol.ts";

/** A line of a tree, with its place in it. */
export interface TreeNode extends Omit<ViewNode, "children"> {
  readonly parent: TreeNode | undefined;
  readonly children: readonly TreeNode[];
}

/** How a view shows a line, and whether what is below it is open. */
export function viewTreeItem({ id, label, description, tooltip, state, kind, location, children }: TreeNode, isOpen: boolean): TreeItem {
  const { Collapsed, Expanded, None } = TreeItemCollapsibleState;
  const item = new TreeItem(label, children.length === 0 ? None : isOpen ? Expanded : Collapsed);
  item.id = id;
  item.description = description;
  item.iconPath = icon(state, kind);
  item.tooltip = new MarkdownString().appendText(tooltip ?? [label, description].filter(Boolean).join("\n"));
  item.accessibilityInformation = { label: [label, description].filter(Boolean).join(", ") };
  item.contextValue = location ? "isms.record" : "isms.group";
  if (location) {
    const { line, character } = location.range.start;
    const selection = new Range(line, character, line, character);
    item.command = { command: "vscode.open", title: l10n.t("Open"), arguments: [Uri.parse(location.uri), { selection }] };
  }
  return item;
}

/** One shape a state, so that none is told by its colour alone; a record of a kind has the shape of the kind. */
const SHAPES: Readonly<Record<ViewState, string>> = {
  late: "warning",
  missing: "issue-draft",
  soon: "clock",
  open: "circle-large-outline",
  partial: "color-mode",
  later: "circle-outline",
  present: "pass",
  done: "pass-filled",
};

/** The colours that Coverage has for its states, and one for what is late. */
const COLOURS: Readonly<Record<ViewState, string>> = {
  late: "isms.state.late",
  missing: "isms.state.missing",
  soon: "isms.state.missing",
  open: "isms.state.planned",
  partial: "isms.state.partial",
  later: "isms.state.excluded",
  present: "isms.state.implemented",
  done: "isms.state.evidenced",
};

const KINDS: Readonly<Record<string, string>> = {
  actions: "tasklist",
  activities: "sync",
  assets: "package",
  audits: "search",
  auditProgramme: "checklist",
  budget: "graph",
  certification: "verified",
  changes: "git-compare",
  communications: "megaphone",
  competences: "mortar-board",
  context: "globe",
  document: "book",
  evidence: "archive",
  exceptions: "unlock",
  gaps: "issue-draft",
  improvements: "lightbulb",
  incidents: "zap",
  interestedParties: "organization",
  isms: "shield",
  managementReviews: "comment-discussion",
  methodology: "law",
  metrics: "pulse",
  nonconformities: "bug",
  objectives: "target",
  obligations: "law",
  people: "person",
  project: "milestone",
  risks: "flame",
  roles: "account",
  scope: "map",
  soa: "shield",
  soaEntry: "shield",
  suppliers: "plug",
  trainings: "mortar-board",
};

function icon(state: ViewState | undefined, kind: string | undefined): ThemeIcon | undefined {
  const shape = (kind && KINDS[kind]) ?? (state ? SHAPES[state] : undefined);
  return shape === undefined ? undefined : new ThemeIcon(shape, state && new ThemeColor(COLOURS[state]));
}
