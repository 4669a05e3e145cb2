import { primarySubtag } from "../../carriers/wording.ts";
import type { IsmsRecord } from "../../model/record.ts";
import { rangeIn, type SourceFile, type Wording } from "../../model/sourceFile.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { someOf } from "../../ruleKit/wording.ts";
import { t } from "../../text/l10n.ts";

export const wordingRules = [
  defineRule({
    code: "document/placeholder",
    severity: "hint",
    clause: "7.5.2",
    docs: {
      what: "A document, or the text of a record, still waits to be filled in, such as `[TBD]`, `{{company}}`, `<name>` or `____`, or the mark of the template that it was made from. One finding a file.",
      why: "An unfinished text is not suitable and adequate (clause 7.5.2 c), and counts neither as a document nor as evidence; left in an approved one, it shows an auditor that nobody has read it.",
      how: "Write what is missing. Take `<!-- isms-template -->` out when the text is your own.",
    },
    each: "file",
    check(file, { reportPlace }) {
      const found = file.wording.filter(({ kind }) => kind === "placeholder");
      if (!found[0]) return;
      const message =
        found.length === 1
          ? t(
              "Text is still to be filled in here: {0}. Until then it counts neither as a document nor as evidence (clause 7.5.2).",
              someWords(file, found),
            )
          : t(
              "Text is still to be filled in in {0} places: {1}. Until then it counts neither as a document nor as evidence (clause 7.5.2).",
              found.length,
              someWords(file, found),
            );
      reportPlace(file, found[0], message);
    },
  }),
  defineRule({
    code: "document/vague-wording",
    severity: "hint",
    clause: "7.5.2",
    docs: {
      what: 'An approved policy, procedure or standard leaves open what must happen: "as needed", "where appropriate", "regularly", "timely".',
      why: "Nobody can tell whether it was met, so nobody can audit it, and an auditor asks what it means here and whether such a text is adequate (clause 7.5.2 c).",
      how: "Say who does what by when, or how often. Words of time are fine where their sentence says how often. The list is by language: that of the document, else of the ISMS, else English.",
    },
    kind: "document",
    check(document, { snapshot, reportPlace }) {
      const file = snapshot.files.get(document.path);
      const byDefault = snapshot.index.singleton("isms")?.data.language ?? "en";
      const found = file ? vagueWords(file, document, byDefault) : [];
      if (!file || !found[0]) return;
      const message = t(
        "Vague words leave open what must happen, so nobody can audit it (clause 7.5.2): {0}. Say who does what by when, or how often.",
        someWords(file, found),
      );
      reportPlace(file, found[0], message);
    },
  }),
];

function vagueWords(file: SourceFile, document: IsmsRecord<"document">, byDefault: string): Wording[] {
  const language = primarySubtag(document.data.language ?? byDefault);
  return file.wording.filter((words) => words.kind === "vague" && words.language === language);
}

/** Each wording once with the lines it stands on: `"as needed" (lines 12, 40)`. */
function someWords(file: SourceFile, found: readonly Wording[]): string {
  const lines = new Map<string, Set<number>>();
  for (const words of found) {
    const text = words.kind === "vague" ? words.text.toLowerCase() : words.text;
    lines.set(text, (lines.get(text) ?? new Set()).add(rangeIn(file, words).start.line + 1));
  }
  const parts = [...lines].map(([text, at]) => {
    const numbers = someOf([...at].map(String), 6);
    return at.size === 1 ? t('"{0}" (line {1})', text, numbers) : t('"{0}" (lines {1})', text, numbers);
  });
  return someOf(parts, 8);
}
