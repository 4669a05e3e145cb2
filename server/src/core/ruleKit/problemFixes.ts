import type { IsmsRecord, Problem, ProblemFix } from "../model/record.ts";
import { kindOf } from "../schema/kinds.ts";
import { t } from "../text/l10n.ts";
import { replaceFix, setFieldFix } from "./fixes.ts";
import { mapValue } from "./mapValue.ts";
import type { Fix } from "./rule.ts";

/** Turns the repairs that a parser or schema proposed, relative to their segment, into fixes; `record` is whose problem it is. */
export function problemFixes(problem: Problem, path: string, record: IsmsRecord | undefined): Fix[] {
  return (problem.fixes ?? []).map((fix, index) => toFix(problem, path, record, fix, fix.preferred ?? index === 0));
}

function toFix(problem: Problem, path: string, record: IsmsRecord | undefined, fix: ProblemFix, preferred: boolean): Fix {
  const { edit, title, safe } = fix;
  if ("mapValue" in edit) return { title, safe, preferred, edits: (files) => mapValue(edit.mapValue, files) };
  if ("addField" in edit) {
    return record
      ? setFieldFix(title, record, [edit.addField], placeholder(record, edit.addField), { preferred })
      : { title: t("Add the field"), edits: () => [] };
  }
  return replaceFix(title, { path }, { ...edit.span, segment: problem.segment }, edit.newText, { safe, preferred });
}

/** A value that is honest about not being filled in: the field stays a finding until someone writes it. */
function placeholder(record: IsmsRecord, name: string): string {
  const field = kindOf(record.kind).root.fields?.find((candidate) => candidate.name === name);
  return field?.types.includes("array") ? "[]" : '""';
}
