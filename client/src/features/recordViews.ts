import { commands, type ExtensionContext, type TreeView, window } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { ClientFeature } from "../clientFeature.ts";
import type { TreeNode } from "../support/viewItems.ts";
import { ViewTree } from "../support/viewTree.ts";

/** The views whose trees the server makes, by the names that it knows them by. */
const VIEWS = ["risks", "calendar", "clauses", "project", "frameworks"] as const;

/** The Risks, Calendar, Clauses, Project and Frameworks views. */
export const feature: ClientFeature = (context, client) => {
  const trees = VIEWS.map((name) => [name, openView(name, context, client)] as const);
  context.subscriptions.push(
    commands.registerCommand("isms.views.refresh", async () => {
      await Promise.all(trees.map(([, tree]) => tree.refresh()));
      return Object.fromEntries(trees.map(([name, { roots }]) => [name, roots]));
    }),
  );
};

function openView(name: string, context: ExtensionContext, client: BaseLanguageClient): ViewTree {
  const tree = new ViewTree(client, name);
  const view = window.createTreeView(`isms.${name}`, { treeDataProvider: tree, showCollapseAll: true });
  tree.setVisible(view.visible);
  context.subscriptions.push(
    view,
    view.onDidChangeVisibility(({ visible }) => tree.setVisible(visible)),
    view.onDidExpandElement(({ element }) => tree.setOpened(element, true)),
    view.onDidCollapseElement(({ element }) => tree.setOpened(element, false)),
    tree.onDidChangeTreeData(() => showSummary(view, tree)),
  );
  return tree;
}

/** The badge counts what asks for attention; the line above an empty tree says why it is empty. */
function showSummary(view: TreeView<TreeNode>, { roots, problem }: ViewTree): void {
  const badges = roots.flatMap(({ badge }) => badge ?? []);
  const value = badges.reduce((sum, badge) => sum + badge.value, 0);
  view.badge = value > 0 ? { value, tooltip: badges.map(({ tooltip }) => tooltip).join("\n") } : undefined;
  const isEmpty = roots.length > 0 && roots.every(({ items }) => items.length === 0);
  view.message = problem ?? (isEmpty ? roots.find(({ empty }) => empty)?.empty : undefined);
}
