import { defineRule } from "../../ruleKit/rule.ts";
import { t } from "../../text/l10n.ts";

export const editionRules = [
  defineRule({
    code: "ref/mixed-editions",
    severity: "warning",
    clause: "6.1.3 c",
    docs: {
      what: "One file cites controls by numbers of both editions of ISO/IEC 27001. A line that leads from an old number to its successor, or says 2013, is fine.",
      why: "Some numbers mean one thing in 2013 and another in 2022, so a reader of a mixed file cannot tell which control is meant, and neither can the comparison with Annex A (clause 6.1.3 c).",
      how: "Change the old numbers to those of 2022; each has the fix of `ref/edition-2013`.",
    },
    each: "file",
    check(file, { reportPlace }) {
      if (!file.mixed) return;
      const { first, ids } = file.mixed;
      const message = t(
        "This file cites Annex A by numbers of both editions: {0} of 2022 ({1}) and {2} of 2013 ({3}), so a reader cannot tell which control a number means (clause 6.1.3 c). Change the old ones to those of 2022.",
        ids["2022"].length,
        listed(ids["2022"]),
        ids["2013"].length,
        listed(ids["2013"]),
      );
      reportPlace(file, first, message);
    },
  }),
];

function listed(ids: readonly string[]): string {
  return ids.length > 5 ? `${ids.slice(0, 5).join(", ")} …` : ids.join(", ");
}
