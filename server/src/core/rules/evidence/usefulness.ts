import { targetKey } from "../../model/record.ts";
import { saysNothing } from "../../model/recordFields.ts";
import { nearFileFixes } from "../../ruleKit/fixes.ts";
import { nearFiles } from "../../ruleKit/nearNames.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { t } from "../../text/l10n.ts";

export const usefulnessRules = [
  defineRule({
    code: "evidence/missing-file",
    severity: "error",
    clause: "7.5.3",
    kind: "evidence",
    docs: {
      what: "An evidence record names a `file` that does not exist.",
      why: "Evidence that cannot be shown is none; clause 7.5.3 asks that documented information is available when it is needed.",
      how: "Correct the path, or put the file there. A leading `/` means the folder of `isms.yaml`. Evidence kept elsewhere has its address in `url`.",
    },
    check(evidence, { snapshot, report }) {
      for (const mention of evidence.mentions) {
        const { target, field } = mention;
        if (field !== "file" || target.type !== "file" || target.path === undefined || snapshot.exists(target.path)) continue;
        const [near] = nearFiles(target.path, snapshot);
        const hint = near === undefined ? t("Correct the path, or put the file there.") : t("Did you mean {0}?", near);
        report(
          evidence,
          ["file"],
          t("The file {0} does not exist, so this evidence cannot be shown when it is needed (clause 7.5.3). {1}", target.path, hint),
          nearFileFixes(evidence, mention, target.path, snapshot),
        );
      }
    },
  }),
  defineRule({
    code: "evidence/no-reference",
    severity: "hint",
    clause: "7.5.3",
    kind: "evidence",
    docs: {
      what: "An evidence record says neither what it is `for`, nor does any record cite it.",
      why: "Nobody who asks for evidence of a control or a record will find it, and clause 7.5.3 a asks that it is at hand.",
      how: "Name the controls or records in `for`, or cite its id where it counts.",
    },
    check(evidence, { snapshot: { index }, report }) {
      if (!saysNothing(evidence, ["for"]) || evidence.id === undefined) return;
      const file = evidence.mentions.find(({ field }) => field === "file")?.target;
      const byFile = file?.type === "file" && file.path !== undefined ? index.mentionsOf(targetKey(file)) : [];
      const cited = [...index.mentionsOf(`record:${evidence.id}`), ...byFile].some(({ record }) => record !== evidence);
      if (!cited)
        report(
          evidence,
          ["id"],
          t(
            "This evidence is for nothing: no record cites it, and `for` is empty. Say what it shows, so that it is found when it is asked for (clause 7.5.3).",
          ),
        );
    },
  }),
];
