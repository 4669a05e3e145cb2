import assert from "node:assert/strict";
import fc from "fast-check";
import type { Node, ScalarNode } from "../../../server/src/core/syntax/node.ts";
import { Packing, unpackNode } from "../../../server/src/core/syntax/packedNode.ts";

const PLAIN = { noNullPrototype: true } as const;
const offset = fc.oneof(fc.nat(0xffff), fc.nat());
const span = { start: offset, end: offset };
const value = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null)) as fc.Arbitrary<ScalarNode["value"]>;
const key = fc.oneof(fc.constantFrom("id", "title", ""), fc.string());
const entry = (of: fc.Arbitrary<Node>) =>
  fc.record({ key, keySpan: fc.record(span, PLAIN), value: fc.option(of, { nil: undefined }) }, PLAIN);
const { tree } = fc.letrec<{ tree: Node; scalar: Node; map: Node; seq: Node }>((tie) => ({
  tree: fc.oneof({ depthSize: "small", withCrossShrink: true }, tie("scalar"), tie("map"), tie("seq")),
  scalar: fc.record({ type: fc.constant("scalar" as const), value, quoted: fc.boolean(), ...span }, PLAIN),
  map: fc.record({ type: fc.constant("map" as const), entries: fc.array(entry(tie("tree"))), flow: fc.boolean(), ...span }, PLAIN),
  seq: fc.record({ type: fc.constant("seq" as const), items: fc.array(tie("tree")), flow: fc.boolean(), ...span }, PLAIN),
}));

describe("Packing", () => {
  it("gives back every tree as it was, whatever is packed beside it", () => {
    fc.assert(
      fc.property(fc.array(tree), (trees) => {
        const packing = new Packing();
        const places = trees.map((one) => packing.node(one));
        const store = packing.store();
        for (const [index, place] of places.entries()) assert.deepEqual(unpackNode(store, ...place), trees[index]);
      }),
    );
  });

  it("keeps what equal trees have in common once", () => {
    const packing = new Packing();
    const make = (start: number): Node => ({
      type: "map",
      entries: [{ key: "id", keySpan: { start, end: start + 2 }, value: undefined }],
      flow: false,
      start,
      end: start + 3,
    });
    const [first, second] = [packing.node(make(0)), packing.node(make(70_000))];
    const { values } = packing.store();
    assert.equal(values[first[1]], values[second[1]]);
  });
});
