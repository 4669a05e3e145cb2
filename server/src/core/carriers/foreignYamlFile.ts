import { NO_KIND, type RegisterMapping } from "../model/config.ts";
import type { Problem, Segment } from "../model/record.ts";
import { NO_HEADINGS } from "../model/sourceFile.ts";
import type { MapNode, Node, ScalarNode } from "../syntax/node.ts";
import { namesStandard } from "../syntax/references.ts";
import { SegmentPlace } from "../syntax/segmentPlace.ts";
import type { Table, TableCell, TableRow } from "../syntax/table.ts";
import { parseYamlDocuments } from "../syntax/yamlNodes.ts";
import { t } from "../text/l10n.ts";
import { basename } from "../text/paths.ts";
import type { Span } from "../text/span.ts";
import type { Carried, CarrierContext } from "./carrier.ts";
import { titlesInRecords } from "./misplacedTitles.ts";
import { proseMentions } from "./prose.ts";
import { readRegisters } from "./registers.ts";
import { findPlaceholders } from "./wording.ts";

/** Stands in `columns` for the key below which an item stands, and for the file's name without its ending. */
const KEY = "$key";
const FILE = "$file";
/** Items are looked for so deep, and their fields so deep below them. */
const DEEPEST_LIST = 4;
const DEEPEST_FIELD = 4;

/** The sources that say that a YAML file holds records in a shape of its own. */
export function foreignSources(mappings: readonly RegisterMapping[]): readonly RegisterMapping[] {
  return mappings.filter(({ kind, columns, values, at }) => {
    const isOnlyValues = Object.keys(columns).length === 0 && Object.keys(values).length > 0 && at === undefined;
    return kind !== NO_KIND && !isOnlyValues;
  });
}

/**
 * Reads a YAML file whose records stand in a shape of somebody's own: a list, a mapping by id, or one record for the whole file. Its items
 * become the rows of a table, with a column for every field by its path (`owner`, `assessment.impact`), which is then read like any other.
 */
export function readForeignYamlFile(path: string, text: string, context: CarrierContext): Carried {
  const segment: Segment = new SegmentPlace();
  const [source] = foreignSources(context.mappings ?? []);
  const documents = parseYamlDocuments(text);
  const problems: Problem[] = documents.flatMap(({ start, problems: own }) =>
    own.map((problem) => ({
      code: "syntax/yaml" as const,
      start: problem.start + start,
      end: Math.max(problem.end, problem.start + 1) + start,
      segment,
      message: t(
        "This YAML cannot be read as meant: {0}. What it damages is left out of every check until it is mended.",
        problem.message.replace(/\.$/, ""),
      ),
    })),
  );
  const masked = text.split("");
  const table = tableIn(documents, path, text, masked, source);
  const plain = masked.join("");
  const all = proseMentions(text, 0, segment, namesStandard(text));
  const read = readRegisters(table ? [table] : [], { path, text: plain, prose: plain, segment, form: "yaml" }, all, context);
  return {
    segments: new Map([[segment, 0]]),
    records: read.records,
    mentions: [read.mentions],
    problems: [...problems, ...read.problems],
    registers: read.registers,
    headings: NO_HEADINGS,
    collections: [],
    misplacedTitles: titlesInRecords(read.records),
    wording: findPlaceholders(text, text, segment),
    cache: undefined,
  };
}

/** The rows that a YAML file of a foreign shape would have as a register, with the paths of their fields above them; undefined where it has none. */
export function foreignTable(path: string, text: string): Table | undefined {
  return tableIn(parseYamlDocuments(text), path, text, [], undefined);
}

function tableIn(
  documents: ReturnType<typeof parseYamlDocuments>,
  path: string,
  text: string,
  masked: string[],
  source: RegisterMapping | undefined,
): Table | undefined {
  const items = documents.flatMap(({ root, start }) => itemsIn(root, source?.at).map((item) => placed(item, start)));
  return tableOf(items, basename(path).replace(/\.[^.]+$/, ""), text, masked, source);
}

/** A mapping that is to be a record, with the key that it stands below. */
interface Item {
  readonly node: MapNode;
  readonly key: { readonly text: string; readonly span: Span } | undefined;
  readonly offset: number;
}

function placed(item: Omit<Item, "offset">, offset: number): Item {
  return { ...item, offset };
}

/** The records of a document: at a path where one is given, else the longest list or mapping of mappings, else the document itself. */
function itemsIn(root: Node | undefined, at: string | undefined): Omit<Item, "offset">[] {
  if (at !== undefined) {
    const node = at
      .split(".")
      .reduce<Node | undefined>(
        (found, step) => (found?.type === "map" ? found.entries.find(({ key }) => key === step)?.value : undefined),
        root,
      );
    return node ? membersOf(node) : [];
  }
  let best: Omit<Item, "offset">[] = [];
  const search = (node: Node | undefined, depth: number): void => {
    if (!node || depth > DEEPEST_LIST) return;
    const members = membersOf(node);
    if (members.length > best.length) best = members;
    for (const { value } of node.type === "map" ? node.entries : []) search(value, depth + 1);
  };
  search(root, 0);
  if (best.length > 1 || root?.type !== "map") return best;
  // a file of one record has its fields at the top; one member of a list or mapping is that list's
  const scalars = root.entries.filter(({ value }) => value?.type === "scalar").length;
  return scalars > 1 || best.length === 0 ? [{ node: root, key: undefined }] : best;
}

/** The mappings in a list, or those below the keys of a mapping where all of them are mappings. */
function membersOf(node: Node): Omit<Item, "offset">[] {
  if (node.type === "seq") return node.items.flatMap((item) => (item.type === "map" ? [{ node: item, key: undefined }] : []));
  if (node.type !== "map" || node.entries.length === 0 || node.entries.some(({ value }) => value?.type !== "map")) return [];
  return node.entries.map(({ key, keySpan, value }) => ({ node: value as MapNode, key: { text: key, span: keySpan } }));
}

/** A table with a row for each item. `masked` loses the marks of YAML inside lists, which are read as texts between commas. */
function tableOf(
  items: readonly Item[],
  file: string,
  text: string,
  masked: string[],
  source: RegisterMapping | undefined,
): Table | undefined {
  const [first] = items;
  if (!first) return undefined;
  const rows = items.map((item) => fieldsOf(item, text, masked));
  const paths = [...new Set(rows.flatMap((fields) => [...fields.keys()]))];
  const named = new Set(Object.values(source?.columns ?? {}));
  const at = (first.key?.span.start ?? first.node.start) + first.offset;
  // the key names the record where nothing else is said to
  const keyName = named.has(KEY) || !first.key ? KEY : "ID";
  const header = [keyName, FILE, ...paths];
  const cellsOf = (item: Item, fields: ReadonlyMap<string, TableCell>): TableCell[] => {
    const start = item.node.start + item.offset;
    const key = item.key && cell(item.key.text, item.key.span.start + item.offset, item.key.span.end + item.offset);
    return [
      key ?? cell("", start, start),
      cell(named.has(FILE) ? file : "", start, start),
      ...paths.map((path) => fields.get(path) ?? cell("", start, start)),
    ];
  };
  return {
    rows: [
      { start: at, end: at, cells: header.map((name) => cell(name, at, at)) },
      ...items.map((item, index): TableRow => {
        const start = (item.key?.span.start ?? item.node.start) + item.offset;
        return { start, end: item.node.end + item.offset, cells: cellsOf(item, rows[index] as Map<string, TableCell>) };
      }),
    ],
  };
}

/** The texts of an item by their paths: `owner`, `assessment.impact`; a list of texts is one text. */
function fieldsOf({ node, offset }: Item, text: string, masked: string[]): Map<string, TableCell> {
  const fields = new Map<string, TableCell>();
  const walk = (map: MapNode, prefix: string, depth: number): void => {
    for (const { key, value } of map.entries) {
      const path = `${prefix}${key}`;
      if (!value) continue;
      if (value.type === "map") {
        if (depth < DEEPEST_FIELD) walk(value, `${path}.`, depth + 1);
      } else if (value.type === "scalar") fields.set(path, cellOf(value, offset));
      else {
        const texts = value.items.filter((item): item is ScalarNode => item.type === "scalar");
        if (texts.length !== value.items.length || texts.length === 0) continue;
        mask(value, texts, offset, text, masked);
        const words = texts.map(({ value: word }) => String(word ?? ""));
        fields.set(path, cell(words.join(", "), value.start + offset, value.end + offset));
      }
    }
  };
  walk(node, "", 1);
  return fields;
}

function cellOf({ value, start, end }: ScalarNode, offset: number): TableCell {
  return cell(value === null ? "" : String(value), start + offset, end + offset);
}

/** Blanks what is no text in a list, with commas between the texts: offsets stay as they are. */
function mask(list: Node, texts: readonly ScalarNode[], offset: number, text: string, masked: string[]): void {
  let at = list.start + offset;
  for (const { start, end, quoted } of texts) {
    const inner = quoted && /["']/.test(text[start + offset] ?? "") ? 1 : 0;
    for (; at < start + offset + inner; at++) masked[at] = masked[at] === "\n" ? "," : " ";
    if (start > list.start && at > 0 && masked[at - 1] === " ") masked[at - 1] = ",";
    at = end + offset - inner;
  }
  for (; at < list.end + offset; at++) masked[at] = " ";
}

function cell(value: string, start: number, end: number): TableCell {
  return { value, start, end, outerStart: start, emphasised: false, quoted: false, links: [] };
}
