import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  InsertTextFormat,
  InsertTextMode,
} from "vscode-languageserver-types";
import { controlItems, keyItems, valueItems } from "../featureKit/completion/items.ts";
import { recordSnippet, topLevelSnippet } from "../featureKit/completion/recordSnippet.ts";
import { requirementItems } from "../featureKit/completion/requirementItems.ts";
import { standardItems } from "../featureKit/completion/standardItems.ts";
import { type YamlContext, yamlContextAt } from "../featureKit/completion/yamlContext.ts";
import { type DocumentRequest, documentFeature, type PositionParams } from "../featureKit/feature.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { nextId } from "../ruleKit/nextId.ts";
import { type Field, fieldByName, type Kind, kindByKey, kindOf, kinds } from "../schema/kinds.ts";
import type { Span } from "../text/span.ts";

/** Items, and the text before the cursor that each of them replaces. */
interface Draft {
  readonly items: readonly CompletionItem[];
  readonly span: Span;
}

type Request = DocumentRequest<PositionParams>;

export const feature = documentFeature<PositionParams, CompletionList>({
  method: "textDocument/completion",
  capability: { completionProvider: { triggerCharacters: [".", ":", " ", "-", "[", ","] } },
  summary:
    "Keys, values, dates and ids with their titles; controls by number and by the words of their titles; whole records; `A.` and ids of other frameworks in prose.",
  handle(request) {
    const draft = request.file.language === "yaml" ? yamlItems(request) : markdownItems(request);
    if (!draft || draft.items.length === 0) return undefined;
    const range = request.file.lines.range(draft.span);
    const extra = indentBehindDash(request.file.text, draft.span.start);
    const items = draft.items.map(({ insertText, ...item }) => {
      const newText = (insertText ?? item.label).replaceAll("\n", `\n${extra}`);
      return { ...item, insertTextMode: InsertTextMode.adjustIndentation, textEdit: { range, newText } };
    });
    return { isIncomplete: false, items };
  },
});

/**
 * Editors indent the further lines of an item as far as the line that it is accepted in. Behind `- ` they have to stand as far
 * in as what is behind the dash.
 */
function indentBehindDash(text: string, start: number): string {
  const line = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  return /^ *((?:-(?: +|$))*)/.exec(line)?.[1]?.replaceAll("-", " ") ?? "";
}

function yamlItems(request: Request): Draft | undefined {
  const { file, offset, snapshot } = request;
  const context = snapshot.isIsms ? yamlContextAt(file.text, offset) : undefined;
  if (!context) return proseItems(request);
  if (context.path.length === 0) return context.place === "key" && context.indent === 0 ? topLevelItems(context, file.text) : undefined;
  // words in a row are no key: the line stands in a block of text
  if (context.place === "key" && /\S\s/.test(context.typed)) return proseItems(request);
  const place = resolve(context);
  const draft = place && itemsFor(context, place, snapshot);
  const prose = draft && draft.items.length > 0 && !place.field?.requirements ? undefined : proseItems(request);
  return prose ?? draft;
}

function markdownItems(request: Request): Draft | undefined {
  const { file, offset, snapshot } = request;
  const end = file.text.startsWith("---") ? file.text.indexOf("\n---", 3) : -1;
  if (end < 0 || offset > end) return proseItems(request);
  const from = file.text.indexOf("\n") + 1;
  const context = snapshot.isIsms && offset >= from ? yamlContextAt(file.text, offset, from) : undefined;
  if (!context) return undefined;
  const kind = kindOf("document");
  return itemsFor(context, { kind, field: fieldOf(kind.root, context.path), isRecord: context.path.length === 0 }, snapshot);
}

/** Behind `A.` or the start of a control's number, or of an id of another framework, in any text. */
function proseItems({ file, offset, snapshot }: Request): Draft | undefined {
  const word = /(?<![\w.])A\.[\d.]*$/.exec(file.text.slice(Math.max(0, offset - 12), offset))?.[0];
  if (word === undefined) return requirementItems(file.text, offset, file, snapshot.config.frameworks);
  return withEdit(controlItems(snapshot), { start: offset - word.length, end: offset });
}

interface Place {
  readonly kind: Kind;
  /** The field that the path leads to. */
  readonly field: Field | undefined;
  /** The path leads to a record, or to the list of them. */
  readonly isRecord: boolean;
}

function resolve({ path }: YamlContext): Place | undefined {
  const [key, ...rest] = path;
  const kind = typeof key === "string" ? kindByKey(key) : undefined;
  if (!kind) return undefined;
  const inner = kind.container === "collection" ? (rest[0] === 0 ? rest.slice(1) : rest) : rest;
  const records = typeof inner[0] === "string" ? fieldByName(kind.root, inner[0])?.records : undefined;
  if (records) {
    const entry = kindOf(records);
    const below = inner[1] === 0 ? inner.slice(2) : inner.slice(1);
    return { kind: entry, field: fieldOf(entry.root, below), isRecord: below.length === 0 };
  }
  return { kind, field: fieldOf(kind.root, inner), isRecord: inner.length === 0 };
}

function fieldOf(root: Field, path: readonly (string | 0)[]): Field | undefined {
  let field: Field | undefined = root;
  for (const step of path) field = step === 0 ? field?.items : field && (fieldByName(field, step) ?? field.values);
  return field;
}

function itemsFor(context: YamlContext, { kind, field, isRecord }: Place, snapshot: Snapshot): Draft | undefined {
  if (!field) return undefined;
  const inner = field.types.includes("array") && field.items ? field.items : field;
  if (context.place === "item") {
    if (isRecord)
      return withEdit([snippetItem(kind, snapshot), ...standardItems(kind, snapshot), ...keyItems(kind.root, [])], context.span);
    return withEdit(inner.fields && !context.flow ? keyItems(inner, []) : valueItems(field, snapshot), context.span);
  }
  if (context.place === "value") return withEdit(valueItems(field, snapshot), context.span);
  return inner.fields ? withEdit(keyItems(inner, context.siblings), context.span) : undefined;
}

function snippetItem(kind: Kind, snapshot: Snapshot): CompletionItem {
  const id = kind.idPrefix && nextId(kind.idPrefix, snapshot.index.allIds);
  return {
    label: kind.label.toLowerCase(),
    kind: CompletionItemKind.Snippet,
    detail: kind.description,
    insertText: recordSnippet(kind, id),
    insertTextFormat: InsertTextFormat.Snippet,
    sortText: "0",
  };
}

function topLevelItems({ span }: YamlContext, text: string): Draft {
  const present = new Set([...text.matchAll(/^([A-Za-z]+):/gm)].map((match) => match[1]));
  const items = kinds
    .filter((kind) => kindByKey(kind.name) && !present.has(kind.name))
    .map((kind): CompletionItem => {
      return {
        label: kind.name,
        kind: CompletionItemKind.Module,
        detail: kind.label,
        documentation: kind.description,
        insertText: topLevelSnippet(kind),
        insertTextFormat: InsertTextFormat.Snippet,
      };
    });
  return withEdit(items, span);
}

/** Says what the items replace: only we know how far what is typed reaches. */
function withEdit(items: readonly CompletionItem[], span: Span): Draft {
  return { items, span };
}
