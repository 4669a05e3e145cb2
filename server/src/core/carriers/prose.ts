import { titleOf } from "../catalog/titles.ts";
import type { Mention, Segment } from "../model/record.ts";
import { scanReferences } from "../syntax/references.ts";

/** Words that look like a record's id: letters and digits around at least one dash, dot or underscore, with a digit. */
const ID_LIKE = /(?<![\w./@-])[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)+(?![\w@/]|-\w)/g;

/**
 * The references in a piece of prose, at offsets moved by `offset`. Whether a word that looks like an id is one is known only
 * when all files are, so those are mentions that the index drops while no record has the id.
 */
export function proseMentions(text: string, offset: number, segment: Segment, namesStandard: boolean): Mention[] {
  const mentions: Mention[] = [];
  const references = scanReferences(text, { namesStandard, titleOf });
  for (const { start, end, standard, type, ids, edition } of references) {
    const place = { start: start + offset, end: end + offset, segment, text: text.slice(start, end) };
    for (const id of ids) {
      if (standard !== "iso27001") mentions.push({ ...place, target: { type: "foreign", standard, id } });
      else if (type === "clause") mentions.push({ ...place, target: { type: "clause", id } });
      else if (type !== "requirement") mentions.push({ ...place, target: { type, id, edition } });
    }
  }
  let next = 0;
  for (const match of text.matchAll(ID_LIKE)) {
    const word = match[0];
    if (!/\d/.test(word)) continue;
    const start = match.index;
    while (next < references.length && (references[next]?.end ?? 0) <= start) next++;
    const reference = references[next];
    if (reference && reference.start < start + word.length && reference.standard === "iso27001") continue;
    mentions.push({ start: start + offset, end: start + word.length + offset, segment, text: word, target: { type: "record", id: word } });
  }
  return mentions;
}
