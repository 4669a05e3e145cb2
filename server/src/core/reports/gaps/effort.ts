import usual from "../../../../catalog/effort.yaml";
import type { Effort } from "../../catalog/planTypes.ts";
import { t } from "../../text/l10n.ts";

/** What a requirement takes from nothing: by our data, undefined for what the organisation itself requires. */
export function usualEffort(type: "clause" | "control", id: string): Effort | undefined {
  return (type === "clause" ? usual().clauses : usual().controls)[id];
}

/** What is left of an effort where a part is done. */
export function oneStepLess(effort: Effort | undefined): Effort | undefined {
  return effort === "large" ? "medium" : effort && "small";
}

/** An effort for people; their own words stay as they are. */
export function effortText(effort: string | undefined): string {
  return isEffort(effort) ? { small: t("days"), medium: t("weeks"), large: t("months") }[effort] : (effort ?? "");
}

/** Where an effort stands among others; one that nobody can tell stands in the middle. */
export function effortRank(effort: string | undefined): number {
  return EFFORTS.indexOf(isEffort(effort) ? effort : "medium");
}

const EFFORTS: readonly Effort[] = ["small", "medium", "large"];

function isEffort(effort: string | undefined): effort is Effort {
  return EFFORTS.some((one) => one === effort);
}
