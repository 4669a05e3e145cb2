import type { Step } from "./step.ts";

const OWNED = { owner: "ben", tags: null };

/** From the starter to the objectives: who decides what the ISMS is for. */
export const planning: readonly Step[] = [
  {
    on: "2026-01-16",
    what: "top management starts the project and names people",
    writes: {
      "project.yaml": { project: { sponsor: "anna", manager: "ben" } },
      "budget.yaml": {
        budget: [
          {
            id: "BUD-01",
            title: "Certification",
            category: "certification",
            planned: 9000,
            currency: "EUR",
            when: "2026-Q3",
            owner: "anna",
          },
        ],
      },
      "gaps.yaml": {
        gaps: [
          {
            id: "GAP-01",
            title: "No rules are written down",
            requirement: "5.2",
            actions: ["ACT-005"],
            owner: "ben",
            due: "2026-02-13",
            status: "open",
          },
        ],
      },
      "people.yaml": {
        people: [
          { id: "anna", name: "Anna Berg", title: "Managing director", roles: ["role-top-management"], joined: "2019-03-01" },
          { id: "ben", name: "Ben Ode", title: "Head of quality", roles: ["role-isms-manager"], joined: "2021-05-01" },
          {
            id: "cara",
            name: "Cara Diaz",
            title: "IT administrator",
            roles: ["role-it-administration", "role-incident-manager"],
            joined: "2022-01-10",
          },
          { id: "dan", name: "Dan Frey", title: "Head of development", roles: ["role-risk-owner"], joined: "2020-09-01" },
          { id: "eva", name: "Eva Holm", title: "Auditor from outside", roles: ["role-internal-auditor"], joined: "2026-01-15" },
        ],
      },
      "roles.yaml": {
        roles: {
          "role-top-management": { holders: ["anna"], deputy: "dan" },
          "role-isms-manager": { holders: ["ben"], deputy: "cara" },
          "role-risk-owner": { holders: ["dan"], deputy: "anna" },
          "role-incident-manager": { holders: ["cara"], deputy: "dan" },
          "role-it-administration": { holders: ["cara"], deputy: "dan" },
          "role-internal-auditor": { holders: ["eva"] },
        },
      },
      "actions.yaml": { actions: { "ACT-001": { status: "done", completedOn: "2026-01-14", evidence: ["EV-01"] } } },
      "evidence.yaml": {
        evidence: {
          "EV-01": {
            title: "Minutes of the management meetings",
            url: "https://example.com/minutes",
            collectedOn: "2026-01-14",
            for: ["A.5.4"],
          },
        },
      },
    },
    gone: ["role/unassigned", "project/no-sponsor"],
    due: ["context/climate-undecided", "scope/unapproved"],
    phase: "planning",
    shown: { preparation: 100, planning: 17 },
    status: { readiness: [1, 0], clauses: { present: 3, approved: 0 } },
  },
  {
    on: "2026-02-16",
    what: "management decides context, scope, policy and objectives",
    writes: {
      "context.yaml": {
        context: {
          description: "Twenty people make a planning tool for workshops and run it in the cloud.",
          reviewedOn: "2026-02-02",
          nextReview: "2027-02-01",
          issues: [
            { title: "Customers ask for a certificate", type: "external", effect: "Tenders are lost without one." },
            { title: "One person runs the platform", type: "internal", effect: "Faults last longer.", risks: ["R-003"] },
          ],
          climateChange: {
            relevant: false,
            reason: "No office is endangered, and the provider runs two regions.",
            decidedBy: "anna",
            decidedOn: "2026-02-02",
          },
        },
        interestedParties: {
          "*": { reviewedOn: "2026-02-02", nextReview: "2027-02-01" },
          "IP-01": { requirements: [{ text: "Notice of incidents within a day", addressedBy: ["OBL-001", "A.5.24"] }] },
          "IP-02": { requirements: [{ text: "Clear rules, and time to learn them", addressedBy: ["POL-05", "A.6.3"] }] },
          "IP-03": { requirements: [{ text: "No loss that endangers the company", addressedBy: ["6.1.2"] }] },
          "IP-04": { requirements: [{ text: "Breaches reported in time", addressedBy: ["A.5.5", "A.5.31"] }] },
          "IP-05": { requirements: [{ text: "Access by named people only", addressedBy: ["A.5.19", "POL-12"] }] },
        },
      },
      "scope.yaml": {
        scope: {
          statement: "Development, operation and support of the planning tool by Example Ltd in Aarhus.",
          version: "1.0",
          includes: ["All employees", "The planning tool"],
          processes: ["Development", "Operation", "Support"],
          sites: ["Havnegade 1, Aarhus"],
          technology: ["Cloud platform", "Laptops"],
          interfaces: ["The hosting provider runs the data centres", "Nordsky runs the office suite"],
          approvedBy: "anna",
          approvedOn: "2026-02-02",
          nextReview: "2027-02-01",
        },
      },
      "obligations.yaml": {
        obligations: {
          "OBL-001": {
            source: "Customer contracts, section 9",
            description: "Notice of incidents within a day.",
            controls: ["A.5.24"],
            nextReview: "2027-02-01",
            ...OWNED,
          },
        },
      },
      "objectives.yaml": {
        objectives: {
          "*": {
            resources: "Two days and EUR 500",
            evaluation: "In the management review",
            status: "in-progress",
            approvedBy: "anna",
            approvedOn: "2026-02-02",
            communicatedTo: ["All staff"],
            tags: null,
          },
          "OBJ-01": { target: "50 % of staff report the exercise mail" },
          "OBJ-02": { target: "100 % of restore tests succeed within four hours" },
        },
        metrics: { "*": { method: "Counted after each exercise or test", tags: null } },
      },
      "project.yaml": { project: { phases: { preparation: { done: "2026-01-30" }, planning: { done: "2026-02-13" } } } },
      "gaps.yaml": { gaps: { "GAP-01": { status: "closed", closedOn: "2026-02-09" } } },
      "actions.yaml": {
        actions: {
          "ACT-002": { status: "done", completedOn: "2026-02-02", evidence: ["EV-01"] },
          "ACT-003": { status: "done", completedOn: "2026-02-05", evidence: ["EV-01"] },
          "ACT-004": { status: "done", completedOn: "2026-02-09", evidence: ["EV-01"] },
          "ACT-005": { status: "done", completedOn: "2026-02-09", evidence: ["EV-01"] },
        },
      },
    },
    approve: { only: ["information-security-policy.md"], approvedOn: "2026-02-09", nextReview: "2027-02-08" },
    gone: ["context/climate-undecided", "scope/unapproved", "obligation/no-owner"],
    due: ["risk/not-rated", "asset/no-owner"],
    phase: "risk-assessment",
    shown: { planning: 100, "risk-assessment": 0 },
    status: { clauses: { approved: 5 } },
  },
];
