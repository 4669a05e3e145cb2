import type { IsmsRecord } from "../model/record.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { scalarText } from "../ruleKit/editYaml.ts";
import { setFieldFix } from "../ruleKit/fixes.ts";
import { nextFreeId } from "../ruleKit/nearNames.ts";
import { defineRule, type Fix } from "../ruleKit/rule.ts";
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
    each: "record",
    check(record, { snapshot, report }) {
      const { id } = record;
      const [first] = id === undefined ? [] : snapshot.index.withId(id);
      if (id === undefined || !first || first === record) return;
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
    },
  }),
];

function renumberFixes(record: IsmsRecord, id: string, snapshot: Snapshot): Fix[] {
  const free = nextFreeId(id, snapshot);
  return free === undefined ? [] : [setFieldFix(t("Change this one to `{0}`", free), record, ["id"], scalarText(free))];
}

function describe(record: IsmsRecord): string {
  return `${kindOf(record.kind).label.toLowerCase()} "${record.title ?? record.id}" (${record.path})`;
}
