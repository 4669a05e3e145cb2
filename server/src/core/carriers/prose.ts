import { titleOf } from "../catalog/titles.ts";
import type { Mention, Segment, Target } from "../model/record.ts";
import { sharedTarget } from "../model/sharedTarget.ts";
import { type Outline, type Reference, scanPart, scanReferences, type Whole } from "../syntax/references.ts";
import { sharedText } from "../text/sharedText.ts";
import type { Anchor } from "./anchor.ts";

/** Words that look like a record's id: letters and digits around at least one dash or underscore, with a digit. */
const ID_LIKE = /(?<![\w./@-])[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)+(?![\w@/]|-\w)/y;
/** What each of them has in it, and few other words: found in a fifth of the time. */
const JOINT = /[-_][A-Za-z0-9]/g;

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
  JOINT.lastIndex = 0;
  for (let joint = JOINT.exec(text); joint; joint = JOINT.exec(text)) {
    const start = startOfWord(text, joint.index);
    ID_LIKE.lastIndex = start;
    const found = ID_LIKE.exec(text)?.[0];
    JOINT.lastIndex = endOfWord(text, joint.index);
    if (found === undefined || !DIGIT.test(found)) continue;
    const word = sharedText(found);
    while (next < references.length && (references[next]?.end ?? 0) <= start) next++;
    const reference = references[next];
    if (reference && reference.start < start + word.length && reference.standard === "iso27001") continue;
    const target = sharedTarget({ type: "record", id: word });
    mentions.push({ start: start + offset, end: start + word.length + offset, segment, text: word, target });
  }
  return mentions;
}

/** Where the letters, digits, dashes and underscores around an offset start. */
function startOfWord(text: string, at: number): number {
  let start = at;
  while (start > 0 && isInId(text.charCodeAt(start - 1))) start--;
  return start;
}

function endOfWord(text: string, at: number): number {
  let end = at;
  while (end < text.length && isInId(text.charCodeAt(end))) end++;
  return end;
}

function isInId(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 45 || code === 95;
}

function targetOf({ standard, type, edition }: Reference, id: string): Target | undefined {
  if (standard !== "iso27001") return sharedTarget({ type: "foreign", standard, id });
  if (type === "clause") return sharedTarget({ type, id });
  return type === "requirement" ? undefined : sharedTarget({ type, id, edition });
}
