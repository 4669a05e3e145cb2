import type { Problem, Segment } from "../model/record.ts";
import type { Ignore, IgnoredCode, Language } from "../model/sourceFile.ts";
import { findFrontMatter } from "../syntax/markdown.ts";
import { firstLineOfValue, lastLineOfValue } from "../syntax/yamlLines.ts";
import type { TextSource } from "../text/chunkedText.ts";
import { t } from "../text/l10n.ts";
import type { LineIndex } from "../text/lineIndex.ts";
import type { Span } from "../text/span.ts";
import type { TextChange } from "../text/textChange.ts";

/**
 * Finds `isms-ignore CODES: reason` comments and adds them to `ignores`. One without a reason silences nothing and is a
 * problem: an auditor asks why. A comment silences the next line, with all of its value where that runs over several; several
 * comments may stand above one line. Behind other text it silences its own line too, because no comment can stand between
 * the rows of a table.
 */
export function readIgnores(text: string, language: Language, index: LineIndex, ignores: Ignore[]): Problem[] {
  const comments = commentsIn(text, language, index);
  const lines = text.split(/\r\n|\n|\r/);
  const alone = new Set(comments.filter(({ behindText }) => !behindText).map(({ end }) => index.positionAt(end).line));
  const whole: Segment = {};
  const problems: Problem[] = [];
  for (const comment of comments) {
    const { start, end } = comment;
    const { codes, reason } = readComment(text, comment);
    if (!isReason(reason) || codes.length === 0) {
      const message = t(
        "This comment silences nothing, because it does not say what and why. Write `isms-ignore CODE: reason`; an auditor will ask for the reason.",
      );
      problems.push({ code: "ignore/no-reason", start, end, segment: whole, message });
      continue;
    }
    const own = index.positionAt(end).line;
    let next = own + 1;
    while (alone.has(next)) next++;
    const lastLine = comment.yaml ? lastLineOfValue(lines, next) : next;
    ignores.push({ start, end, codes, reason, firstLine: comment.behindText ? ownStart(lines, own, comment) : next, lastLine });
  }
  return problems;
}

/** Stands in every such comment. */
export const IGNORE_MARK = "isms-ignore";

/** False where a text has no `isms-ignore` comment for sure; with `change`, where it has none if it had none before that. */
export function mayHoldIgnores(text: TextSource, change?: TextChange): boolean {
  const { start, newEnd } = change ?? { start: 0, newEnd: text.length };
  return text.slice(Math.max(0, start - IGNORE_MARK.length), Math.min(text.length, newEnd + IGNORE_MARK.length)).includes(IGNORE_MARK);
}

interface Comment extends Span {
  readonly content: Span;
  /** Something else stands before it on its line. */
  readonly behindText: boolean;
  readonly yaml: boolean;
}

function commentsIn(text: string, language: Language, index: LineIndex): Comment[] {
  if (language === "yaml") return yamlComments(text, index, { start: 0, end: text.length });
  if (language !== "markdown") return [];
  const head = findFrontMatter(text)?.content;
  return [...(head ? yamlComments(text, index, head) : []), ...markdownComments(text, index, head?.end ?? 0)];
}

function yamlComments(text: string, index: LineIndex, part: Span): Comment[] {
  const found: Comment[] = [];
  const pattern = /#[ \t]*isms-ignore\b[^\r\n]*/g;
  pattern.lastIndex = part.start;
  for (let match = pattern.exec(text); match && match.index < part.end; match = pattern.exec(text)) {
    const before = lineBefore(text, index, match.index);
    if (before !== "" && before.trimEnd() === before) continue;
    const end = match.index + match[0].length;
    const content = { start: match.index + match[0].indexOf(IGNORE_MARK) + IGNORE_MARK.length, end };
    found.push({ start: match.index, end, content, behindText: before.trim() !== "", yaml: true });
  }
  return found;
}

function markdownComments(text: string, index: LineIndex, from: number): Comment[] {
  const found: Comment[] = [];
  for (let start = text.indexOf("<!--", from); start >= 0; ) {
    const close = text.indexOf("-->", start + 4);
    if (close < 0) break;
    const mark = /^\s*isms-ignore\b/.exec(text.slice(start + 4, Math.min(close, start + 80)));
    if (mark) {
      const content = { start: start + 4 + mark[0].length, end: close };
      found.push({ start, end: close + 3, content, behindText: lineBefore(text, index, start).trim() !== "", yaml: false });
    }
    start = text.indexOf("<!--", close + 3);
  }
  return found;
}

/** What stands on its line before an offset. */
function lineBefore(text: string, index: LineIndex, offset: number): string {
  return text.slice(index.startOf(index.positionAt(offset).line), offset);
}

function readComment(text: string, { content }: Comment): { codes: IgnoredCode[]; reason: string } {
  const words = text.slice(content.start, content.end);
  const colon = words.indexOf(":");
  const names = colon < 0 ? words : words.slice(0, colon);
  const codes = [...names.matchAll(/[^\s,]+/g)].map(({ 0: name, index }): IgnoredCode => {
    const start = content.start + index;
    return { name, start, end: start + name.length };
  });
  return { codes, reason: colon < 0 ? "" : words.slice(colon + 1).trim() };
}

/** A marker that a reason is still to come is none. */
function isReason(reason: string): boolean {
  return /\p{L}/u.test(reason) && !/^\W*(?:todo|tbd|fixme|xxx)\W*$/i.test(reason);
}

function ownStart(lines: readonly string[], line: number, { yaml }: Comment): number {
  return yaml ? firstLineOfValue(lines, line) : line;
}
