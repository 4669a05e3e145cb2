import type { Carrier, IsmsRecord, Problem, Segment } from "../model/record.ts";
import type { Kind } from "../schema/kinds.ts";
import { validate } from "../schema/validate.ts";
import { type MapNode, spanAt } from "../syntax/node.ts";
import { canonicalise } from "./canonical.ts";
import { recordMentions } from "./recordMentions.ts";

/** Makes a record of a mapping that a carrier found: names made canonical, shape checked, references read. */
export function buildRecord(
  kind: Kind,
  node: MapNode,
  path: string,
  segment: Segment,
  source: string,
  carrier: Carrier = "yaml",
): IsmsRecord {
  const spelling: Problem[] = [];
  const written = canonicalise(node, kind.root, segment, spelling);
  const checked = validate(kind, written, segment, source);
  const data = checked.data as Record<string, unknown>;
  const id = textOf(data.id);
  const { start, end } = spanAt(written, kind.name === "soaEntry" ? ["control"] : id === undefined ? [] : ["id"]);
  return {
    kind: kind.name,
    id,
    title: textOf(data[kind.titleField]),
    path,
    segment,
    start: written.start,
    end: written.end,
    carrier,
    written,
    node: checked.node,
    data: checked.data,
    problems: spelling.length > 0 ? [...spelling, ...checked.problems] : checked.problems,
    mentions: recordMentions(kind, checked.node, path, segment, source),
    nameSpan: { start, end },
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
