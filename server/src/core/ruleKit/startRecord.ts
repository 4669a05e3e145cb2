import type { KindName } from "../generated/types.ts";
import { kindOf } from "../schema/kinds.ts";
import { appendRecords } from "./createRecord.ts";
import { joinEdits } from "./joinedFix.ts";
import { nextId } from "./nextId.ts";
import type { Fix } from "./rule.ts";

/**
 * A fix that starts a record under the next free id, each line behind the id being `key: value`, and then does `and` with that id.
 * What people have to write has nothing behind its key.
 */
export function startRecordFix(title: string, kind: KindName, lines: readonly string[], and?: (id: string) => Fix): Fix {
  return startRecordsFix(title, kind, () => [lines], and);
}

/** Starts several records, as {@link startRecordFix} does one, once it is chosen; `and` is told the first id. */
export function startRecordsFix(
  title: string,
  kind: KindName,
  records: () => readonly (readonly string[])[],
  and?: (id: string) => Fix,
): Fix {
  return {
    title,
    possible: and?.("").possible !== false,
    edits: async (files) => {
      const ids = [...files.snapshot.index.allIds];
      const started = records().map((lines) => {
        const id = nextId(kindOf(kind).idPrefix ?? "", ids);
        ids.push(id);
        return [`id: ${id}`, ...lines];
      });
      const first = ids[ids.length - started.length] ?? "";
      return joinEdits([await appendRecords(kind, started, files), (await and?.(first).edits(files)) ?? []]);
    },
  };
}
