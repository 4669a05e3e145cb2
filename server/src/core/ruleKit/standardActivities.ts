import { standardActivities } from "../catalog/activities.ts";
import type { StandardActivity } from "../catalog/planTypes.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { kindOf } from "../schema/kinds.ts";
import { t } from "../text/l10n.ts";
import { fold } from "../text/suggest.ts";
import { appendRecords } from "./createRecord.ts";
import { scalarText } from "./editYaml.ts";
import type { Fix } from "./rule.ts";

/** The standard activities for an organisation's size that it has neither under their id nor under their title. */
export function missingActivities({ index, config }: Snapshot): readonly StandardActivity[] {
  const titles = new Set(index.ofKind("activities").map(({ title = "" }) => fold(title)));
  return standardActivities(config.size).filter((activity) => {
    return index.withId(idOf(activity)).length === 0 && !titles.has(fold(activity.title));
  });
}

/** Adds the standard activities that are missing to the list at the end of a file. Owners are named by people. */
export function addActivitiesFix(path: string, snapshot: Snapshot): Fix | undefined {
  const { length } = missingActivities(snapshot);
  if (length === 0) return undefined;
  return {
    title: t("Add the {0} standard activities that are missing", length),
    edits: (files) => {
      const records = missingActivities(files.snapshot).map((activity) => activityLines(activity, files.snapshot.today));
      return appendRecords("activities", records, files, path);
    },
  };
}

/** The lines of a standard activity as a record, due for the first time one interval after `from`. */
export function activityLines(activity: StandardActivity, from: string, owner?: string): string[] {
  const { title, frequency, controls, clauses } = activity;
  return [
    `id: ${idOf(activity)}`,
    `title: ${scalarText(title)}`,
    `frequency: ${frequency}`,
    ...(owner === undefined ? [] : [`owner: ${owner}`]),
    `from: ${from}`,
    ...(controls ? [`controls: [${controls.join(", ")}]`] : []),
    ...(clauses ? [`clauses: [${clauses.map((clause) => `"${clause}"`).join(", ")}]`] : []),
  ];
}

function idOf({ id }: StandardActivity): string {
  return `${kindOf("activities").idPrefix ?? ""}${id}`;
}
