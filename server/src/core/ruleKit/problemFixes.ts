import type { IsmsRecord, Problem, ProblemFix } from "../model/record.ts";
import { type SourceFile, spanIn } from "../model/sourceFile.ts";
import { kindOf } from "../schema/kinds.ts";
import { t } from "../text/l10n.ts";
import { setFieldFix } from "./fixes.ts";
import { mapValue } from "./mapValue.ts";
import type { Fix } from "./rule.ts";

/** Turns the repairs that a parser or schema proposed, relative to their segment, into fixes. */
export function problemFixes(file: SourceFile, problem: Problem): Fix[] {
  return (problem.fixes ?? []).map((fix, index) => toFix(file, problem, fix, fix.preferred ?? index === 0));
}

function toFix(file: SourceFile, problem: Problem, fix: ProblemFix, preferred: boolean): Fix {
  const { edit, title, safe } = fix;
  if ("mapValue" in edit) return { title, safe, preferred, edits: (files) => mapValue(edit.mapValue, files) };
  if ("addField" in edit) {
    const record = file.records.find((candidate) => candidate.segment === problem.segment && candidate.problems.includes(problem));
    return record
      ? setFieldFix(title, record, [edit.addField], placeholder(record, edit.addField), { preferred })
      : { title: t("Add the field"), edits: () => [] };
  }
  return {
    title,
    safe,
    preferred,
    edits: () => [{ path: file.path, edits: [{ span: spanIn(file, { ...edit.span, segment: problem.segment }), newText: edit.newText }] }],
  };
}

/** A value that is honest about not being filled in: the field stays a finding until someone writes it. */
function placeholder(record: IsmsRecord, name: string): string {
  const field = kindOf(record.kind).root.fields?.find((candidate) => candidate.name === name);
  return field?.types.includes("array") ? "[]" : '""';
}
