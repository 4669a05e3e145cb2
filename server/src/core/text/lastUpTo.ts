import { numberAt, type PackedNumbers } from "./packedNumbers.ts";

/** Index of the last of ascending numbers that is not above a number; 0 where all are. */
export function lastUpTo(numbers: PackedNumbers, number: number, count = numbers.length): number {
  let low = 0;
  let high = count;
  while (low + 1 < high) {
    const middle = (low + high) >>> 1;
    if (numberAt(numbers, middle) <= number) low = middle;
    else high = middle;
  }
  return low;
}
