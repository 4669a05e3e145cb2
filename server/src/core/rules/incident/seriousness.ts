import { isIncident } from "../../model/notificationClock.ts";
import type { IsmsRecord } from "../../model/record.ts";

/** `serious`: grave enough that an auditor expects to see cause, lessons and evidence; `none`: no incident after all. */
export function seriousness({ data }: IsmsRecord<"incidents">): "serious" | "minor" | "none" {
  if (!isIncident(data)) return "none";
  const isGrave = data.severity === "high" || data.severity === "critical" || data.significant === true;
  return isGrave ? "serious" : "minor";
}

/** True for a serious incident whose handling has ended. */
export function isClosedAndSerious(incident: IsmsRecord<"incidents">): boolean {
  return seriousness(incident) === "serious" && (incident.data.status === "closed" || incident.data.closedOn !== undefined);
}
