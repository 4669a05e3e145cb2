import type { Step } from "./step.ts";

/** Risks, their treatment, and the rules that come into force. */
export const implementation: readonly Step[] = [
  {
    on: "2026-03-13",
    what: "the owners rate the risks and decide their treatment",
    writes: {
      "methodology.yaml": { methodology: { version: "1.0", approvedBy: "anna", approvedOn: "2026-02-23", nextReview: "2027-02-22" } },
      "assets.yaml": { assets: { "*": { owner: "dan", tags: null } } },
      "risks.yaml": {
        risks: {
          "*": { owner: "dan", likelihood: 4, impact: 3, tags: null, reviewedOn: "2026-03-09", nextReview: "2027-03-08" },
          "R-001": {
            treatment: {
              option: "mitigate",
              controls: ["A.8.5", "A.6.3"],
              actions: ["ACT-010"],
              approvedBy: "dan",
              approvedOn: "2026-03-10",
            },
          },
          "R-002": {
            treatment: {
              option: "mitigate",
              controls: ["A.8.13", "A.8.7"],
              actions: ["ACT-012"],
              approvedBy: "dan",
              approvedOn: "2026-03-10",
            },
          },
          "R-003": {
            treatment: { option: "mitigate", controls: ["A.5.37"], actions: ["ACT-013"], approvedBy: "dan", approvedOn: "2026-03-10" },
          },
        },
      },
      "soa.yaml": { soa: { controls: { "*": { justification: "We hold the plans of customers: {title} keeps them safe." } } } },
      "actions.yaml": {
        actions: {
          "ACT-006": { status: "done", completedOn: "2026-02-23", evidence: ["EV-01"] },
          "ACT-007": { status: "done", completedOn: "2026-03-09", evidence: ["EV-01"] },
          "ACT-008": { status: "done", completedOn: "2026-03-13", evidence: ["EV-01"] },
        },
      },
      "project.yaml": { project: { phases: { "risk-assessment": { done: "2026-03-13" } } } },
    },
    gone: ["risk/no-owner", "risk/no-treatment", "risk/not-rated", "asset/no-owner", "soa/unjustified-inclusion"],
    due: ["risk/residual-unaccepted", "soa/unapproved"],
    phase: "implementation",
    shown: { "risk-assessment": 100 },
    status: { readiness: [8, 1] },
  },
  {
    on: "2026-05-22",
    what: "rules come into force, controls into operation, people are trained",
    writes: {
      "actions.yaml": {
        actions: {
          "*": { tags: null },
          "ACT-009": { status: "done", completedOn: "2026-04-02", evidence: ["EV-01"] },
          "ACT-010": { status: "done", completedOn: "2026-05-04", evidence: ["EV-02"] },
          "ACT-012": { status: "done", completedOn: "2026-05-08", evidence: ["EV-03"] },
          "ACT-013": { status: "done", completedOn: "2026-05-08", evidence: ["EV-04"] },
        },
      },
      "soa.yaml": {
        soa: { controls: { "*": { status: "implemented", implementation: "As the policies in this folder describe.", owner: "cara" } } },
      },
      "awareness.yaml": {
        competences: {
          "*": { tags: null, achieved: "Course of three days", achievedOn: "2026-04-17", evidence: ["EV-04"], actions: null },
          "CMP-01": { person: "ben", required: "Course of three days" },
          "CMP-02": { person: "eva", required: "Course of three days" },
        },
        trainings: {
          "*": {
            tags: null,
            status: "held",
            evidence: ["EV-04"],
            effectiveness: { method: "Test", result: "Passed by all", reviewedOn: "2026-05-20", by: "ben" },
          },
          "TRN-01": { audience: "All employees", date: "2026-05-12", invited: 20, attended: 20 },
          "TRN-02": { audience: "Incident manager, IT administration, management", date: "2026-05-18", invited: 3, attended: 3 },
        },
        communications: {
          "*": { tags: null, how: "Mail" },
          "COM-02": { when: "Each quarter" },
          "COM-03": { withWhom: "Authorities, customers, insurer" },
          "COM-04": { when: "Within five working days" },
        },
      },
      "suppliers.yaml": {
        suppliers: {
          "*": {
            tags: null,
            dataAccess: "Customer data",
            location: "Denmark",
            agreement: "Contract of 2024, with the finance team",
            processingAgreement: "Annex 2 of the contract",
            exitPlan: "Export within a week, move within a month",
            lastReview: "2026-05-11",
            reviewedBy: "cara",
            reviewResult: "Certificate current, no incident",
            nextReview: "2027-05-10",
            certifications: [{ standard: "ISO/IEC 27001", validUntil: "2028-03-31" }],
          },
          "SUP-01": { title: "Office suite of Nordsky" },
          "SUP-02": { title: "Hosting by Fjellhost", service: "Servers and backup" },
        },
      },
      "evidence.yaml": {
        evidence: {
          "EV-02": { title: "Settings of the sign-in", url: "https://example.com/sign-in", collectedOn: "2026-05-04", for: ["A.8.5"] },
          "EV-03": { title: "Restore test", url: "https://example.com/restore", collectedOn: "2026-05-08", for: ["A.8.13"] },
          "EV-04": {
            title: "Certificates and lists of attendance",
            url: "https://example.com/training",
            collectedOn: "2026-05-18",
            for: ["A.6.3"],
          },
        },
      },
      "project.yaml": { project: { phases: { implementation: { done: "2026-05-22" } } } },
    },
    approve: { approvedOn: "2026-05-04", nextReview: "2027-05-03" },
    gone: ["training/competence-missing"],
    due: ["soa/implemented-without-evidence"],
    phase: "operation",
    shown: { implementation: 100, operation: 1 },
    status: { clauses: { draft: 2, approved: 8 } },
  },
];
