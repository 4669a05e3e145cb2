import { nameOf, saysNothing } from "../model/recordFields.ts";
import { defineRule } from "../ruleKit/rule.ts";
import { t } from "../text/l10n.ts";

/** What is to be said about information security (clause 7.4). */
export const rules = [
  defineRule({
    code: "communication/incomplete",
    severity: "info",
    clause: "7.4, 5.3",
    kind: "communications",
    docs: {
      what: "A communication lacks when, with whom or how it takes place; or all that is said, but nobody is named who speaks.",
      why: "Clause 7.4 asks that what, when, with whom and how are determined. Who speaks is a responsibility as others are (clause 5.3): in an incident there is no time to find out who may say what.",
      how: "Fill in the fields that the finding names. An `owner` counts as the one who speaks.",
    },
    check(communication, { report }) {
      const missing = ["when", "withWhom", "how"].filter((field) => saysNothing(communication, [field]));
      if (missing.length > 0) {
        report(
          communication,
          [],
          t(
            "{0} lacks {1}. Clause 7.4 asks that communication is determined: what, when, with whom and how.",
            nameOf(communication),
            missing.map((field) => `\`${field}\``).join(", "),
          ),
        );
      } else if (saysNothing(communication, ["who"]) && saysNothing(communication, ["owner"])) {
        report(
          communication,
          [],
          t(
            "{0} does not say who speaks, so nobody is responsible for it (clause 5.3). Name them in `who`, or the `owner`.",
            nameOf(communication),
          ),
        );
      }
    },
  }),
];
