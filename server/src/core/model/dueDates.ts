import calendarData from "../../../catalog/calendar.yaml";
import type { CalendarDate, DueWhat } from "../catalog/planTypes.ts";
import { type Node, nodeAt, type Path } from "../syntax/node.ts";
import { computedDueDates } from "./computedDueDates.ts";
import type { DueDate } from "./dueDate.ts";
import { isOvertaken } from "./overtaken.ts";
import { phaseProgress } from "./projectProgress.ts";
import type { IsmsRecord } from "./record.ts";
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
  const steps = date.field.split(".");
  const field = (steps[0] as string).replace(/\[\]$/, "");
  return recordsOf(date, snapshot).flatMap((record) => {
    // most records lack most fields, and what is written in a record of a closed file is put together whenever it is asked for
    if (!(field in record.data)) return [];
    const { node } = record;
    return placesOf(node, steps).flatMap((path): DueDate[] => {
      const day = textAt(node, path);
      if (day === undefined || isSettled(record, node, path, date, snapshot)) return [];
      if (isOvertaken({ record, path, day, what: date.what }, snapshot)) return [];
      const item = path.slice(0, -1);
      return [{ day, what: date.what, record, path, title: date.title && textAt(node, [...item, date.title]) }];
    });
  });
}

function recordsOf({ kind, newest }: CalendarDate, { index }: Snapshot): readonly IsmsRecord[] {
  const records = index.ofKind(kind);
  if (newest === undefined) return records;
  const days = records.map((record) => ({ record, day: textAt(record.node, [newest]) ?? "" }));
  const [last] = days.sort((a, b) => (a.day < b.day ? 1 : -1));
  return last ? [last.record] : [];
}

/** The paths that a field with `[]` leads to. */
function placesOf(root: Node, steps: readonly string[]): Path[] {
  let places: (string | number)[][] = [[]];
  for (const step of steps) {
    const isList = step.endsWith("[]");
    const name = isList ? step.slice(0, -2) : step;
    places = places.flatMap((path) => {
      const at = [...path, name];
      if (!isList) return [at];
      const list = nodeAt(root, at);
      return list?.type === "seq" ? list.items.map((_, index) => [...at, index]) : [];
    });
  }
  return places;
}

function isSettled(
  record: IsmsRecord,
  node: Node,
  path: Path,
  { unless = {}, done = [], doneBy }: CalendarDate,
  snapshot: Snapshot,
): boolean {
  const item = path.slice(0, -1);
  if (doneBy !== undefined && isDoneBy(node, [...item, doneBy], snapshot)) return true;
  // fields of the item that holds the day, of what it lies in (a milestone in its phase), or of the record
  const says = (field: string) => [...item, field].some((_, depth) => !saysNothing(record, [...item.slice(0, depth), ...field.split(".")]));
  if (done.some(says)) return true;
  return Object.entries(unless).some(([field, values]) => {
    const at = field.includes("[]") ? [...item, field.split(".").at(-1) ?? ""] : field.split(".");
    return values.includes(textAt(node, at) ?? "");
  });
}

/** All the actions that a field names are done or given up. */
function isDoneBy(node: Node, path: Path, { index }: Snapshot): boolean {
  const list = nodeAt(node, path);
  const ids = list?.type === "seq" ? list.items.flatMap((item) => (item.type === "scalar" ? [String(item.value)] : [])) : [];
  const actions = ids.flatMap((id) => index.record("actions", id) ?? []);
  return actions.length > 0 && actions.every(({ data }) => data.status === "done" || data.status === "cancelled");
}

function textAt(root: Node, path: Path): string | undefined {
  const node = nodeAt(root, path);
  return node?.type === "scalar" && typeof node.value === "string" ? node.value : undefined;
}
