import { isFirmOfOne, isSamePerson } from "../../model/actors.ts";
import { nameOf, saysNothing } from "../../model/recordFields.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { t } from "../../text/l10n.ts";
import { demand, isDecided, isMade } from "./state.ts";

export const approvalRules = [
  defineRule({
    code: "change/unapproved",
    severity: "warning",
    clause: "6.3, A.8.32",
    kind: "changes",
    docs: {
      what: "A change is called approved or was made, but nothing says who decided it and when, or the decision lies in the future.",
      why: "Changes are carried out in a planned manner and under control (clause 6.3, A.8.32). Unapproved changes are the sample that auditors draw first.",
      how: "Record `approvedBy` and `approvedOn`; for an emergency the decision taken afterwards. Standard changes are allowed once and for all.",
    },
    check(change, { snapshot: { today }, report }) {
      const { type, approvedOn } = change.data;
      if (type === "standard" || !isDecided(change, today)) return;
      const missing = ["approvedBy", "approvedOn"].filter((field) => saysNothing(change, [field]));
      if (missing.length > 0) {
        report(
          change,
          [],
          t(
            "{0} was decided or made, but lacks {1}, so nobody answers for the decision ({2}). Record who approved it and when.",
            nameOf(change),
            missing.map((field) => `\`${field}\``).join(t(" and ")),
            demand(change),
          ),
        );
      } else if (approvedOn !== undefined && approvedOn > today) {
        report(
          change,
          ["approvedOn"],
          t(
            "{0} is approved on {1}, which is still to come, so it is not approved yet ({2}). Correct the day.",
            nameOf(change),
            approvedOn,
            demand(change),
          ),
        );
      }
    },
  }),
  defineRule({
    code: "change/approved-late",
    severity: "warning",
    clause: "6.3, A.8.32",
    kind: "changes",
    docs: {
      what: "A change was approved after it was made, and it was no emergency.",
      why: "An approval afterwards decides nothing (clause 6.3, A.8.32).",
      how: "Where the change could not wait, `type: emergency` says so. Otherwise find out why nobody asked; that is a nonconformity with the change procedure.",
    },
    check(change, { snapshot: { today }, report }) {
      const { type, approvedOn, implementedOn } = change.data;
      if (type === "emergency" || type === "standard" || approvedOn === undefined || implementedOn === undefined) return;
      if (approvedOn <= implementedOn || approvedOn > today || !isMade(change, today)) return;
      report(
        change,
        ["approvedOn"],
        t(
          "{0} was made on {1} and approved on {2}: an approval afterwards decides nothing ({3}). If it could not wait, set `type: emergency`.",
          nameOf(change),
          implementedOn,
          approvedOn,
          demand(change),
        ),
      );
    },
  }),
  defineRule({
    code: "change/approver-is-owner",
    severity: "warning",
    clause: "A.5.3",
    kind: "changes",
    docs: {
      what: "A change was approved by the person who answers for it or who made it.",
      why: "Proposing or making a change and deciding on it do not belong in one hand (A.5.3): a second pair of eyes is what the approval is for.",
      how: "Have it approved by someone else. A firm of one is left alone.",
    },
    check(change, { snapshot: { today, index }, report }) {
      const { type, approvedBy, owner, implementedBy } = change.data;
      if (type === "standard" || !isDecided(change, today) || approvedBy === undefined || isFirmOfOne(index)) return;
      const field = [["owner", owner] as const, ["implementedBy", implementedBy] as const].find(
        ([, person]) => person !== undefined && isSamePerson(index, approvedBy, person),
      )?.[0];
      if (field === undefined) return;
      report(
        change,
        ["approvedBy"],
        field === "owner"
          ? t(
              "{0} was approved by {1}, its owner. That does not belong in one hand (A.5.3): have it approved by someone else.",
              nameOf(change),
              approvedBy,
            )
          : t(
              "{0} was approved by {1}, who made it. That does not belong in one hand (A.5.3): have it approved by someone else.",
              nameOf(change),
              approvedBy,
            ),
      );
    },
  }),
];
