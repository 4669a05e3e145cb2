import type { KindName } from "../generated/types.ts";
import type { IsmsRecord } from "../model/record.ts";
import { nameOf as idOf } from "../model/recordFields.ts";
import type { RuleContext } from "./rule.ts";
import { someOf } from "./wording.ts";

/** What records of a file lack, and how it is said of one of them, of all and of some. */
export interface Lack<K extends KindName> {
  /** The records that could have it. */
  readonly applies?: (record: IsmsRecord<K>) => boolean;
  readonly lacks: (record: IsmsRecord<K>) => boolean;
  /** Where it is missing. */
  readonly field: string;
  /** What a record is called, where it has no id. */
  readonly nameOf?: (record: IsmsRecord<K>) => string;
  readonly one: (name: string) => string;
  readonly all: (count: number) => string;
  /** `names` are those of the first few. */
  readonly many: (count: number, of: number, names: string) => string;
}

/** As many findings of one sort in a file that all lack something can be looked at one by one: beyond, a column is missing, not a value. */
const FEW = 2;
/** So many are looked at one by one where others of the file have it. */
const SOME = 5;

/** Reports each record that lacks something; where all of a file do, or many, that has one cause and is one finding. */
export function reportLacking<K extends KindName>(
  { report }: RuleContext,
  records: readonly IsmsRecord<K>[],
  { applies = () => true, lacks, field, nameOf = idOf, one, all, many }: Lack<K>,
): void {
  for (const inFile of byFile(records.filter(applies))) {
    const lacking = inFile.filter(lacks);
    const [first] = lacking;
    const isWhole = lacking.length === inFile.length;
    if (!first) continue;
    if (isWhole && lacking.length > FEW) report(first, [field], all(lacking.length));
    else if (lacking.length > SOME) report(first, [field], many(lacking.length, inFile.length, someOf(lacking.map(nameOf), SOME)));
    else for (const record of lacking) report(record, [field], one(nameOf(record)));
  }
}

/** Records in the lists of their files. */
export function byFile<R extends IsmsRecord>(records: readonly R[]): Iterable<R[]> {
  const files = new Map<string, R[]>();
  for (const record of records) {
    const list = files.get(record.path);
    if (list) list.push(record);
    else files.set(record.path, [record]);
  }
  return files.values();
}
