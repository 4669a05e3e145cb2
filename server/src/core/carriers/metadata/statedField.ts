import { frequencyMeant } from "../../catalog/synonyms.ts";
import { kindOf } from "../../schema/kinds.ts";
import type { Statement, Written } from "./form.ts";
import { fieldOfLabel, typeNamed, valueMeant } from "./vocabulary.ts";
import { readDate } from "./writtenDate.ts";

/** A field of a document as its text states it. */
export interface StatedField {
  readonly name: string;
  readonly label: Written;
  /** Its span is what says the value, without what is written around it. */
  readonly value: Written;
  /** What it says in the words of the schema; undefined where that cannot be read. */
  readonly meaning: string | undefined;
  /** Somebody meant the field: a value that can be read, a date in any spelling, or a blank to be filled in. */
  readonly isMeant: boolean;
}

/** The field that a statement is about; undefined for other labels, for nothing behind them, and for text that explains instead. */
export function statedField({ label, value: stated }: Statement): StatedField | undefined {
  const name = fieldOfLabel(label.text);
  const value = name === undefined ? stated : bare(stated);
  if (name === undefined || value.text === "" || value.text.length > LONGEST_VALUE) return undefined;
  // the header of a table, such as `| Version | Status |`
  if (fieldOfLabel(value.text) !== undefined && valueMeant(name, value.text) === undefined) return undefined;
  if (BLANK.test(value.text)) return { name, label, value, meaning: undefined, isMeant: true };
  const field = kindOf("document").root.fields?.find((candidate) => candidate.name === name);
  if (field?.format === "date") {
    const date = readDate(value.text);
    const day = date ? part(value, 0, date.length) : value;
    return { name, label, value: day, meaning: date?.day, isMeant: /\d/.test(value.text) };
  }
  const said = field?.enum || name === "language" ? firstWords(name, value) : value;
  const meaning = meaningOf(name, said.text);
  return { name, label, value: said, meaning, isMeant: meaning !== undefined };
}

/** Longer ones explain. */
const LONGEST_VALUE = 200;
/** A blank to be filled in: `[Name]`, `{{owner}}`, `____`, `<role>`, `TBD`. */
const BLANK = /\[[^[\]]{1,100}\](?![([])|\{\{|_{3,}|<[^<>]{1,100}>|^(?:TBD|TBC|TBA|TODO|x{3,}|n\/a|[-–—.…]+)$/i;

/** What stands before a remark, as in `Approved (by the board)`, where the whole is no word that is known. */
function firstWords(name: string, value: Written): Written {
  const end = value.text.search(/[(–—,;]|\s-\s|\sv?\d/);
  const words = end < 0 ? value.text : value.text.slice(0, end).trimEnd();
  const isKnown = valueMeant(name, value.text) === undefined && valueMeant(name, words) !== undefined;
  return isKnown ? part(value, 0, words.length) : value;
}

function meaningOf(name: string, text: string): string | undefined {
  switch (name) {
    case "status":
    case "language":
      return valueMeant(name, text);
    case "type":
      return valueMeant(name, text) ?? typeNamed(text);
    case "version":
      return /^(?:v|ver|rev|version|r)?[. ]?\d|^[A-Z]\d{0,2}$/i.test(text) && text.length <= 40 ? text : undefined;
    case "id":
      return /^[A-Za-z0-9](?:[A-Za-z0-9._/-]*[A-Za-z0-9])?$/.test(text) && text.length <= 80 ? text : undefined;
    case "title":
      return text;
    case "reviewEvery":
      return /^P\d/.test(text) ? text : frequencyMeant(text);
    default:
      return text.length <= 100 && !/[.;:?!]\s/.test(text.replace(/\b(?:Dr|Mr|Ms|Mrs|Prof|Hr|Fr|Dipl|[A-Z])\./g, "")) ? text : undefined;
  }
}

/** Without the marks of emphasis, code and links around it, and a hard break behind it. */
function bare(value: Written): Written {
  const marks = /^(?:_(?=\s))?[\s*`]{0,20}/.exec(value.text)?.[0].length ?? 0;
  const ends = /(?<![\s*`\\])[\s*`\\]+$/.exec(value.text.slice(-20))?.[0].length ?? 0;
  const inner = part(value, marks, Math.max(marks, value.text.length - ends));
  const link = /^\[([^[\]]*)\]\([^()]*\)$/.exec(inner.text);
  const text = link ? part(inner, 1, 1 + (link[1] as string).length) : inner;
  const emoji = /^(?:\p{So}|\p{Sk}|\u200d|\ufe0f|\s){1,12}/u.exec(text.text)?.[0].length ?? 0;
  return emoji < text.text.length ? part(text, emoji, text.text.length) : text;
}

/** A part of what is written. Where the text stands in another encoding, as in an address, its place remains that of the whole. */
function part(value: Written, from: number, to: number): Written {
  const isPlain = value.text.length === value.end - value.start;
  const text = value.text.slice(from, to);
  return isPlain ? { text, start: value.start + from, end: value.start + to } : { ...value, text };
}
