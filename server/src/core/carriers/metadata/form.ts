import type { Carrier } from "../../model/record.ts";
import type { Span } from "../../text/span.ts";

/** One line of the part of a document where its metadata may stand. */
export interface HeadLine {
  /** Offset in the file of its first character. */
  readonly start: number;
  readonly raw: string;
  /** `raw` with comments, HTML tags, code blocks and link targets blanked, at the same offsets. */
  readonly prose: string;
}

/** The part of a document where its metadata may stand. */
export interface DocumentHead {
  readonly lines: readonly HeadLine[];
  /** The lines of front matter that is no YAML, or has no opening fence. */
  readonly frontMatter: readonly HeadLine[];
  /** Its first heading, without marks. */
  readonly title: Written | undefined;
}

/** A piece of text with its place in the file. */
export interface Written extends Span {
  readonly text: string;
}

/** A label with what is stated behind it, as written. */
export interface Statement {
  readonly label: Written;
  readonly value: Written;
}

/** One form in which documents state their metadata. */
export interface MetadataForm {
  readonly carrier: Carrier;
  /** The statements of a document in this form, those together that stand together. */
  read(head: DocumentHead): Statement[][];
}

/** A part of a line as written, without the blanks around it. */
export function written(line: string, lineStart: number, from: number, to: number): Written {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(line[start] as string)) start++;
  while (end > start && /\s/.test(line[end - 1] as string)) end--;
  return { text: line.slice(start, end), start: lineStart + start, end: lineStart + end };
}
