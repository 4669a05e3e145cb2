import { type Duty, dutiesOf, hasJoined, holdersOf, isHere } from "../../model/duties.ts";
import type { IsmsRecord } from "../../model/record.ts";
import { nameOf } from "../../model/recordFields.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { handOverFix } from "../../ruleKit/handOver.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { someOf } from "../../ruleKit/wording.ts";
import { t } from "../../text/l10n.ts";

type Person = IsmsRecord<"people">;

export const leaverRules = [
  defineRule({
    code: "role/leaver",
    severity: "warning",
    clause: "5.3",
    kind: "people",
    docs: {
      what: "Someone whose last working day is past still owns records, holds or deputises in a role, or has a part in what is still to come: audits of the programme, open decisions of a review, phases and milestones of the project.",
      why: "Clause 5.3 asks that responsibilities are assigned. What belongs to someone who has left belongs to nobody: its reviews, approvals and tasks stop without a word.",
      how: "Hand over what the finding lists. The quick fixes give all of it to another holder of the person's roles or to their deputy; where there is none, to the owner of the ISMS or, in a small firm, to anybody who is here. What a person approved, audited, attended or did in the past stays under their name.",
    },
    check(person, { snapshot, report }) {
      const { id, data } = person;
      if (id === undefined || isHere(person, snapshot.today)) return;
      const duties = dutiesOfPerson(person, snapshot);
      if (duties.length === 0) return;
      const names = [...new Set(duties.map(({ record }) => nameOf(record)))];
      report(
        person,
        ["left"],
        t(
          "{0} left on {1}, but still answers for {2}. What belongs to someone who is gone belongs to nobody (clause 5.3): hand it over.",
          data.name ?? id,
          data.left ?? "",
          someOf(names, 6),
        ),
        successorsOf(person, snapshot).map(({ successor, name }) =>
          handOverFix(t("Hand everything over to {0}", name), (now) => dutiesOfPerson(person, now), successor),
        ),
      );
    },
  }),
];

function dutiesOfPerson({ id, data }: Person, { index, today }: Snapshot): Duty[] {
  const words = new Set([id, data.name].filter((word) => word !== undefined));
  return [...words].flatMap((word) => dutiesOf(index, word, today));
}

interface Successor {
  readonly successor: string;
  readonly name: string;
}

/** Who may take over: those closest to the person's roles who are still here, else whoever a small firm has. */
function successorsOf(person: Person, snapshot: Snapshot): Successor[] {
  const { index, today } = snapshot;
  const isSuccessor = (one: Person) => isHere(one, today) && hasJoined(one, today) && one.id !== person.id;
  const here = (ids: readonly string[]) => index.records("people", [...new Set(ids)]).filter(isSuccessor);
  const inRoles = here(inRolesOf(person, snapshot));
  const owner = index.singleton("isms")?.data.owner ?? "";
  const ofIsms = here([owner, ...index.ofKind("roles").flatMap((role) => (role.id === owner ? holdersOf(index, role, today) : []))]);
  const colleagues = index.ofKind("people").filter((one) => one.id !== undefined && one.data.employer === undefined && isSuccessor(one));
  const nearest = [inRoles, ofIsms, colleagues.length <= MOST_SUCCESSORS ? colleagues : []].find((people) => people.length > 0) ?? [];
  return nearest.slice(0, MOST_SUCCESSORS).map(({ id = "", data }) => ({ successor: id, name: data.name ?? id }));
}

/** Others who hold the roles of a person, and the deputies. */
function inRolesOf({ id, data }: Person, { index, today }: Snapshot): string[] {
  const roles = index
    .ofKind("roles")
    .filter((role) => (id !== undefined && role.data.holders?.includes(id)) || (role.id !== undefined && data.roles?.includes(role.id)));
  return [...roles.flatMap((role) => role.data.deputy ?? []), ...roles.flatMap((role) => holdersOf(index, role, today))];
}

/** A menu of fixes that is longer helps nobody. */
const MOST_SUCCESSORS = 5;
