import { type MissingRole, missingRoles } from "../../model/requiredRoles.ts";
import { scalarText } from "../../ruleKit/editYaml.ts";
import { defineRule, type Fix } from "../../ruleKit/rule.ts";
import { startRecordFix } from "../../ruleKit/startRecord.ts";
import { someOf } from "../../ruleKit/wording.ts";
import { t } from "../../text/l10n.ts";

export const missingRules = [
  defineRule({
    code: "role/missing",
    severity: "warning",
    clause: "5.3",
    kind: "isms",
    docs: {
      what: "Roles or people's titles are recorded, and none of them tells who sees to the conformity of the ISMS and reports on its performance; who top management is, while the scope, the methodology, the Statement of Applicability or policies wait for its approval; or who audits, while internal audits are planned.",
      why: "Clause 5.3 names two responsibilities that top management must assign: that the ISMS conforms to the standard (a), and that its performance is reported to top management (b). What nobody may approve never comes into force, and an audit without an auditor does not take place.",
      how: "Record the role and its holder, or the title of the person. `owner` in `isms.yaml` names who leads the ISMS as well, `auditors` of an audit who audits, also from outside. A document that names clause 5.3 among its `clauses` may assign the roles instead.",
    },
    check(isms, { snapshot, report }) {
      const missing = missingRoles(snapshot);
      if (missing.length === 0) return;
      report(
        isms,
        [],
        t(
          "No role and no person's title tells {0}. Clause 5.3 asks that responsibilities are assigned: record the role and who holds it.",
          missing.map(question).join("; "),
        ),
        missing.map(startRole),
      );
    },
  }),
];

function question({ role, waiting }: MissingRole): string {
  switch (role) {
    case "lead":
      return t("who sees that the ISMS conforms to the standard and reports on its performance to top management (clause 5.3 a and b)");
    case "top-management":
      return t("who is top management, for whose approval {0} wait", someOf(waiting, 4));
    case "auditor":
      return t("who audits the ISMS, as is planned with {0} (clause 9.2.2 b)", someOf(waiting, 4));
  }
}

/** The role's record, without a holder: whom it is given to is for people to say. */
function startRole({ role }: MissingRole): Fix {
  const { title, responsibilities } = roleText(role);
  return startRecordFix(t("Start the role: {0}", title), "roles", [
    `title: ${scalarText(title)}`,
    "responsibilities:",
    ...responsibilities.map((duty) => `  - ${scalarText(duty)}`),
    "holders:",
  ]);
}

function roleText(role: MissingRole["role"]): { readonly title: string; readonly responsibilities: readonly string[] } {
  switch (role) {
    case "lead":
      return {
        title: t("Information security manager"),
        responsibilities: [
          t("Sees that the ISMS conforms to ISO/IEC 27001"),
          t("Reports on the performance of the ISMS to top management"),
        ],
      };
    case "top-management":
      return {
        title: t("Top management"),
        responsibilities: [t("Approves the policy, the scope and the Statement of Applicability"), t("Holds the management review")],
      };
    case "auditor":
      return {
        title: t("Internal auditor"),
        responsibilities: [t("Audits the ISMS at planned intervals and reports the results to management")],
      };
  }
}
