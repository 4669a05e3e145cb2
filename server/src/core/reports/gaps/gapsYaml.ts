import { recordsYaml } from "../../convert/recordsYaml.ts";
import { nextId } from "../../ruleKit/nextId.ts";
import { t } from "../../text/l10n.ts";
import { isGap, type RequirementState } from "./requirement.ts";

/** The gaps that the ISMS does not record yet, as records of a `gaps.yaml`. `ids` are those in use. */
export function gapsAsYaml(requirements: readonly RequirementState[], ids: Iterable<string>): string {
  const taken = [...ids];
  const records = requirements
    .filter((one) => isGap(one) && one.recorded.length === 0)
    .map(({ id: requirement, title, current, target, gap, priority, effort, remediation, actions }) => {
      const id = nextId("GAP-", taken);
      taken.push(id);
      return {
        data: { id, title, requirement, current, target, gap, priority, effort, remediation, actions, status: "open" },
        extra: {},
        comments: [],
      };
    });
  return recordsYaml("gaps", records, [
    t("Derived from the records. Correct what they cannot know, and give each gap an owner and a day."),
  ]);
}
