import { Keyed } from "./keyed.ts";
import type { Target } from "./record.ts";

const MOST = 20_000;
let known = new Keyed<Target>();
let count = 0;

/** The same object for equal targets: a folder cites the controls of a catalogue and its central files thousands of times. */
export function sharedTarget(target: Target): Target {
  const family = familyOf(target);
  const name = target.type === "file" ? (target.path ?? "") : target.id;
  const before = known.get(family, name);
  if (before) return before;
  if (count >= MOST) {
    known = new Keyed();
    count = 0;
  }
  known.set(family, name, target);
  count++;
  return target;
}

/** What targets of one name differ in. Making a text of it for each of a million would cost. */
function familyOf(target: Target): string {
  if (target.type === "foreign") return `foreign ${target.standard}`;
  return target.type === "control" || target.type === "theme" ? FAMILIES[target.type][target.edition ?? "either"] : target.type;
}

const FAMILIES = {
  control: { "2022": "control 2022", "2013": "control 2013", either: "control" },
  theme: { "2022": "theme 2022", "2013": "theme 2013", either: "theme" },
};
