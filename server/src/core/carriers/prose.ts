import { titleOf } from "../catalog/titles.ts";
import type { Mention, Segment, Target } from "../model/record.ts";
import { type Outline, type Reference, scanPart, scanReferences, type Whole } from "../syntax/references.ts";
import { sharedText } from "../text/sharedText.ts";
import type { Anchor } from "./anchor.ts";
import { sharedTarget } from "./sharedTarget.ts";

/** Words that look like a record's id: letters and digits around at least one dash, dot or underscore, with a digit. */
const ID_LIKE = /(?<![\w./@-])[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)+(?![\w@/]|-\w)/g;

/** What references and ids have in common. */
const DIGIT = /\d/;

/**
 * The references in a piece of prose, at offsets moved by `offset`. Whether a word that looks like an id is one is known only
 * when all files are, so those are mentions that the index drops while no record has the id.
 */
export function proseMentions(text: string, offset: number, segment: Segment, namesStandard: boolean): Mention[] {
  if (!DIGIT.test(text)) return [];
  return mentionsIn(text, scanReferences(text, { namesStandard, titleOf }), { segment, offset });
}

/** The same for a part of a document that names the standard. Its outline is that of what stands behind `lead` characters that belong to another part. */
export function partMentions(outline: Outline, whole: Whole, { segment, offset }: Anchor, lead: number): Mention[] {
  const references = scanPart(outline, whole, { namesStandard: true, titleOf });
  const mentions = mentionsIn(outline.text, references, { segment, offset: offset - lead });
  return lead === 0 ? mentions : mentions.filter(({ start }) => start >= offset);
}

function mentionsIn(text: string, references: readonly Reference[], { segment, offset }: Anchor): Mention[] {
  const mentions: Mention[] = [];
  for (const reference of references) {
    const start = reference.start + offset;
    const end = reference.end + offset;
    const written = sharedText(reference.text);
    for (const id of reference.ids) {
      const target = targetOf(reference, id);
      if (target) mentions.push({ start, end, segment, text: written, target });
    }
  }
  let next = 0;
  for (const match of text.matchAll(ID_LIKE)) {
    if (!DIGIT.test(match[0])) continue;
    const word = sharedText(match[0]);
    const start = match.index;
    while (next < references.length && (references[next]?.end ?? 0) <= start) next++;
    const reference = references[next];
    if (reference && reference.start < start + word.length && reference.standard === "iso27001") continue;
    const target = sharedTarget({ type: "record", id: word });
    mentions.push({ start: start + offset, end: start + word.length + offset, segment, text: word, target });
  }
  return mentions;
}

function targetOf({ standard, type, edition }: Reference, id: string): Target | undefined {
  if (standard !== "iso27001") return sharedTarget({ type: "foreign", standard, id });
  if (type === "clause") return sharedTarget({ type, id });
  return type === "requirement" ? undefined : sharedTarget({ type, id, edition });
}
