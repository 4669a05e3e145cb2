import synonymData from "../../../catalog/synonyms.yaml";
import type { KindName } from "../generated/types.ts";
import { sharedText } from "../text/sharedText.ts";
import { fold } from "../text/suggest.ts";
import type { WordList } from "./wordTypes.ts";

/** A field that a column's header may name, with how likely it is: 0 for its likeliest header. */
export interface HeaderMeaning {
  readonly field: string;
  readonly rank: number;
}

/** What the words in a register of a kind mean, in any of the languages of server/catalog/synonyms.yaml. */
export interface KindWords {
  readonly kind: KindName;
  /** Sets of fields, each of which makes a table a register of the kind; {@link SIGN} stands for a header that names it. */
  readonly needs: readonly (readonly string[])[];
  readonly least: number;
  /** Records of the kind are also written as sections of a text. */
  readonly sections: boolean;
  /** A figure alone may be an id; in a register of another kind it counts the rows. */
  readonly numbered: boolean;
  /** Sets of fields whose headers mean them only where all of them are there, such as single letters. */
  readonly together: readonly (readonly string[])[];
  /** The field that stands in for one that no column gives. */
  readonly instead: Readonly<Record<string, readonly string[]>>;
  /** Field → the field whose cells may begin with a word for it, where no column gives it. */
  readonly leads: Readonly<Record<string, string>>;
  readonly isSign: (header: Header) => boolean;
  /** True for a header that no register of the kind has. */
  readonly isForeign: (header: Header) => boolean;
  readonly meaningsOf: (header: Header) => readonly HeaderMeaning[];
}

export const SIGN = "sign";
/** What a word means that says nothing in its field, such as "n/a" for a status. */
const NONE = "none";

/** What a value of a register means: one of ours, nothing yet, or unknown (undefined). */
export type ValueMeaning = { readonly value: string | boolean; readonly written: string } | "nothing" | undefined;

/** The spellings of a column's header to look for, the likeliest first. */
export type Header = readonly string[];

/** The words of every kind that tables are read as. */
export function kindWords(): readonly KindWords[] {
  words ??= Object.entries(synonymData().kinds).map(
    ([
      kind,
      { needs, least = 1, numbered = false, sections = false, together = [], signs = [], without = [], instead = {}, leads = {}, fields },
    ]) => {
      const headers = new Map<string, HeaderMeaning[]>();
      for (const [field, names] of Object.entries(fields)) {
        for (const [rank, name] of names.flat().entries()) {
          const key = fold(name);
          const known = headers.get(key);
          // most have one meaning, and a list that others are copied into has room for many
          headers.set(key, known ? [...known, { field, rank }] : [{ field, rank }]);
        }
      }
      const signWords = new Set(signs.flat().map(fold));
      const foreignWords = new Set(without.flat().map(fold));
      return {
        kind: kind as KindName,
        needs,
        least,
        numbered,
        sections,
        together,
        instead,
        leads,
        isSign: (header) => header.some((key) => signWords.has(key)),
        isForeign: (header) => header.some((key) => foreignWords.has(key)),
        meaningsOf: (header) => {
          const key = header.find((candidate) => headers.has(candidate));
          return key === undefined ? [] : (headers.get(key) ?? []);
        },
      };
    },
  );
  return words;
}

/** What a value in a field with fixed values means; `isBoolean` for fields that are true or false. */
export function valueMeaning(kind: KindName, field: string, text: string, isBoolean: boolean): ValueMeaning {
  const table = isBoolean ? booleans() : valuesOf(kind, field);
  if (text.length > LONGEST_KNOWN) return meaningOf(text, table, isBoolean);
  const known = meanings.get(table) ?? new Map<string, ValueMeaning>();
  if (known.has(text)) return known.get(text);
  const meaning = meaningOf(text, table, isBoolean);
  if (known.size >= MOST_KNOWN) known.clear();
  meanings.set(table, known.set(sharedText(text), meaning));
  return meaning;
}

/** What texts mean by a table, of which thousands of records use the same few. */
const meanings = new Map<Table, Map<string, ValueMeaning>>();
const LONGEST_KNOWN = 40;
const MOST_KNOWN = 500;

function meaningOf(text: string, table: Table, isBoolean: boolean): ValueMeaning {
  if (isBlankValue(text)) return "nothing";
  let written = text;
  let meaning = lookUp(text, table);
  if (meaning === undefined) {
    if (isChoice(text, table)) return "nothing";
    written = [text.replace(/\([^()]*\)/g, " "), leadingPhrase(text)].find((part) => lookUp(part, table) !== undefined) ?? "";
    meaning = lookUp(written, table);
  }
  if (meaning === undefined) return undefined;
  if (meaning === NONE) return "nothing";
  return { value: isBoolean ? meaning === "true" : meaning, written: sharedText(written.trim()) };
}

/** How often something is done by the first words of a text: `annually` for `Annual and upon material change`. */
export function frequencyMeant(text: string): string | undefined {
  const said = text.trim().split(/\s+/).slice(0, LONGEST_FREQUENCY);
  for (let count = said.length; count > 0; count--) {
    const meaning = valueMeaning("activities", "frequency", said.slice(0, count).join(" "), false);
    if (typeof meaning === "object" && typeof meaning.value === "string") return meaning.value;
  }
  return undefined;
}

/** Words in the longest phrase for a frequency. */
const LONGEST_FREQUENCY = 5;

/** True where a field of a kind has words for its values. */
export function hasValueWords(kind: KindName, field: string): boolean {
  return synonymData().kinds[kind]?.values?.[field] !== undefined;
}

/** True for a cell that nobody has filled in: blank, dashes, lines to write on, or a word that says so. */
export function isBlankValue(text: string): boolean {
  const folded = fold(text);
  if (folded === "") return !SYMBOL.test(text);
  unfilledWords ??= new Set(synonymData().unfilled.map(fold));
  return unfilledWords.has(folded);
}

const SYMBOL = /\p{Extended_Pictographic}|[✓✔✗✘×○〇◯☑☒%‰]|\p{Sc}|^(?:[<>≤≥]=?|[↑↓])$/u;

let words: readonly KindWords[] | undefined;
let unfilledWords: ReadonlySet<string> | undefined;
const tables = new Map<string, Table>();

/** Values by the words for them. */
type Table = ReadonlyMap<string, string>;

/** A header's spellings to look for: whole, without what stands in parentheses, and its part before a slash. */
export function headerOf(header: string): Header {
  const bare = header.replace(/\([^()]*\)/g, " ");
  return [...new Set([header, bare, bare.split("/")[0] as string].map(fold))].filter((key) => key !== "");
}

function booleans(): Table {
  return tableOf("", synonymData().booleans);
}

function valuesOf(kind: KindName, field: string): Table {
  return tableOf(`${kind}.${field}`, synonymData().kinds[kind]?.values?.[field] ?? {});
}

function tableOf(key: string, data: Readonly<Record<string, WordList>>): Table {
  const known = tables.get(key);
  if (known) return known;
  const table = new Map<string, string>();
  for (const [value, names] of Object.entries(data)) {
    for (const name of [value, ...names.flat()]) if (!table.has(wordKey(name))) table.set(wordKey(name), value);
  }
  tables.set(key, table);
  return table;
}

function lookUp(text: string, table: Table): string | undefined {
  const key = wordKey(text);
  return key === "" ? undefined : table.get(key);
}

/** Symbols count only where nothing else is said. */
function wordKey(text: string): string {
  return fold(text) || text.replace(/\uFE0F/g, "").trim();
}

/** `Mitigate` of `Mitigate: new backups`. */
function leadingPhrase(text: string): string {
  return /^[^:;,(–—]{1,40}(?=\s*[:;,(–—]|\s-\s)/.exec(text)?.[0] ?? "";
}

/** Words of different meanings side by side are a choice that nobody has made. */
function isChoice(text: string, table: Table): boolean {
  if (text.length > 120) return false;
  const parts = text.split(/[/|☐□]|\bor\b/).filter((part) => fold(part) !== "");
  return (
    parts.length > 1 && new Set(parts.map((part) => lookUp(part, table))).size > 1 && parts.filter((part) => lookUp(part, table)).length > 1
  );
}
