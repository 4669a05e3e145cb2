/**
 * Values by path, as a map that nobody writes to. Versions that differ in the values of a few paths share all else, so that a key does
 * not cost ten thousand files, and it is known at once in what two of them differ.
 */
export class PathMap<T extends object> implements ReadonlyMap<string, T> {
  /**
   * `shared` gives all paths their order, and their values but for those that have them in `own`: a value that changed with one key will
   * change with the next, and the old ones must not be held. Versions with the same `origin` differ in these at most.
   */
  private constructor(
    private readonly shared: ReadonlyMap<string, T | undefined>,
    private readonly own: ReadonlyMap<string, T> = new Map(),
    private readonly origin: object = shared,
  ) {}

  /** A map in the order given. */
  static of<T extends object>(entries: Iterable<readonly [string, T]> = []): PathMap<T> {
    return new PathMap(new Map(entries));
  }

  /** The version in which some of the paths have other values. */
  with(others: ReadonlyMap<string, T>): PathMap<T> {
    const own = new Map([...this.own, ...others]);
    if (own.size === this.own.size) return new PathMap(this.shared, own, this.origin);
    if (own.size > MOST_OWN) return PathMap.of([...this].map(([path, value]) => [path, others.get(path) ?? value]));
    const shared = new Map(this.shared);
    for (const path of others.keys()) shared.set(path, undefined);
    return new PathMap(shared, own, this.origin);
  }

  /** The paths that have another value in one map than in another, or none in one of the two. */
  static differing<T extends object>(before: ReadonlyMap<string, T>, now: ReadonlyMap<string, T>): string[] {
    const isOther = (path: string) => before.get(path) !== now.get(path);
    if (before instanceof PathMap && now instanceof PathMap && before.origin === now.origin) {
      return [...new Set([...before.own.keys(), ...now.own.keys()])].filter(isOther);
    }
    return [...[...now.keys()].filter(isOther), ...[...before.keys()].filter((path) => !now.has(path))];
  }

  get size(): number {
    return this.shared.size;
  }

  get(path: string): T | undefined {
    return this.own.get(path) ?? this.shared.get(path);
  }

  has(path: string): boolean {
    return this.shared.has(path);
  }

  keys(): MapIterator<string> {
    return this.shared.keys();
  }

  *values(): MapIterator<T> {
    for (const [, value] of this) yield value;
  }

  *entries(): MapIterator<[string, T]> {
    for (const [path, value] of this.shared) yield [path, value ?? (this.own.get(path) as T)];
  }

  [Symbol.iterator](): MapIterator<[string, T]> {
    return this.entries();
  }

  forEach(visit: (value: T, path: string, map: ReadonlyMap<string, T>) => void): void {
    for (const [path, value] of this) visit(value, path, this);
  }
}

/** From so many on, all values are shared again. */
const MOST_OWN = 32;
