import { type CompletionItem, CompletionItemKind, InsertTextFormat } from "vscode-languageserver-types";
import type { KindName } from "../../generated/types.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { type Field, kindOf, type RefTarget } from "../../schema/kinds.ts";
import { addFrequency } from "../../text/dates.ts";
import { t } from "../../text/l10n.ts";
import { fieldText } from "../fieldText.ts";
import { namedRequirementItems } from "./requirementItems.ts";

/** What may stand as the value of a field, or as an item of a list. */
export function valueItems(field: Field, snapshot: Snapshot): CompletionItem[] {
  const inner = field.types.includes("array") && field.items ? field.items : field;
  const words = inner.enum ?? inner.suggest ?? (inner.types.includes("boolean") ? ["true", "false"] : []);
  return [
    ...words.map((word, index) => wordItem(word, inner.enumDescriptions?.[index], index)),
    ...(inner.format === "date" || inner.format === "moment" ? dateItems(snapshot.today) : []),
    ...(inner.requirements ? namedRequirementItems(snapshot.config.frameworks) : []),
    ...(inner.refs ?? []).flatMap((target) => referenceItems(target, snapshot)),
  ];
}

/** The keys of a mapping that are not there yet. */
export function keyItems(parent: Field, siblings: readonly string[]): CompletionItem[] {
  const fields = (parent.fields ?? []).filter(({ name }) => !siblings.includes(name));
  return fields.map((field, index) => ({
    label: field.name,
    kind: CompletionItemKind.Field,
    detail: field.required ? t("required") : undefined,
    documentation: { kind: "markdown", value: fieldText(field) },
    sortText: `${field.required ? 0 : 1}${String(index).padStart(3, "0")}`,
    insertText: keyText(field),
    insertTextFormat: InsertTextFormat.Snippet,
    command:
      field.enum ||
      field.refs ||
      field.format === "date" ||
      field.format === "moment" ||
      field.types.includes("boolean") ||
      field.items?.refs
        ? { title: "", command: "editor.action.triggerSuggest" }
        : undefined,
  }));
}

/** The 93 controls and the organisation's own, found by number and by the words of their titles. */
export function controlItems({ catalog, index }: Snapshot): CompletionItem[] {
  const own = index.ofKind("controls").flatMap(({ id, title }) => (id === undefined ? [] : [{ id, title: title ?? "" }]));
  return [...catalog.controls, ...own].map(({ id, title }, order) => ({
    label: id,
    labelDetails: { description: title },
    kind: CompletionItemKind.Constant,
    filterText: `${id} ${title}`,
    sortText: `c${String(order).padStart(3, "0")}`,
    insertText: id,
    data: { control: id },
  }));
}

function referenceItems(target: RefTarget, snapshot: Snapshot): CompletionItem[] {
  switch (target) {
    case "control":
      return controlItems(snapshot);
    case "clause":
      return snapshot.catalog.clauses.map(({ id, title }, order) => ({
        label: id,
        labelDetails: { description: title },
        kind: CompletionItemKind.Reference,
        filterText: `${id} ${title}`,
        sortText: `l${String(order).padStart(3, "0")}`,
        insertText: `"${id}"`,
      }));
    case "file":
      return [];
    case "any":
      return [...snapshot.index.allIds]
        .flatMap((id) => snapshot.index.withId(id).slice(0, 1))
        .flatMap(({ kind, id, title }) => recordItem(kind, id, title));
    default:
      return snapshot.index.ofKind(target).flatMap(({ kind, id, title }) => recordItem(kind, id, title));
  }
}

function recordItem(kind: KindName, id: string | undefined, title: string | undefined): CompletionItem[] {
  if (id === undefined) return [];
  return [
    {
      label: id,
      labelDetails: { description: title },
      detail: kindOf(kind).label,
      kind: CompletionItemKind.Reference,
      filterText: `${id} ${title ?? ""}`,
      sortText: `r${id}`,
      insertText: id,
    },
  ];
}

function wordItem(word: string, meaning: string | undefined, order: number): CompletionItem {
  return { label: word, kind: CompletionItemKind.EnumMember, documentation: meaning, sortText: `a${String(order).padStart(2, "0")}` };
}

function dateItems(today: string): CompletionItem[] {
  const day = (date: string | undefined, detail: string, order: number) =>
    date
      ? [
          {
            label: date,
            labelDetails: { description: detail },
            filterText: `${date} ${detail}`,
            kind: CompletionItemKind.Value,
            sortText: `b${order}`,
          },
        ]
      : [];
  return [
    ...day(today, t("today"), 0),
    ...day(addFrequency(today, "P1M"), t("in a month"), 1),
    ...day(addFrequency(today, "P3M"), t("in three months"), 2),
    ...day(addFrequency(today, "P6M"), t("in six months"), 3),
    ...day(addFrequency(today, "P1Y"), t("in a year"), 4),
  ];
}

function keyText(field: Field): string {
  if (field.records || field.items?.fields) return `${field.name}:\n  - $0`;
  if (field.types.includes("object")) return `${field.name}:\n  $0`;
  if (field.types.includes("array")) return `${field.name}: [$0]`;
  return `${field.name}: $0`;
}
