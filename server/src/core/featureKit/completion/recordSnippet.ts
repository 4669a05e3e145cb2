import { type Field, type Kind, kindOf } from "../../schema/kinds.ts";

/**
 * The body of a new record as a snippet: the fields that its schema puts forward, each a tab stop. Continuation lines are
 * indented below the first, which stands behind a dash or at the start of a mapping.
 */
export function recordSnippet(kind: Kind, id: string | undefined): string {
  const stops = new Stops();
  return kind.snippet.flatMap((name) => fieldLines(kind, name, id, stops)).join("\n");
}

/** The lines of a whole top-level key with one record, or with the mapping of a singleton. */
export function topLevelSnippet(kind: Kind): string {
  const body = recordSnippet(kind, undefined).split("\n");
  if (kind.container === "collection")
    return [`${kind.name}:`, ...body.map((line, index) => `${index === 0 ? "  - " : "    "}${line}`)].join("\n");
  return [`${kind.name}:`, ...body.map((line) => `  ${line}`)].join("\n");
}

/** The next number behind a prefix that no id has: `R-018` after `R-017`. */
export function nextId(prefix: string, ids: Iterable<string>): string {
  let highest = 0;
  let width = 3;
  for (const id of ids) {
    const digits = id.startsWith(prefix) ? id.slice(prefix.length) : "";
    if (!/^\d{1,9}$/.test(digits)) continue;
    highest = Math.max(highest, Number(digits));
    width = digits.length;
  }
  return prefix + String(highest + 1).padStart(width, "0");
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

function fieldLines(kind: Kind, name: string, id: string | undefined, stops: Stops): string[] {
  const field = kind.root.fields?.find((candidate) => candidate.name === name);
  if (!field) return [];
  if (field.records) {
    const inner = recordSnippet(kindOf(field.records), undefined).replace(/\$(\d+)|\$\{(\d+)/g, () => "$");
    return [`${name}:`, ...(inner ? ["  - control: A.5.1"] : [])];
  }
  if (name === "id") return [`id: ${stops.next(id ?? `${kind.idPrefix ?? ""}001`)}`];
  if (field.fields && !field.values) {
    const inner = field.fields.slice(0, 3).map((member) => `  ${member.name}: ${scalarStop(member, stops)}`);
    return [`${name}:`, ...inner];
  }
  if (field.items?.fields)
    return [
      `${name}:`,
      `  - ${field.items.fields
        .slice(0, 3)
        .map((member) => `${member.name}: ${scalarStop(member, stops)}`)
        .join("\n    ")}`,
    ];
  return [`${name}: ${scalarStop(field, stops)}`];
}

function scalarStop(field: Field, stops: Stops): string {
  const choices = field.enum ?? field.suggest ?? [];
  if (field.types.includes("array")) return `[${stops.next()}]`;
  if (field.types.includes("boolean")) return stops.next("", ["true", "false"]);
  if (choices.length > 0) return stops.next("", choices);
  if (field.format === "date") return stops.next("YYYY-MM-DD");
  if (field.name === "version") return `"${stops.next("1.0")}"`;
  return stops.next();
}
