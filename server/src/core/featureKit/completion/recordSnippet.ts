import { type Field, type Kind, kindOf } from "../../schema/kinds.ts";

/**
 * The body of a new record as a snippet: the fields that its schema puts forward, each a tab stop. Continuation lines are
 * indented below the first, which stands behind a dash or at the start of a mapping. Accepted as it is, it is valid YAML.
 */
export function recordSnippet(kind: Kind, id: string | undefined): string {
  return recordLines(kind, id, new Stops()).join("\n");
}

/** A whole top-level key with one record, or with the mapping of a singleton. */
export function topLevelSnippet(kind: Kind): string {
  const body = recordLines(kind, undefined, new Stops());
  return [`${kind.name}:`, ...(kind.container === "collection" ? asItem(body) : body.map(indented))].join("\n");
}

/** The front matter of a new document of a type, with its heading. It is a draft: who approves it and when comes later. */
export function documentSnippet(type: string, idPrefix: string): string {
  const stops = new Stops();
  const id = stops.next(`${idPrefix}001`);
  const title = stops.next("Title");
  const owner = stops.next();
  const classification = stops.next("internal");
  const controls = stops.next();
  const head = [`id: ${id}`, `title: ${title}`, `type: ${type}`, 'version: "0.1"', "status: draft", `owner: ${owner}`];
  return ["---", ...head, `classification: ${classification}`, `controls: [${controls}]`, "---", "", "# $2", "", "$0"].join("\n");
}

class Stops {
  private last = 0;

  /** A tab stop with a value to type over, a choice, or nothing. */
  next(content = "", choices: readonly string[] = []): string {
    this.last++;
    if (choices.length > 0) return `\${${this.last}|${choices.map((choice) => choice.replace(/[\\,|]/g, "\\$&")).join(",")}|}`;
    return content === "" ? `$${this.last}` : `\${${this.last}:${content.replace(/[\\$}]/g, "\\$&")}}`;
  }
}

function recordLines(kind: Kind, id: string | undefined, stops: Stops): string[] {
  return kind.snippet.flatMap((name) => {
    const field = kind.root.fields?.find((candidate) => candidate.name === name);
    if (name === "id") return [`id: ${stops.next(id ?? `${kind.idPrefix ?? ""}001`)}`];
    return field ? fieldLines(field, stops) : [];
  });
}

function fieldLines(field: Field, stops: Stops): string[] {
  const { name, items } = field;
  if (field.records) return [`${name}:`, ...asItem(recordLines(kindOf(field.records), undefined, stops))];
  if (items?.fields) return [`${name}:`, ...rowsOf(items, stops)];
  // sentences have commas and colons, which would part them between brackets or without quotes
  if (items && !items.refs && !items.enum) return [`${name}:`, `  - "${stops.next()}"`];
  if (items) return [`${name}: [${stops.next("", items.enum)}]`];
  if (field.fields)
    return [
      `${name}:`,
      ...fewOf(field)
        .flatMap((member) => fieldLines(member, stops))
        .map(indented),
    ];
  // a text of sentences may hold any character in a block
  if (PROSE.has(name)) return [`${name}: >-`, `  ${stops.next()}`];
  return [`${name}: ${scalarStop(field, stops)}`];
}

const PROSE = new Set(["description", "statement", "implementation"]);

/** One mapping in a list; the five steps of a scale, three levels. */
function rowsOf(items: Field, stops: Stops): string[] {
  const members = fewOf(items);
  const [first, ...others] = members as [Field, ...Field[]];
  const has = (name: string) => members.some((member) => member.name === name);
  const starts =
    has("value") && has("label") ? ["1", "2", "3", "4", "5"] : has("min") && has("max") ? ["low", "medium", "high"] : undefined;
  if (!starts) return asItem(members.flatMap((member) => fieldLines(member, stops)));
  return starts.flatMap((start) => asItem([`${first.name}: ${start}`, ...others.flatMap((member) => fieldLines(member, stops))]));
}

/** The members of a mapping that come first; the rest is offered by completion. */
function fewOf(field: Field): readonly Field[] {
  return (field.fields ?? []).slice(0, 3);
}

function asItem(lines: readonly string[]): string[] {
  return lines.map((line, index) => (index === 0 ? `  - ${line}` : `    ${line}`));
}

function indented(line: string): string {
  return `  ${line}`;
}

function scalarStop(field: Field, stops: Stops): string {
  const choices = field.enum ?? field.suggest ?? (field.types.includes("boolean") ? ["true", "false"] : []);
  if (choices.length > 0) return stops.next("", choices);
  if (field.format === "date" || field.format === "moment") return stops.next("YYYY-MM-DD");
  if (field.refs?.includes("control")) return stops.next("A.5.1");
  if (field.name === "version") return `"${stops.next("1.0")}"`;
  if (field.name === "justification") return `"${stops.next()}"`;
  return stops.next();
}
