import { soaKey } from "../../model/ismsIndex.ts";
import { saysNothing } from "../../model/recordFields.ts";
import { setFieldFix } from "../../ruleKit/fixes.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { t } from "../../text/l10n.ts";

export const implementationRules = [
  defineRule({
    code: "soa/no-status",
    severity: "warning",
    clause: "6.1.3 d",
    kind: "soaEntry",
    docs: {
      what: "An included control does not say whether it is implemented.",
      why: "Clause 6.1.3 d asks for it. Planned is a valid answer; none is not.",
      how: "Set `status` to `planned`, `partial` or `implemented`.",
    },
    check(entry, { report }) {
      if (entry.data.applicable !== true || !saysNothing(entry, ["status"])) return;
      report(
        entry,
        ["control"],
        t(
          "{0} does not say whether it is implemented, which clause 6.1.3 d asks for. Set `status`; `planned` is a valid answer, none is not.",
          soaKey(entry),
        ),
        [setFieldFix(t("Set `status: planned`"), entry, ["status"], "planned", { preferred: true })],
      );
    },
  }),
  defineRule({
    code: "soa/implemented-without-implementation",
    severity: "info",
    clause: "6.1.3 d",
    kind: "soaEntry",
    docs: {
      what: "A control is called implemented, but the entry does not say how it is done.",
      why: "The auditor's next question is where to see it; without an answer the status is only a word.",
      how: "Describe in `implementation` the process or system that does it, or name the documents that describe it in `documents`.",
    },
    check(entry, { report }) {
      const { applicable, status } = entry.data;
      if (applicable !== true || status !== "implemented") return;
      if (!saysNothing(entry, ["implementation"]) || !saysNothing(entry, ["documents"])) return;
      report(
        entry,
        ["status"],
        t(
          "{0} is called implemented, but nothing says how, so an auditor cannot follow the claim (clause 6.1.3 d). Describe it in `implementation`, or name the documents that do.",
          soaKey(entry),
        ),
      );
    },
  }),
  defineRule({
    code: "soa/implemented-without-evidence",
    severity: "warning",
    clause: "8.3",
    docs: {
      what: "A control is called implemented, but neither the entry nor an evidence record shows that it works.",
      why: "Implemented rests on evidence of operation, not on a document's presence; clause 8.3 asks for the results of treatment to be kept.",
      how: "Name the evidence in the entry, record evidence `for` the control, or set the status to `partial` or `planned` until there is some.",
    },
    check({ snapshot, report, controlUse }) {
      const use = controlUse();
      for (const entry of snapshot.index.ofKind("soaEntry")) {
        const { applicable, status } = entry.data;
        if (applicable !== true || status !== "implemented" || !saysNothing(entry, ["evidence"])) continue;
        // evidence that has expired is a finding of its own, at the evidence
        if (use.evidence(soaKey(entry)).length > 0) continue;
        report(
          entry,
          ["status"],
          t(
            "{0} is called implemented, but no evidence shows it (clause 8.3). Name some in the entry, record evidence for the control, or take a status that can be shown.",
            soaKey(entry),
          ),
        );
      }
    },
  }),
];
