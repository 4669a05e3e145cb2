import type { Target } from "../model/record.ts";

const MOST = 20_000;
const known = new Map<string, Target[]>();

/** The same object for equal targets: a folder cites the controls of a catalogue and its central files thousands of times. */
export function sharedTarget(target: Target): Target {
  const key = nameOf(target);
  const same = known.get(key);
  const before = same?.find((other) => isSame(other, target));
  if (before) return before;
  if (known.size >= MOST) known.clear();
  if (same) same.push(target);
  else known.set(key, [target]);
  return target;
}

function nameOf(target: Target): string {
  return target.type === "file" ? (target.path ?? "") : target.id;
}

function isSame(a: Target, b: Target): boolean {
  if (a.type !== b.type) return false;
  if (a.type === "foreign") return a.standard === (b as typeof a).standard;
  if (a.type === "file") return a.path === (b as typeof a).path;
  return (a.type !== "control" && a.type !== "theme") || a.edition === (b as typeof a).edition;
}
