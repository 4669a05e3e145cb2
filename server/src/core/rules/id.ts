import type { IsmsRecord } from "../model/record.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { scalarText } from "../ruleKit/editYaml.ts";
import { excludeFix } from "../ruleKit/excludeFile.ts";
import { setFieldFix } from "../ruleKit/fixes.ts";
import { nextFreeId } from "../ruleKit/nearNames.ts";
import { type Repeated, repetitions } from "../ruleKit/repetitions.ts";
import { defineRule, type Fix } from "../ruleKit/rule.ts";
import { someOf } from "../ruleKit/wording.ts";
import { kindOf } from "../schema/kinds.ts";
import { t } from "../text/l10n.ts";

export const rules = [
  defineRule({
    code: "id/duplicate",
    severity: "error",
    clause: "7.5.2",
    docs: {
      what: "Two records have the same id.",
      why: "A reference to it could mean either, so approvals, treatments and evidence can no longer be traced (clause 7.5.2 asks that documented information can be told apart).",
      how: "Give one of them an id of its own and correct the references that mean it.",
    },
    check({ snapshot, report }) {
      const { single, whole } = repetitions(repeatedIds(snapshot), snapshot);
      for (const { record, first } of single) {
        const id = record.id ?? "";
        report(
          record,
          ["id"],
          t(
            "The id `{0}` is already that of {1}. References to it could mean either, so nothing about them can be traced (clause 7.5.2). Give this one an id of its own.",
            id,
            describe(first),
          ),
          renumberFixes(record, id, snapshot),
        );
      }
      for (const { path, of, records } of whole) {
        const [{ record }] = records as [Repeated<IsmsRecord>];
        report(
          record,
          ["id"],
          t(
            "{0} records of this file have ids that records in {1} have already ({2}), so nobody can tell which a reference means (clause 7.5.2). If one file is a copy or translation of the other, leave it out with `exclude` in isms.yaml; else give each record an id of its own.",
            records.length,
            of,
            someOf(
              records.map((repeated) => repeated.record.id ?? ""),
              5,
            ),
          ),
          [excludeFix(path), excludeFix(of)],
        );
      }
    },
  }),
];

function repeatedIds({ index }: Snapshot): Repeated<IsmsRecord>[] {
  return index.sharedIds.flatMap((id) => {
    const [first, ...others] = index.withId(id);
    return first ? others.map((record) => ({ record, first })) : [];
  });
}

function renumberFixes(record: IsmsRecord, id: string, snapshot: Snapshot): Fix[] {
  const free = nextFreeId(id, snapshot);
  return free === undefined ? [] : [setFieldFix(t("Change this one to `{0}`", free), record, ["id"], scalarText(free))];
}

function describe(record: IsmsRecord): string {
  return `${kindOf(record.kind).label.toLowerCase()} "${record.title ?? record.id}" (${record.path})`;
}
