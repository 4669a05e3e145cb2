import type { KindName } from "../generated/types.ts";
import { type ChangedRun, changedRun, spliced } from "../text/changedRun.ts";
import { type Basis, FactLists, type FactOf, type RunBetween } from "./factLists.ts";
import type { MentionList } from "./mentionList.ts";
import { PathMap } from "./pathMap.ts";
import { type IsmsRecord, type Mention, targetKey } from "./record.ts";
import { type Files, firstIndex, inserted, Shelves, togetherInOrder, without } from "./shelves.ts";
import { isWithin, proseMentionsIn, type SourceFile, type Wording } from "./sourceFile.ts";

/** A mention with the path of its file, and the record that makes it; undefined in prose. */
export interface LocatedMention {
  readonly path: string;
  readonly record: IsmsRecord | undefined;
  readonly mention: Mention;
}

/** What a lookup asks the index for, and about what: of the same two the answer is the same until {@link noteChanges} names them. */
export type NoteLookup = (
  question: "kind" | "facts" | "wording" | "count" | "names" | "id" | "ids" | "soa" | "mentions" | "citations",
  about: string,
) => void;

/**
 * What all files together hold, looked up by kind, id and target. Built from the files' summaries alone, and kept up to date by
 * {@link update}, which costs what changed. Every lookup is told to {@link reader}: whoever remembers those of an answer knows when it
 * may have become another.
 */
export class IsmsIndex {
  /** Told of every lookup, while it is set: what it asks for, and what it asks about. */
  reader: NoteLookup | undefined;
  /** By path, sorted. */
  private files: ReadonlyMap<string, SourceFile> = new Map();
  private readonly kinds = new Map<KindName, readonly IsmsRecord[]>();
  /** How the records of a kind last became others. */
  private readonly lastRuns = new Map<KindName, LastRun>();
  private readonly factLists = new FactLists();
  private readonly ids = new Shelves();
  private readonly shared = new Set<string>();
  private readonly soaEntries = new Shelves();
  /** By target, the records that mention it in their fields; those that do so in their texts alone. */
  private readonly citations = new Shelves();
  private readonly citationsInTexts = new Shelves();
  /** Target → paths of the files whose prose mentions it, each as often as it has parts that do. Maps would take five times the room. */
  private readonly prose = new Map<string, string[]>();
  /** What was asked for by target, until that changes. */
  private readonly mentions = new Map<string, readonly LocatedMention[]>();
  private readonly citingFields = new Map<string, Map<string, readonly IsmsRecord[]>>();

  constructor(files: ReadonlyMap<string, SourceFile> = new Map()) {
    this.update(files);
  }

  /** Takes over the files as they are now, sorted by path. Files that are the same object cost nothing. */
  update(files: Files): void {
    const before = this.files;
    this.files = files;
    const others = PathMap.differing(before, files);
    if (others.length > FEW) this.kinds.clear();
    for (const path of others) this.replace(path, before.get(path), files.get(path));
  }

  ofKind<K extends KindName>(kind: K): readonly IsmsRecord<K>[] {
    this.reader?.("kind", kind);
    return this.recordsOf(kind) as unknown as readonly IsmsRecord<K>[];
  }

  /**
   * What `factOf` tells of each record of a kind, in the order of {@link ofKind}. It must rest on the record and the `basis` alone,
   * because each is asked once for a basis: for rules that look at all records of a kind, of which there may be very many. Numbers,
   * texts and short lists of them take the least to go through, and whoever reads them need not run again while they are the same. The
   * list holds until the records change.
   */
  facts<K extends KindName, T, B extends Basis>(kind: K, factOf: FactOf<K, T, B>, ...basis: B): readonly T[] {
    const { name, facts } = this.factLists.of(kind, this.recordsOf(kind), factOf, basis, this.runBetween);
    this.reader?.("facts", name);
    return facts;
  }

  /** The record that a fact of {@link facts} is about, by its place there: for the few of which something is said. */
  nth<K extends KindName>(kind: K, place: number): IsmsRecord<K> {
    const record = this.recordsOf(kind)[place] as IsmsRecord as IsmsRecord<K>;
    if (record.id === undefined) this.reader?.("kind", kind);
    else this.reader?.("id", record.id);
    return record;
  }

  /** True where words in a record, or anywhere in the file of a document, are still to be filled in. */
  isToFillIn(record: IsmsRecord): boolean {
    this.reader?.("wording", record.path);
    const file = this.files.get(record.path);
    const { segment, start, end } = record;
    const isIn = (words: Wording) => record.kind === "document" || (file && isWithin(file, words, { start, end, segment }));
    return file?.wording.some((words) => words.kind === "placeholder" && isIn(words)) === true;
  }

  /** Notes the lookups whose answers differ once a file has lost and gained those records: of what was asked for by {@link facts}. */
  noteFacts(records: ChangedRun<IsmsRecord>, note: NoteLookup): void {
    this.factLists.noteChanges(records, (name) => note("facts", name));
  }

  /** In what two lists of the records of a kind differ: mostly by the last change. */
  private readonly runBetween: RunBetween = (kind, old, now) => {
    const last = this.lastRuns.get(kind);
    return last?.old === old && last.now === now ? last.run : changedRun(old, now);
  };

  /** True where the ISMS keeps records of a kind. */
  has(kind: KindName): boolean {
    this.reader?.("count", kind);
    return this.recordsOf(kind).length > 0;
  }

  /** The records of a kind that have an id, by which people may mean them: for their ids and titles alone. */
  named(kind: KindName): readonly { readonly id: string; readonly title: string | undefined }[] {
    this.reader?.("names", kind);
    return this.recordsOf(kind).flatMap(({ id, title }) => (id === undefined ? [] : [{ id, title }]));
  }

  /** The record of a kind that an ISMS has once; the first where files hold several. */
  singleton<K extends KindName>(kind: K): IsmsRecord<K> | undefined {
    return this.ofKind(kind)[0];
  }

  /** The records with that id: more than one where it is not unique. */
  withId(id: string): readonly IsmsRecord[] {
    this.reader?.("id", id);
    return this.ids.inOrder(id, this.files);
  }

  /** The record of that id and kind. */
  record<K extends KindName>(kind: K, id: string | undefined): IsmsRecord<K> | undefined {
    if (id === undefined) return undefined;
    return this.withId(id).find((record) => record.kind === kind) as IsmsRecord<K> | undefined;
  }

  /** The records of a kind that a list of ids names, in its order; ids of none are left out. */
  records<K extends KindName>(kind: K, ids: readonly string[] = []): IsmsRecord<K>[] {
    return ids.flatMap((id) => this.record(kind, id) ?? []);
  }

  get allIds(): Iterable<string> {
    this.reader?.("ids", "");
    return this.ids.keys();
  }

  /** The ids that more than one record has. */
  get sharedIds(): readonly string[] {
    this.reader?.("ids", "");
    return [...this.shared];
  }

  /** The SoA entries of a control, in canonical form. */
  soa(control: string): readonly IsmsRecord<"soaEntry">[] {
    this.reader?.("soa", control);
    return this.soaEntries.inOrder(control, this.files) as unknown as readonly IsmsRecord<"soaEntry">[];
  }

  /** Every mention of a target, files in order. Words that only look like ids count once a record has the id. */
  mentionsOf(key: string): readonly LocatedMention[] {
    this.reader?.("mentions", key);
    const known = this.mentions.get(key);
    if (known) return known;
    const found: LocatedMention[] = [];
    for (const path of new Set(this.prose.get(key))) {
      const file = this.files.get(path);
      for (const mention of file ? proseMentionsIn(file) : []) {
        if (targetKey(mention.target) === key) found.push({ path, record: undefined, mention });
      }
    }
    for (const record of togetherInOrder([this.citations, this.citationsInTexts], key, this.files)) {
      for (const mention of record.mentions) if (targetKey(mention.target) === key) found.push({ path: record.path, record, mention });
    }
    found.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
    // that there are none is found out as fast as it is remembered
    if (found.length > 0) this.mentions.set(key, found);
    return found;
  }

  private recordsOf(kind: KindName): readonly IsmsRecord[] {
    const known = this.kinds.get(kind);
    if (known) return known;
    const found: IsmsRecord[] = [];
    for (const file of this.files.values()) for (const record of file.records) if (record.kind === kind) found.push(record);
    this.kinds.set(kind, found);
    return found;
  }

  /** The records that mention a target in a field, each once, files in order. */
  citing(key: string, field: string): readonly IsmsRecord[] {
    this.reader?.("citations", key);
    const known = this.citingFields.get(key)?.get(field);
    if (known) return known;
    const isCiting = (mention: Mention) => mention.field === field && targetKey(mention.target) === key;
    const found = this.citations.inOrder(key, this.files).filter(({ mentions }) => mentions.some(isCiting));
    const fields = this.citingFields.get(key);
    if (fields) fields.set(field, found);
    else this.citingFields.set(key, new Map([[field, found]]));
    return found;
  }

  /** The records that mention a target in their fields, files in order: the same list until one of them changes, where there are several. */
  allCiting(key: string): readonly IsmsRecord[] {
    this.reader?.("citations", key);
    return this.citations.inOrder(key, this.files);
  }

  /** The same in no order: for whoever stops at the first few of many, or counts them. */
  anyCiting(key: string): Iterable<IsmsRecord> {
    this.reader?.("citations", key);
    return this.citations.all(key);
  }

  private replace(path: string, before: SourceFile | undefined, after: SourceFile | undefined): void {
    const { removed, added } = changedRecords(before, after);
    for (const kind of new Set([...removed, ...added].map((record) => record.kind))) {
      const [gone, come] = [removed, added].map((records) => records.filter((record) => record.kind === kind)) as [
        IsmsRecord[],
        IsmsRecord[],
      ];
      this.patchKind(kind, path, gone, come, after?.records ?? []);
    }
    // lists in order are brought up to date for a few records, and put together anew after many
    const files = removed.length + added.length <= FEW_RECORDS ? this.files : undefined;
    for (const record of removed) this.take(record, files);
    for (const record of added) this.add(record, files);
    const parts = changedParts(before, after);
    for (const part of parts.removed) for (const key of keysOf(part)) this.takeProse(key, path);
    for (const part of parts.added) for (const key of keysOf(part)) this.addProse(key, path);
  }

  private addProse(key: string, path: string): void {
    this.mentions.delete(key);
    const paths = this.prose.get(key);
    if (!paths) this.prose.set(key, [path]);
    else if (paths.length > FEW) paths.push(path);
    // unlike a list that grows, this one has no room to spare: most are short
    else this.prose.set(key, paths.concat(path));
  }

  private takeProse(key: string, path: string): void {
    this.mentions.delete(key);
    const paths = this.prose.get(key) ?? [];
    // who edits a file edits it again: then it stands near the end
    const at = paths.lastIndexOf(path);
    if (at >= 0) paths.splice(at, 1);
    if (paths.length === 0) this.prose.delete(key);
  }

  /** Puts the records that a file gained in the place of those that it lost: they stand together, files in order. */
  private patchKind(
    kind: KindName,
    path: string,
    gone: readonly IsmsRecord[],
    come: readonly IsmsRecord[],
    records: readonly IsmsRecord[],
  ): void {
    const all = this.kinds.get(kind);
    if (!all) return;
    if (gone[0]) {
      const start = all.indexOf(gone[0]);
      const now = spliced(all, start, gone.length, come);
      this.kinds.set(kind, now);
      this.lastRuns.set(kind, { old: all, now, run: { start, removed: gone, added: come } });
      return;
    }
    const start = firstIndex(all, (record) => record.path >= path);
    const end = firstIndex(all, (record) => record.path > path);
    const own = records.filter((record) => record.kind === kind);
    this.kinds.set(kind, spliced(all, start, end - start, own));
  }

  private add(record: IsmsRecord, files: Files | undefined): void {
    if (record.id !== undefined) this.putId(record.id, record, files);
    const control = soaControl(record);
    if (control !== undefined) this.soaEntries.put(control, record, files);
    const { mentions } = record;
    for (const key of keysInTexts(mentions)) this.citationsInTexts.put(key, record, files);
    for (const { target, field } of mentions) {
      const key = targetKey(target);
      if (field !== undefined) this.citations.put(key, record, files);
      this.mentions.delete(key);
      this.patchCiting(key, field, files && ((list) => (list.includes(record) ? list : inserted(list, record, files))));
    }
  }

  private take(record: IsmsRecord, files: Files | undefined): void {
    if (record.id !== undefined) this.removeId(record.id, record, files);
    const control = soaControl(record);
    if (control !== undefined) this.soaEntries.remove(control, record, files);
    const { mentions } = record;
    for (const key of keysInTexts(mentions)) this.citationsInTexts.remove(key, record, files);
    for (const { target, field } of mentions) {
      const key = targetKey(target);
      if (field !== undefined) this.citations.remove(key, record, files);
      this.mentions.delete(key);
      this.patchCiting(key, field, files && ((list) => without(list, record)));
    }
  }

  /** Brings what is known of who cites a target in a field up to date, by `patch`; without one it is forgotten. */
  private patchCiting(key: string, field: string | undefined, patch: Patch | undefined): void {
    const fields = this.citingFields.get(key);
    const list = field === undefined ? undefined : fields?.get(field);
    if (!fields || !list || field === undefined) return;
    if (!patch) {
      fields.delete(field);
      return;
    }
    fields.set(field, patch(list));
  }

  private putId(id: string, record: IsmsRecord, files: Files | undefined): void {
    this.ids.put(id, record, files);
    if (this.ids.count(id) > 1) this.shared.add(id);
  }

  private removeId(id: string, record: IsmsRecord, files: Files | undefined): void {
    this.ids.remove(id, record, files);
    if (this.ids.count(id) < 2) this.shared.delete(id);
  }
}

/** From so many changed files on, what is known of kinds is put together anew. */
const FEW = 8;
const FEW_RECORDS = 32;

type Patch = (list: readonly IsmsRecord[]) => readonly IsmsRecord[];

interface LastRun {
  readonly old: readonly unknown[];
  readonly now: readonly unknown[];
  readonly run: ChangedRun<unknown>;
}

/** The keys of what a part of a file's prose mentions. */
function keysOf({ targets }: MentionList): Iterable<string> {
  return new Set(targets.map(targetKey));
}

/** The keys of what a record mentions in its texts and in no field. */
function keysInTexts(mentions: readonly Mention[]): Iterable<string> {
  const inTexts = mentions.filter(({ field }) => field === undefined);
  if (inTexts.length === 0) return [];
  const keys = new Set(inTexts.map(({ target }) => targetKey(target)));
  for (const { target, field } of mentions) if (field !== undefined) keys.delete(targetKey(target));
  return keys;
}

/** The canonical id of the control that an entry is about. */
export function soaKey(entry: IsmsRecord<"soaEntry">): string {
  const mention = entry.mentions.find(({ field }) => field === "control");
  const target = mention?.target;
  return target && (target.type === "control" || target.type === "record") ? target.id : (entry.data.control ?? "");
}

function soaControl(record: IsmsRecord): string | undefined {
  if (record.kind !== "soaEntry") return undefined;
  const entry = record as IsmsRecord<"soaEntry">;
  return entry.data.control === undefined ? undefined : soaKey(entry);
}

/** The records that a file lost and gained between two versions of it, told by identity. One that moved counts as both. */
export function changedRecords(before: SourceFile | undefined, after: SourceFile | undefined): ChangedRun<IsmsRecord> {
  return changedRun(before?.records ?? [], after?.records ?? []);
}

/** The parts of a file's prose that it lost and gained between two versions of it, told by identity. */
export function changedParts(before: SourceFile | undefined, after: SourceFile | undefined): ChangedRun<MentionList> {
  return changedRun(before?.proseParts ?? [], after?.proseParts ?? []);
}

/** True where two versions of a file stop a reviewer at other words. */
export function isOtherWording(before: SourceFile | undefined, after: SourceFile | undefined): boolean {
  const [old = [], now = []] = [before?.wording, after?.wording];
  return old !== now && (old.length !== now.length || old.some((words, index) => words !== now[index]));
}

/** Notes the lookups whose answers differ once a file has lost and gained those records and parts. */
export function noteChanges({ removed, added }: ChangedRun<IsmsRecord>, parts: ChangedRun<MentionList>, note: NoteLookup): void {
  for (const record of [...removed, ...added]) {
    note("kind", record.kind);
    if (record.id !== undefined) note("id", record.id);
    const control = soaControl(record);
    if (control !== undefined) note("soa", control);
    for (const { target } of record.mentions) {
      const key = targetKey(target);
      note("mentions", key);
      note("citations", key);
    }
  }
  if (different(removed, added, ({ id }) => id ?? "")) note("ids", "");
  for (const kind of new Set([...removed, ...added].map((record) => record.kind))) {
    const [old, now] = [removed, added].map((records) => records.filter((record) => record.kind === kind)) as [IsmsRecord[], IsmsRecord[]];
    if (old.length !== now.length) note("count", kind);
    if (different(old, now, ({ id, title }) => (id === undefined ? "" : `${id}\n${title ?? ""}`))) note("names", kind);
  }
  // prose cites nothing: what asks for the records that do need not run again with every key in a text
  for (const part of [...parts.removed, ...parts.added]) for (const key of keysOf(part)) note("mentions", key);
}

/** True where two sets of records say different things, whatever their order. */
function different(some: readonly IsmsRecord[], others: readonly IsmsRecord[], said: (record: IsmsRecord) => string): boolean {
  return some.map(said).sort().join("\u0000") !== others.map(said).sort().join("\u0000");
}
