import { type Event, EventEmitter, l10n, type TreeDataProvider, type TreeItem } from "vscode";
import { type BaseLanguageClient, State } from "vscode-languageclient";
import { CHANGED, type ViewNode, type ViewResult, type ViewRoot } from "../../../server/src/lsp/protocol.ts";
import { plain, reason } from "./problems.ts";
import { type TreeNode, viewTreeItem } from "./viewItems.ts";

/** Records change with every key: wait for a pause of so many milliseconds before asking. */
const PAUSE = 300;

/** The tree that the server gives for a view. It asks while it is looked at, and never shows an answer older than the one before. */
export class ViewTree implements TreeDataProvider<TreeNode> {
  roots: readonly ViewRoot[] = [];
  /** Why there is no answer; undefined while all is well. */
  problem: string | undefined;
  private nodes: readonly TreeNode[] = [];
  private readonly changed = new EventEmitter<void>();
  readonly onDidChangeTreeData: Event<void> = this.changed.event;
  private readonly opened = new Map<string, boolean>();
  private isVisible = false;
  private isStale = true;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly client: BaseLanguageClient,
    private readonly view: string,
  ) {
    client.onNotification(CHANGED, () => this.stale());
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) this.stale();
    });
  }

  getTreeItem(node: TreeNode): TreeItem {
    return viewTreeItem(node, this.opened.get(node.id) ?? node.isOpen ?? false);
  }

  getParent({ parent }: TreeNode): TreeNode | undefined {
    return parent;
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node) return [...node.children];
    if (this.isStale) await this.refresh();
    return [...this.nodes];
  }

  /** Remembers what the user has opened and closed, so that a tree that is filled anew stays as it was. */
  setOpened({ id }: TreeNode, isOpen: boolean): void {
    this.opened.set(id, isOpen);
  }

  setVisible(isVisible: boolean): void {
    this.isVisible = isVisible;
    if (isVisible && this.isStale) void this.refresh();
  }

  /** Asks the server again, until nothing has changed during the answer. */
  refresh(): Promise<void> {
    clearTimeout(this.timer);
    this.isStale = true;
    this.running ??= this.ask().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private stale(): void {
    this.isStale = true;
    clearTimeout(this.timer);
    if (this.isVisible) this.timer = setTimeout(() => void this.refresh(), PAUSE);
  }

  private async ask(): Promise<void> {
    // a request waits for a server that is starting
    while (this.isStale && (this.client.state === State.Running || this.client.state === State.Starting)) {
      this.isStale = false;
      try {
        this.take((await this.client.sendRequest<ViewResult>("isms/view", { view: this.view })).roots, undefined);
      } catch (error) {
        this.take(this.roots, l10n.t("This view could not be read: {0}", reason(error)));
      }
    }
  }

  private take(roots: readonly ViewRoot[], problem: string | undefined): void {
    const isSame = problem === this.problem && JSON.stringify(roots) === JSON.stringify(this.roots);
    this.roots = roots;
    this.problem = problem;
    if (isSame) return;
    const [only] = roots;
    this.nodes = only && roots.length === 1 ? treeNodes(only.items, undefined, only.uri) : roots.map(rootNode);
    this.changed.fire();
  }
}

function rootNode({ uri, organisation, items }: ViewRoot): TreeNode {
  const label = plain(organisation) || decodeURIComponent(uri.split("/").at(-1) ?? "");
  const node: TreeNode = { id: uri, label, parent: undefined, isOpen: true, children: [] };
  return Object.assign(node, { children: treeNodes(items, node, uri) });
}

/** Nodes with ids that are unique in the whole tree. */
function treeNodes(items: readonly ViewNode[], parent: TreeNode | undefined, prefix: string): TreeNode[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const count = seen.get(item.id) ?? 0;
    seen.set(item.id, count + 1);
    const node: TreeNode = { ...item, id: `${prefix}/${item.id}${count === 0 ? "" : ` ${count}`}`, parent, children: [] };
    return Object.assign(node, { children: treeNodes(item.children ?? [], node, node.id) });
  });
}
