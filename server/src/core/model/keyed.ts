/**
 * Values by what a lookup asks for and what it asks about, such as `id` and `R-1`: in two steps, since a key that joins both would have
 * to be made for each of a million lookups.
 */
export class Keyed<T> {
  private readonly values = new Map<string, Map<string, T>>();

  get(question: string, about: string): T | undefined {
    return this.values.get(question)?.get(about);
  }

  set(question: string, about: string, value: T): void {
    const known = this.values.get(question);
    if (known) known.set(about, value);
    else this.values.set(question, new Map([[about, value]]));
  }

  *keys(): Iterable<readonly [question: string, about: string]> {
    for (const [question, values] of this.values) for (const about of values.keys()) yield [question, about];
  }
}
