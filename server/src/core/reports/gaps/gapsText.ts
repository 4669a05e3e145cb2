import { t } from "../../text/l10n.ts";
import { displayWidth } from "../../text/width.ts";
import type { Paint } from "../findings/pretty.ts";
import { section, table } from "../textTable.ts";
import { effortText } from "./effort.ts";
import { type GapPriority, gapPriorities, gapsOfPriority, type RequirementState } from "./requirement.ts";

/** The gaps for people at a terminal, the gravest first, and of those the ones that take least. */
export function gapsAsText(requirements: readonly RequirementState[], paint: Paint): string {
  const parts = gapPriorities.flatMap((priority) => {
    const some = gapsOfPriority(requirements, priority);
    return some.length > 0 ? [section(priorityText(priority), lines(some), paint)] : [];
  });
  return `${[...parts, summary(requirements)].join("\n\n")}\n`;
}

/** Each gap in a line; what does not fit in one stands below its title. */
function lines(gaps: readonly RequirementState[]): string[] {
  const rows = gaps.map(row);
  const short = rows.map(([, , , current = "", gap = ""]) => displayWidth(current) <= MOST_CURRENT && displayWidth(gap) <= MOST_GAP);
  const heads = table(rows.map((cells, at) => (short[at] ? cells : [...cells.slice(0, 3), "", ""])));
  const indent = " ".repeat(2 + Math.max(...rows.map(([id = ""]) => displayWidth(id))) + 2);
  return heads.flatMap((head, at) => {
    const [, , , current = "", gap = ""] = rows[at] ?? [];
    return short[at] ? [head] : [head, `${indent}${current}`, ...gap.split("; ").map((todo) => `${indent}→ ${todo}`)];
  });
}

/** The widest texts that still stand beside the title. */
const MOST_CURRENT = 50;
const MOST_GAP = 60;

function row({ id, title, effort, current, gap, actions, recorded }: RequirementState): string[] {
  const under = [...recorded, ...actions].join(", ");
  return [id, title, effortText(effort), current, under === "" ? gap : `${gap} (${under})`];
}

function priorityText(priority: GapPriority): string {
  return { high: t("High priority"), medium: t("Medium priority"), low: t("Low priority") }[priority];
}

function summary(requirements: readonly RequirementState[]): string {
  const count = (type: RequirementState["type"], ...states: RequirementState["state"][]) =>
    requirements.filter((one) => one.type === type && states.includes(one.state)).length;
  const lines = [
    t(
      "Clauses: {0} shown by records, {1} partly, {2} missing, {3} that records cannot show.",
      count("clause", "met"),
      count("clause", "partial"),
      count("clause", "missing"),
      count("clause", "unknown"),
    ),
    t(
      "Controls: {0} implemented with evidence, {1} partly, {2} missing, {3} excluded.",
      count("control", "met"),
      count("control", "partial"),
      count("control", "missing"),
      count("control", "excluded"),
    ),
    t("Days, weeks or months: what is left usually takes that long, as a rule of thumb."),
    t("Derived from the records alone: they tell what is missing, never that nothing is."),
  ];
  return lines.join("\n");
}
