import { type DocumentMetadata, missingMetadata } from "../model/documentMetadata.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { SourceFile } from "../model/sourceFile.ts";

/** The Markdown files of a folder, by what they say of themselves. */
export interface DocumentsFound {
  /** Documents by type, the most frequent first; those without a type last. */
  readonly types: readonly {
    readonly type: string | undefined;
    readonly paths: readonly string[];
    /** How many lack which of their metadata, what most lack first. */
    readonly lacking: readonly { readonly field: DocumentMetadata; readonly count: number }[];
  }[];
  /** Paths of Markdown files that say nothing of themselves and hold no register. */
  readonly withoutMetadata: readonly string[];
}

/** Sorts the Markdown files of an ISMS by the type of document that they call themselves. */
export function documentsIn({ index }: Snapshot, files: readonly SourceFile[]): DocumentsFound {
  const types = new Map<string | undefined, { paths: string[]; lacking: Map<DocumentMetadata, number> }>();
  for (const document of index.ofKind("document")) {
    const { type } = document.data;
    const counts = types.get(type) ?? { paths: [] as string[], lacking: new Map<DocumentMetadata, number>() };
    counts.paths.push(document.path);
    for (const field of missingMetadata(document)) counts.lacking.set(field, (counts.lacking.get(field) ?? 0) + 1);
    types.set(type, counts);
  }
  const isSilent = ({ language, records, registers }: SourceFile) =>
    language === "markdown" && registers.length === 0 && !records.some(({ kind }) => kind === "document");
  return {
    types: [...types]
      .map(([type, { paths, lacking }]) => ({ type, paths, lacking: mostFirst(lacking) }))
      .sort((a, b) => Number(a.type === undefined) - Number(b.type === undefined) || b.paths.length - a.paths.length),
    withoutMetadata: files.filter(isSilent).map(({ path }) => path),
  };
}

function mostFirst(counts: ReadonlyMap<DocumentMetadata, number>): { readonly field: DocumentMetadata; readonly count: number }[] {
  return [...counts].map(([field, count]) => ({ field, count })).sort((a, b) => b.count - a.count);
}
