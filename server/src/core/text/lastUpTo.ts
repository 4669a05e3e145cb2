/** Index of the last of ascending numbers that is not above a number; 0 where all are. */
export function lastUpTo(numbers: Uint16Array | Uint32Array, number: number, count = numbers.length): number {
  let low = 0;
  let high = count;
  while (low + 1 < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) <= number) low = middle;
    else high = middle;
  }
  return low;
}
