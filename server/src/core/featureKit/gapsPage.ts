import { effortText } from "../reports/gaps/effort.ts";
import { type GapPriority, gapPriorities, gapsOfPriority, type RequirementState } from "../reports/gaps/requirement.ts";
import { t } from "../text/l10n.ts";
import { escapeMarkdown, sections, table } from "./markdown.ts";

/** The gap analysis as a page of Markdown: the gravest first and of those what takes least, then what records cannot show. */
export function gapsAsPage(requirements: readonly RequirementState[], organisation: string, today: string): string {
  const unknown = requirements.filter(({ state }) => state === "unknown");
  const count = (state: RequirementState["state"]) => requirements.filter((one) => one.state === state).length;
  return `${sections(
    `# ${escapeMarkdown(t("Gap analysis of {0}", organisation))}`,
    t(
      "As on {0}: of {1} requirements and controls {2} are shown by the records, {3} partly, {4} are missing, {5} are excluded. All of it is read from the records; they tell what is missing, never that nothing is.",
      today,
      requirements.length,
      count("met"),
      count("partial"),
      count("missing"),
      count("excluded"),
    ),
    ...gapPriorities.flatMap((priority) => {
      const some = gapsOfPriority(requirements, priority);
      return some.length > 0 ? [`## ${priorityText(priority)}`, gapTable(some)] : [];
    }),
    ...(unknown.length > 0
      ? [`## ${t("What no record can show")}`, unknown.map(({ id, title }) => `- ${id} ${escapeMarkdown(title)}`).join("\n")]
      : []),
  )}\n`;
}

function priorityText(priority: GapPriority): string {
  return { high: t("High priority"), medium: t("Medium priority"), low: t("Low priority") }[priority];
}

function gapTable(gaps: readonly RequirementState[]): string {
  return table(
    ["", t("Requirement"), t("Today"), t("What is missing"), t("What to do"), t("Effort"), t("Under way")],
    gaps.map(({ id, title, current, gap, remediation, effort, actions, recorded }) => [
      id,
      title,
      current,
      gap,
      remediation,
      effortText(effort),
      [...recorded, ...actions].join(", "),
    ]),
  );
}
