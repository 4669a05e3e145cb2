import { actsAs } from "../../model/actors.ts";
import { type IsmsRecord, isRow } from "../../model/record.ts";
import { nameOf, saysNothing } from "../../model/recordFields.ts";
import { isReviewHeld } from "../../model/reviews.ts";
import { topManagement } from "../../model/topManagement.ts";
import { isUnwritten } from "../../model/unwritten.ts";
import { blankFieldsFixes } from "../../ruleKit/blankFields.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import type { Path } from "../../syntax/node.ts";
import { t } from "../../text/l10n.ts";

export const inputRules = [
  defineRule({
    code: "review/missing-input",
    severity: "warning",
    clause: "9.3.2",
    kind: "managementReviews",
    docs: {
      what: "A management review was held, and one of the seven inputs of clause 9.3.2 is missing, or one of the four parts of input d.",
      why: "Clause 9.3.2 lists what top management looks at. An auditor goes through the letters one by one; (c), the changed needs of interested parties, is the one most often forgotten.",
      how: "Record under `inputs` what was looked at, letter by letter. Where nothing has changed, say so: that is an input as well.",
    },
    check(review, { snapshot, report }) {
      if (!isReviewHeld(review, snapshot.today)) return;
      // a row of a list of reviews says where its minutes are, and those go through the inputs
      if (isRow(review) && review.data.minutes !== undefined) return;
      const missing = missingInputs(review);
      if (missing.length === 0) return;
      report(
        review,
        ["inputs"],
        t(
          "{0} does not say that it looked at {1}. Clause 9.3.2 asks for all of its inputs: record them under `inputs`, also where nothing has changed.",
          nameOf(review),
          missing.map(({ words }) => words).join("; "),
        ),
        blankFieldsFixes(
          review,
          missing.map(({ path }) => path),
        ),
      );
    },
  }),
  defineRule({
    code: "review/not-attended-by-top-management",
    severity: "warning",
    clause: "9.3.1",
    kind: "managementReviews",
    docs: {
      what: "A management review was held, and nobody of top management is among those who took part, or nobody is named at all.",
      why: "It is top management that reviews the ISMS (clause 9.3.1). A meeting of the security officer with the heads of teams is none.",
      how: "Name all who took part in `attendees`. Top management is known by the titles of roles and people, such as “Top management” or “Managing Director”.",
    },
    check(review, { snapshot, report }) {
      if (!isReviewHeld(review, snapshot.today)) return;
      const { attendees = [], chair } = review.data;
      const present = [...attendees, ...(chair === undefined ? [] : [chair])];
      if (present.length === 0) {
        if (!saysNothing(review, ["attendees"])) return;
        report(
          review,
          ["attendees"],
          t(
            "{0} does not say who took part. It is top management that reviews the ISMS (clause 9.3.1), and that must show: name the `attendees`.",
            nameOf(review),
          ),
          blankFieldsFixes(review, [["attendees"]]),
        );
        return;
      }
      const top = topManagement(snapshot.index);
      // a name that is not known may be anybody's
      const canBeTop = present.some((person) => top.some((one) => actsAs(snapshot.index, person, one) !== false));
      if (top.length === 0 || canBeTop) return;
      report(
        review,
        ["attendees"],
        t(
          "Nobody of top management took part in {0}. It is they who review the ISMS (clause 9.3.1): hold it with them, or add who was there.",
          nameOf(review),
        ),
      );
    },
  }),
];

/** An input that a review says nothing of, in words of ours. */
interface MissingInput {
  readonly path: Path;
  readonly words: string;
}

/** The inputs of clause 9.3.2 that are missing. */
function missingInputs(review: IsmsRecord<"managementReviews">): MissingInput[] {
  const inputs: readonly (readonly [string, string])[] = [
    ["a", t("(a) what became of earlier decisions")],
    ["b", t("(b) what has changed outside and inside")],
    ["c", t("(c) what has changed in the needs of interested parties")],
    ["d", t("(d) how the ISMS performs: nonconformities, measurements, audits, objectives")],
    ["e", t("(e) what interested parties say")],
    ["f", t("(f) the risk assessment and the state of treatment")],
    ["g", t("(g) chances to improve")],
  ];
  return inputs.flatMap(([letter, words]) => {
    const path = ["inputs", letter];
    if (isUnwritten(review, path)) return [{ path, words }];
    return letter === "d" ? missingParts(review) : [];
  });
}

/** The parts of input d that are missing where it is given by parts. */
function missingParts(review: IsmsRecord<"managementReviews">): MissingInput[] {
  const d = review.data.inputs?.d;
  if (d === undefined || typeof d === "string" || Array.isArray(d)) return [];
  const parts: readonly (readonly [string, string])[] = [
    ["nonconformities", t("nonconformities and corrective actions")],
    ["measurements", t("results of measurements")],
    ["audits", t("results of audits")],
    ["objectives", t("how far objectives are met")],
  ];
  return parts.flatMap(([part, words]) => {
    const path = ["inputs", "d", part];
    return isUnwritten(review, path) ? [{ path, words: t("(d) {0}", words) }] : [];
  });
}
