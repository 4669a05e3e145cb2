import calendarData from "../../../catalog/calendar.yaml";
import type { CalendarDate, DueWhat } from "../catalog/planTypes.ts";
import type { Path } from "../syntax/node.ts";
import { computedDueDates } from "./computedDueDates.ts";
import type { DueDate } from "./dueDate.ts";
import { isOvertaken } from "./overtaken.ts";
import { phaseProgress } from "./projectProgress.ts";
import type { IsmsRecord } from "./record.ts";
import { at as valueAt } from "./recordFacts.ts";
import { saysNothing } from "./recordFields.ts";
import type { Snapshot } from "./snapshot.ts";

/** Everything that is still to happen or overdue, the earliest first. */
export function dueDates(snapshot: Snapshot): DueDate[] {
  const reached = reachedDays(snapshot);
  const recorded = calendarData()
    .dates.flatMap((date) => datesOf(date, snapshot))
    .filter(({ what, path }) => !PROJECT_DAYS.includes(what) || !reached.has(path.join(".")));
  const dues = [...recorded, ...computedDueDates(snapshot)];
  return dues.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

const PROJECT_DAYS: readonly DueWhat[] = ["phase", "milestone"];

/** The paths of the days in the project by which something was to be reached that the records show. */
function reachedDays(snapshot: Snapshot): Set<string> {
  const { phases = [] } = snapshot.index.singleton("project")?.data ?? {};
  const paths = phases.flatMap((phase, at) => {
    if (phase.done !== undefined) return [];
    const { share, milestones } = phaseProgress(phase, at, snapshot);
    const days = milestones.flatMap(({ isReached }, index) => (isReached || share === 1 ? [`phases.${at}.milestones.${index}.due`] : []));
    return share === 1 ? [`phases.${at}.to`, ...days] : days;
  });
  return new Set(paths);
}

function datesOf(date: CalendarDate, snapshot: Snapshot): DueDate[] {
  return recordsOf(date, snapshot).flatMap((record) => {
    return placesOf(record, date.field.split(".")).flatMap((path): DueDate[] => {
      const day = textAt(record, path);
      if (day === undefined || isSettled(record, path, date, snapshot) || isOvertaken({ record, path, day, what: date.what }, snapshot))
        return [];
      const item = path.slice(0, -1);
      return [{ day, what: date.what, record, path, title: date.title && textAt(record, [...item, date.title]) }];
    });
  });
}

function recordsOf({ kind, newest }: CalendarDate, { index }: Snapshot): readonly IsmsRecord[] {
  const records = index.ofKind(kind);
  if (newest === undefined) return records;
  const dayIn = (record: IsmsRecord) => textAt(record, [newest]) ?? "";
  const [last] = [...records].sort((a, b) => (dayIn(a) < dayIn(b) ? 1 : -1));
  return last ? [last] : [];
}

/** The paths that a field with `[]` leads to. */
function placesOf(record: IsmsRecord, steps: readonly string[]): Path[] {
  let places: (string | number)[][] = [[]];
  for (const step of steps) {
    const isList = step.endsWith("[]");
    const name = isList ? step.slice(0, -2) : step;
    places = places.flatMap((path) => {
      const at = [...path, name];
      if (!isList) return [at];
      const list = valueAt(record, at);
      return Array.isArray(list) ? list.map((_, index) => [...at, index]) : [];
    });
  }
  return places;
}

function isSettled(record: IsmsRecord, path: Path, { unless = {}, done = [], doneBy }: CalendarDate, snapshot: Snapshot): boolean {
  const item = path.slice(0, -1);
  if (doneBy !== undefined && isDoneBy(record, [...item, doneBy], snapshot)) return true;
  // fields of the item that holds the day, of what it lies in (a milestone in its phase), or of the record
  const says = (field: string) => [...item, field].some((_, depth) => !saysNothing(record, [...item.slice(0, depth), ...field.split(".")]));
  if (done.some(says)) return true;
  return Object.entries(unless).some(([field, values]) => {
    const at = field.includes("[]") ? [...item, field.split(".").at(-1) ?? ""] : field.split(".");
    return values.includes(textAt(record, at) ?? "");
  });
}

/** All the actions that a field names are done or given up. */
function isDoneBy(record: IsmsRecord, path: Path, { index }: Snapshot): boolean {
  const list = valueAt(record, path);
  const ids = Array.isArray(list) ? list.flatMap((item) => (typeof item === "object" ? [] : [String(item)])) : [];
  const actions = index.records("actions", ids);
  return actions.length > 0 && actions.every(({ data }) => data.status === "done" || data.status === "cancelled");
}

function textAt(record: IsmsRecord, path: Path): string | undefined {
  const value = valueAt(record, path);
  return typeof value === "string" ? value : undefined;
}
