import { soaKey } from "../../model/ismsIndex.ts";
import type { IsmsRecord } from "../../model/record.ts";
import { saysNothing } from "../../model/recordFields.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { isWithin, type Wording } from "../../model/sourceFile.ts";
import { setFieldFix } from "../../ruleKit/fixes.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { someOf } from "../../ruleKit/wording.ts";
import { eachScalar } from "../../syntax/node.ts";
import { t } from "../../text/l10n.ts";
import type { Span } from "../../text/span.ts";

export const implementationRules = [
  defineRule({
    code: "soa/no-status",
    severity: "warning",
    clause: "6.1.3 d",
    kind: "soaEntry",
    docs: {
      what: "An included control does not say whether it is implemented.",
      why: "Clause 6.1.3 d asks for it. Planned is a valid answer; none is not.",
      how: "Set `status` to `planned`, `partial` or `implemented`.",
    },
    check(entry, { report }) {
      if (entry.data.applicable !== true || !saysNothing(entry, ["status"])) return;
      report(
        entry,
        ["control"],
        t(
          "{0} does not say whether it is implemented, which clause 6.1.3 d asks for. Set `status`; `planned` is a valid answer, none is not.",
          soaKey(entry),
        ),
        [setFieldFix(t("Set `status: planned`"), entry, ["status"], "planned", { preferred: true })],
      );
    },
  }),
  defineRule({
    code: "soa/implemented-without-implementation",
    severity: "info",
    clause: "6.1.3 d",
    kind: "soaEntry",
    docs: {
      what: "A control is called implemented, but the entry does not say how it is done.",
      why: "The statement says whether each control is implemented (clause 6.1.3 d), and the auditor's next question is where to see it; without an answer the status is only a word.",
      how: "Describe in `implementation` the process or system that does it, or name the documents that describe it in `documents`.",
    },
    check(entry, { report }) {
      const { applicable, status } = entry.data;
      if (applicable !== true || status !== "implemented") return;
      if (!saysNothing(entry, ["implementation"]) || !saysNothing(entry, ["documents"])) return;
      report(
        entry,
        ["status"],
        t(
          "{0} is called implemented, but nothing says how, so an auditor cannot follow the claim (clause 6.1.3 d). Describe it in `implementation`, or name the documents that do.",
          soaKey(entry),
        ),
      );
    },
  }),
  defineRule({
    code: "soa/implemented-but-unfilled",
    severity: "warning",
    clause: "6.1.3 d",
    docs: {
      what: "Controls are called implemented, while everything else that their entries say is still to be filled in, such as `[TBD]` or `____`. One finding a file.",
      why: "The status was not decided but left over from a template, so the Statement of Applicability claims what nobody has looked at (clause 6.1.3 d). An auditor samples such rows first.",
      how: "Fill in the justification and how the control is done, or set the status to what is true today.",
    },
    check({ snapshot, report }) {
      const unfilled = snapshot.index.ofKind("soaEntry").filter((entry) => isUnfilled(entry, snapshot));
      for (const path of new Set(unfilled.map((entry) => entry.path))) {
        const [first, ...others] = unfilled.filter((entry) => entry.path === path);
        if (!first) continue;
        const ids = someOf([first, ...others].map(soaKey), 5);
        report(
          first,
          ["status"],
          t(
            "Called implemented, while the rest of the entry is still to be filled in: {0}. A status left over from a template claims what nobody has looked at (clause 6.1.3 d). Fill in the entry, or set the status that is true today.",
            ids,
          ),
        );
      }
    },
  }),
  defineRule({
    code: "soa/implemented-without-evidence",
    severity: "warning",
    clause: "8.3",
    docs: {
      what: "A control is called implemented, but neither the entry nor an evidence record shows that it works.",
      why: "Implemented rests on evidence of operation, not on a document's presence; clause 8.3 asks for the results of treatment to be kept.",
      how: "Name the evidence in the entry, record evidence `for` the control, or set the status to `partial` or `planned` until there is some.",
    },
    kind: "soaEntry",
    check(entry, { report, controlUse }) {
      const { applicable, status } = entry.data;
      if (applicable !== true || status !== "implemented" || !saysNothing(entry, ["evidence"])) return;
      // evidence that has expired is a finding of its own, at the evidence
      if (controlUse().evidence(soaKey(entry)).length > 0) return;
      report(
        entry,
        ["status"],
        t(
          "{0} is called implemented, but no evidence shows it (clause 8.3). Name some in the entry, record evidence for the control, or take a status that can be shown.",
          soaKey(entry),
        ),
      );
    },
  }),
];

/** Implemented, with placeholders in its texts and nothing besides them. */
function isUnfilled(entry: IsmsRecord<"soaEntry">, { files }: Snapshot): boolean {
  if (entry.data.applicable === false || entry.data.status !== "implemented") return false;
  const file = files.get(entry.path);
  const { segment } = entry;
  const isIn = (words: Wording, { start, end }: Span) => file !== undefined && isWithin(file, words, { start, end, segment });
  const placeholders = file?.wording.filter((words) => words.kind === "placeholder" && isIn(words, entry.written)) ?? [];
  if (placeholders.length === 0) return false;
  let isSaid = false;
  eachScalar(entry.node, ({ start, end, value }, [field]) => {
    if (DECIDED.has(String(field)) || String(value ?? "").trim() === "") return;
    isSaid ||= !placeholders.some((words) => isIn(words, { start, end }));
  });
  return !isSaid;
}

/** What a template fills in by itself. */
const DECIDED = new Set(["control", "title", "applicable", "status", "reasons"]);
