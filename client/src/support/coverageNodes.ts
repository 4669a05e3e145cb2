import type {
  ControlState,
  CoverageControl,
  CoverageGroup,
  CoverageItem,
  CoverageRoot,
  CoverageTheme,
} from "../../../server/src/lsp/protocol.ts";

/* The tree of the Coverage view as data: nothing here knows VS Code. */

interface NodeHead {
  /** Stays the same while the tree is filled anew, so that what is open and selected stays so. */
  readonly id: string;
  readonly parent: CoverageNode | undefined;
  readonly root: CoverageRoot;
}

/** An ISMS, a theme or a group, with the controls in it. */
export interface ParentNode extends NodeHead {
  readonly type: "root" | "theme" | "group";
  readonly title: string;
  /** All its controls, those too that the filter hides. */
  readonly controls: readonly CoverageControl[];
  readonly children: readonly (ParentNode | ControlNode)[];
}

/** What hangs on it is asked for when it is opened. */
export interface ControlNode extends NodeHead {
  readonly type: "control";
  readonly control: CoverageControl;
}

/** Something that hangs on a control. */
export interface ItemNode extends NodeHead {
  readonly type: "item";
  readonly item: CoverageItem;
}

export type CoverageNode = ParentNode | ControlNode | ItemNode;

/** The states of controls to show; everything where it is missing. */
export type StateFilter = ReadonlySet<ControlState> | undefined;

/**
 * The nodes at the top: the ISMS roots where there are several, else the themes of the only one. A filtered tree has
 * ids of its own, so that it can be open where the whole tree is closed.
 */
export function coverageNodes(roots: readonly CoverageRoot[], filter: StateFilter): ParentNode[] {
  const prefix = filter ? "filtered:" : "";
  const [only] = roots;
  if (only && roots.length === 1) return only.themes.flatMap((theme) => themeNode(theme, only, undefined, `${prefix}${only.uri}`, filter));
  return roots.flatMap((root) => rootNode(root, prefix, filter));
}

/** All controls of an ISMS, in the order of the tree. */
export function controlsOf(root: CoverageRoot): CoverageControl[] {
  return root.themes.flatMap(controlsOfTheme);
}

export function controlsOfTheme({ groups }: CoverageTheme): CoverageControl[] {
  return groups.flatMap(({ controls }) => controls);
}

/** Id and title of a theme, short: beside 93 controls the word "controls" says nothing. The organisation's own controls have no id. */
export function themeTitle({ id, title }: CoverageTheme): string {
  return id ? `${id} ${title.replace(/ controls$/, "")}` : title;
}

function rootNode(root: CoverageRoot, prefix: string, filter: StateFilter): ParentNode[] {
  const title = root.organisation || decodeURIComponent(root.uri.split("/").at(-1) ?? "");
  const head = { type: "root" as const, id: `${prefix}${root.uri}`, parent: undefined, root, title, controls: controlsOf(root) };
  return withChildren(head, (node) => root.themes.flatMap((theme) => themeNode(theme, root, node, node.id, filter)));
}

function themeNode(
  theme: CoverageTheme,
  root: CoverageRoot,
  parent: ParentNode | undefined,
  prefix: string,
  filter: StateFilter,
): ParentNode[] {
  const id = `${prefix}#${theme.id}`;
  const head = { type: "theme" as const, id, parent, root, title: themeTitle(theme), controls: controlsOfTheme(theme) };
  return withChildren(head, (node) => theme.groups.flatMap((group) => groupNode(group, node, filter)));
}

function groupNode({ title, controls }: CoverageGroup, parent: ParentNode, filter: StateFilter): ParentNode[] {
  const head = { type: "group" as const, id: `${parent.id}/${title}`, parent, root: parent.root, title, controls };
  return withChildren(head, (node) =>
    controls.filter(({ state }) => filter?.has(state) ?? true).map((control) => controlNode(control, node)),
  );
}

function controlNode(control: CoverageControl, parent: ParentNode): ControlNode {
  return { type: "control", id: `${parent.id}/${control.id}`, parent, root: parent.root, control };
}

/** The nodes of what hangs on a control. */
export function itemNodes(items: readonly CoverageItem[], parent: ControlNode): ItemNode[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const name = `${item.kind} ${item.uri} ${item.label}`;
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    return { type: "item", id: `${parent.id}/${name} ${count}`, parent, root: parent.root, item };
  });
}

/** How many things hang on a control. */
export function itemCount({ counts }: CoverageControl): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** A parent and its children, which know each other; nothing where no child is left. */
function withChildren(
  head: Omit<ParentNode, "children">,
  childrenOf: (node: ParentNode) => readonly (ParentNode | ControlNode)[],
): ParentNode[] {
  const children: (ParentNode | ControlNode)[] = [];
  const node: ParentNode = { ...head, children };
  children.push(...childrenOf(node));
  return children.length > 0 ? [node] : [];
}
