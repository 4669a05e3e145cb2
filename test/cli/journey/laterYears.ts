import type { Change } from "./company.ts";
import type { Step } from "./step.ts";

/** Each duty was done at the end of June, every year. */
function doneUntil(year: number): Change {
  return ["2026", "2027", "2028"]
    .filter((each) => each <= String(year))
    .map((each) => ({ on: `${each}-06-30`, by: "cara", evidence: ["EV-05"] }));
}

/** The results of all half-years before one, none of them below `value`. */
function measuredUntil(year: number, value: number): Change {
  const results = [
    { recordedOn: "2026-07-01", period: "2026-H1", value },
    { recordedOn: "2027-01-10", period: "2026-H2", value },
    { recordedOn: "2027-07-10", period: "2027-H1", value },
    { recordedOn: "2028-01-10", period: "2027-H2", value },
    { recordedOn: "2028-07-10", period: "2028-H1", value },
  ];
  return results.filter(({ recordedOn }) => recordedOn <= `${year}-12-31`);
}

/** What comes back each year: reviews, evidence, measurements, duties, acceptances, an audit and a management review. */
function yearsWork(year: number, number: number): Readonly<Record<string, Change>> {
  const reviewed = { reviewedOn: `${year}-09-20`, nextReview: `${year + 1}-09-19` };
  const approved = { approvedOn: `${year}-09-20`, nextReview: `${year + 1}-09-19` };
  const audit = `AUD-0${number}`;
  const report = `EV-1${number}`;
  return {
    "context.yaml": { context: reviewed, interestedParties: { "*": reviewed } },
    "scope.yaml": { scope: approved },
    "obligations.yaml": { obligations: { "OBL-001": reviewed } },
    "methodology.yaml": { methodology: approved },
    "risks.yaml": {
      risks: {
        "*": {
          ...reviewed,
          treatment: { approvedOn: `${year}-09-20` },
          residual: { acceptedOn: `${year}-09-20`, expires: `${year + 1}-09-30` },
        },
      },
    },
    "soa.yaml": { soa: approved },
    "suppliers.yaml": { suppliers: { "*": { lastReview: `${year}-09-20`, nextReview: `${year + 1}-09-19` } } },
    "activities.yaml": { activities: { "*": { done: doneUntil(year) } } },
    "objectives.yaml": {
      objectives: { "*": { due: `${year + 1}-12-31`, approvedOn: `${year}-09-20` } },
      metrics: { "MET-01": { measurements: measuredUntil(year, 60) }, "MET-02": { measurements: measuredUntil(year, 100) } },
    },
    "evidence.yaml": {
      evidence: {
        "EV-05": { collectedOn: `${year}-09-20`, validUntil: `${year + 1}-09-30` },
        [report]: {
          title: `Report of the internal audit of ${year}`,
          url: `https://example.com/audit-${year}`,
          collectedOn: `${year}-09-10`,
          for: ["A.5.35"],
        },
      },
    },
    "awareness.yaml": {
      trainings: {
        "*": { date: `${year}-09-15`, effectiveness: { reviewedOn: `${year}-09-20` } },
      },
    },
    "audits.yaml": {
      auditProgramme: { ...approved, planned: { [`P-${number}`]: { audit } } },
      audits: {
        [audit]: {
          title: `Internal audit of ${year}`,
          type: "internal",
          status: "done",
          date: `${year}-09-08`,
          criteria: ["ISO/IEC 27001:2022"],
          scope: { clauses: ["4-10"], controls: number === 2 ? ["A.8"] : ["A.5", "A.6", "A.7"] },
          auditors: ["eva"],
          independence: "Works on nothing here.",
          report,
          conclusion: "No finding.",
        },
      },
      managementReviews: {
        [`MR-0${number}`]: {
          title: `Management review of ${year}`,
          status: "held",
          date: `${year}-09-20`,
          attendees: ["anna", "ben"],
          inputs: {
            a: "Done.",
            b: "None.",
            c: "None.",
            d: { nonconformities: "None.", measurements: "On target.", audits: [audit], objectives: "Met." },
            e: "Praise.",
            f: "As before.",
            g: "None.",
          },
          decisions: [{ text: "We go on as before.", type: "confirmation" }],
          conclusion: "Suitable, adequate and effective.",
          nextReview: `${year + 1}-09-19`,
        },
      },
    },
  };
}

/** The three years of the certificate. */
export const laterYears: readonly Step[] = [
  {
    on: "2027-09-10",
    what: "for a year nobody has written anything down",
    gone: [],
    due: [
      "activity/overdue",
      "audit/overdue",
      "certification/surveillance-overdue",
      "context/review-overdue",
      "document/review-overdue",
      "evidence/expired",
      "metric/missing-measurement",
      "objective/overdue",
      "obligation/review-overdue",
      "party/review-overdue",
      "review/overdue",
      "risk/review-overdue",
      "scope/review-overdue",
      "soa/stale",
      "supplier/review-overdue",
      "training/awareness-due",
    ],
    phase: undefined,
    shown: { operation: 81 },
    status: { readiness: [13, 8], clauses: { overdue: 20, missing: 0 } },
  },
  {
    on: "2027-10-01",
    what: "the work of the year is done and written down, and the surveillance was passed",
    writes: {
      ...yearsWork(2027, 2),
      "certification.yaml": {
        certification: { surveillance: [{ planned: "2027-08-10", date: "2027-08-10", result: "passed" }, { planned: "2028-08-09" }] },
      },
    },
    approve: { approvedOn: "2027-09-20", nextReview: "2028-09-19" },
    gone: [
      "activity",
      "audit",
      "certification",
      "context",
      "document",
      "evidence",
      "metric",
      "objective",
      "review",
      "risk",
      "soa",
      "training",
    ],
    due: [],
    isClean: true,
    phase: undefined,
    shown: { operation: 100 },
    status: { readiness: [13, 9], clauses: { overdue: 0 } },
  },
  {
    on: "2028-12-04",
    what: "in the third year the certificate nears its end, and that of the suppliers has ended",
    writes: {
      ...yearsWork(2028, 3),
      "certification.yaml": {
        certification: {
          surveillance: [
            { planned: "2027-08-10", date: "2027-08-10", result: "passed" },
            { planned: "2028-08-09", date: "2028-08-09", result: "passed" },
          ],
        },
      },
    },
    approve: { approvedOn: "2028-09-20", nextReview: "2029-09-19" },
    gone: [],
    due: ["certification/recertification-unplanned", "supplier/certificate-expired"],
    phase: undefined,
    status: { readiness: [13, 9], clauses: { overdue: 0 } },
  },
  {
    on: "2028-12-11",
    what: "the recertification has a day",
    writes: {
      "certification.yaml": { certification: { recertification: { planned: "2029-05-14" } } },
      "suppliers.yaml": { suppliers: { "*": { certifications: [{ standard: "ISO/IEC 27001", validUntil: "2031-03-31" }] } } },
    },
    gone: ["certification", "supplier"],
    due: [],
    isClean: true,
    phase: undefined,
  },
];
