import { type DocumentSymbol, SymbolKind } from "vscode-languageserver-types";
import { documentFeature, type OpenFile, type TextDocumentParams } from "../featureKit/feature.ts";
import type { IsmsRecord } from "../model/record.ts";
import { idAndTitle } from "../model/recordLabel.ts";
import { spanIn } from "../model/sourceFile.ts";
import { type Kind, kindOf } from "../schema/kinds.ts";
import type { Heading } from "../syntax/markdown.ts";
import type { Entry } from "../syntax/node.ts";
import type { Span } from "../text/span.ts";

export const feature = documentFeature<TextDocumentParams, DocumentSymbol[]>({
  method: "textDocument/documentSymbol",
  capability: { documentSymbolProvider: { label: "ISMS" } },
  summary: "Outline of records with their fields, and of a document's headings.",
  handle({ file }) {
    const records = file.records.map((record) => recordSymbol(record, file));
    return [...records, ...headingSymbols(file.headings.all, file)];
  },
});

function recordSymbol(record: IsmsRecord, file: OpenFile): DocumentSymbol {
  const kind = kindOf(record.kind);
  const { written, segment } = record;
  const absolute = (span: Span) => file.lines.range(spanIn(file, { ...span, segment }));
  const own = written.entries.filter((entry) => entry.keySpan.start >= written.start && entry.keySpan.end <= written.end);
  return {
    name: idAndTitle(record) || kind.label,
    detail: kind.label,
    kind: symbolKind(kind),
    range: absolute(written),
    selectionRange: absolute(own[0]?.keySpan ?? { start: written.start, end: written.start }),
    children: own.map((entry) => fieldSymbol(entry, absolute)),
  };
}

function fieldSymbol({ key, keySpan, value }: Entry, absolute: (span: Span) => DocumentSymbol["range"]): DocumentSymbol {
  const detail = value?.type === "scalar" ? String(value.value ?? "").slice(0, 80) : "";
  const range = absolute({ start: keySpan.start, end: Math.max(keySpan.end, value?.end ?? 0) });
  return { name: key || "?", detail, kind: SymbolKind.Field, range, selectionRange: absolute(keySpan) };
}

export function symbolKind(kind: Kind): SymbolKind {
  return SymbolKind[kind.icon as keyof typeof SymbolKind] ?? SymbolKind.Object;
}

/** Headings as a tree: each reaches to the next of its level or a higher one. */
function headingSymbols(headings: readonly Heading[], file: OpenFile): DocumentSymbol[] {
  const top: DocumentSymbol[] = [];
  const open: { level: number; symbol: DocumentSymbol }[] = [];
  for (const [index, heading] of headings.entries()) {
    const next = headings.slice(index + 1).find(({ level }) => level <= heading.level);
    const range = file.lines.range({ start: heading.start, end: next ? next.start : file.lines.length });
    const symbol: DocumentSymbol = {
      name: heading.text || "#",
      kind: SymbolKind.String,
      range,
      selectionRange: file.lines.range(heading),
      children: [],
    };
    while (open.length > 0 && (open[open.length - 1]?.level ?? 0) >= heading.level) open.pop();
    (open[open.length - 1]?.symbol.children ?? top).push(symbol);
    open.push({ level: heading.level, symbol });
  }
  return top;
}
