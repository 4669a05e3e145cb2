import assert from "node:assert/strict";
import { type CoverageNode, coverageNodes, itemCount, itemNodes } from "../../client/src/support/coverageNodes.ts";
import { settledCount, stateCounts, worstState } from "../../client/src/support/stateCounts.ts";
import type { ControlState, CoverageControl, CoverageRoot } from "../../server/src/lsp/protocol.ts";

describe("tree of the Coverage view", () => {
  it("begins with the themes of the only ISMS, and with the ISMSs where there are several", () => {
    assert.deepEqual(titles(coverageNodes([root("a")], undefined)), ["A.5 Organizational", "A.8 Technological"]);
    assert.deepEqual(titles(coverageNodes([root("a"), root("b")], undefined)), ["Firm a", "Firm b"]);
    assert.deepEqual(coverageNodes([], undefined), []);
  });

  it("keeps ids when the same is said again, and gives no id twice", () => {
    const ids = () => everyNode(coverageNodes([root("a"), root("b")], undefined)).map(({ id }) => id);
    assert.deepEqual(ids(), ids());
    assert.equal(new Set(ids()).size, ids().length);
  });

  it("names each node's parent", () => {
    for (const node of everyNode(coverageNodes([root("a"), root("b")], undefined)))
      for (const child of childrenOf(node)) assert.equal(child.parent, node);
  });

  it("leaves out what a filter hides, but counts it", () => {
    const [theme, ...others] = coverageNodes([root("a")], new Set<ControlState>(["planned"]));
    assert.deepEqual(others, []);
    assert.equal(theme?.controls.length, 2);
    const controls = everyNode(theme ? [theme] : []).flatMap((node) => (node.type === "control" ? [node.control.id] : []));
    assert.deepEqual(controls, ["A.5.2"]);
  });

  it("gives a filtered tree ids of its own", () => {
    const whole = everyNode(coverageNodes([root("a")], undefined)).map(({ id }) => id);
    const filtered = everyNode(coverageNodes([root("a")], new Set<ControlState>(["planned"])));
    assert.deepEqual(
      filtered.filter(({ id }) => whole.includes(id)),
      [],
    );
  });
});

describe("states of many controls", () => {
  const of = (...states: ControlState[]) => states.map((state) => control("A.5.1", state));

  it("are summed up by the one furthest behind", () => {
    assert.equal(worstState(of("evidenced", "missing", "planned")), "missing");
    assert.equal(worstState(of("evidenced", "partial", "excluded")), "partial");
    assert.equal(worstState(of("evidenced", "implemented")), "implemented");
    assert.equal(worstState(of("evidenced", "excluded")), "evidenced");
    assert.equal(worstState(of("excluded", "excluded")), "excluded");
  });

  it("count an exclusion as settled, a plan not", () => {
    assert.equal(settledCount(of("excluded", "implemented", "evidenced", "partial", "planned", "missing")), 3);
    assert.equal(stateCounts(of("planned", "planned")).planned, 2);
  });
});

function root(name: string): CoverageRoot {
  return {
    uri: `file:///${name}`,
    organisation: `Firm ${name}`,
    entries: 2,
    total: 3,
    themes: [
      {
        id: "A.5",
        title: "Organizational controls",
        groups: [{ title: "Policies", controls: [control("A.5.1", "evidenced"), control("A.5.2", "planned")] }],
      },
      { id: "A.8", title: "Technological controls", groups: [{ title: "Backup", controls: [control("A.8.13", "missing")] }] },
    ],
  };
}

function control(id: string, state: ControlState): CoverageControl {
  const counts = { soaEntry: 0, risks: 0, obligations: 0, actions: 0, documents: 2, evidence: 0 };
  return { id, title: "Title", state, stateLabel: state, counts };
}

function everyNode(nodes: readonly CoverageNode[]): CoverageNode[] {
  return nodes.flatMap((node) => [node, ...everyNode(childrenOf(node))]);
}

/** The same document hangs on each control twice. */
function childrenOf(node: CoverageNode): readonly CoverageNode[] {
  if (node.type === "item") return [];
  if (node.type !== "control") return node.children;
  const start = { line: 0, character: 0 };
  const item = { kind: "documents" as const, label: "POL-1", description: "", uri: "file:///a/p.md", range: { start, end: start } };
  return itemNodes(Array(itemCount(node.control)).fill(item), node);
}

function titles(nodes: ReturnType<typeof coverageNodes>): string[] {
  return nodes.map(({ title }) => title);
}
