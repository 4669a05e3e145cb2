import { editionOfMost } from "../model/edition.ts";
import type { Mention } from "../model/record.ts";
import type { Ignore, Language, Prose, SourceFile } from "../model/sourceFile.ts";
import type { KnownText } from "../text/knownText.ts";
import { LineIndex } from "../text/lineIndex.ts";
import { extension } from "../text/paths.ts";
import { type TextChange, textChange } from "../text/textChange.ts";
import type { Carried, CarrierContext, Previous } from "./carrier.ts";
import { readCsvFile } from "./csvFile.ts";
import { foreignSources, readForeignYamlFile } from "./foreignYamlFile.ts";
import { mayHoldIgnores, readIgnores } from "./ignores.ts";
import { readMarkdownFile } from "./markdownFile.ts";
import { mixedEditions, provenIdsOf } from "./mixedEditions.ts";
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
export function readFile(path: string, text: string, context: CarrierContext, previous?: SourceFile, known?: KnownText): SourceFile {
  const language = languageOf(path);
  const change = changeBetween(previous, text, known);
  const carried = carry(path, text, language, context, previous && { cache: previous.cache, change });
  const ignores: Ignore[] = [];
  const lines = known?.lines ?? (previous && change ? previous.lines.changed(text, change) : LineIndex.of(text));
  const mayIgnore = previous?.mayIgnore === false && change ? mayHoldIgnores(text, change) : mayHoldIgnores(text);
  const problems = mayIgnore ? [...carried.problems, ...readIgnores(text, language, lines, ignores)] : carried.problems;
  const { segments, mentions: proseMentions, records } = carried;
  // few ask for all in one list
  const mentions = (): readonly Mention[] =>
    records.length === 0 ? proseMentions : [...proseMentions, ...records.flatMap((record) => record.mentions)];
  const proven = carried.provenIds ?? provenIdsOf([proseMentions, ...records.map((record) => record.mentions)], context.catalog);
  const edition = editionOfMost(proven);
  const isMixed = proven["2022"].size > 0 && proven["2013"].size > 0;
  return {
    path,
    language,
    lines,
    segments,
    problems,
    ignores,
    mayIgnore,
    get mentions() {
      return mentions();
    },
    proseMentions,
    text: context.keepsText ? text : undefined,
    edition,
    mixed: isMixed ? mixedEditions(text, lines, mentions(), segments, edition, context.catalog) : undefined,
    records,
    headings: carried.headings,
    wording: carried.wording ?? [],
    prose: carried.prose ?? NO_PROSE,
    misplacedTitles: carried.misplacedTitles ?? [],
    registers: carried.registers ?? [],
    collections: carried.collections,
    cache: carried.cache,
  };
}

function changeBetween(previous: SourceFile | undefined, text: string, known: KnownText | undefined): TextChange | undefined {
  if (previous?.text === undefined) return undefined;
  return known?.edit?.before === previous.lines ? known.edit.change : textChange(previous.text, text);
}

const NO_PROSE: Prose = { words: 0, long: [] };

function carry(path: string, text: string, language: Language, context: CarrierContext, previous: Previous | undefined): Carried {
  switch (language) {
    case "yaml":
      if (context.inIsms && foreignSources(context.mappings ?? []).length > 0) return readForeignYamlFile(path, text, context);
      return readYamlFile(path, text, context, previous);
    case "markdown":
      return readMarkdownFile(path, text, context);
    case "csv":
      return readCsvFile(path, text, context);
    default:
      return { segments: new Map(), records: [], mentions: [], problems: [], headings: [], collections: [], cache: undefined };
  }
}
