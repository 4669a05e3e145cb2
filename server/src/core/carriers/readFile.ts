import { closed } from "../model/closedRecords.ts";
import { editionOfMost } from "../model/edition.ts";
import { listed, type MentionList, packed } from "../model/mentionList.ts";
import { closedStarts } from "../model/segmentStarts.ts";
import { type Ignore, type Language, mentionsIn, NO_HEADINGS, type Prose, type SourceFile } from "../model/sourceFile.ts";
import type { TextSource } from "../text/chunkedText.ts";
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
export function readFile(path: string, source: TextSource, context: CarrierContext, previous?: SourceFile, known?: KnownText): SourceFile {
  const language = languageOf(path);
  const change = changeBetween(previous, source, known);
  const carried = carry(path, source, language, context, previous && { cache: previous.cache, change });
  const ignores: Ignore[] = [];
  const lines = known?.lines ?? (previous && change ? previous.lines.changed(source, change) : LineIndex.of(source.toString()));
  const isFree = previous?.mayIgnore === false && change !== undefined;
  const mayIgnore = carried.mayIgnore ?? mayHoldIgnores(source, isFree ? change : undefined);
  const problems = mayIgnore ? [...carried.problems, ...readIgnores(source.toString(), language, lines, ignores)] : carried.problems;
  const { segments, mentions } = carried;
  const records = context.keepsText || carried.cache ? carried.records : closed(carried.records);
  const kept = context.keepsText ? source : undefined;
  const proseParts = carried.proseParts ?? partsOf(mentions, context.keepsText === true);
  const proven = carried.provenIds ?? provenIdsOf([...mentions, ...carried.records.map((record) => record.mentions)], context.catalog);
  const edition = editionOfMost(proven);
  const isMixed = proven["2022"].size > 0 && proven["2013"].size > 0;
  const file: SourceFile = {
    path,
    language,
    lines,
    segments: context.keepsText ? segments : closedStarts(segments),
    problems,
    ignores,
    mayIgnore,
    proseParts,
    edition,
    mixed: isMixed
      ? mixedEditions(source.toString(), lines, mentionsIn({ proseParts, records }), segments, edition, context.catalog)
      : undefined,
    records,
    headings: carried.headings,
    wording: carried.wording ?? [],
    prose: carried.prose ?? NO_PROSE,
    misplacedTitles: carried.misplacedTitles ?? [],
    registers: carried.registers ?? [],
    collections: carried.collections,
    text: undefined,
    cache: carried.cache,
  };
  return kept === undefined ? file : withText(file, kept);
}

function withText({ text: _, ...file }: SourceFile, source: TextSource): SourceFile {
  return Object.assign(new KeptText(source), file);
}

function partsOf(mentions: Carried["mentions"], isOpen: boolean): readonly MentionList[] {
  const lists = mentions.filter(({ length }) => length > 0);
  return isOpen || lists.length === 0 ? lists.map(listed) : [packed(lists.flat())];
}

/** Few ask for the whole text, which is kept in pieces. */
class KeptText {
  constructor(private readonly source: TextSource) {}

  get text(): string {
    return this.source.toString();
  }
}

function changeBetween(previous: SourceFile | undefined, text: TextSource, known: KnownText | undefined): TextChange | undefined {
  if (known?.edit && known.edit.before === previous?.lines) return known.edit.change;
  return previous?.text === undefined ? undefined : textChange(previous.text, text.toString());
}

const NO_PROSE: Prose = { words: 0, long: [], hashes: [] };

function carry(path: string, text: TextSource, language: Language, context: CarrierContext, previous: Previous | undefined): Carried {
  switch (language) {
    case "yaml":
      if (context.inIsms && foreignSources(context.mappings ?? []).length > 0) return readForeignYamlFile(path, text.toString(), context);
      return readYamlFile(path, text, context, previous);
    case "markdown":
      return readMarkdownFile(path, text, context, previous);
    case "csv":
      return readCsvFile(path, text.toString(), context);
    default:
      return { segments: new Map(), records: [], mentions: [], problems: [], headings: NO_HEADINGS, collections: [], cache: undefined };
  }
}
