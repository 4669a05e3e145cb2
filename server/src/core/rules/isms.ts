import { defineRule } from "../ruleKit/rule.ts";
import { t } from "../text/l10n.ts";

export const rules = [
  defineRule({
    code: "isms/standard-text-exposed",
    severity: "warning",
    clause: "A.5.32",
    docs: {
      what: "The file that the setting `isms.standardText` names lies in the repository, and git does not ignore it.",
      why: "ISO holds the rights in the standard's text. With the next commit it would be copied to everyone who can read the repository (control A.5.32).",
      how: "Move the file out of the repository, or add it to `.gitignore`.",
    },
    check({ snapshot, report }) {
      const { exposedStandardText, index } = snapshot;
      const record = index.singleton("isms");
      if (exposedStandardText === undefined || !record) return;
      report(
        record,
        [],
        t(
          "{0} holds the standard's text and lies in this repository unignored by git, so the next commit may copy what ISO holds the rights in (control A.5.32). Move it out, or add it to .gitignore.",
          exposedStandardText,
        ),
      );
    },
  }),
];
