/** Node's assert module does not exist in a web extension host: the least of it that the tests need. */
export function ok(value: unknown, message: string): asserts value {
  if (!value) throw new Error(message);
}

export function equal<T>(actual: T, expected: T): void {
  ok(Object.is(actual, expected), `expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
}

export function match(text: string, pattern: RegExp): void {
  ok(pattern.test(text), `expected ${pattern} to match ${JSON.stringify(text)}`);
}
