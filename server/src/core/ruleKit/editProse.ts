import { wordLike } from "../carriers/metadata/vocabulary.ts";
import { readDate } from "../carriers/metadata/writtenDate.ts";
import type { IsmsRecord } from "../model/record.ts";
import { fieldAt, kindOf } from "../schema/kinds.ts";
import { nodeAt, type Path } from "../syntax/node.ts";
import type { TextEdit } from "../text/edit.ts";

/**
 * Edits that give fields of a record that stands in prose other values (YAML scalars), each where the old one stands and written as that
 * was. None at all where one of the fields is not stated, or where the record stands in an address.
 */
export function replaceStated(
  source: string,
  offset: number,
  record: IsmsRecord,
  fields: readonly { readonly path: Path; readonly value: string }[],
): TextEdit[] {
  const edits = fields.flatMap(({ path, value }): TextEdit[] => {
    const node = record.carrier === "prose" ? nodeAt(record.written, path) : undefined;
    const field = fieldAt(kindOf(record.kind).root, path);
    if (node?.type !== "scalar" || !field) return [];
    const span = { start: node.start + offset, end: node.end + offset };
    const written = source.slice(span.start, span.end);
    const meant = plainText(value);
    const newText = field.format === "date" ? dateLike(written, meant) : field.enum ? wordLike(written, field.name, meant) : meant;
    return newText === "" ? [] : [{ span, newText }];
  });
  return edits.length === fields.length ? edits : [];
}

/** What a YAML scalar says. */
function plainText(value: string): string {
  return value.startsWith('"') ? String(JSON.parse(value)) : value;
}

/** A day in the figures that the old one is written in; as YYYY-MM-DD where that is in words or cannot be read. */
function dateLike(like: string, day: string): string {
  const [year, month, date] = day.split("-");
  const old = readDate(like)?.length === like.length ? like : "";
  const [, leading] = /^\d{4}([/.])\d{2}\1\d{2}$/.exec(old) ?? [];
  if (leading) return [year, month, date].join(leading);
  return /^\d{2}\.\d{2}\.\d{4}$/.test(old) ? `${date}.${month}.${year}` : day;
}
