import type { OwedNotification } from "../../model/notificationClock.ts";
import type { IsmsRecord } from "../../model/record.ts";
import { setFieldFix } from "../../ruleKit/fixes.ts";
import type { Fix } from "../../ruleKit/rule.ts";
import { t } from "../../text/l10n.ts";
import { hasTime } from "../../text/moments.ts";

type Incident = IsmsRecord<"incidents">;

/** What is owed to whom by when, for a sentence. */
export function inWords({ duty, due = "" }: OwedNotification): string {
  const when = hasTime(due) ? due.replace("T", " ") : due;
  return t("{0} under {1}, due by {2}", duty.title, duty.law, when);
}

/** Writes down what is owed and by when; only where nothing is recorded yet. */
export function recordOwed(incident: Incident, owed: readonly OwedNotification[]): Fix {
  const entries = owed.map(({ duty, due }) => ({ duty: duty.id, due }));
  const value = incident.written.flow
    ? `[${entries.map(({ duty, due }) => (due === undefined ? `{duty: ${duty}}` : `{duty: ${duty}, due: "${due}"}`)).join(", ")}]`
    : `\n${entries.map(({ duty, due }) => `  - duty: ${duty}${due === undefined ? "" : `\n    due: ${due}`}`).join("\n")}`;
  const fix = setFieldFix(t("Record the notifications that are owed"), incident, ["notifications"], value);
  return { ...fix, possible: incident.carrier === "yaml" && incident.written.entries.every(({ key }) => key !== "notifications") };
}
