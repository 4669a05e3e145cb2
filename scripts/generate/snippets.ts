import { documentSnippet, recordSnippet, topLevelSnippet } from "../../server/src/core/featureKit/completion/recordSnippet.ts";
import type { Kind } from "../../server/src/core/schema/kinds.ts";

interface Snippet {
  readonly prefix: string;
  readonly body: readonly string[];
  readonly description: string;
  /** Offered for a whole new file. */
  readonly isFileTemplate?: true;
}

/** The snippets of YAML record files: a record of each kind as an item of its list, and each top-level key. */
export function yamlSnippets(kinds: readonly Kind[]): string {
  const records = kinds.filter(({ container }) => container === "collection" || container === "entry").map(itemSnippet);
  const keys = kinds.filter(({ container }) => container === "collection" || container === "singleton").map(keySnippet);
  return file([...records, ...keys]);
}

/** The snippets of Markdown files: the front matter and heading of a document of each type. */
export function markdownSnippets(kinds: readonly Kind[]): string {
  const document = kinds.find(({ container }) => container === "document");
  const type = document?.root.fields?.find(({ name }) => name === "type");
  return file(
    (type?.enum ?? []).map((name, index): [string, Snippet] => [
      `ISMS document: ${name}`,
      {
        prefix: `isms-${name}`,
        body: documentSnippet(name, ID_PREFIXES[name] ?? `${name.toUpperCase()}-`).split("\n"),
        description: `A new ${name}. ${type?.enumDescriptions?.[index] ?? ""}`.trim(),
        isFileTemplate: true,
      },
    ]),
  );
}

const ID_PREFIXES: Readonly<Record<string, string>> = {
  policy: "POL-",
  procedure: "PROC-",
  standard: "STD-",
  guideline: "GUIDE-",
  record: "REC-",
  report: "REP-",
};

function itemSnippet(kind: Kind): [string, Snippet] {
  const body = recordSnippet(kind, undefined)
    .split("\n")
    .map((line, index) => `${index === 0 ? "- " : "  "}${line}`);
  const prefix = prefixOf(kind.label);
  return [`ISMS: ${kind.label}`, { prefix: prefix === keyPrefix(kind) ? `${prefix}-item` : prefix, body, description: kind.description }];
}

function keySnippet(kind: Kind): [string, Snippet] {
  const body = topLevelSnippet(kind).split("\n");
  return [`ISMS key: ${kind.name}`, { prefix: keyPrefix(kind), body, description: kind.description, isFileTemplate: true }];
}

/** The key as it is written, so that its prefix can be guessed. */
function keyPrefix({ name }: Kind): string {
  return `isms-${name}`;
}

function prefixOf(name: string): string {
  return `isms-${name.toLowerCase().replaceAll(" ", "-")}`;
}

function file(snippets: readonly [string, Snippet][]): string {
  return `${JSON.stringify(Object.fromEntries(snippets), null, 2)}\n`;
}
