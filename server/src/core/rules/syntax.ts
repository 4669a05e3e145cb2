import { defineRule } from "../ruleKit/rule.ts";

export const rules = [
  defineRule({
    code: "syntax/yaml",
    severity: "error",
    docs: {
      what: "A YAML file has a syntax error.",
      why: "The record that it damages is left out of every check, so a clean result would mean nothing for it.",
      how: "Mend the line named. Mostly it is indentation, a quote left open, a colon inside plain text, or a key that stands twice.",
    },
  }),
  defineRule({
    code: "syntax/front-matter",
    severity: "error",
    docs: {
      what: "The front matter of a Markdown document has a syntax error.",
      why: "Without its metadata nobody can tell the document's version, approval or review date.",
      how: "Mend the YAML between the two `---` lines.",
    },
  }),
  defineRule({
    code: "syntax/csv",
    severity: "error",
    docs: {
      what: "A CSV file has a quote that nothing closes, or rows with more cells than the header names columns.",
      why: "Cells are read in the wrong columns, so an owner may be taken for a status and every check of the row is worthless.",
      how: "Put texts that hold the delimiter, a quote or a line break in double quotes, and double the quotes inside them.",
    },
  }),
  defineRule({
    code: "syntax/encoding",
    severity: "warning",
    docs: {
      what: "A file is neither valid UTF-8 nor UTF-16 with a byte order mark, or holds NUL characters.",
      why: "Some of its characters cannot be read, so names and references in it may be wrong; a file that is no text at all is not read.",
      how: "Save the file as UTF-8.",
    },
  }),
  defineRule({
    code: "syntax/too-large",
    severity: "warning",
    docs: {
      what: "A file is larger than what is read, or cannot be read at all.",
      why: "Nothing in it is checked.",
      how: "Split it, make it readable, or leave it out with `exclude` in `isms.yaml`.",
    },
  }),
];
