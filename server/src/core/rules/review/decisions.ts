import type { IsmsRecord } from "../../model/record.ts";
import { nameOf, saysNothing } from "../../model/recordFields.ts";
import { isReviewHeld } from "../../model/reviews.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { blankFieldsFixes } from "../../ruleKit/blankFields.ts";
import { scalarText } from "../../ruleKit/editYaml.ts";
import { addValuesFix } from "../../ruleKit/listItems.ts";
import { defineRule, type Fix } from "../../ruleKit/rule.ts";
import { startRecordFix } from "../../ruleKit/startRecord.ts";
import { t } from "../../text/l10n.ts";

export const decisionRules = [
  defineRule({
    code: "review/no-decisions",
    severity: "warning",
    clause: "9.3.3",
    kind: "managementReviews",
    docs: {
      what: "A management review was held, and neither a decision nor a needed change is recorded.",
      why: "The results of a review are decisions on improvement and on changes of the ISMS, kept as evidence (clause 9.3.3). Slides that were listened to are no result.",
      how: "Record under `decisions` what was decided. That everything stays as it is can be a decision: say so with `type: confirmation`.",
    },
    check(review, { snapshot, report }) {
      if (!isReviewHeld(review, snapshot.today)) return;
      if (!saysNothing(review, ["decisions"]) || !saysNothing(review, ["changes"])) return;
      report(
        review,
        ["decisions"],
        t(
          "{0} has no decisions. They are its result (clause 9.3.3): record what was decided, also that something stays as it is.",
          nameOf(review),
        ),
        blankFieldsFixes(review, [["decisions"]]),
      );
    },
  }),
  defineRule({
    code: "review/decision-without-action",
    severity: "info",
    clause: "9.3.3",
    kind: "managementReviews",
    docs: {
      what: "A decision of a management review has neither an action nor an owner with a day.",
      why: "The next review asks what became of it (clause 9.3.2 a). What nobody is to do by any day is not done, and the decision (clause 9.3.3) was none.",
      how: "Name the action in `actions`, or an `owner` and a `due`. Decisions of type `confirmation` and `resources` need none.",
    },
    check(review, { snapshot, report }) {
      if (!isReviewHeld(review, snapshot.today)) return;
      for (const [position, { type, owner, due, completedOn, text }] of (review.data.decisions ?? []).entries()) {
        if (type === "confirmation" || type === "resources" || completedOn !== undefined) continue;
        if (!saysNothing(review, ["decisions", position, "actions"]) || (owner !== undefined && due !== undefined)) continue;
        report(
          review,
          ["decisions", position],
          t(
            "Nobody carries out “{0}”: there is no action, and no owner with a day. The next review asks what became of it (clause 9.3.2 a): name who does it by when.",
            short(text ?? t("a decision")),
          ),
          startActionFixes(review, position),
        );
      }
    },
  }),
  defineRule({
    code: "review/decision-overdue",
    severity: "warning",
    clause: "9.3.3",
    kind: "managementReviews",
    docs: {
      what: "The day of a decision of a management review is gone, and it is not carried out.",
      why: "The next review looks at what became of earlier decisions (clause 9.3.2 a). Open ones show that the decisions that it records (clause 9.3.3) bind nobody.",
      how: "Carry it out and set `completedOn`, finish its actions, or let top management set a new day.",
    },
    check(review, { snapshot, report }) {
      for (const [position, { due, completedOn, actions, text }] of (review.data.decisions ?? []).entries()) {
        if (due === undefined || due >= snapshot.today || completedOn !== undefined) continue;
        if (isDone(actions ?? [], snapshot) || isLateItself(actions ?? [], snapshot)) continue;
        report(
          review,
          ["decisions", position, "due"],
          t(
            "“{0}” was to be done by {1} and is not. The next review asks what became of it (clause 9.3.2 a): carry it out and set `completedOn`, or have a new day set.",
            short(text ?? t("A decision")),
            due,
          ),
        );
      }
    },
  }),
];

/** Starts the action that carries a decision out, with what the decision says of it. */
function startActionFixes(review: IsmsRecord<"managementReviews">, position: number): Fix[] {
  const { text, owner, due } = review.data.decisions?.[position] ?? {};
  if (text === undefined || text.trim() === "") return [];
  const lines = [
    `title: ${scalarText(text.trim().replace(/\s+/g, " "))}`,
    `owner:${owner === undefined ? "" : ` ${scalarText(owner)}`}`,
    `due:${due === undefined ? "" : ` ${due}`}`,
    "status: open",
    ...(review.id === undefined ? [] : [`for: [${scalarText(review.id)}]`]),
  ];
  return [
    startRecordFix(t("Start an action for it"), "actions", lines, (action) =>
      addValuesFix("", review, ["decisions", position, "actions"], [action]),
    ),
  ];
}

/** True where the actions of a decision are all done or given up. */
function isDone(actions: readonly string[], { index }: Snapshot): boolean {
  const known = index.records("actions", actions);
  return known.length > 0 && known.every(({ data }) => data.status === "done" || data.status === "cancelled");
}

/** True where an action is late by its own day: then that is said there. */
function isLateItself(actions: readonly string[], { index, today }: Snapshot): boolean {
  return actions.some((id) => {
    const data = index.record("actions", id)?.data;
    return data?.due !== undefined && data.due < today && data.status !== "done" && data.status !== "cancelled";
  });
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60).trimEnd()}…` : text;
}
