import type { KindName } from "../generated/types.ts";
import { type IsmsRecord, type Mention, targetKey } from "./record.ts";
import type { SourceFile } from "./sourceFile.ts";

export interface LocatedMention {
  readonly file: SourceFile;
  readonly mention: Mention;
}

/** What all files together hold, looked up by kind, id and target. Built from the files' summaries alone. */
export class IsmsIndex {
  private readonly kinds = new Map<KindName, IsmsRecord[]>();
  private readonly ids = new Map<string, IsmsRecord[]>();
  private readonly soaEntries = new Map<string, IsmsRecord<"soaEntry">[]>();
  private mentionsByTarget: Map<string, LocatedMention[]> | undefined;

  constructor(private readonly files: ReadonlyMap<string, SourceFile>) {
    for (const file of files.values()) for (const record of file.records) this.add(record);
  }

  private add(record: IsmsRecord): void {
    push(this.kinds, record.kind, record);
    if (record.id !== undefined) push(this.ids, record.id, record);
    if (record.kind === "soaEntry") {
      const entry = record as IsmsRecord<"soaEntry">;
      if (entry.data.control !== undefined) push(this.soaEntries, soaKey(entry), entry);
    }
  }

  ofKind<K extends KindName>(kind: K): readonly IsmsRecord<K>[] {
    return (this.kinds.get(kind) ?? []) as unknown as readonly IsmsRecord<K>[];
  }

  /** The record of a kind that an ISMS has once; the first where files hold several. */
  singleton<K extends KindName>(kind: K): IsmsRecord<K> | undefined {
    return this.ofKind(kind)[0];
  }

  /** The records with that id: more than one where it is not unique. */
  withId(id: string): readonly IsmsRecord[] {
    return this.ids.get(id) ?? [];
  }

  /** The record of that id and kind. */
  record<K extends KindName>(kind: K, id: string | undefined): IsmsRecord<K> | undefined {
    if (id === undefined) return undefined;
    return this.withId(id).find((record) => record.kind === kind) as IsmsRecord<K> | undefined;
  }

  get allIds(): Iterable<string> {
    return this.ids.keys();
  }

  /** The SoA entries of a control, in canonical form. */
  soa(control: string): readonly IsmsRecord<"soaEntry">[] {
    return this.soaEntries.get(control) ?? [];
  }

  /** Every mention of a target, files in order. Words that only look like ids count once a record has the id. */
  mentionsOf(key: string): readonly LocatedMention[] {
    this.mentionsByTarget ??= this.collectMentions();
    return this.mentionsByTarget.get(key) ?? [];
  }

  private collectMentions(): Map<string, LocatedMention[]> {
    const found = new Map<string, LocatedMention[]>();
    for (const file of this.files.values()) for (const mention of file.mentions) push(found, targetKey(mention.target), { file, mention });
    return found;
  }
}

/** The canonical id of the control that an entry is about. */
export function soaKey(entry: IsmsRecord<"soaEntry">): string {
  const mention = entry.mentions.find(({ field }) => field === "control");
  const target = mention?.target;
  return target && (target.type === "control" || target.type === "record") ? target.id : (entry.data.control ?? "");
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
