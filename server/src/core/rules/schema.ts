import { defineRule } from "../ruleKit/rule.ts";

export const rules = [
  defineRule({
    code: "schema/unknown-key",
    severity: "error",
    docs: {
      what: "A record has a field, or a file a top-level key, that the product does not know.",
      why: "Nothing reads it: a misspelled `approvedBy` is an approval that is not there.",
      how: "Correct the spelling, or start the name with `x-` to keep a field of your own.",
    },
  }),
  defineRule({
    code: "schema/key-name",
    severity: "hint",
    docs: {
      what: "A field is written in another spelling than its own, such as `next_review` for `nextReview`.",
      why: "It is read all the same, but two spellings of one field make searches and reviews miss records.",
      how: "Rename it; the quick fix does, and so does fix-all.",
    },
  }),
  defineRule({
    code: "schema/missing-field",
    severity: "error",
    docs: {
      what: "A record lacks a field without which it says nothing, such as its id or title.",
      why: "Other records cannot point at it, and reports would show a hole.",
      how: "Add the field; the quick fix puts it where it belongs.",
    },
  }),
  defineRule({
    code: "schema/wrong-type",
    severity: "error",
    docs: {
      what: "A value has another type than its field: text instead of a list, `yes` instead of `true`, a number where text is meant.",
      why: "The value cannot be used, so the record counts as if it lacked it.",
      how: "Write the value as the field's description says. Quote versions and numbers that are names: `5.10` without quotes is 5.1.",
    },
  }),
  defineRule({
    code: "schema/bad-value",
    severity: "error",
    docs: {
      what: "A value is none of those that its field may have.",
      why: "The record's meaning is open: `status: finished` may mean done, treated or approved.",
      how: "Take one of the values named in the message.",
    },
  }),
  defineRule({
    code: "schema/bad-date",
    severity: "error",
    docs: {
      what: "A date is not a day of the calendar written as `YYYY-MM-DD`.",
      why: "Rules about reviews, approvals and expiry cannot compare it, so they stay silent where they should warn.",
      how: "Write it as `2026-03-31`.",
    },
  }),
];
