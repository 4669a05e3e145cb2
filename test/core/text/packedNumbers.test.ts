import assert from "node:assert/strict";
import fc from "fast-check";
import { numberAt, packNumbers } from "../../../server/src/core/text/packedNumbers.ts";

function unpacked(numbers: readonly number[]): number[] {
  const packed = packNumbers(numbers);
  assert.equal(packed.length, numbers.length);
  return numbers.map((_, index) => numberAt(packed, index));
}

describe("packNumbers", () => {
  it("gives back every number, also those that are halves of characters", () => {
    const most = fc.constantFrom(0xff, 0xffff, 0xffff_ffff);
    const numbers = most.chain((max) =>
      fc.array(fc.oneof(fc.nat(0xff), fc.integer({ min: 0xd800, max: 0xdfff }), fc.integer({ min: 0, max }))),
    );
    fc.assert(fc.property(numbers, (list) => assert.deepEqual(unpacked(list), list)));
  });

  it("takes more numbers than a function takes arguments", () => {
    const numbers = Array.from({ length: 300_000 }, (_, index) => index % 70_000);
    assert.deepEqual(unpacked(numbers), numbers);
    const small = numbers.map((number) => number % 0xffff);
    assert.deepEqual(unpacked(small), small);
  });
});
