import { certificationCycle, suspendedSince } from "../../model/certificationCycle.ts";
import { saysNothing } from "../../model/recordFields.ts";
import { soaRecordWith } from "../../model/soa.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { addFrequency } from "../../text/dates.ts";
import { t } from "../../text/l10n.ts";

export const certificateRules = [
  defineRule({
    code: "certification/expired",
    severity: "warning",
    kind: "certification",
    docs: {
      what: "The certificate is past its last day, or was withdrawn.",
      why: "Nobody may point to a certificate that has ended; customers and authorities that rely on it must be told.",
      how: "Record the new certificate, or stop using the old one. Within six months the body can restore the certification once what was open of the recertification is done; after that it takes at least another stage 2.",
    },
    check(record, { snapshot: { today }, report }) {
      const expires = certificationCycle(record.data)?.expires;
      if (expires === undefined || expires >= today) return;
      if (record.data.certificate?.withdrawnOn === expires) {
        report(
          record,
          ["certificate", "withdrawnOn"],
          t(
            "The certificate was withdrawn on {0}. Stop pointing to it and tell whoever relies on it; a new certification begins with stage 1.",
            expires,
          ),
        );
        return;
      }
      report(
        record,
        record.data.certificate?.expires === undefined ? ["decidedOn"] : ["certificate", "expires"],
        t(
          "The certificate ended on {0}. Record the new one, or stop pointing to it: nobody may call the ISMS certified after that day.",
          expires,
        ),
      );
    },
  }),
  defineRule({
    code: "certification/suspended",
    severity: "warning",
    kind: "certification",
    docs: {
      what: "The certificate is suspended, and nothing says that the body took that back or withdrew it.",
      why: "While it is suspended nobody may call the ISMS certified, and tenders and contracts that ask for a certificate are not met. In most cases a suspension lasts six months at most; after that the body withdraws the certificate or reduces its scope.",
      how: "Clear with the body what it waits for: an audit, the answer to a finding, a payment. Take the mark from website and offers meanwhile. Record `reinstatedOn` or `withdrawnOn` once it has decided.",
    },
    check(record, { snapshot: { today }, report }) {
      const since = suspendedSince(record.data, today);
      const cycle = certificationCycle(record.data);
      if (since === undefined || (cycle !== undefined && cycle.expires < today)) return;
      report(
        record,
        ["certificate", "suspendedOn"],
        t(
          "The certificate has been suspended since {0}, and most bodies withdraw it after six months, on {1}. Until the suspension is over nobody may call the ISMS certified: clear with the body what it waits for, and record `reinstatedOn`.",
          since,
          addFrequency(since, "P6M") ?? since,
        ),
      );
    },
  }),
  defineRule({
    code: "certification/too-long",
    severity: "warning",
    kind: "certification",
    docs: {
      what: "The certificate ends more than three and a half years after it was issued.",
      why: "A certification lasts three years; only a renewal that came early adds some months. One of the dates is wrong, and every day of the cycle is worked out from it.",
      how: "Copy `issued` and `expires` from the certificate.",
    },
    check(record, { report }) {
      const { decidedOn, certificate } = record.data;
      const from = certificate?.issued ?? decidedOn;
      const expires = certificate?.expires;
      if (from === undefined || expires === undefined || expires <= (addFrequency(from, "P42M") ?? expires)) return;
      report(
        record,
        ["certificate", "expires"],
        t("The certificate of {0} is said to end on {1}, but a certification lasts three years. Copy both dates from it.", from, expires),
      );
    },
  }),
  defineRule({
    code: "certification/no-soa-version",
    severity: "info",
    clause: "6.1.3 d",
    kind: "certification",
    docs: {
      what: "There is a certificate, but the record does not say which version of the Statement of Applicability it names.",
      why: "A certificate is good for the controls of one version. Customers compare it with the statement (clause 6.1.3 d) that they are shown.",
      how: "Copy the version from the certificate to `certificate.soaVersion`.",
    },
    check(record, { report }) {
      const isIssued = record.data.certificate?.issued !== undefined || record.data.certificate?.number !== undefined;
      if (!isIssued || !saysNothing(record, ["certificate", "soaVersion"])) return;
      report(
        record,
        ["certificate"],
        t(
          "Nothing says which version of the Statement of Applicability the certificate names (clause 6.1.3 d). Copy it to `soaVersion`, so that customers are shown the right one.",
        ),
      );
    },
  }),
  defineRule({
    code: "certification/soa-version",
    severity: "info",
    clause: "6.1.3 d",
    kind: "certification",
    docs: {
      what: "The certificate names another version of the Statement of Applicability than the one in force.",
      why: "The controls that are certified are those of the version named of the statement that clause 6.1.3 d asks for. After a change the body must know of the new version, and customers must not be shown the one with the other.",
      how: "Tell the certification body of the new version and have the certificate reissued at its next audit, or correct the version.",
    },
    check(record, { snapshot: { index }, report }) {
      const certified = record.data.certificate?.soaVersion;
      const current = soaRecordWith(index, "version")?.data.version;
      if (certified === undefined || current === undefined || plain(certified) === plain(current)) return;
      report(
        record,
        ["certificate", "soaVersion"],
        t(
          "The certificate names version {0} of the Statement of Applicability, but version {1} is in force (clause 6.1.3 d). Tell the certification body of the change, and have the certificate reissued at its next audit.",
          String(certified),
          String(current),
        ),
      );
    },
  }),
  defineRule({
    code: "certification/no-accreditation",
    severity: "info",
    kind: "certification",
    docs: {
      what: "The certification body is named without its accreditation.",
      why: "Anybody may print a certificate. Only one of a body that is accredited for ISO/IEC 27001 is recognised by customers and authorities.",
      how: "Look the body up in the register of its accreditation body and record `accreditation` and `accreditedBy`.",
    },
    check(record, { report }) {
      const { name } = record.data.body ?? {};
      if (name === undefined || !saysNothing(record, ["body", "accreditation"]) || !saysNothing(record, ["body", "accreditedBy"])) return;
      report(
        record,
        ["body", "name"],
        t(
          "Nothing says who accredited {0} for ISO/IEC 27001. Only certificates of accredited bodies are recognised: look it up and record `accreditation` and `accreditedBy`.",
          name,
        ),
      );
    },
  }),
];

/** A version without the words around it: `v 3.1` and `3.1` are one. */
function plain(version: string | number): string {
  return String(version)
    .toLowerCase()
    .replace(/^\s*(version|v)?\.?\s*/, "")
    .trim();
}
