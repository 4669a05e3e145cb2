import type { Node, Path } from "../syntax/node.ts";
import type { IsmsRecord } from "./record.ts";

/**
 * True where a record says nothing at `path`. A value in a wrong shape was said: its schema finding is the cause, and a rule
 * that called it missing would report it twice.
 */
export function saysNothing(record: IsmsRecord, path: Path): boolean {
  if (record.isSound) return holdsNothing(record.data, path);
  // what is accepted is written, and is the sooner found
  if (hasValue(record.data, path)) return false;
  let at: Node | undefined = record.written;
  for (const step of path) {
    if (!at || isBlank(at)) return true;
    if (at.type === "scalar") return false;
    at = at.type === "seq" ? at.items[Number(step)] : at.entries.find((entry) => entry.key === step)?.value;
  }
  return !at || isBlank(at);
}

function holdsNothing(data: unknown, path: Path): boolean {
  let at = data;
  for (const step of path) {
    if (isBlankValue(at)) return true;
    if (typeof at !== "object") return false;
    at = (at as Record<string | number, unknown>)[step];
  }
  return isBlankValue(at);
}

/** What a finding calls a record: its id, or its title where it has none. */
export function nameOf(record: IsmsRecord): string {
  return record.id ?? record.title ?? record.kind;
}

function hasValue(data: unknown, path: Path): boolean {
  let at = data;
  for (const step of path) at = (at as Readonly<Record<string | number, unknown>> | undefined)?.[step];
  return typeof at === "number" || typeof at === "boolean" || (typeof at === "string" && at.trim() !== "");
}

function isBlankValue(value: unknown): boolean {
  if (typeof value === "string") return value.trim() === "";
  return value === undefined || value === null || (typeof value === "object" && Object.keys(value).length === 0);
}

function isBlank(node: Node): boolean {
  if (node.type === "scalar") return node.value === null || (typeof node.value === "string" && node.value.trim() === "");
  return node.type === "seq" ? node.items.length === 0 : node.entries.length === 0;
}
