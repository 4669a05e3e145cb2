import type { Span } from "../../text/span.ts";

/** Where in a YAML text a cursor stands, read from indentation alone, so that it works while the text does not parse. */
export interface YamlContext {
  /** Keys from the top to what the cursor is in; `0` stands for "an item of". */
  readonly path: readonly (string | 0)[];
  /** `key`: a new key of the mapping at `path`; `value`: the value of `path`; `item`: a new item of the list at `path`. */
  readonly place: "key" | "value" | "item";
  /** What is typed so far, up to the cursor, and where it stands. */
  readonly typed: string;
  readonly span: Span;
  /** Keys that the mapping at `path` has already. */
  readonly siblings: readonly string[];
  /** Column at which a new line of the same mapping or list starts. */
  readonly indent: number;
  /** Inside `[…]` or `{…}`. */
  readonly flow: boolean;
}

const KEY = /^([A-Za-z_][\w.-]*) *:(?: +|$)/;

/** Reads the context of `offset` in the lines of `text` from `from` on (the start of front matter, or 0). */
export function yamlContextAt(text: string, offset: number, from = 0): YamlContext | undefined {
  const lineStart = Math.max(from, text.lastIndexOf("\n", offset - 1) + 1);
  const before = text.slice(lineStart, offset);
  if (/(^|\s)#/.test(before)) return undefined;
  const lines = text.slice(from, lineStart).split(/\r?\n/);
  lines.pop();
  const { column, rest, dashes } = splitDashes(before);
  const key = KEY.exec(rest);
  const parents = parentsOf(lines, dashes > 0 ? before.search(/-/) : column, dashes > 0);
  const path = [...parents, ...new Array<0>(dashes).fill(0)];
  if (key) return valueContext(path, key, rest, offset, column);
  const span = { start: offset - rest.length, end: offset };
  const siblings = siblingKeys(text, from, lineStart, column, dashes > 0);
  const place = dashes > 0 && siblings.length === 0 ? "item" : "key";
  return { path: place === "item" ? path.slice(0, -1) : path, place, typed: rest, span, siblings, indent: column, flow: false };
}

/** Behind `key:` on the same line: the value, an item of `[…]`, or a key or value inside `{…}`. */
function valueContext(path: (string | 0)[], key: RegExpExecArray, rest: string, offset: number, indent: number): YamlContext {
  const name = key[1] as string;
  const value = rest.slice(key[0].length);
  const here = [...path, name];
  const base = { siblings: [], indent, flow: false };
  if (value.startsWith("[")) {
    const typed = value.slice(Math.max(value.lastIndexOf("["), value.lastIndexOf(",")) + 1).trimStart();
    return { ...base, path: here, place: "item", typed, span: { start: offset - typed.length, end: offset }, flow: true };
  }
  if (value.startsWith("{")) {
    const part = value.slice(Math.max(value.lastIndexOf("{"), value.lastIndexOf(",")) + 1).trimStart();
    const inner = KEY.exec(part);
    const siblings = [...value.matchAll(/[{,] *([A-Za-z_][\w.-]*) *:/g)].map((match) => match[1] as string);
    if (inner) {
      const typed = part.slice(inner[0].length);
      return {
        ...base,
        path: [...here, inner[1] as string],
        place: "value",
        typed,
        span: { start: offset - typed.length, end: offset },
        flow: true,
      };
    }
    return { ...base, path: here, place: "key", typed: part, span: { start: offset - part.length, end: offset }, siblings, flow: true };
  }
  const typed = value.replace(/^["']/, "");
  return { ...base, path: here, place: "value", typed, span: { start: offset - value.length, end: offset } };
}

/** Takes the dashes of list items off the front of a line. */
function splitDashes(line: string): { column: number; rest: string; dashes: number } {
  let column = 0;
  let dashes = 0;
  for (;;) {
    while (line[column] === " ") column++;
    if (line[column] !== "-" || (line[column + 1] !== " " && line[column + 1] !== undefined)) break;
    dashes++;
    column++;
  }
  return { column, rest: line.slice(column), dashes };
}

/**
 * The keys and list items that a line at `column` is inside of, from the lines above it. A key may stand right above the
 * dashes of its list.
 */
function parentsOf(lines: readonly string[], column: number, isDash: boolean): (string | 0)[] {
  const path: (string | 0)[] = [];
  let limit = column;
  let mayStandAbove = isDash;
  for (let i = lines.length - 1; i >= 0 && (limit > 0 || mayStandAbove); i--) {
    const line = lines[i] as string;
    if (line === "---" || line === "...") break;
    if (/^\s*(#.*)?$/.test(line)) continue;
    const { column: keyColumn, rest, dashes } = splitDashes(line);
    const start = dashes > 0 ? line.search(/-/) : keyColumn;
    const key = KEY.exec(rest);
    const opens = key !== null && !rest.slice(key[0].length).trim();
    const isAbove = mayStandAbove && dashes === 0 && keyColumn === limit;
    if (opens && (keyColumn < limit || isAbove)) path.unshift(key[1] as string);
    if (dashes > 0 && start < limit) path.unshift(...new Array<0>(dashes).fill(0));
    if (start < limit) mayStandAbove = dashes > 0;
    else if (isAbove) mayStandAbove = false;
    limit = Math.min(limit, start);
  }
  return path;
}

/** The keys of the mapping that a line at `column` belongs to. */
function siblingKeys(text: string, from: number, lineStart: number, column: number, startsItem: boolean): string[] {
  const keys: string[] = [];
  const read = (line: string): boolean => {
    if (/^\s*(#.*)?$/.test(line)) return true;
    const { column: keyColumn, rest, dashes } = splitDashes(line);
    if (keyColumn < column) return false;
    const key = keyColumn === column ? KEY.exec(rest) : null;
    if (key) keys.push(key[1] as string);
    return !(keyColumn === column && dashes > 0);
  };
  if (!startsItem) {
    const above = text.slice(from, lineStart).split(/\r?\n/);
    above.pop();
    for (let i = above.length - 1; i >= 0 && read(above[i] as string); i--);
  }
  const feed = text.indexOf("\n", lineStart);
  const below = feed < 0 ? [] : text.slice(feed + 1).split(/\r?\n/, 200);
  for (const line of below) {
    if (splitDashes(line).dashes > 0 && splitDashes(line).column <= column) break;
    if (!read(line)) break;
  }
  return keys;
}
