const READ_AT_ONCE = 32;

/** Does some work for every path, a number of them at once. `progress` is told how many of how many are done. */
export async function inBatches(
  paths: readonly string[],
  work: (path: string) => Promise<void>,
  progress?: (done: number, total: number) => void,
): Promise<void> {
  for (let start = 0; start < paths.length; start += READ_AT_ONCE) {
    await Promise.all(paths.slice(start, start + READ_AT_ONCE).map(work));
    progress?.(Math.min(start + READ_AT_ONCE, paths.length), paths.length);
  }
}
