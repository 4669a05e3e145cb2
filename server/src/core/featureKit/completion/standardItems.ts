import { type CompletionItem, CompletionItemKind } from "vscode-languageserver-types";
import type { Snapshot } from "../../model/snapshot.ts";
import { activityLines, missingActivities } from "../../ruleKit/standardActivities.ts";
import type { Kind } from "../../schema/kinds.ts";

/** Whole records that most organisations have: the standard activities that are not there yet. */
export function standardItems({ name, label }: Kind, snapshot: Snapshot): CompletionItem[] {
  if (name !== "activities") return [];
  return missingActivities(snapshot).map((activity, order) => ({
    label: activity.title,
    labelDetails: { description: activity.frequency },
    detail: label,
    kind: CompletionItemKind.Snippet,
    insertText: activityLines(activity, snapshot.today).join("\n"),
    sortText: `0${String(order).padStart(3, "0")}`,
  }));
}
