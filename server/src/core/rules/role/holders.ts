import { answersForMany, dutiesOf, holdersOf, isHere } from "../../model/duties.ts";
import type { IsmsRecord } from "../../model/record.ts";
import { nameOf, saysNothing } from "../../model/recordFields.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { someOf } from "../../ruleKit/wording.ts";
import { t } from "../../text/l10n.ts";

type Role = IsmsRecord<"roles">;

export const holderRules = [
  defineRule({
    code: "role/unassigned",
    severity: "warning",
    clause: "5.3",
    kind: "roles",
    docs: {
      what: "Nobody holds a role, or its holders are still to join, while other records name it or other roles have holders. Of a role whose holders have all left says `role/leaver` so.",
      why: "Clause 5.3 asks that responsibilities and authorities are assigned. Records owned by a role without a holder are owned by nobody.",
      how: "Name people in `holders`, or the role in the `roles` of a person. Remove a role that is not needed.",
    },
    check(role, { snapshot, report }) {
      const { index, today } = snapshot;
      if (holdersOf(index, role, today).length > 0 || isUnreadable(role) || isLeft(role, snapshot)) return;
      const names = ownedBy(role, snapshot);
      if (names.length > 0) {
        report(
          role,
          ["holders"],
          t(
            "Nobody holds {0}, yet it answers for {1}, which belong to nobody so (clause 5.3). Name a holder who is here.",
            nameOf(role),
            someOf(names, 5),
          ),
        );
      } else if (index.ofKind("roles").some((other) => other !== role && holdersOf(index, other, today).length > 0)) {
        report(
          role,
          ["holders"],
          t(
            "Nobody holds {0}, so its responsibilities are not assigned (clause 5.3). Name a holder who is here, or remove the role.",
            nameOf(role),
          ),
        );
      }
    },
  }),
  defineRule({
    code: "role/no-deputy",
    severity: "hint",
    clause: "5.3",
    kind: "roles",
    docs: {
      what: "A role that answers for at least three records rests on one person, without a deputy who is here.",
      why: "In that person's absence nobody has the authority (clause 5.3) to decide. Auditors ask who stands in, above all for incidents and approvals.",
      how: "Name a `deputy` other than the holder, or a second holder.",
    },
    check(role, { snapshot, report }) {
      const { index, today } = snapshot;
      const [holder, ...others] = holdersOf(index, role, today);
      if (holder === undefined || others.length > 0) return;
      const { deputy } = role.data;
      const person = index.record("people", deputy);
      const standsIn = deputy !== undefined && deputy !== holder && (person === undefined || isHere(person, today));
      if (standsIn || (deputy === undefined && !saysNothing(role, ["deputy"]))) return;
      if (role.id === undefined || !answersForMany(index, role.id, today, KEY_ROLE)) return;
      report(
        role,
        deputy === undefined ? ["holders"] : ["deputy"],
        t(
          "{0} answers for {1} records or more and rests on {2} alone. Name a deputy who has its authority in their absence (clause 5.3).",
          nameOf(role),
          KEY_ROLE,
          holder,
        ),
      );
    },
  }),
  defineRule({
    code: "role/holder-mismatch",
    severity: "info",
    clause: "5.3",
    kind: "roles",
    docs: {
      what: "A role and the people disagree about who holds it: someone lists the role but is not among its holders, or a holder lists other roles only.",
      why: "Clause 5.3 asks that responsibilities are assigned and made known. Two lists that differ tell two stories of who may decide.",
      how: "Correct `holders` of the role or `roles` of the person, or keep only one of the two.",
    },
    check(role, { snapshot: { index, today }, report }) {
      const { id, data } = role;
      const named = data.holders ?? [];
      if (id === undefined || named.length === 0) return;
      const unnamed = index.ofKind("people").filter((person) => {
        return person.data.roles?.includes(id) && isHere(person, today) && !named.includes(person.id ?? "");
      });
      const unaware = named
        .flatMap((holder) => index.record("people", holder) ?? [])
        .filter(({ data: { roles = [] } }) => {
          return roles.length > 0 && !roles.includes(id);
        });
      const disagreeing = [...unnamed, ...unaware].map(nameOf);
      if (disagreeing.length === 0) return;
      report(
        role,
        ["holders"],
        t(
          "The role and the people disagree about whether {0} is held by {1}: one lists it, the other does not. Responsibilities are to be clear (clause 5.3): correct one of the lists.",
          nameOf(role),
          someOf(disagreeing, 4),
        ),
      );
    },
  }),
  defineRule({
    code: "role/no-responsibilities",
    severity: "info",
    clause: "5.3",
    kind: "roles",
    docs: {
      what: "A role states neither responsibilities nor authorities.",
      why: "Clause 5.3 asks for both to be assigned and made known. A title alone tells its holder nothing.",
      how: "List under `responsibilities` what the role must see to, and under `authorities` what it may decide alone.",
    },
    check(role, { report }) {
      if (!saysNothing(role, ["responsibilities"]) || !saysNothing(role, ["authorities"])) return;
      report(
        role,
        [],
        t(
          "{0} has neither responsibilities nor authorities, so its holders cannot know what is theirs (clause 5.3). List them.",
          nameOf(role),
        ),
      );
    },
  }),
];

/** How many records a role answers for to be a key role. */
const KEY_ROLE = 3;

function ownedBy(role: Role, { index, today }: Snapshot): string[] {
  if (role.id === undefined) return [];
  return [...new Set(dutiesOf(index, role.id, today).map(({ record }) => nameOf(record)))];
}

/** True where everybody named as holder has left: `role/leaver` says so of them, with whom to hand it over to. */
function isLeft(role: Role, { index, today }: Snapshot): boolean {
  const named = (role.data.holders ?? []).filter((id) => id.trim() !== "");
  return named.length > 0 && named.every((id) => index.ofKind("people").some((person) => person.id === id && !isHere(person, today)));
}

/** True where holders are written in a shape that is not theirs, which is a finding of its own. */
function isUnreadable(role: Role): boolean {
  return role.data.holders === undefined && !saysNothing(role, ["holders"]);
}
