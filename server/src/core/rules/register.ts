import { defineRule } from "../ruleKit/rule.ts";

/** What of registers in tables and CSV files is not read. */
export const rules = [
  defineRule({
    code: "register/ragged-row",
    severity: "warning",
    docs: {
      what: "Rows of a register in a Markdown table have more cells than its header. One finding a file.",
      why: "What stands behind the last column is shown nowhere and checked by nothing; mostly the cells before it are in the wrong columns as well.",
      how: "Write a bar inside a text as `\\|`, or give the column a header.",
    },
  }),
  defineRule({
    code: "register/duplicate-column",
    severity: "info",
    docs: {
      what: "A register has two columns of the same name, of which one is read.",
      why: "Nobody can tell which of the two counts, and what stands in the other is not checked.",
      how: "Give each column a name of its own, or say in `sources` in `isms.yaml` which header holds which field.",
    },
  }),
  defineRule({
    code: "register/row-without-id",
    severity: "info",
    docs: {
      what: "Rows of a register say something but have no id. One finding a file.",
      why: "Without an id a row is no record: it has no owner, no treatment and no state that anything could check or refer to.",
      how: "Give each row an id of its own. Where a record goes on over several rows, write it into one.",
    },
  }),
];
