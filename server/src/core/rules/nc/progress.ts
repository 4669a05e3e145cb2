import { actionsOf, breaksRequirement, isClosed, type Nonconformity } from "../../model/nonconformities.ts";
import { nameOf } from "../../model/recordFields.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { someOf } from "../../ruleKit/wording.ts";
import { addDays } from "../../text/dates.ts";
import { t } from "../../text/l10n.ts";
import { fold } from "../../text/suggest.ts";

/** How long a nonconformity without a day of its own may stay open. */
const OPEN_DAYS = 180;
/** How often the same kind of cause may come back in a year before someone asks why. */
const REPEATS = 3;

export const progressRules = [
  defineRule({
    code: "nc/overdue",
    severity: "warning",
    clause: "10.2",
    kind: "nonconformities",
    docs: {
      what: "A nonconformity is still open after its day, or for more than 180 days without one.",
      why: "An organisation reacts to nonconformities (clause 10.2 a). One that stays open shows that it does not.",
      how: "Finish and close it, or set a new `due` with the reason in `notes`.",
    },
    check(nonconformity, { snapshot, report }) {
      const { due, foundOn } = nonconformity.data;
      if (isClosed(nonconformity)) return;
      if (due !== undefined) {
        if (due >= snapshot.today) return;
        report(
          nonconformity,
          ["due"],
          t(
            "{0} was to be closed by {1} and is open. Leaving it so shows that nobody reacts (clause 10.2 a): finish it, or set a new day with the reason.",
            nameOf(nonconformity),
            due,
          ),
        );
        return;
      }
      if (!breaksRequirement(nonconformity) || foundOn === undefined || addDays(foundOn, OPEN_DAYS) >= snapshot.today) return;
      report(
        nonconformity,
        ["foundOn"],
        t(
          "{0} was found on {1}, is still open and has no day by which it is closed. Leaving it so shows that nobody reacts (clause 10.2 a): set `due`, or close it.",
          nameOf(nonconformity),
          foundOn,
        ),
      );
    },
  }),
  defineRule({
    code: "nc/closed-with-open-actions",
    severity: "warning",
    clause: "10.2",
    kind: "nonconformities",
    docs: {
      what: "A nonconformity is closed while a corrective action for it is not done.",
      why: "The cause is still there, and nobody can have seen that the action worked (clause 10.2 c and d).",
      how: "Finish the action, cancel it with a reason, or open the nonconformity again.",
    },
    check(nonconformity, { snapshot, report }) {
      if (!isClosed(nonconformity) || !breaksRequirement(nonconformity)) return;
      const { correctiveActions, closedOn } = nonconformity.data;
      const open = actionsOf(nonconformity, correctiveActions, snapshot.index).filter(
        ({ data }) => data.status === "open" || data.status === "in-progress",
      );
      if (open.length === 0) return;
      report(
        nonconformity,
        [closedOn === undefined ? "status" : "closedOn"],
        t(
          "{0} is closed, but {1} is not done, so its cause remains (clause 10.2 c). Finish the action, or open the nonconformity again.",
          nameOf(nonconformity),
          someOf(open.map(nameOf), 3),
        ),
      );
    },
  }),
  defineRule({
    code: "nc/repeated-cause",
    severity: "info",
    clause: "10.2",
    kind: "nonconformities",
    docs: {
      what: "A nonconformity repeats one that was closed as effectively dealt with, has the same cause as another, or is the third of one kind of cause within a year.",
      why: "A cause that comes back was not removed (clause 10.2 b and d): the action was too small, or meant for one case only.",
      how: "Look at all of them together, and decide on an action against what they share.",
    },
    check(nonconformity, { snapshot, report }) {
      if (!breaksRequirement(nonconformity)) return;
      const { index } = snapshot;
      const { recurrenceOf, cause, causeCategory } = nonconformity.data;
      const repeated = index.records("nonconformities", recurrenceOf).filter(isClosed);
      const alike = cause === undefined ? [] : earlier(nonconformity, snapshot).filter(({ data }) => isSame(data.cause, cause));
      const ofKind = causeCategory === undefined ? [] : withinYear(nonconformity, snapshot, causeCategory);
      const others = [...new Set([...repeated, ...alike, ...(ofKind.length + 1 >= REPEATS ? ofKind : [])])];
      if (others.length === 0) return;
      const [field] = repeated.length > 0 ? ["recurrenceOf"] : alike.length > 0 ? ["cause"] : ["causeCategory"];
      report(
        nonconformity,
        [field as string],
        t(
          "{0} has the cause of {1} again. A cause that comes back was not removed (clause 10.2 b): look at them together and act against what they share.",
          nameOf(nonconformity),
          someOf(others.map(nameOf), 4),
        ),
      );
    },
  }),
];

function isSame(text: string | undefined, other: string): boolean {
  return text !== undefined && fold(text) === fold(other) && fold(other) !== "";
}

/** Nonconformities found before one: of the same day those that come first, so that two do not accuse each other. */
function earlier(nonconformity: Nonconformity, { index }: Snapshot): Nonconformity[] {
  const all = index.ofKind("nonconformities").filter(breaksRequirement);
  const position = all.indexOf(nonconformity);
  const day = nonconformity.data.foundOn ?? "";
  return all.filter(({ data }, at) => (data.foundOn ?? "") < day || ((data.foundOn ?? "") === day && at < position));
}

function withinYear(nonconformity: Nonconformity, snapshot: Snapshot, category: string): Nonconformity[] {
  const { foundOn } = nonconformity.data;
  if (foundOn === undefined) return [];
  const since = addDays(foundOn, -365);
  return earlier(nonconformity, snapshot).filter(({ data }) => (data.foundOn ?? "") >= since && isSame(data.causeCategory, category));
}
