import type { Findings } from "./check.ts";
import { soaKey } from "./model/ismsIndex.ts";
import { type IsmsRecord, targetKey } from "./model/record.ts";
import type { Snapshot } from "./model/snapshot.ts";
import { mentionsIn, rangeIn, type SourceFile, spanIn } from "./model/sourceFile.ts";
import type { Finding } from "./ruleKit/rule.ts";
import { pathAt } from "./syntax/node.ts";
import { contentHash } from "./text/contentHash.ts";
import type { Span } from "./text/span.ts";

/** What makes a finding the same finding after its file was edited. */
export interface Fingerprint {
  /** Sixteen hex digits, and how many of the same content stand before it in its file. */
  readonly text: string;
  /** The kind and id of the record that it is on, for people; undefined where it is on none. */
  readonly record: string | undefined;
}

/**
 * The fingerprint of every finding. Made of its code, its file and what it is about, and of no offsets: on a record the
 * record's kind and id and the field, elsewhere the text of its line, and the target where the place refers to something. The
 * message has no part in it: it is in the language of the reader, and counts and lists what changes with the rest of the ISMS.
 * So moved lines, reordered records and edits elsewhere keep a fingerprint, and a renamed file changes those of its own findings.
 */
export function fingerprintsOf(snapshot: Snapshot, findings: Findings): ReadonlyMap<Finding, Fingerprint> {
  const fingerprints = new Map<Finding, Fingerprint>();
  for (const [path, found] of findings) {
    const file = snapshot.files.get(path);
    if (!file) continue;
    const places = new Places(file);
    const seen = new Map<string, number>();
    for (const finding of found) {
      const { record, subject } = places.describe(finding);
      const content = contentHash([finding.code, path, record ?? "", ...subject].join("\u0000"));
      const occurrence = seen.get(content) ?? 0;
      seen.set(content, occurrence + 1);
      fingerprints.set(finding, { text: `${content}:${occurrence}`, record });
    }
  }
  return fingerprints;
}

/** What stands at the places of one file. */
class Places {
  /** By start; with the furthest end of all records up to there, to know when to stop looking back. */
  private readonly records: readonly { readonly record: IsmsRecord; readonly span: Span; readonly furthest: number }[];
  private readonly targets: ReadonlyMap<string, string>;
  private readonly wording: ReadonlySet<number>;

  constructor(private readonly file: SourceFile) {
    const placed = file.records.map((record) => ({ record, span: spanIn(file, { ...spanOf(record), segment: record.segment }) }));
    placed.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
    let furthest = 0;
    this.records = placed.map((one) => {
      furthest = Math.max(furthest, one.span.end);
      return { ...one, furthest };
    });
    this.targets = new Map(
      mentionsIn(file).map((mention) => {
        const { target, text } = mention;
        return [key(spanIn(file, mention)), target.type === "file" ? `file:${target.path ?? text}` : targetKey(target)];
      }),
    );
    this.wording = new Set(file.wording.map((one) => spanIn(file, one).start));
  }

  describe(finding: Finding): { readonly record: string | undefined; readonly subject: readonly string[] } {
    const { file } = this;
    // found once for the whole file
    if (!file.segments.has(finding.segment)) return { record: undefined, subject: ["file"] };
    const span = spanIn(file, finding);
    // one finding for all such words of a file: it moves on to the next as they are written
    if (this.wording.has(span.start)) return { record: undefined, subject: ["wording"] };
    const target = this.targets.get(key(span)) ?? "";
    const record = this.recordAt(span);
    if (!record) return { record: undefined, subject: ["line", String(file.lines.contentOf(rangeIn(file, finding).start.line)), target] };
    const { path } = pathAt(record.written, span.start - (file.segments.get(record.segment) ?? 0));
    const field = path.filter((step) => typeof step === "string").join(".");
    return { record: nameOf(record), subject: ["record", field, target] };
  }

  /** The innermost record that holds a span. */
  private recordAt({ start, end }: Span): IsmsRecord | undefined {
    let low = 0;
    let high = this.records.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.records[middle]?.span.start ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    for (let i = low - 1; i >= 0; i--) {
      const candidate = this.records[i];
      if (!candidate || candidate.furthest < end) return undefined;
      if (candidate.span.end >= end) return candidate.record;
    }
    return undefined;
  }
}

function spanOf({ written: { start, end } }: IsmsRecord): Span {
  return { start, end };
}

function nameOf(record: IsmsRecord): string {
  const id = record.id ?? (record.kind === "soaEntry" ? soaKey(record as IsmsRecord<"soaEntry">) : record.title);
  return id === undefined ? record.kind : `${record.kind} ${id}`;
}

function key({ start, end }: Span): string {
  return `${start}-${end}`;
}
