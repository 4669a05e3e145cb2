import scopeSignalsData from "../../../../catalog/scope-signals.yaml";
import { nameOf, saysNothing } from "../../model/recordFields.ts";
import { hasEnded, isActive, isCloud, isVital } from "../../model/suppliers.ts";
import { setFieldFix } from "../../ruleKit/fixes.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { someOf } from "../../ruleKit/wording.ts";
import { t } from "../../text/l10n.ts";
import { PhraseList, wordsOf } from "../../text/words.ts";

export const exitRules = [
  defineRule({
    code: "supplier/no-exit-plan",
    severity: "warning",
    clause: "A.5.23",
    kind: "suppliers",
    docs: {
      what: "A cloud service on which much depends has no plan for leaving it.",
      why: "How to leave a cloud service belongs to its use from the start (A.5.23): price lists, owners and laws change, and the data must come out in a form that others can read.",
      how: "Write down where data and service would go, how long it takes and what it costs, and name it in `exitPlan`. Looked at where `cloud` is true, or else `category` is `cloud`, and `criticality` is `high` or `critical`.",
    },
    check(supplier, { snapshot: { today }, report }) {
      if (isCloud(supplier) !== true || !isActive(supplier, today) || !isVital(supplier)) return;
      if (!saysNothing(supplier, ["exitPlan"])) return;
      report(
        supplier,
        [supplier.data.cloud === undefined ? "category" : "cloud"],
        t(
          "Much depends on the cloud service of {0}, but nothing says how to leave it (A.5.23). Write down where data and service would go and how long it takes, and name it in `exitPlan`.",
          nameOf(supplier),
        ),
      );
    },
  }),
  defineRule({
    code: "supplier/cloud-undecided",
    severity: "info",
    clause: "A.5.23",
    kind: "suppliers",
    docs: {
      what: "Much depends on a supplier whose service reads like a cloud service, and the record does not say whether it is one.",
      why: "Cloud services are chosen, used, watched and left by rules of their own (A.5.23). Auditors ask for the list of them, and what the register does not call one is looked at by nobody.",
      how: "Set `cloud` to true or false. Where it is true, `exitPlan` says how to leave it.",
    },
    check(supplier, { snapshot: { today }, report }) {
      const { title, service, description } = supplier.data;
      if (isCloud(supplier) !== undefined || !saysNothing(supplier, ["cloud"]) || !isActive(supplier, today) || !isVital(supplier)) return;
      if (cloudWords().firstIn(wordsOf([title, service, description].join(" "))) === undefined) return;
      report(
        supplier,
        [],
        t(
          "What {0} provides reads like a cloud service, and nothing says whether it is one. Cloud services are chosen, used and left by rules of their own (A.5.23): set `cloud`.",
          nameOf(supplier),
        ),
        ["true", "false"].map((value) => setFieldFix(t("Record `{0}: {1}`", "cloud", value), supplier, ["cloud"], value)),
      );
    },
  }),
  defineRule({
    code: "supplier/ended-but-used",
    severity: "warning",
    clause: "A.5.22",
    kind: "suppliers",
    docs: {
      what: "The relationship with a supplier has ended, but assets still name it.",
      why: "Either the service goes on without an agreement, or the inventory is out of date (A.5.9, A.5.22).",
      how: "Correct the assets, or the status of the supplier.",
    },
    check(supplier, { snapshot: { today, index }, report }) {
      if (!hasEnded(supplier, today) || supplier.id === undefined) return;
      const assets = index.citing(`record:${supplier.id}`, "supplier").filter(({ kind }) => kind === "assets");
      if (assets.length === 0) return;
      report(
        supplier,
        [supplier.data.status === "ended" ? "status" : "endedOn"],
        t(
          "The relationship with {0} has ended, but {1} still name it as supplier (A.5.22). Correct the assets, or the status.",
          nameOf(supplier),
          someOf(assets.map(nameOf), 4),
        ),
      );
    },
  }),
  defineRule({
    code: "supplier/not-left",
    severity: "info",
    clause: "A.5.20",
    kind: "suppliers",
    docs: {
      what: "The relationship with a supplier has ended, but nothing says that its access was closed or that the data came back.",
      why: "The end is when most is forgotten: accounts that still work, copies that nobody deleted. What happens then is part of the agreement (A.5.20; A.5.11 for assets).",
      how: "Record `accessEndedOn` and, where they held information, `dataReturnedOn` with the confirmation as evidence. Not asked for where `dataAccess` is `none`.",
    },
    check(supplier, { snapshot: { today }, report }) {
      const { dataAccess = "", personalData } = supplier.data;
      const hadAccess = personalData === true || !["", "none"].includes(dataAccess.trim().toLowerCase());
      if (!hasEnded(supplier, today) || !hadAccess) return;
      const missing = ["accessEndedOn", "dataReturnedOn"].filter((field) => saysNothing(supplier, [field]));
      if (missing.length === 0) return;
      report(
        supplier,
        [supplier.data.status === "ended" ? "status" : "endedOn"],
        t(
          "{0} had access to information, and the relationship has ended, but {1} is missing (A.5.20). Close the access, get the data back or deleted, and record it.",
          nameOf(supplier),
          missing.map((field) => `\`${field}\``).join(t(" and ")),
        ),
      );
    },
  }),
];

/** The words by which a scope is known to use cloud services. */
function cloudWords(): PhraseList {
  const signals = scopeSignalsData().signals.filter(({ controls }) => controls.includes("A.5.23"));
  return new PhraseList(signals.flatMap(({ words = [] }) => words));
}
