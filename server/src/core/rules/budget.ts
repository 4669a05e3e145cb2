import { saysNothing } from "../model/recordFields.ts";
import { defineRule } from "../ruleKit/rule.ts";
import { addFrequency } from "../text/dates.ts";
import { t } from "../text/l10n.ts";

/** Money for information security (clause 7.1): amounts that can be added up, and what they came to. */
export const rules = [
  defineRule({
    code: "budget/overrun",
    severity: "info",
    clause: "7.1",
    kind: "budget",
    docs: {
      what: "An item cost more than a tenth above what was planned for it.",
      why: "What it cost too much is missing elsewhere. Whether the resources still suffice (clause 7.1) is a question for the management review.",
      how: "Say in `notes` why, correct the plan of what comes next, and take it to the management review. A new plan that was approved goes into `planned`.",
    },
    check(item, { report }) {
      const { planned, actual, currency = "" } = item.data;
      if (planned === undefined || actual === undefined || actual <= planned * TOLERANCE) return;
      if (!saysNothing(item, ["notes"])) return;
      report(
        item,
        ["actual"],
        t(
          "This cost {0} instead of {1}, {2} % more than planned, and nothing says why. Say it in `notes`, and take it to the management review, which asks whether resources suffice (clause 7.1).",
          `${actual} ${currency}`.trim(),
          `${planned} ${currency}`.trim(),
          planned > 0 ? Math.round((actual / planned - 1) * 100) : 100,
        ),
      );
    },
  }),
  defineRule({
    code: "budget/no-actual",
    severity: "hint",
    clause: "7.1",
    kind: "budget",
    docs: {
      what: "The time of an item ended more than a month ago, and what it cost is not recorded.",
      why: "A plan that nobody holds against what was spent says nothing about whether the money suffices (clause 7.1).",
      how: "Record `actual`: 0 where nothing was spent.",
    },
    check(item, { snapshot: { today }, report }) {
      const { planned, when, frequency } = item.data;
      const end = when === undefined ? undefined : lastDay(String(when));
      if (planned === undefined || end === undefined || frequency !== undefined || !saysNothing(item, ["actual"])) return;
      if ((addFrequency(end, "P1M") ?? today) >= today) return;
      report(
        item,
        ["when"],
        t(
          "The time of this item ended on {0}, and what it cost is not recorded (clause 7.1). Record `actual`: 0 where nothing was spent.",
          end,
        ),
      );
    },
  }),
  defineRule({
    code: "budget/no-currency",
    severity: "hint",
    kind: "budget",
    docs: {
      what: "An item has amounts, but no currency.",
      why: "Amounts of unknown currency cannot be added up.",
      how: "Give the ISO 4217 code as `currency`, for example `EUR`.",
    },
    check(item, { report }) {
      const { planned, actual } = item.data;
      if ((planned === undefined && actual === undefined) || !saysNothing(item, ["currency"])) return;
      report(
        item,
        [planned === undefined ? "actual" : "planned"],
        t("This amount has no currency, so it cannot be added up with others. Give the code as `currency`, for example `EUR`."),
      );
    },
  }),
];

/** What may be spent above the plan without a word. */
const TOLERANCE = 1.1;

/** The last day of a year, quarter or month; a day itself. */
function lastDay(when: string): string | undefined {
  const [, year, quarter, month, day] = /^(\d{4})(?:-Q([1-4])|-(\d\d)(?:-(\d\d))?)?$/.exec(when) ?? [];
  if (year === undefined || day !== undefined) return day === undefined ? undefined : when;
  const last = month ?? (quarter === undefined ? "12" : String(Number(quarter) * 3).padStart(2, "0"));
  return `${year}-${last}-${String(new Date(Date.UTC(Number(year), Number(last), 0)).getUTCDate())}`;
}
