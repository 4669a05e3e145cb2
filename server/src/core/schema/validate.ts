import type { ErrorObject, ValidateFunction } from "ajv";
import { frequencyMeant } from "../catalog/synonyms.ts";
import * as validators from "../generated/validators.js";
import type { Problem, ProblemFix, Segment } from "../model/record.ts";
import { type MapNode, type Node, nodeAt, type Path, plainValue, type ScalarNode, spanAt } from "../syntax/node.ts";
import { daysMeant, momentsMeant } from "../text/dates.ts";
import { t } from "../text/l10n.ts";
import type { Span } from "../text/span.ts";
import { fold, suggest } from "../text/suggest.ts";
import { type Field, fieldAt, type Kind } from "./kinds.ts";

export interface Validated {
  /** The part of the node that the schema accepts. */
  readonly node: MapNode;
  readonly data: object;
  readonly problems: readonly Problem[];
}

/** Holds a record against its kind's schema. The record's keys must be canonical already; `source` is its segment's text. */
export function validate(kind: Kind, written: MapNode, segment: Segment, source: string): Validated {
  const check = (validators as Record<string, ValidateFunction>)[kind.name] as ValidateFunction;
  let node = withoutEmpty(written) as MapNode;
  let data = plainValue(node) as object;
  if (check(data)) return { node, data, problems: NONE };
  const problems: Problem[] = [];
  const bad: Path[] = [];
  const seen = new Set<string>();
  for (const error of check.errors ?? []) {
    const path = pathOf(error, data);
    const problem = describe({ kind, written, source }, node, path, error);
    bad.push(...(error.keyword === "required" ? [] : [path]));
    if (!problem) continue;
    const key = `${problem.code} ${path.join("/")}`;
    if (seen.has(key) || (error.keyword !== "required" && seen.has(path.join("/")))) continue;
    seen.add(key);
    seen.add(path.join("/"));
    problems.push({ ...problem, segment });
  }
  // inner values before those around them, and a list's last items first, so that what is left keeps its place until its turn
  for (const path of bad.sort((a, b) => b.length - a.length || indexOf(b) - indexOf(a))) node = without(node, path) as MapNode;
  data = plainValue(node) as object;
  return { node, data, problems };
}

const NONE: readonly Problem[] = [];

function indexOf(path: Path): number {
  const last = path.at(-1);
  return typeof last === "number" ? last : -1;
}

/** The path of the value that an error is about; for keys too many or missing, the path of that key. */
function pathOf(error: ErrorObject, data: unknown): Path {
  let at: unknown = data;
  const path: (string | number)[] = error.instancePath
    .split("/")
    .slice(1)
    .map((part) => {
      const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
      const step = Array.isArray(at) ? Number(key) : key;
      at = (at as Record<string | number, unknown> | undefined)?.[step];
      return step;
    });
  if (error.keyword === "additionalProperties") path.push(error.params.additionalProperty);
  if (error.keyword === "required") path.push(error.params.missingProperty);
  return path;
}

type Described = Omit<Problem, "segment">;

/** The record as it stands in its file. */
interface Written {
  readonly kind: Kind;
  readonly written: MapNode;
  readonly source: string;
}

function describe({ kind, written, source }: Written, node: MapNode, path: Path, error: ErrorObject): Described | undefined {
  const name = nameOf(kind, path);
  const field = fieldAt(kind.root, path);
  const value = nodeAt(node, path);
  switch (error.keyword) {
    case "additionalProperties":
      return unknownKey(kind, written, path, name);
    case "required":
      return {
        code: "schema/missing-field",
        ...spanAt(written, path),
        message: t("{0} lacks `{1}`: {2} Add it.", kind.label, name, field?.description ?? ""),
        fixes: path.length === 1 ? [{ title: t("Add `{0}`", name), edit: { addField: name } }] : [],
      };
    case "type":
      return wrongType(spanAt(written, path), name, field, value, value ? source.slice(value.start, value.end) : "");
    case "format":
      if (field?.format === "date") {
        return {
          code: "schema/bad-date",
          ...spanAt(written, path),
          message: t(
            "`{0}` is {1}, which is no day of the calendar written as YYYY-MM-DD. Rules that compare dates leave it out until it is one.",
            name,
            show(value),
          ),
          fixes: daysMeant(wordOf(value)).map((day) => change(written, path, day)),
        };
      }
      return badValue(written, path, t("`{0}` is {1}, which is no e-mail address.", name, show(value)));
    case "pattern": {
      if (field?.format !== "moment") return unlikeItsField(written, path, name, value, field, error);
      return {
        code: "schema/bad-date",
        ...spanAt(written, path),
        message: t(
          "`{0}` is {1}, which is no date written as YYYY-MM-DD, alone or with a time as in 2026-03-11T14:20. Rules that compare dates leave it out until it is one.",
          name,
          show(value),
        ),
        fixes: momentsMeant(wordOf(value)).map((moment) => change(written, path, moment)),
      };
    }
    case "enum": {
      const allowed = field?.enum ?? [];
      const said = wordOf(value);
      const fixes = suggest(said, allowed, 2).map((word) => ({ ...change(written, path, word), safe: fold(word) === fold(said) }));
      return {
        ...badValue(written, path, t("`{0}` is {1}; it may be {2}.", name, show(value), allowed.map((word) => `\`${word}\``).join(", "))),
        fixes,
      };
    }
    default:
      return unlikeItsField(written, path, name, value, field, error);
  }
}

function unlikeItsField(
  written: MapNode,
  path: Path,
  name: string,
  value: Node | undefined,
  field: Field | undefined,
  error: ErrorObject,
): Described {
  const meant = field?.description || (error.message ?? "");
  const problem = badValue(written, path, t("`{0}` is {1}, which is not what it may be: {2}", name, show(value), meant));
  const frequency = field?.suggest?.includes("annually") ? frequencyMeant(wordOf(value)) : undefined;
  return frequency === undefined ? problem : { ...problem, fixes: [change(written, path, frequency)] };
}

/** What messages call the value at a path: its key, with `[]` for an item of a list. */
function nameOf(kind: Kind, path: Path): string {
  const key = path.findLast((step) => typeof step === "string") ?? kind.name;
  return typeof path.at(-1) === "number" ? `${key}[]` : key;
}

function change(written: MapNode, path: Path, word: string): ProblemFix {
  return { title: t("Change to `{0}`", word), edit: { span: spanAt(written, path), newText: word } };
}

function badValue(written: MapNode, path: Path, message: string): Described {
  return { code: "schema/bad-value", ...spanAt(written, path), message };
}

/** In front matter, keys that resemble none of ours belong to the site generator and are left alone. */
function unknownKey(kind: Kind, written: MapNode, path: Path, name: string): Described | undefined {
  const parent = fieldAt(kind.root, path.slice(0, -1));
  const parentNode = nodeAt(written, path.slice(0, -1));
  const entry = parentNode?.type === "map" ? parentNode.entries.find((candidate) => candidate.key === name) : undefined;
  const span = entry?.keySpan ?? spanAt(written, path);
  const taken = new Set(parentNode?.type === "map" ? parentNode.entries.map(({ key }) => key) : []);
  const free = (parent?.fields ?? []).map((field) => field.name).filter((candidate) => !taken.has(candidate));
  const near = suggest(name, free, 2);
  if (near.length === 0 && kind.container === "document" && path.length === 1) return undefined;
  const hint =
    near.length > 0 ? t("Did you mean `{0}`?", near.join("`, `")) : t("Take it out, or name it `x-{0}` to keep it as your own.", name);
  const fixes = near.map((word): ProblemFix => ({ title: t("Change to `{0}`", word), edit: { span, newText: word } }));
  fixes.push({ title: t("Keep it as `{0}`", `x-${name}`), preferred: false, edit: { span, newText: `x-${name}` } });
  return {
    code: "schema/unknown-key",
    ...span,
    message: t("{0} has no field `{1}`, so nothing reads it. {2}", kind.label, name, hint),
    fixes,
  };
}

function wrongType(span: Span, name: string, field: Field | undefined, value: Node | undefined, raw: string): Described {
  const wanted = field?.types ?? [];
  const words = wanted.map((type) => TYPE_WORDS[type]()).join(t(" or "));
  const shown = value?.type === "scalar" && !value.quoted && raw !== "" && typeof value.value === "number" ? `"${raw}"` : show(value);
  return {
    code: "schema/wrong-type",
    ...span,
    message: t("`{0}` is {1}; it must be {2}.", name, shown, words),
    fixes: value?.type === "scalar" ? retyped(wanted, value, raw) : [],
  };
}

/** Repairs of a value that is right but written as another type. */
function retyped(wanted: Field["types"], value: ScalarNode, raw: string): ProblemFix[] {
  const said = String(value.value);
  const to = (title: string, newText: string, safe: boolean): ProblemFix[] => [{ title, safe, edit: { span: value, newText } }];
  if (wanted.includes("boolean")) {
    const word = said.toLowerCase();
    const meant = TRUE_WORDS.has(word) ? "true" : FALSE_WORDS.has(word) ? "false" : undefined;
    return meant ? to(t("Change to `{0}`", meant), meant, true) : [];
  }
  if (wanted.includes("array")) {
    const items = said
      .split(/[,;]/)
      .map((item) => item.trim())
      .filter(Boolean);
    return items.length > 0 && items.every((item) => /^[\w.-]+$/.test(item))
      ? to(t("Make it a list"), `[${items.join(", ")}]`, items.length === 1)
      : [];
  }
  if (wanted.includes("number")) return /^-?\d+(\.\d+)?$/.test(said) ? to(t("Take the quotes off"), said, true) : [];
  const isPlain = !value.quoted && /^[\w.+-]+$/.test(raw);
  return wanted.includes("string") && isPlain ? to(t("Put it in quotes"), `"${raw}"`, typeof value.value === "number") : [];
}

const TRUE_WORDS = new Set(["yes", "y", "on", "true"]);
const FALSE_WORDS = new Set(["no", "n", "off", "false"]);
/** Functions, because the language of messages is set after this module is loaded. */
const TYPE_WORDS = {
  string: () => t("text"),
  number: () => t("a number"),
  boolean: () => t("`true` or `false`"),
  object: () => t("a mapping"),
  array: () => t("a list"),
};

/** What is written where one word should stand; "" where that is none. */
function wordOf(value: Node | undefined): string {
  return value?.type === "scalar" ? String(value.value) : "";
}

function show(value: Node | undefined): string {
  if (!value) return t("empty");
  if (value.type === "map") return t("a mapping");
  if (value.type === "seq") return t("a list");
  const text = String(value.value);
  return `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`;
}

/** A key with nothing behind it says nothing: it counts as absent. */
function withoutEmpty(node: Node): Node {
  if (node.type === "scalar") return node;
  if (node.type === "seq") {
    const items = node.items.map(withoutEmpty);
    return items.some((item, i) => item !== node.items[i]) ? { ...node, items } : node;
  }
  let changed = false;
  const entries = node.entries.flatMap((entry) => {
    const value = entry.value && withoutEmpty(entry.value);
    if (!value || (value.type === "scalar" && value.value === null)) {
      changed = true;
      return [];
    }
    if (value === entry.value) return [entry];
    changed = true;
    return [{ ...entry, value }];
  });
  return changed ? { ...node, entries } : node;
}

/** The node without the value at `path`; unchanged where there is none, empty where the path is. */
function without(node: Node, path: Path): Node {
  const [step, ...rest] = path;
  if (step === undefined) return node.type === "map" ? { ...node, entries: [] } : node;
  if (node.type === "seq") {
    if (rest.length === 0) return { ...node, items: node.items.filter((_, i) => i !== step) };
    return { ...node, items: node.items.map((item, i) => (i === step ? without(item, rest) : item)) };
  }
  if (node.type !== "map") return node;
  if (rest.length === 0) return { ...node, entries: node.entries.filter((entry) => entry.key !== step) };
  return {
    ...node,
    entries: node.entries.map((entry) => (entry.key === step && entry.value ? { ...entry, value: without(entry.value, rest) } : entry)),
  };
}
