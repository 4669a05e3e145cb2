import type { KindName } from "../generated/types.ts";
import { type ChangedRun, spliced } from "../text/changedRun.ts";
import type { IsmsRecord } from "./record.ts";

/** What somebody wants to know of each record of a kind: it rests on the record and the basis alone. */
export type FactOf<K extends KindName, T, B extends Basis> = (record: IsmsRecord<K>, ...basis: B) => T;

/** What facts rest on beside the record: a day, say. */
export type Basis = readonly (string | undefined)[];

/** In what two lists of the records of a kind differ. */
export type RunBetween = (kind: KindName, old: readonly unknown[], now: readonly unknown[]) => ChangedRun<unknown>;

type AnyFactOf = FactOf<never, unknown, never>;

interface Facts {
  /** By which changes of the list are told. */
  readonly name: string;
  readonly basis: Basis;
  readonly records: readonly unknown[];
  readonly facts: readonly unknown[];
}

/** Facts about all records of a kind, each asked once a record and basis. */
export class FactLists {
  private readonly known = new Map<KindName, Map<AnyFactOf, Facts>>();
  /** By kind, the names of lists of a basis that nobody asks for any more: who has read them may not have heard. */
  private readonly outdated = new Map<KindName, string[]>();
  private names = 0;

  /**
   * The facts about `records`, all of a kind, with the name by which {@link noteChanges} tells of their changes. `factOf` is known by
   * identity.
   */
  of<K extends KindName, T, B extends Basis>(
    kind: K,
    records: readonly unknown[],
    factOf: FactOf<K, T, B>,
    basis: B,
    runBetween: RunBetween,
  ): { readonly name: string; readonly facts: readonly T[] } {
    const known = this.known.get(kind)?.get(factOf as AnyFactOf);
    const isSame = known !== undefined && isEqual(known.basis, basis);
    if (isSame && known.records === records) return known as Facts & { readonly facts: readonly T[] };
    if (known && !isSame) this.outdated.set(kind, [...(this.outdated.get(kind) ?? []), known.name]);
    const name = isSame ? known.name : `${kind} ${++this.names}`;
    const { start, removed, added } = isSame ? runBetween(kind, known.records, records) : { start: 0, removed: [], added: records };
    const own = (added as readonly IsmsRecord<K>[]).map((record) => factOf(record, ...basis));
    const before = isSame ? (known.facts as T[]) : [];
    // the list is nobody else's, so it need not be copied with every key
    const facts = own.length === removed.length ? before : spliced(before, start, removed.length, own);
    if (facts === before) for (const [index, fact] of own.entries()) facts[start + index] = fact;
    const lists = this.known.get(kind) ?? new Map<AnyFactOf, Facts>();
    this.known.set(kind, lists.set(factOf as AnyFactOf, { name, basis, records, facts }));
    return { name, facts };
  }

  /** Tells the names of the lists that are others once a file has lost and gained some records. */
  noteChanges({ removed, added }: ChangedRun<IsmsRecord>, note: (name: string) => void): void {
    for (const kind of new Set([...removed, ...added].map((record) => record.kind))) {
      const [old, now] = [removed, added].map((records) => records.filter((record) => record.kind === kind)) as [
        IsmsRecord[],
        IsmsRecord[],
      ];
      for (const [factOf, { name, basis }] of this.known.get(kind) ?? []) {
        const factsOf = (record: IsmsRecord) => (factOf as FactOf<KindName, unknown, Basis>)(record, ...basis);
        const isOther = old.length !== now.length || old.some((one, place) => !areSame(factsOf(one), factsOf(now[place] as IsmsRecord)));
        if (isOther) note(name);
      }
      for (const name of this.outdated.get(kind) ?? []) note(name);
      this.outdated.delete(kind);
    }
  }
}

function areSame(a: unknown, b: unknown): boolean {
  return a === b || (Array.isArray(a) && Array.isArray(b) && isEqual(a, b));
}

function isEqual(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}
