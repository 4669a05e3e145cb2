import { personsByName } from "../../model/actors.ts";
import type { IsmsRecord } from "../../model/record.ts";
import { at } from "../../model/recordFacts.ts";
import { nameOf } from "../../model/recordFields.ts";
import { defineRule, type RuleContext } from "../../ruleKit/rule.ts";
import type { Path } from "../../syntax/node.ts";
import { t } from "../../text/l10n.ts";
import { fold } from "../../text/suggest.ts";

export const presenceRules = [
  defineRule({
    code: "role/not-here-then",
    severity: "warning",
    clause: "7.5.2",
    each: "record",
    docs: {
      what: "Somebody approved, accepted, decided, reviewed or took part on a day before they joined, or after they left.",
      why: "An approval (clause 7.5.2) or acceptance (clause 6.1.3 f) of somebody who was not here proves nothing, and looks like a record written afterwards. Auditors compare such days with the list of joiners and leavers.",
      how: "Correct the day or the name, or `joined` and `left` of the person. Where it really happened so, have it approved by whoever answers for it today.",
    },
    check(record, context) {
      const { report, snapshot } = context;
      // a day that is still to come is a finding of another rule
      for (const { who, on, path } of actsOf(record).filter((act) => act.on <= snapshot.today)) {
        const person = personCalled(who, context);
        const { joined, left, name = who } = person?.data ?? {};
        if (joined !== undefined && on < joined) {
          report(
            record,
            path,
            t(
              "On {0}, the day that {1} gives, {2} was not here yet: they joined on {3}, so this proves nothing (clause 7.5.2). Correct the day, or name who it was.",
              on,
              nameOf(record),
              name,
              joined,
            ),
          );
        } else if (left !== undefined && on > left) {
          report(
            record,
            path,
            t(
              "On {0}, the day that {1} gives, {2} was not here any more: they left on {3}, so this proves nothing (clause 7.5.2). Correct the day, or have it done by someone who is here.",
              on,
              nameOf(record),
              name,
              left,
            ),
          );
        }
      }
    },
  }),
];

interface Act {
  readonly who: string;
  readonly on: string;
  readonly path: Path;
}

/** Where records of any kind say who did something, and on which day. */
const PAIRS: readonly (readonly [Path, Path])[] = [
  [["approvedBy"], ["approvedOn"]],
  [["acceptedBy"], ["acceptedOn"]],
  [["decidedBy"], ["decidedOn"]],
  [["closedBy"], ["closedOn"]],
  [["collectedBy"], ["collectedOn"]],
  [["implementedBy"], ["implementedOn"]],
  [
    ["treatment", "approvedBy"],
    ["treatment", "approvedOn"],
  ],
  [
    ["residual", "acceptedBy"],
    ["residual", "acceptedOn"],
  ],
  [
    ["climateChange", "decidedBy"],
    ["climateChange", "decidedOn"],
  ],
  [
    ["effectiveness", "by"],
    ["effectiveness", "reviewedOn"],
  ],
];

function actsOf(record: IsmsRecord): Act[] {
  const single = PAIRS.flatMap(([by, when]) => actAt(at(record, by), at(record, when), by));
  return [...single, ...doneOf(record), ...presentAt(record)];
}

function actAt(who: unknown, on: unknown, path: Path): Act[] {
  return typeof who === "string" && typeof on === "string" && who !== "" ? [{ who, on: on.slice(0, 10), path }] : [];
}

function doneOf(record: IsmsRecord): Act[] {
  if (record.kind !== "activities") return [];
  const { done = [] } = (record as IsmsRecord<"activities">).data;
  return done.flatMap(({ on, by }, index) => actAt(by, on, ["done", index, "by"]));
}

/** Who took part in a management review; a planned one names who is to. */
function presentAt(record: IsmsRecord): Act[] {
  if (record.kind !== "managementReviews") return [];
  const { attendees = [], date, status } = (record as IsmsRecord<"managementReviews">).data;
  if (status === "planned" || status === "cancelled") return [];
  return attendees.flatMap((who, index) => actAt(who, date, ["attendees", index]));
}

function personCalled(word: string, { snapshot: { index }, once }: RuleContext): IsmsRecord<"people"> | undefined {
  return index.record("people", word) ?? once("people by name", () => personsByName(index)).get(fold(word));
}
