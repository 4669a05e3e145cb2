import type { Problem, Segment } from "../model/record.ts";
import { type Field, fieldByName } from "../schema/kinds.ts";
import type { Entry, MapNode, Node } from "../syntax/node.ts";
import { t } from "../text/l10n.ts";
import type { Span } from "../text/span.ts";

/**
 * Gives the keys of a record the names of its schema: files may say `next_review` or `review-date`. Each other spelling is a
 * `schema/key-name` problem with the fix. A name that would collide with a key already there stays as it is.
 */
export function canonicalise(node: MapNode, field: Field, segment: Segment, problems: Problem[]): MapNode {
  const taken = new Set(node.entries.map((entry) => entry.key));
  let changed = false;
  const entries = node.entries.map((entry): Entry => {
    const meant = fieldByName(field, entry.key);
    const renamed = meant !== undefined && meant.name !== entry.key && !taken.has(meant.name);
    const child = meant?.name === entry.key || renamed ? meant : field.values;
    const value = entry.value && child ? canonicaliseValue(entry.value, child as Field, segment, problems) : entry.value;
    if (renamed) {
      taken.add(meant.name);
      problems.push(keyName(entry.key, meant.name, entry.keySpan, segment));
    }
    if (!renamed && value === entry.value) return entry;
    changed = true;
    return { ...entry, key: renamed ? meant.name : entry.key, value };
  });
  return changed ? { ...node, entries } : node;
}

/** The problem of a key in another spelling than its own, with the fix. */
export function keyName(written: string, name: string, span: Span, segment: Segment): Problem {
  return {
    code: "schema/key-name",
    ...span,
    segment,
    message: t("`{0}` is read as `{1}`. Use one spelling, so that searches and reviews find every record.", written, name),
    fixes: [{ title: t("Rename to `{0}`", name), safe: true, edit: { span, newText: name } }],
  };
}

function canonicaliseValue(node: Node, field: Field, segment: Segment, problems: Problem[]): Node {
  if (node.type === "map") return canonicalise(node, field, segment, problems);
  if (node.type === "scalar" || !field.items) return node;
  const itemField = field.items;
  const items = node.items.map((item) => canonicaliseValue(item, itemField, segment, problems));
  return items.some((item, i) => item !== node.items[i]) ? { ...node, items } : node;
}
