import { Document, isMap, isSeq, type Pair, type Scalar, type YAMLMap } from "yaml";
import type { KindName } from "../generated/types.ts";
import { type Field, kindOf } from "../schema/kinds.ts";

/** A record to write, with the comments that stand above it. */
export interface DraftRecord {
  readonly data: Readonly<Record<string, unknown>>;
  /** Fields of nobody's schema, under their `x-` names. */
  readonly extra: Readonly<Record<string, string>>;
  readonly comments: readonly string[];
}

/** Records as a YAML file of ours: fields in the order of their schema, texts of several lines as blocks. */
export function recordsYaml(kind: KindName, records: readonly DraftRecord[], comments: readonly string[]): string {
  const { container, root } = kindOf(kind);
  const list = records.map(({ data, extra }) => ({ ...(inOrder(data, root) as object), ...extra }));
  const document = new Document(container === "entry" ? { soa: { controls: list } } : { [kind]: list });
  const items = document.getIn(container === "entry" ? ["soa", "controls"] : [kind]);
  if (isSeq(items)) {
    for (const [index, item] of items.items.entries()) {
      const above = records[index]?.comments ?? [];
      if (isMap(item)) {
        if (above.length > 0) item.commentBefore = above.map(commentText).join("\n");
        for (const pair of item.items as Pair<Scalar, unknown>[]) inOneLine(pair.value);
      }
    }
  }
  if (comments.length > 0) document.commentBefore = comments.map(commentText).join("\n");
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** Lists of ids and small mappings read best on one line. */
function inOneLine(value: unknown): void {
  if (isSeq(value) && value.items.every((item) => !isMap(item) && !isSeq(item)) && String(value).length < 100) value.flow = true;
  if (isMap(value)) for (const { value: inner } of (value as YAMLMap<Scalar, unknown>).items) inOneLine(inner);
}

function commentText(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => ` ${line.trim()}`)
    .join("\n");
}

/** The values that say something, in the order in which the schema has their fields. */
function inOrder(value: unknown, field: Field | undefined): unknown {
  if (Array.isArray(value)) return value.map((item) => inOrder(item, field?.items));
  if (typeof value !== "object" || value === null) return value;
  const names = (field?.fields ?? []).map(({ name }) => name);
  const place = (name: string) => (names.includes(name) ? names.indexOf(name) : names.length);
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined && !(typeof inner === "object" && inner !== null && Object.keys(inner).length === 0))
    .sort(([a], [b]) => place(a) - place(b));
  return Object.fromEntries(
    entries.map(([name, inner]) => [
      name,
      inOrder(
        inner,
        field?.fields?.find((candidate) => candidate.name === name),
      ),
    ]),
  );
}
