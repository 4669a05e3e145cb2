import { hasEnded } from "../../model/activities.ts";
import { nameOf, saysNothing } from "../../model/recordFields.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { addFrequency } from "../../text/dates.ts";
import { t } from "../../text/l10n.ts";

export const recordRules = [
  defineRule({
    code: "activity/no-owner",
    severity: "warning",
    clause: "8.1",
    kind: "activities",
    docs: {
      what: "A recurring activity that has not ended has no owner.",
      why: "A duty of nobody is not done. Clauses 5.3 and 8.1 ask that responsibilities are assigned and processes controlled.",
      how: "Name the person or role that does it or sees that it is done.",
    },
    check(activity, { snapshot: { today }, report }) {
      if (hasEnded(activity, today) || !saysNothing(activity, ["owner"])) return;
      report(
        activity,
        ["owner"],
        t("{0} has no owner, so it is nobody's to do (clauses 5.3 and 8.1). Name a person or role.", nameOf(activity)),
      );
    },
  }),
  defineRule({
    code: "activity/no-evidence",
    severity: "info",
    clause: "8.1",
    kind: "activities",
    docs: {
      what: "An activity was done in the last twelve months and nothing shows it: its entries cite no evidence, and no evidence is for it.",
      why: "Clause 8.1 asks for records that give confidence in processes having run as planned. A day alone is a claim.",
      how: "Cite what it left behind: a ticket, a report, a list, in `evidence` of the entry; or name the activity in `for` of an evidence record.",
    },
    check(activity, { snapshot: { index, today }, report }) {
      const { id, data } = activity;
      const recent = [...(data.done ?? []).entries()].filter(([, { on }]) => {
        return on !== undefined && on <= today && (addFrequency(on, "annually") ?? "") >= today;
      });
      const bare = recent.filter(([position]) => saysNothing(activity, ["done", position, "evidence"]));
      const [first] = bare;
      if (!first || (id !== undefined && index.citing(`record:${id}`, "for").some(({ kind }) => kind === "evidence"))) return;
      report(
        activity,
        ["done", first[0]],
        t(
          "Of the times that {0} was done in the last twelve months, {1} of {2} cite no evidence. Clause 8.1 asks for records that show it: cite what it left behind.",
          nameOf(activity),
          bare.length,
          recent.length,
        ),
      );
    },
  }),
];
