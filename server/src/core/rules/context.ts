import type { IsmsRecord } from "../model/record.ts";
import { saysNothing } from "../model/recordFields.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { setFieldFix } from "../ruleKit/fixes.ts";
import { overdueReview, reviewedTodayFix } from "../ruleKit/reviews.ts";
import { defineRule, type Fix } from "../ruleKit/rule.ts";
import { someOf } from "../ruleKit/wording.ts";
import { t } from "../text/l10n.ts";

type Context = IsmsRecord<"context">;

/** The organisation and its context (clause 4.1), which may stand in several files. */
export const rules = [
  defineRule({
    code: "context/climate-undecided",
    severity: "warning",
    clause: "4.1",
    kind: "context",
    docs: {
      what: "The context does not say whether climate change is a relevant issue, gives no reason for the answer, or dates it in the future.",
      why: "Amendment 1:2024 added this question to clause 4.1 for every organisation, and certification bodies ask it in each audit. A reasoned no is a valid answer; no answer is not.",
      how: "Decide it and record `relevant` and `reason` under `climateChange`, with who decided and when. Think of heat, floods and power cuts at sites and providers, and of what customers and laws ask for.",
    },
    check(context, { snapshot, report }) {
      const answer = snapshot.index.ofKind("context").find((other) => !saysNothing(other, ["climateChange"]));
      if (!answer) {
        if (!isFirst(context, snapshot)) return;
        const message = t(
          "The context does not say whether climate change is a relevant issue. Clause 4.1 has asked every organisation to decide that since Amendment 1:2024: record `climateChange` with `relevant` and a reason; a reasoned no is fine.",
        );
        report(context, [], message, [addClimateChange(context, snapshot.today)]);
      } else if (answer === context) {
        const { decidedOn } = context.data.climateChange ?? {};
        const missing = ["relevant", "reason"].filter((field) => saysNothing(context, ["climateChange", field]));
        if (missing.length > 0) {
          report(
            context,
            ["climateChange"],
            t(
              "The decision on climate change lacks {0}, so it is none yet. Clause 4.1 asks whether climate change is a relevant issue (Amendment 1:2024): say yes or no, and why.",
              missing.map((field) => `\`${field}\``).join(t(" and ")),
            ),
          );
        } else if (decidedOn !== undefined && decidedOn > snapshot.today) {
          report(
            context,
            ["climateChange", "decidedOn"],
            t(
              "The decision on climate change is dated {0}, which is still to come, so it is not taken yet (clause 4.1). Correct the day.",
              decidedOn,
            ),
          );
        }
      }
    },
  }),
  defineRule({
    code: "context/one-sided",
    severity: "warning",
    clause: "4.1",
    kind: "context",
    docs: {
      what: "The context names only internal or only external issues, or none at all.",
      why: "Clause 4.1 asks for both sides: what comes from outside, such as laws, markets and attackers, and what lies inside, such as people, skills and technology. Risks are sought where the issues are.",
      how: "Add the issues of the other side, each with its `type` and its effect.",
    },
    check(context, { snapshot, report }) {
      if (!isFirst(context, snapshot)) return;
      const all = snapshot.index.ofKind("context");
      const issues = all.flatMap(({ data }) => data.issues ?? []);
      if (issues.length === 0) {
        if (all.every((other) => saysNothing(other, ["issues"])))
          report(
            context,
            [],
            t(
              "The context names no issues. Clause 4.1 asks which internal and external ones bear on information security: add them, each with its effect.",
            ),
          );
        return;
      }
      const types = new Set(issues.map(({ type }) => type));
      if (types.size !== 1 || types.has(undefined)) return;
      report(
        all.find(({ data }) => data.issues?.length) ?? context,
        ["issues"],
        types.has("internal")
          ? t(
              "The context names internal issues only. Clause 4.1 asks for external ones too, such as laws, customers, attackers and suppliers: add them.",
            )
          : t(
              "The context names external issues only. Clause 4.1 asks for internal ones too, such as people, skills, technology and growth: add them.",
            ),
      );
    },
  }),
  defineRule({
    code: "context/issue-without-effect",
    severity: "info",
    clause: "4.1",
    kind: "context",
    docs: {
      what: "An issue of the context says neither what effect it has on information security nor in which risks it shows.",
      why: "Clause 4.1 asks for the issues that affect what the ISMS is to achieve, and clause 6.1.1 plans from them. Without an effect an issue is a remark from which nothing follows.",
      how: "State its `effect`, or name the `risks` in which it shows; strike it out if it has none.",
    },
    check(context, { report }) {
      const issues = context.data.issues ?? [];
      const idle = issues.flatMap(({ id, title }, index) => {
        const saysEffect = EFFECTS.some((field) => !saysNothing(context, ["issues", index, field]));
        return saysEffect ? [] : [{ index, name: id ?? title ?? String(index + 1) }];
      });
      const [first] = idle;
      if (!first) return;
      report(
        context,
        ["issues", first.index],
        t(
          "What follows from these issues is not said: {0}. Clause 4.1 asks for issues that affect information security: state the effect of each, or the risks in which it shows.",
          someOf(
            idle.map(({ name }) => name),
            5,
          ),
        ),
      );
    },
  }),
  defineRule({
    code: "context/review-overdue",
    severity: "warning",
    clause: "4.1",
    kind: "context",
    docs: {
      what: "The review of the context is overdue, or the context plans none and was last looked at more than a year ago.",
      why: "The issues of clause 4.1 move, and the management review looks at what has changed in them every time (clause 9.3.2 b). Issues that nobody has looked at since are those of another year.",
      how: "Go through the issues, record the day in `reviewedOn`, and plan the next review in `nextReview`.",
    },
    check(context, { snapshot: { today }, report }) {
      const due = overdueReview(context, today, { yearly: true });
      if (due === undefined) return;
      report(
        context,
        context.data.nextReview === undefined ? ["reviewedOn"] : ["nextReview"],
        t(
          "The review of the context was due on {0}. The management review asks what has changed in it (clauses 4.1 and 9.3.2 b): go through the issues and plan the next review.",
          due,
        ),
        [reviewedTodayFix(context, today)],
      );
    },
  }),
];

const EFFECTS = ["effect", "risks", "actions", "controls"];

function isFirst(context: Context, { index }: Snapshot): boolean {
  return index.singleton("context") === context;
}

/** Writes the questions down; without answers they stay a finding. */
function addClimateChange(context: Context, today: string): Fix {
  const fields = ["relevant:", 'reason: ""', "decidedBy:", `decidedOn: ${today}`];
  return setFieldFix(
    t("Add `climateChange` to be decided"),
    context,
    ["climateChange"],
    context.written.flow ? "{}" : fields.map((field) => `\n  ${field}`).join(""),
    { preferred: true },
  );
}
