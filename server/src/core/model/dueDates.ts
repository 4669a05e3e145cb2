import calendarData from "../../../catalog/calendar.yaml";
import type { CalendarDate } from "../catalog/planTypes.ts";
import { type Node, nodeAt, type Path } from "../syntax/node.ts";
import { computedDueDates } from "./computedDueDates.ts";
import type { DueDate } from "./dueDate.ts";
import { isOvertaken } from "./overtaken.ts";
import type { IsmsRecord } from "./record.ts";
import { saysNothing } from "./recordFields.ts";
import type { Snapshot } from "./snapshot.ts";

/** Everything that is still to happen or overdue, the earliest first. */
export function dueDates(snapshot: Snapshot): DueDate[] {
  const dues = [...calendarData().dates.flatMap((date) => datesOf(date, snapshot)), ...computedDueDates(snapshot)];
  return dues.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

function datesOf(date: CalendarDate, snapshot: Snapshot): DueDate[] {
  return recordsOf(date, snapshot).flatMap((record) => {
    return placesOf(record.node, date.field.split(".")).flatMap((path): DueDate[] => {
      const day = textAt(record.node, path);
      if (day === undefined || isSettled(record, path, date, snapshot) || isOvertaken({ record, path, day, what: date.what }, snapshot))
        return [];
      const item = path.slice(0, -1);
      return [{ day, what: date.what, record, path, title: date.title && textAt(record.node, [...item, date.title]) }];
    });
  });
}

function recordsOf({ kind, newest }: CalendarDate, { index }: Snapshot): readonly IsmsRecord[] {
  const records = index.ofKind(kind);
  if (newest === undefined) return records;
  const dayIn = (record: IsmsRecord) => textAt(record.node, [newest]) ?? "";
  const [last] = [...records].sort((a, b) => (dayIn(a) < dayIn(b) ? 1 : -1));
  return last ? [last] : [];
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

function isSettled(record: IsmsRecord, path: Path, { unless = {}, done = [], doneBy }: CalendarDate, snapshot: Snapshot): boolean {
  const item = path.slice(0, -1);
  if (doneBy !== undefined && isDoneBy(record, [...item, doneBy], snapshot)) return true;
  // fields of the item that holds the day, of what it lies in (a milestone in its phase), or of the record
  const says = (field: string) => [...item, field].some((_, depth) => !saysNothing(record, [...item.slice(0, depth), ...field.split(".")]));
  if (done.some(says)) return true;
  return Object.entries(unless).some(([field, values]) => {
    const at = field.includes("[]") ? [...item, field.split(".").at(-1) ?? ""] : field.split(".");
    return values.includes(textAt(record.node, at) ?? "");
  });
}

/** All the actions that a field names are done or given up. */
function isDoneBy(record: IsmsRecord, path: Path, { index }: Snapshot): boolean {
  const list = nodeAt(record.node, path);
  const ids = list?.type === "seq" ? list.items.flatMap((item) => (item.type === "scalar" ? [String(item.value)] : [])) : [];
  const actions = ids.flatMap((id) => index.record("actions", id) ?? []);
  return actions.length > 0 && actions.every(({ data }) => data.status === "done" || data.status === "cancelled");
}

function textAt(root: Node, path: Path): string | undefined {
  const node = nodeAt(root, path);
  return node?.type === "scalar" && typeof node.value === "string" ? node.value : undefined;
}
