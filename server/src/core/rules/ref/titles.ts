import { scalarText } from "../../ruleKit/editYaml.ts";
import { replaceFix, setFieldFix } from "../../ruleKit/fixes.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { spelledLike } from "../../ruleKit/spelledLike.ts";
import { t } from "../../text/l10n.ts";

export const titleRules = [
  defineRule({
    code: "ref/title-mismatch",
    severity: "warning",
    clause: "6.1.3 c",
    docs: {
      what: "In a table cell, heading, list item or SoA entry stands the id of one control with the title of another.",
      why: "One of the two is wrong, so the reader looks at the wrong control and the comparison with Annex A (clause 6.1.3 c) cannot be trusted here.",
      how: "Decide which is meant; one fix keeps the id, the other the title. Other wording, spelling variants, translations and remarks behind a colon or dash are no findings.",
    },
    each: "file",
    check(file, { snapshot, reportPlace }) {
      for (const misplaced of file.misplacedTitles) {
        const { mention, record, title, meant, right } = misplaced;
        const { target } = mention;
        if (target.type !== "control") continue;
        if ((target.edition ?? file.edition) === "2013" || snapshot.index.record("controls", target.id)) continue;
        const message = t(
          "{0} is {1}, but the title beside it is that of {2} ({3}), so a reader cannot tell which control is meant (clause 6.1.3 c). Correct the title or the id.",
          target.id,
          snapshot.catalog.control(target.id)?.title ?? "",
          meant,
          snapshot.catalog.control(meant)?.title ?? "",
        );
        const useTitle = t("Use the title of {0}: {1}", target.id, right);
        reportPlace(file, mention, message, [
          record
            ? setFieldFix(useTitle, record, ["title"], scalarText(right))
            : replaceFix(useTitle, file, { ...title, segment: mention.segment }, right),
          replaceFix(t("Use the id of the title: {0}", meant), file, mention, spelledLike(mention.text, meant)),
        ]);
      }
    },
  }),
];
