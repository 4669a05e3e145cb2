import { defineRule } from "../ruleKit/rule.ts";

export const rules = [
  defineRule({
    code: "internal/error",
    severity: "error",
    docs: {
      what: "A rule failed on this ISMS, so its findings are missing. All other rules have run.",
      why: "A result without findings of that rule proves nothing.",
      how: "Look into the log for the details, and report the failure with the smallest example that shows it.",
    },
  }),
];
