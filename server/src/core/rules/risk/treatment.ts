import { controlCitations } from "../../model/controlUse.ts";
import type { Methodology } from "../../model/methodology.ts";
import { isRow } from "../../model/record.ts";
import { nameOf, saysNothing } from "../../model/recordFields.ts";
import { hasMeasures, inherentRating, treatmentOf } from "../../model/riskRating.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { treatmentOption } from "../../model/treatment.ts";
import { insertSoaEntriesFix } from "../../ruleKit/insertSoaEntries.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { controlName, someOf } from "../../ruleKit/wording.ts";
import { t } from "../../text/l10n.ts";
import { fold } from "../../text/suggest.ts";

export const treatmentRules = [
  defineRule({
    code: "risk/no-treatment",
    severity: "warning",
    clause: "6.1.3 a",
    kind: "risks",
    docs: {
      what: "A risk has no treatment option, although the acceptance criteria do not let it pass or its status says that it is treated.",
      why: "Clause 6.1.3 a asks for a choice for every risk that the acceptance criteria do not let pass. Keeping a risk is a choice too, and somebody has to make it.",
      how: "Choose an option of your methodology in `treatment.option`; to keep the risk as it is, say so and have it accepted.",
    },
    check(risk, { methodology, report }) {
      if (risk.data.status === "closed" || hasMeasures(risk.data) || !saysNothing(risk, ["treatment", "option"])) return;
      // a register of somebody's own making may have no word for the option where it says what is done
      if (isRow(risk) && !saysNothing(risk, ["treatment", "description"])) return;
      const rated = methodology && inherentRating(risk, methodology);
      const isAbove = rated && methodology.isAboveAcceptance(rated.score);
      if (isAbove === false && !CLAIMS_TREATMENT.has(risk.data.status ?? "open")) return;
      report(
        risk,
        saysNothing(risk, ["treatment"]) ? ["id"] : ["treatment"],
        isAbove
          ? t(
              "{0} scores {1}, above what the methodology accepts ({2}), and has no treatment option. Clause 6.1.3 a asks for a choice: decide how it is treated.",
              nameOf(risk),
              rated.score,
              methodology.acceptance.maxScore ?? "",
            )
          : t(
              "{0} has no treatment option, and nothing shows that it may stay as it is. Clause 6.1.3 a asks for a choice, and keeping it is one: decide and record it.",
              nameOf(risk),
            ),
      );
    },
  }),
  defineRule({
    code: "risk/unknown-option",
    severity: "info",
    clause: "6.1.3 a",
    kind: "risks",
    docs: {
      what: "A treatment option is neither one of the methodology's nor one of the usual words for mitigating, avoiding, transferring or accepting a risk; or it is a state, such as `open`.",
      why: "Nobody can tell what is done about the risk (clause 6.1.3 a), and the checks of its treatment stay silent.",
      how: "Use an option of your methodology, or add your word to `methodology.options`. Where the risk stands belongs in `status`.",
    },
    check(risk, { methodology, report }) {
      const option = risk.data.treatment?.option?.trim();
      if (risk.data.status === "closed" || !option || isKnownOption(option, methodology)) return;
      const options = methodology?.data.options ?? [];
      report(
        risk,
        ["treatment", "option"],
        STATES.has(fold(option))
          ? t(
              '"{0}" is a state and no way to treat a risk. Clause 6.1.3 a asks what is done about it: choose an option, and keep the state in `status`.',
              option,
            )
          : options.length > 0
            ? t(
                'The methodology has no treatment option "{0}"; it names {1}. Nobody can tell what is done about the risk (clause 6.1.3 a): use one of them, or add yours there.',
                option,
                options.join(", "),
              )
            : t(
                '"{0}" is none of the usual treatment options, so nobody can tell what is done about the risk (clause 6.1.3 a). Use another word, or name yours in `methodology.options`.',
                option,
              ),
      );
    },
  }),
  defineRule({
    code: "risk/treatment-without-controls",
    severity: "warning",
    clause: "6.1.3 b",
    kind: "risks",
    docs: {
      what: "A risk is to be mitigated, but its treatment names no control and no action.",
      why: "Clause 6.1.3 b asks for the controls that carry out the chosen option. A treatment without any changes nothing.",
      how: "Name the controls in `treatment.controls` and what is still to be done in `treatment.actions`.",
    },
    check(risk, { report }) {
      if (risk.data.status === "closed" || treatmentOf(risk) !== "mitigate") return;
      if (!saysNothing(risk, ["treatment", "controls"]) || !saysNothing(risk, ["treatment", "actions"])) return;
      report(
        risk,
        ["treatment", "option"],
        t(
          "{0} is to be mitigated, but its treatment names no control and no action, so nothing changes. Clause 6.1.3 b asks for the controls: name them, or choose another option.",
          nameOf(risk),
        ),
      );
    },
  }),
  defineRule({
    code: "risk/plan-unapproved",
    severity: "warning",
    clause: "6.1.3 f",
    kind: "risks",
    docs: {
      what: "A risk's treatment is not approved, or the approval lacks its author or its day.",
      why: "The risk owner approves the treatment plan (clause 6.1.3 f). It is the first of two acts; accepting what remains is the second.",
      how: "Have the risk owner approve the treatment and record `approvedBy` and `approvedOn`.",
    },
    check(risk, { snapshot, report }) {
      const option = treatmentOf(risk);
      if (risk.data.status === "closed" || saysNothing(risk, ["treatment"])) return;
      if ((option === undefined && !risk.data.treatment?.option) || (option === "accept" && !hasMeasures(risk.data))) return;
      const missing = ["approvedBy", "approvedOn"].filter((field) => saysNothing(risk, ["treatment", field]));
      const { approvedOn } = risk.data.treatment ?? {};
      if (missing.length > 0) {
        report(
          risk,
          ["treatment", missing.length === 2 ? "option" : missing[0] === "approvedBy" ? "approvedOn" : "approvedBy"],
          missing.length === 2
            ? t(
                "The treatment of {0} is not approved. Clause 6.1.3 f asks for the risk owner's approval: get it and record who gave it and when.",
                nameOf(risk),
              )
            : t(
                "The approval of the treatment of {0} lacks `{1}`, so it proves nothing (clause 6.1.3 f). Record who approved it and when.",
                nameOf(risk),
                missing[0] as string,
              ),
        );
      } else if (approvedOn !== undefined && approvedOn > snapshot.today) {
        report(
          risk,
          ["treatment", "approvedOn"],
          t(
            "The treatment of {0} is approved on {1}, which is still to come, so it is not approved yet (clause 6.1.3 f). Correct the day.",
            nameOf(risk),
            approvedOn,
          ),
        );
      }
    },
  }),
  defineRule({
    code: "risk/control-not-in-soa",
    severity: "warning",
    clause: "6.1.3 d",
    kind: "risks",
    docs: {
      what: "A risk is treated with a control that the Statement of Applicability has no entry for.",
      why: "The statement must hold every necessary control (clause 6.1.3 d), and a control that treats a risk is necessary.",
      how: "Insert the entry with the quick fix and justify it.",
    },
    check(risk, { snapshot, reportPlace }) {
      if (risk.data.status === "closed" || !snapshot.index.has("soaEntry")) return;
      const lacking = controlCitations(risk, "treatment.controls").filter(({ id }) => isNecessaryButMissing(id, snapshot));
      const [first] = lacking;
      if (!first) return;
      const controls = [...new Set(lacking.map(({ id }) => id))];
      reportPlace(
        risk,
        first.mention,
        t(
          "{0} is treated with {1}, but the Statement of Applicability has no entry for it. It must hold every necessary control (clause 6.1.3 d): insert the entry and justify it.",
          nameOf(risk),
          someOf(
            controls.map((control) => controlName(snapshot.catalog, control)),
            3,
          ),
        ),
        [insertSoaEntriesFix(controls)],
      );
    },
  }),
];

/** States of a risk that only one whose treatment is decided can have. */
const CLAIMS_TREATMENT: ReadonlySet<string> = new Set(["in-treatment", "treated"]);

/** Words that say where a risk stands, which people put where the option belongs. */
const STATES: ReadonlySet<string> = new Set(
  ["open", "closed", "done", "in progress", "in treatment", "treated", "pending", "planned", "ongoing", "tbd", "todo", "n/a", "none"]
    .concat([
      "offen",
      "geschlossen",
      "erledigt",
      "in Arbeit",
      "in Bearbeitung",
      "geplant",
      "ouvert",
      "clos",
      "en cours",
      "abierto",
      "cerrado",
    ])
    .map(fold),
);

/** A word of the methodology, or a usual word for something that the methodology has under another name. */
function isKnownOption(option: string, methodology: Methodology | undefined): boolean {
  const options = methodology?.data.options ?? [];
  if (options.some((known) => fold(known) === fold(option))) return true;
  const meaning = treatmentOption(option);
  if (meaning === undefined) return false;
  const meanings = options.map(treatmentOption);
  return options.length === 0 || meanings.includes(meaning) || meanings.includes(undefined);
}

/** A control that exists, but not in the SoA. Numbers that no edition of today has are findings of their own. */
function isNecessaryButMissing(control: string, { index, catalog }: Snapshot): boolean {
  if (index.soa(control).length > 0) return false;
  const own = index.record("controls", control) !== undefined;
  const predecessors = catalog.control(control)?.predecessors ?? [];
  return own || (catalog.isControl2022(control) && !predecessors.some((old) => index.soa(old).length > 0));
}
