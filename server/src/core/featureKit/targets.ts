import type { Location } from "vscode-languageserver-types";
import { type IsmsRecord, type Target, targetKey } from "../model/record.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { rangeIn, spanIn } from "../model/sourceFile.ts";
import { nodeAt, type Path } from "../syntax/node.ts";
import type { FeatureRoot, OpenFile } from "./feature.ts";
import { mentionAt, recordAt } from "./locate.ts";

/** What the cursor means: the thing mentioned there, or the record that it is the id of. */
export function targetAt(file: OpenFile, offset: number): Target | undefined {
  const mention = mentionAt(file, offset);
  if (mention) return mention.target;
  const record = recordAt(file, offset);
  if (record?.id === undefined) return undefined;
  const id = spanIn(file, { ...record.nameSpan, segment: record.segment });
  return id.start <= offset && offset <= id.end ? { type: "record", id: record.id } : undefined;
}

/** The records that a target is defined by: for a control, its SoA entries; else the records of that id. */
export function definitionsOf(target: Target, { index }: Snapshot): readonly IsmsRecord[] {
  if (target.type === "control") return index.soa(target.id);
  return target.type === "record" ? index.withId(target.id) : [];
}

/** Where the name of a record stands. */
export function recordLocation(record: IsmsRecord, root: FeatureRoot): Location | undefined {
  const file = root.snapshot.files.get(record.path);
  if (!file) return undefined;
  const name = { ...record.nameSpan, segment: record.segment };
  return { uri: root.uriOf(record.path), range: rangeIn(file, name) };
}

/** Where a field of a record stands; undefined where the record does not say it. */
export function fieldLocation(record: IsmsRecord, path: Path, root: FeatureRoot): Location | undefined {
  const file = root.snapshot.files.get(record.path);
  const node = nodeAt(record.written, path);
  if (!file || !node) return undefined;
  const { start } = spanIn(file, { ...node, segment: record.segment });
  return { uri: root.uriOf(record.path), range: file.lines.range({ start, end: start }) };
}

/** Every place that mentions a target. */
export function mentionLocations(target: Target, root: FeatureRoot): Location[] {
  const { files, index } = root.snapshot;
  return index.mentionsOf(targetKey(target)).flatMap(({ path, mention }) => {
    const file = files.get(path);
    return file ? [{ uri: root.uriOf(path), range: rangeIn(file, mention) }] : [];
  });
}
