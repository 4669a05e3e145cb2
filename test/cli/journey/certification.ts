import type { Step } from "./step.ts";

/** The certificate. */
export const certification: readonly Step[] = [
  {
    on: "2026-08-28",
    what: "the certification body has decided",
    writes: {
      "actions.yaml": { actions: { "ACT-020": { status: "done", completedOn: "2026-08-05", evidence: ["EV-07"] } } },
      "evidence.yaml": {
        evidence: {
          "EV-07": { title: "List of the last day", url: "https://example.com/leavers", collectedOn: "2026-08-05", for: ["A.5.11"] },
        },
      },
      "log.yaml": {
        nonconformities: {
          "NC-01": {
            effectiveness: { reviewedOn: "2026-08-14", by: "eva", result: "effective", how: "The leaver of August" },
            status: "closed",
            closedOn: "2026-08-14",
            closedBy: "ben",
          },
        },
      },
      "certification.yaml": {
        certification: {
          title: "Certification",
          body: { name: "Kattegat Cert", accreditedBy: "DANAK", accreditation: "7000" },
          stage1: { date: "2026-08-03", result: "passed" },
          stage2: { date: "2026-08-19", result: "passed" },
          decidedOn: "2026-08-26",
          certificate: { number: "K-1", issued: "2026-08-26", expires: "2029-08-25", soaVersion: "1.0" },
          owner: "ben",
        },
      },
      "budget.yaml": { budget: { "BUD-01": { actual: 8800 } } },
      "project.yaml": { project: { phases: { certification: { done: "2026-08-26" } } } },
    },
    gone: [],
    due: ["certification/surveillance-unplanned"],
    phase: undefined,
    shown: { certification: 100 },
    status: { readiness: [13, 9], clauses: { missing: 0, present: 24, approved: 9 } },
  },
  {
    on: "2026-09-04",
    what: "the first surveillance has a day",
    writes: { "certification.yaml": { certification: { surveillance: [{ planned: "2027-08-10" }] } } },
    gone: ["certification/surveillance-unplanned"],
    due: [],
    isClean: true,
    phase: undefined,
  },
];
