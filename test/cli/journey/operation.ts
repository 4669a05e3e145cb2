import type { Step } from "./step.ts";

/** The ISMS runs, is audited and reviewed. */
export const operation: readonly Step[] = [
  {
    on: "2026-07-10",
    what: "duties are done, numbers taken, the internal audit finds something",
    writes: {
      "actions.yaml": { actions: { "ACT-011": { status: "done", completedOn: "2026-06-10", evidence: ["EV-05"] } } },
      "soa.yaml": { soa: { controls: { "*": { evidence: ["EV-05"] } } } },
      "activities.yaml": {
        activities: { "*": { frequency: "annually", from: "2026-05-22", done: [{ on: "2026-06-30", by: "cara", evidence: ["EV-05"] }] } },
      },
      "objectives.yaml": {
        metrics: {
          "MET-01": { measurements: [{ recordedOn: "2026-07-01", period: "2026-H1", value: 60 }] },
          "MET-02": { measurements: [{ recordedOn: "2026-07-01", period: "2026-H1", value: 100 }] },
        },
      },
      "evidence.yaml": {
        evidence: {
          "EV-05": {
            title: "Log of the duties and exports of the settings",
            url: "https://example.com/log",
            collectedOn: "2026-06-30",
            validUntil: "2027-07-31",
            for: ["A.5.36"],
          },
          "EV-06": { title: "Report of the internal audit", url: "https://example.com/audit", collectedOn: "2026-06-22", for: ["A.5.35"] },
        },
      },
      "audits.yaml": {
        auditProgramme: {
          description: "People first, because nobody has looked at them.",
          version: "1.0",
          approvedBy: "anna",
          approvedOn: "2026-05-29",
          nextReview: "2027-05-28",
          planned: { "P-1": { audit: "AUD-01" } },
        },
        audits: {
          "AUD-01": {
            title: "First internal audit",
            type: "internal",
            status: "done",
            date: "2026-06-15",
            criteria: ["ISO/IEC 27001:2022"],
            scope: { clauses: ["4-10"], controls: ["A.5", "A.6", "A.7", "A.8"] },
            auditors: ["eva"],
            independence: "Works on nothing here.",
            findings: ["NC-01"],
            report: "EV-06",
            conclusion: "The ISMS is young and works.",
          },
        },
        managementReviews: { "MR-01": { tags: null } },
      },
      "log.yaml": {
        nonconformities: {
          "NC-01": {
            title: "Two leavers kept their keys",
            grade: "minor",
            source: "AUD-01",
            foundOn: "2026-06-15",
            foundBy: "eva",
            requirement: "A.5.11",
            description: "Two of three leavers.",
            owner: "ben",
            due: "2026-09-30",
            status: "open",
          },
        },
      },
      "certification.yaml": {
        certification: {
          title: "Certification",
          body: { name: "Kattegat Cert", accreditedBy: "DANAK", accreditation: "7000" },
          owner: "ben",
        },
      },
      "project.yaml": { project: { phases: { operation: { done: "2026-07-10" } } } },
    },
    gone: ["soa/implemented-without-evidence"],
    due: ["clause/missing-information", "nc/no-correction", "project/milestone-overdue"],
    phase: "review",
    shown: { operation: 100, review: 0 },
    status: { readiness: [11, 6] },
  },
  {
    on: "2026-07-24",
    what: "the finding is dealt with, management reviews the ISMS and approves the SoA",
    writes: {
      "actions.yaml": {
        actions: {
          "ACT-020": { title: "Put keys on the list of the last day", owner: "ben", due: "2026-08-07", status: "open", for: ["NC-01"] },
        },
      },
      "log.yaml": {
        nonconformities: {
          "NC-01": {
            correction: "Both gave their keys back.",
            correctedOn: "2026-06-19",
            cause: "The list of the last day names devices only.",
            similar: "Cards were looked at: all are back.",
            correctiveActions: ["ACT-020"],
          },
        },
        improvements: {
          "IMP-01": {
            title: "A second administrator",
            source: "MR-01",
            proposal: "Train one of the developers.",
            proposedBy: "cara",
            proposedOn: "2026-07-06",
            decision: "deferred",
            reason: "Not before the certificate.",
            decidedBy: "anna",
            decidedOn: "2026-07-20",
            nextReview: "2029-07-19",
            owner: "ben",
          },
        },
        changes: {
          "CHG-01": {
            title: "Keys join the list of the last day",
            type: "isms",
            reason: "NC-01",
            consequences: "One line more; nothing else changes.",
            status: "implemented",
            requestedOn: "2026-06-22",
            approvedBy: "anna",
            approvedOn: "2026-06-29",
            date: "2026-07-06",
            implementedOn: "2026-07-06",
            result: "In use.",
            reviewedOn: "2026-07-20",
            owner: "ben",
          },
        },
      },
      "risks.yaml": {
        risks: { "*": { status: "treated", residual: { likelihood: 2, impact: 3, acceptedBy: "dan", acceptedOn: "2026-07-20" } } },
      },
      "soa.yaml": { soa: { version: "1.0", approvedBy: "anna", approvedOn: "2026-07-20", nextReview: "2027-07-19" } },
      "audits.yaml": {
        managementReviews: {
          "MR-01": {
            status: "held",
            date: "2026-07-20",
            attendees: ["anna", "ben"],
            inputs: {
              a: "First review.",
              b: "The law on NIS2 does not reach us.",
              c: "Two customers ask for a certificate.",
              d: { nonconformities: ["NC-01"], measurements: ["MET-01", "MET-02"], audits: ["AUD-01"], objectives: "Both on the way." },
              e: "Praise for quick answers.",
              f: "Three risks, all within the limit.",
              g: "A second administrator.",
            },
            decisions: [{ text: "We go for the certificate.", type: "confirmation" }],
            conclusion: "Suitable, adequate and effective.",
            nextReview: "2027-07-19",
          },
        },
      },
      "project.yaml": { project: { phases: { review: { done: "2026-07-24" } } } },
    },
    gone: ["clause/missing-information", "nc/no-correction", "risk/residual-unaccepted", "soa/unapproved", "document/placeholder"],
    due: [],
    phase: "certification",
    shown: { review: 100, certification: 0 },
    status: { readiness: [13, 9], clauses: { missing: 0, later: 1, draft: 0, approved: 9 } },
  },
];
