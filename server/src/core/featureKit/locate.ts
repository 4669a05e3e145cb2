import type { IsmsRecord, Mention } from "../model/record.ts";
import { mentionsIn, type SourceFile, spanIn } from "../model/sourceFile.ts";
import { type Field, fieldAt, kindOf } from "../schema/kinds.ts";
import { type Node, type Path, pathAt } from "../syntax/node.ts";
import { touches } from "../text/span.ts";

/** The record whose text holds an offset. */
export function recordAt(file: SourceFile, offset: number): IsmsRecord | undefined {
  const holding = file.records.filter((record) => touches(spanIn(file, record), offset));
  return holding.sort((a, b) => b.start - a.start)[0];
}

/** The shortest mention at an offset: a list of ids holds several. */
export function mentionAt(file: SourceFile, offset: number): Mention | undefined {
  const holding = mentionsAt(file, offset);
  return holding.sort((a, b) => a.end - a.start - (b.end - b.start))[0];
}

/** Every mention at an offset: a range such as `A.5.24-A.5.28` speaks of several things at one place. */
export function mentionsAt(file: SourceFile, offset: number): Mention[] {
  return mentionsIn(file).filter((mention) => touches(spanIn(file, mention), offset));
}

/** What a cursor in a record stands on. */
export interface FieldPlace {
  readonly record: IsmsRecord;
  readonly path: Path;
  /** The field at `path`; undefined for the record itself and for unknown keys. */
  readonly field: Field | undefined;
  readonly onKey: boolean;
  readonly node: Node | undefined;
}

/** The field of a record that an offset stands in. */
export function fieldPlaceAt(file: SourceFile, offset: number): FieldPlace | undefined {
  const record = recordAt(file, offset);
  if (!record) return undefined;
  const relative = offset - (file.segments.get(record.segment) ?? 0);
  const { path, onKey, node } = pathAt(record.written, relative);
  return { record, path, onKey, node, field: path.length > 0 ? fieldAt(kindOf(record.kind).root, path) : undefined };
}
