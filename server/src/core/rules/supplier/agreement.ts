import { nameOf, saysNothing } from "../../model/recordFields.ts";
import { isActive, isLight, isVital } from "../../model/suppliers.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { t } from "../../text/l10n.ts";

export const agreementRules = [
  defineRule({
    code: "supplier/no-owner",
    severity: "info",
    clause: "A.5.19",
    kind: "suppliers",
    docs: {
      what: "Nobody answers for the relationship with a supplier.",
      why: "Reviews, renewals and incidents need someone who acts (A.5.19). What belongs to purchasing in general belongs to nobody.",
      how: "Name a person or role in `owner`.",
    },
    check(supplier, { snapshot: { today }, report }) {
      if (!isActive(supplier, today) || !saysNothing(supplier, ["owner"])) return;
      report(supplier, [], t("Nobody answers for {0} (A.5.19). Name a person or role in `owner`.", nameOf(supplier)));
    },
  }),
  defineRule({
    code: "supplier/no-criticality",
    severity: "info",
    clause: "A.5.19",
    kind: "suppliers",
    docs: {
      what: "A supplier is not rated by how much the organisation depends on it.",
      why: "How closely a supplier is bound and watched follows from the risk it brings (A.5.19). Without a class all are treated alike, which usually means not at all.",
      how: "Record the `criticality`.",
    },
    check(supplier, { snapshot: { today }, report }) {
      if (!isActive(supplier, today) || !saysNothing(supplier, ["criticality"])) return;
      report(
        supplier,
        [],
        t(
          "Nothing says how much depends on {0} (A.5.19). Record the `criticality`: it decides what to agree and how often to look.",
          nameOf(supplier),
        ),
      );
    },
  }),
  defineRule({
    code: "supplier/no-agreement",
    severity: "warning",
    clause: "A.5.20",
    kind: "suppliers",
    docs: {
      what: "No agreement is recorded with a supplier on which something depends.",
      why: "Security requirements are agreed with each supplier as its service calls for (A.5.20). What was not agreed cannot be demanded, least of all after an incident.",
      how: "Record in `agreement` which contract holds the requirements. Where terms of business are all there is, name them and rate the risk. Suppliers of low criticality without personal data need none.",
    },
    check(supplier, { snapshot: { today }, report }) {
      const isRecorded = ["agreement", "agreementFrom", "agreementUntil"].some((field) => !saysNothing(supplier, [field]));
      if (!isActive(supplier, today) || isLight(supplier) || isRecorded) return;
      report(
        supplier,
        [],
        t(
          "No agreement with {0} is recorded (A.5.20). Name in `agreement` the contract that holds the security requirements, or agree them.",
          nameOf(supplier),
        ),
      );
    },
  }),
  defineRule({
    code: "supplier/agreement-expired",
    severity: "warning",
    clause: "A.5.20",
    kind: "suppliers",
    docs: {
      what: "The agreement with a supplier has ended, and the service goes on.",
      why: "Since that day nothing binds the supplier to secrecy, security or notice of incidents (A.5.20).",
      how: "Renew it and move `agreementUntil` on, or end the relationship: `status: ended`.",
    },
    check(supplier, { snapshot: { today }, report }) {
      const { agreementUntil } = supplier.data;
      if (!isActive(supplier, today) || agreementUntil === undefined || agreementUntil >= today) return;
      report(
        supplier,
        ["agreementUntil"],
        t(
          "The agreement with {0} ended on {1}; since then nothing binds them (A.5.20). Renew it, or record that the relationship has ended.",
          nameOf(supplier),
          agreementUntil,
        ),
      );
    },
  }),
  defineRule({
    code: "supplier/no-processing-agreement",
    severity: "warning",
    clause: "A.5.34",
    kind: "suppliers",
    docs: {
      what: "A supplier processes personal data, and no processing agreement is recorded.",
      why: "GDPR Art. 28 asks for one with every processor, before the first data; legal duties on personal data are part of the ISMS (A.5.34, A.5.31).",
      how: "Record it in `processingAgreement`; where the supplier is a controller of its own, say so there. Looked at where `frameworks` in `isms.yaml` names `gdpr`.",
    },
    check(supplier, { snapshot: { today, config }, report }) {
      if (!config.frameworks.includes("gdpr") || !isActive(supplier, today)) return;
      if (supplier.data.personalData !== true || !saysNothing(supplier, ["processingAgreement"])) return;
      report(
        supplier,
        ["personalData"],
        t(
          "{0} processes personal data, and no processing agreement is recorded (GDPR Art. 28, A.5.34). Record it in `processingAgreement`, or why none is needed.",
          nameOf(supplier),
        ),
      );
    },
  }),
  defineRule({
    code: "supplier/no-risk",
    severity: "info",
    clause: "A.5.19",
    kind: "suppliers",
    docs: {
      what: "Much depends on a supplier, but no risk that comes through it is recorded.",
      why: "Managing supplier risk begins with naming it (A.5.19). Auditors compare the list of critical suppliers with the risk register.",
      how: "Assess the risk, and name it in `risks`; or let it name the asset that they provide.",
    },
    check(supplier, { snapshot: { today, index }, report }) {
      if (!isVital(supplier) || !isActive(supplier, today) || !index.has("risks") || !saysNothing(supplier, ["risks"])) return;
      const provided = supplier.id === undefined ? [] : index.citing(`record:${supplier.id}`, "supplier").flatMap(({ id }) => id ?? []);
      const assets = [...(supplier.data.assets ?? []), ...provided];
      const isRated = assets.some((id) => index.citing(`record:${id}`, "assets").some(({ kind }) => kind === "risks"));
      if (isRated) return;
      report(
        supplier,
        ["criticality"],
        t("Much depends on {0}, but no recorded risk comes through them (A.5.19). Assess it, and name it in `risks`.", nameOf(supplier)),
      );
    },
  }),
];
