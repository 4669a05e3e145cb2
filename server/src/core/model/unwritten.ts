import placeholderData from "../../../catalog/placeholders.yaml";
import { isToFillIn } from "../catalog/placeholders.ts";
import { type Node, nodeAt, type Path } from "../syntax/node.ts";
import type { IsmsRecord } from "./record.ts";
import { saysNothing } from "./recordFields.ts";

/**
 * True where people have written nothing at `path` of a record: it says nothing there, or each text begins with words to be filled in,
 * such as `TBD`. For what must have happened by now; that a text is still to be written is a finding of its own.
 */
export function isUnwritten(record: IsmsRecord, path: Path): boolean {
  if (saysNothing(record, path)) return true;
  const scalars = scalarsOf(nodeAt(record.written, path));
  return scalars.length > 0 && scalars.every((value) => typeof value === "string" && isToBeFilledIn(value));
}

/** True for a text that begins with words to be filled in. */
export function isToBeFilledIn(text: string): boolean {
  const { markers } = placeholderData();
  const words = text.trim();
  const inside = words.replace(/^\[\s*/, "");
  if (markers.some((marker) => inside.startsWith(marker) && !/^[\p{L}\p{N}]/u.test(inside.slice(marker.length)))) return true;
  const [, bracket] = /^\[([^[\]\n]{2,60})\]/.exec(words) ?? [];
  return bracket !== undefined && isToFillIn(bracket);
}

function scalarsOf(node: Node | undefined): unknown[] {
  if (!node) return [];
  if (node.type === "scalar") return [node.value];
  return node.type === "seq" ? node.items.flatMap(scalarsOf) : node.entries.flatMap(({ value }) => scalarsOf(value));
}
