import { commands, EventEmitter, l10n, type TreeDataProvider, type TreeView, window } from "vscode";
import type { ControlState } from "../../../server/src/lsp/protocol.ts";
import type { ClientFeature } from "../clientFeature.ts";
import { coverageTreeItem } from "../support/coverageItems.ts";
import { type CoverageNode, controlsOf, coverageNodes, itemNodes, type ParentNode, type StateFilter } from "../support/coverageNodes.ts";
import { type CoverageSource, coverageSource } from "../support/coverageSource.ts";
import { controlStates, missingControls, stateCounts } from "../support/stateCounts.ts";
import { stateIcon, stateLabel } from "../support/states.ts";

/** Where the workspace keeps the states that the view is filtered by. */
const FILTER_KEY = "isms.coverage.filter";

/** The Coverage view: themes, groups and controls with their state, and what hangs on them. */
export const feature: ClientFeature = (context, client) => {
  const source = coverageSource(client);
  let filter = asFilter(context.workspaceState.get<readonly ControlState[]>(FILTER_KEY));
  let nodes: readonly ParentNode[] = [];
  /** What the user has opened and closed, so that a filter that comes and goes leaves the tree as it was. */
  const opened = new Map<string, boolean>();
  const openedControls = new Set<string>();
  const changed = new EventEmitter<void>();
  const provider: TreeDataProvider<CoverageNode> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: (node) => coverageTreeItem(node, opened.get(node.id) ?? isOpenAtFirst(node, filter)),
    getParent: (node) => node.parent,
    async getChildren(node) {
      if (node?.type === "item") return [];
      if (node?.type === "control") return itemNodes(await source.items(node.root, node.control), node);
      if (node) return [...node.children];
      await source.ready;
      return [...nodes];
    },
  };
  const view = window.createTreeView("isms.coverage", { treeDataProvider: provider, showCollapseAll: true });
  const show = () => {
    nodes = coverageNodes(source.roots, filter);
    void commands.executeCommand("setContext", "isms.coverage.filtered", filter !== undefined);
    showSummary(view, source, filter);
    changed.fire();
  };
  const setFilter = (states: readonly ControlState[] | undefined) => {
    filter = asFilter(states);
    void context.workspaceState.update(FILTER_KEY, filter && [...filter]);
    show();
  };
  show();
  context.subscriptions.push(
    view,
    changed,
    view.onDidExpandElement(({ element }) => {
      opened.set(element.id, true);
      if (element.type === "control") openedControls.add(element.id);
    }),
    view.onDidCollapseElement(({ element }) => {
      opened.set(element.id, false);
      openedControls.delete(element.id);
    }),
    source.onDidChange(show),
    // only a control that is open shows what may have moved
    source.onDidMove(() => {
      if (openedControls.size > 0) changed.fire();
    }),
    commands.registerCommand("isms.coverage.refresh", async () => {
      await source.refresh();
      return source.roots;
    }),
    commands.registerCommand("isms.coverage.items", async (control: string) => {
      const [root] = source.roots;
      const found = root && controlsOf(root).find(({ id }) => id === control);
      return root && found ? source.items(root, found) : [];
    }),
    commands.registerCommand("isms.coverage.filter", async (states?: readonly ControlState[]) => {
      const chosen = Array.isArray(states) ? states : await askStates(source, filter);
      if (chosen) setFilter(chosen);
    }),
    commands.registerCommand("isms.coverage.clearFilter", () => setFilter(undefined)),
    commands.registerCommand("isms.coverage.find", async () => {
      await commands.executeCommand("isms.coverage.focus");
      // VS Code's own find sees only what has been open, so every group is opened first.
      for (const node of nodes) await view.reveal(node, { expand: node.type === "root" ? 3 : 2, select: false, focus: false });
      await commands.executeCommand("list.find");
    }),
  );
};

/** What a filter leaves is what was asked for, so it lies open; several ISMS do as well. */
function isOpenAtFirst({ type }: CoverageNode, filter: StateFilter): boolean {
  return type === "root" || (filter !== undefined && type !== "control");
}

/** No state and every state both mean that nothing is filtered. */
function asFilter(states: readonly ControlState[] | undefined): StateFilter {
  const known = new Set(controlStates.filter((state) => states?.includes(state)));
  return known.size > 0 && known.size < controlStates.length ? known : undefined;
}

/** The badge counts what is missing; the line above the tree says what the filter leaves. */
function showSummary(view: TreeView<CoverageNode>, source: CoverageSource, filter: StateFilter): void {
  const controls = source.roots.flatMap(controlsOf);
  const missing = missingControls(controls).length;
  const tooltip = missing === 1 ? l10n.t("1 control has no SoA entry") : l10n.t("{0} controls have no SoA entry", missing);
  view.badge = missing > 0 ? { value: missing, tooltip } : undefined;
  const shown = controls.filter(({ state }) => filter?.has(state)).length;
  const filterText =
    filter && controls.length > 0
      ? l10n.t("Showing {0} of {1} controls: {2}", shown, controls.length, [...filter].map(stateLabel).join("; "))
      : undefined;
  view.message = source.problem ?? filterText;
}

async function askStates(source: CoverageSource, filter: StateFilter): Promise<readonly ControlState[] | undefined> {
  const counts = stateCounts(source.roots.flatMap(controlsOf));
  const items = controlStates.map((state) => ({
    label: capitalise(stateLabel(state)),
    description: String(counts[state]),
    iconPath: stateIcon(state),
    picked: filter?.has(state) ?? false,
    state,
  }));
  const options = {
    title: l10n.t("Filter controls by state"),
    placeHolder: l10n.t("States to show; none for all"),
    canPickMany: true,
  } as const;
  const chosen = await window.showQuickPick(items, options);
  return chosen?.map(({ state }) => state);
}

function capitalise(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
