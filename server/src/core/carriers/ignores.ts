import type { Problem, Segment } from "../model/record.ts";
import type { Ignore, Language } from "../model/sourceFile.ts";
import { t } from "../text/l10n.ts";
import type { LineIndex } from "../text/lineIndex.ts";

const COMMENT: Partial<Record<Language, RegExp>> = {
  yaml: /^[ \t]*#[ \t]*isms-ignore\b([^\r\n]*)/gm,
  markdown: /<!--[ \t]*isms-ignore\b((?:(?!-->)[^\r\n])*)-->/g,
};

/**
 * Finds `isms-ignore CODES: reason` comments and adds them to `ignores`. One without a reason silences nothing and is a
 * problem: an auditor asks why.
 */
export function readIgnores(text: string, language: Language, lines: LineIndex, ignores: Ignore[]): Problem[] {
  const pattern = COMMENT[language];
  if (!pattern || !text.includes("isms-ignore")) return [];
  const whole: Segment = {};
  const problems: Problem[] = [];
  for (const match of text.matchAll(pattern)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const [names = "", ...rest] = (match[1] ?? "").split(":");
    const reason = rest.join(":").trim();
    const codes = names.split(/[\s,]+/).filter(Boolean);
    if (reason === "" || codes.length === 0) {
      const message = t(
        "This comment silences nothing, because it does not say what and why. Write `isms-ignore CODE: reason`; an auditor will ask for the reason.",
      );
      problems.push({ code: "ignore/no-reason", ...span, segment: whole, message });
    } else {
      ignores.push({ ...span, codes, reason, line: lines.positionAt(span.end).line + 1 });
    }
  }
  return problems;
}
