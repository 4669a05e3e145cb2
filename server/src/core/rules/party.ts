import { nameOf, saysNothing } from "../model/recordFields.ts";
import { overdueReview, reviewedTodayFix } from "../ruleKit/reviews.ts";
import { defineRule } from "../ruleKit/rule.ts";
import { someOf } from "../ruleKit/wording.ts";
import { t } from "../text/l10n.ts";

/** Interested parties and what they require (clause 4.2). */
export const rules = [
  defineRule({
    code: "party/no-requirements",
    severity: "warning",
    clause: "4.2",
    kind: "interestedParties",
    docs: {
      what: "An interested party has no requirements.",
      why: "Clause 4.2 asks not only who has an interest, but what they require of information security. A party that requires nothing is not relevant here.",
      how: "Add what the party needs or expects under `requirements`, or remove the party.",
    },
    check(party, { report }) {
      if (!saysNothing(party, ["requirements"])) return;
      report(
        party,
        ["requirements"],
        t(
          "{0} requires nothing. Clause 4.2 asks what interested parties need of information security: add it, or remove the party.",
          nameOf(party),
        ),
      );
    },
  }),
  defineRule({
    code: "party/requirement-unaddressed",
    severity: "warning",
    clause: "4.2",
    kind: "interestedParties",
    docs: {
      what: "Nothing answers a requirement of an interested party, and no reason says that the ISMS leaves it to others.",
      why: "Clause 4.2 c asks which requirements the ISMS addresses. One that nothing answers is either forgotten or was never decided on.",
      how: "Name in `addressedBy` the controls, clauses, documents, obligations or objectives that answer it, or say in `notAddressed` why the ISMS does not.",
    },
    check(party, { report }) {
      const open = (party.data.requirements ?? []).flatMap(({ id, text }, index) => {
        const isAnswered = ["addressedBy", "notAddressed"].some((field) => !saysNothing(party, ["requirements", index, field]));
        return isAnswered ? [] : [{ index, name: id ?? shorten(text ?? String(index + 1)) }];
      });
      const [first] = open;
      if (!first) return;
      report(
        party,
        ["requirements", first.index],
        t(
          "Nothing answers what {0} requires: {1}. Clause 4.2 asks which requirements the ISMS addresses: name what answers each in `addressedBy`, or say in `notAddressed` why nothing does.",
          nameOf(party),
          someOf(
            open.map(({ name }) => name),
            3,
          ),
        ),
      );
    },
  }),
  defineRule({
    code: "party/review-overdue",
    severity: "info",
    clause: "4.2",
    kind: "interestedParties",
    docs: {
      what: "The planned review of an interested party's requirements is overdue.",
      why: "What interested parties require (clause 4.2) changes, and the management review looks at it (clause 9.3.2 c): the input that is forgotten most.",
      how: "Ask or find out whether the requirements still hold, record the day in `reviewedOn`, and plan the next review.",
    },
    check(party, { snapshot: { today }, report }) {
      const due = overdueReview(party, today);
      if (due === undefined) return;
      report(
        party,
        ["nextReview"],
        t(
          "What {0} requires was to be reviewed on {1}. The management review asks for changed needs (clauses 4.2 and 9.3.2 c): check them and plan the next review.",
          nameOf(party),
          due,
        ),
        [reviewedTodayFix(party, today)],
      );
    },
  }),
];

function shorten(text: string): string {
  const line = text.trim().replace(/\s+/g, " ");
  return line.length > 50 ? `"${line.slice(0, 50)}…"` : `"${line}"`;
}
