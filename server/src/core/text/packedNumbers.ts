import type { Span } from "./span.ts";

/**
 * Numbers from 0 on, kept as the characters of a text or, where one is above 65,535, in a typed array. There are tens of thousands of such
 * lists, and most are short: beside its numbers a typed array takes 250 bytes, a text 16.
 */
export type PackedNumbers = string | Uint32Array;

const LARGEST_CHARACTER = 0xffff;
/** Functions take no more arguments than fit on the stack. */
const AT_ONCE = 4096;

export function packNumbers(numbers: readonly number[]): PackedNumbers {
  if (numbers.some((number) => number > LARGEST_CHARACTER)) return Uint32Array.from(numbers);
  if (numbers.length <= AT_ONCE) return String.fromCharCode(...numbers);
  const parts: string[] = [];
  for (let start = 0; start < numbers.length; start += AT_ONCE) parts.push(String.fromCharCode(...numbers.slice(start, start + AT_ONCE)));
  return parts.join("");
}

/** Two numbers for each span: where it starts and where it ends. */
export function packSpans(spans: readonly Span[]): PackedNumbers {
  return packNumbers(spans.flatMap(({ start, end }) => [start, end]));
}

/** The span whose two numbers stand from an index on. */
export function spanFrom(numbers: PackedNumbers, index: number): Span {
  return { start: numberAt(numbers, index), end: numberAt(numbers, index + 1) };
}

/** The number at an index that the list has. */
export function numberAt(numbers: PackedNumbers, index: number): number {
  return typeof numbers === "string" ? numbers.charCodeAt(index) : (numbers[index] as number);
}
