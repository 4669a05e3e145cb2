import { decideEdition, type EditionWitness } from "../model/edition.ts";
import type { Mention } from "../model/record.ts";
import type { Ignore, Language, SourceFile } from "../model/sourceFile.ts";
import { LineIndex } from "../text/lineIndex.ts";
import { extension } from "../text/paths.ts";
import type { Carried, CarrierContext } from "./carrier.ts";
import { readCsvFile } from "./csvFile.ts";
import { readIgnores } from "./ignores.ts";
import { readMarkdownFile } from "./markdownFile.ts";
import { mixedEditions } from "./mixedEditions.ts";
import { readYamlFile } from "./yamlFile.ts";

/** What language a path says its file is in. */
export function languageOf(path: string): Language {
  const ending = extension(path);
  if (ending === "md" || ending === "markdown") return "markdown";
  if (ending === "yaml" || ending === "yml") return "yaml";
  return ending === "csv" ? "csv" : "other";
}

/**
 * Reads a file's text into its summary. `previous` is the summary of the version before: what did not change keeps its
 * identity. Never throws: what is wrong stands in the summary's problems.
 */
export function readFile(path: string, text: string, context: CarrierContext, previous?: SourceFile): SourceFile {
  const language = languageOf(path);
  const carried = carry(path, text, language, context, previous);
  const ignores: Ignore[] = [];
  const lines = LineIndex.of(text);
  const problems = [...carried.problems, ...readIgnores(text, language, lines, ignores)];
  const mentions =
    carried.records.length === 0 ? carried.mentions : [...carried.mentions, ...carried.records.flatMap((record) => record.mentions)];
  const segments = carried.segments;
  const edition = decideEdition(witnesses(mentions), context.catalog);
  return {
    path,
    language,
    lines,
    segments,
    problems,
    ignores,
    mentions,
    proseMentions: carried.mentions,
    text: undefined,
    edition,
    mixed: mixedEditions(text, lines, mentions, segments, edition, context.catalog),
    records: carried.records,
    headings: carried.headings,
    wording: carried.wording ?? [],
    misplacedTitles: carried.misplacedTitles ?? [],
    registers: carried.registers ?? [],
    collections: carried.collections,
    cache: carried.cache,
  };
}

function carry(path: string, text: string, language: Language, context: CarrierContext, previous: SourceFile | undefined): Carried {
  switch (language) {
    case "yaml":
      return readYamlFile(path, text, context, previous?.cache);
    case "markdown":
      return readMarkdownFile(path, text, context);
    case "csv":
      return readCsvFile(path, text, context);
    default:
      return { segments: new Map(), records: [], mentions: [], problems: [], headings: [], collections: [], cache: undefined };
  }
}

function witnesses(mentions: readonly Mention[]): EditionWitness[] {
  return mentions.flatMap(({ target }) => {
    if (target.type !== "control" && target.type !== "theme") return [];
    return [{ standard: "iso27001", type: target.type, ids: [target.id], edition: target.edition }];
  });
}
