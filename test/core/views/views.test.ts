import assert from "node:assert/strict";
import { views } from "../../../server/src/core/generated/views.ts";
import type { ViewContent, ViewItem } from "../../../server/src/core/viewKit/view.ts";
import { openFixture } from "../../fixture.ts";

async function read(id: string, text: string): Promise<ViewContent> {
  const { folder } = await openFixture(text);
  const view = views.find((candidate) => candidate.id === id);
  assert.ok(view, id);
  return view.read(folder.snapshot());
}

/** The tree as lines, with the state of each. */
function lines(items: readonly ViewItem[], depth = 0): string[] {
  return items.flatMap(({ label, description, state, children = [] }) => [
    `${"  ".repeat(depth)}${label} | ${description ?? ""}${state ? ` | ${state}` : ""}`,
    ...lines(children, depth + 1),
  ]);
}

describe("views", () => {
  it("have ids that are told apart among siblings, and labels without line breaks", async () => {
    const text =
      "==> r.yaml\nrisks:\n  - {id: R-1, title: a, nextReview: 2026-01-01, residual: {expires: 2026-01-01}}\n  - {id: R-2, title: a}\n";
    for (const { id } of views) {
      const walk = (items: readonly ViewItem[]): void => {
        assert.equal(new Set(items.map((item) => item.id)).size, items.length, id);
        for (const { label, children = [] } of items) {
          assert.doesNotMatch(label, /\n/);
          walk(children);
        }
      };
      walk((await read(id, text)).items);
    }
  });

  it("say why they are empty", async () => {
    for (const id of ["risks", "calendar", "frameworks"]) {
      const { items, empty, badge } = await read(id, "==> a.md\nNothing.\n");
      assert.deepEqual(items, []);
      assert.match(empty ?? "", /\.$/);
      assert.equal(badge, undefined);
    }
  });
});

describe("the Calendar view", () => {
  it("sorts what is due by when, with its owner, and leaves out what is done", async () => {
    const action = (id: string, due: string, rest = "") => `  - {id: ${id}, title: Do it, due: ${due}, owner: Ada${rest}}\n`;
    const { items, badge } = await read(
      "calendar",
      `==> a.yaml\nactions:\n${action("ACT-1", "2026-06-14")}${action("ACT-2", "2026-06-15")}${action("ACT-3", "2026-06-21")}${action("ACT-4", "2026-06-22")}${action("ACT-5", "2026-09-12")}${action("ACT-6", "2026-09-13")}${action("ACT-7", "2026-06-01", ", status: done")}`,
    );
    assert.deepEqual(lines(items), [
      "Overdue | 1 | late",
      "  2026-06-14 ACT-1 Do it | action due · Ada | late",
      "Within 7 days | 2 | soon",
      "  2026-06-15 ACT-2 Do it | action due · Ada | soon",
      "  2026-06-21 ACT-3 Do it | action due · Ada | soon",
      "Within 30 days | 1 | open",
      "  2026-06-22 ACT-4 Do it | action due · Ada | open",
      "Within 90 days | 1 | later",
      "  2026-09-12 ACT-5 Do it | action due · Ada | later",
      "Later | 1 | later",
      "  2026-09-13 ACT-6 Do it | action due · Ada | later",
    ]);
    assert.deepEqual(badge, { value: 1, tooltip: "1 overdue" });
  });

  it("knows reviews, evidence that runs out, deadlines of law and audits of the certificate", async () => {
    const { items } = await read(
      "calendar",
      `==> isms.yaml
isms: {organisation: X, frameworks: [gdpr]}
==> a.yaml
scope: {statement: All of it, nextReview: 2026-06-16}
evidence:
  - {id: EV-1, title: Log, validUntil: 2026-06-17}
incidents:
  - {id: INC-1, title: Leak, detectedOn: "2026-06-13T10:00Z", personalData: true}
certification: {decidedOn: 2025-07-01, surveillance: [{planned: 2026-06-18}]}
==> p.md
---
id: POL-1
title: Policy
type: policy
status: approved
nextReview: 2026-06-19
---
`,
    );
    assert.deepEqual(
      items[0]?.children?.map(({ label, description }) => `${label} | ${description}`),
      [
        "2026-06-16 Scope | review",
        "2026-06-16 INC-1 Leak | the notification of the supervisory authority (by a processor, of the controller)",
        "2026-06-17 EV-1 Log | expires",
        "2026-06-18 Certification | surveillance audit",
        "2026-06-19 POL-1 Policy | review",
      ],
    );
  });

  it("knows what no field plans: audits of the programme, reviews by an interval, the next review by top management", async () => {
    const { items } = await read(
      "calendar",
      `==> a.yaml
auditProgramme:
  planned: [{title: First, when: 2026-Q2}, {title: Held, when: 2026-Q1, audit: AUD-1}]
suppliers:
  - {id: SUP-1, title: Host, lastReview: 2025-06-16, reviewEvery: annually}
  - {id: SUP-2, title: Cloud, lastReview: 2025-06-17, criticality: critical}
  - {id: SUP-3, title: Florist, lastReview: 2025-06-17, criticality: low}
methodology: {reviewEvery: annually}
risks:
  - {id: R-1, title: Fire, reviewedOn: 2025-06-18}
  - {id: R-2, title: Theft, reviewedOn: 2025-06-18, status: closed}
managementReviews:
  - {id: MR-1, title: First review, date: 2025-06-19}
`,
    );
    assert.deepEqual(
      items.flatMap(({ children = [] }) => children.map(({ label, description }) => `${label} | ${description}`)),
      [
        "2026-06-16 SUP-1 Host | review",
        "2026-06-17 SUP-2 Cloud | review",
        "2026-06-18 R-1 Fire | review",
        "2026-06-19 MR-1 First review | management review",
        "2026-06-30 First | audit planned",
      ],
    );
  });

  it("leaves out reviews that took place, though the next day was not moved on", async () => {
    const { items } = await read(
      "calendar",
      `==> a.yaml
risks: [{id: R-1, title: Fire, nextReview: 2026-06-01, reviewedOn: 2026-06-02}]
suppliers: [{id: SUP-1, title: Host, nextReview: 2026-06-01, lastReview: 2026-06-01}]
`,
    );
    assert.deepEqual(items, []);
  });

  it("leaves out what other records have overtaken, as the rules do", async () => {
    const { items } = await read(
      "calendar",
      `==> a.yaml
suppliers:
  - {id: SUP-1, title: Host, certifications: [{standard: C5, validUntil: 2026-01-01}, {standard: C5, validUntil: 2026-06-20}]}
exceptions:
  - {id: EX-1, title: Old, until: 2026-01-01}
  - {id: EX-2, title: New, until: 2026-06-21, renews: EX-1}
competences:
  - {id: CMP-1, title: Lead auditor, person: ada, validUntil: 2026-01-01}
  - {id: CMP-2, title: Lead auditor, person: ada, validUntil: 2026-06-22}
  - {id: CMP-3, title: Lead auditor, person: bob, validUntil: 2026-01-01}
people: [{id: ada, name: Ada}, {id: bob, name: Bob, left: 2026-02-01}]
audits: [{id: AUD-1, title: Held, date: 2026-01-01}]
trainings: [{id: TRN-1, title: Held, date: 2026-01-01}]
obligations: [{id: OBL-1, title: Ended, until: 2026-01-01, nextReview: 2026-06-01}]
actions: [{id: ACT-1, title: Done, due: 2026-01-01, completedOn: 2026-01-01}]
`,
    );
    assert.deepEqual(
      items.flatMap(({ children = [] }) => children.map(({ label }) => label)),
      ["2026-06-20 SUP-1 C5", "2026-06-21 EX-2 New", "2026-06-22 CMP-2 Lead auditor"],
    );
  });

  it("leaves out milestones of a phase that is done, and keeps a review whose agenda alone is written", async () => {
    const { items } = await read(
      "calendar",
      `==> a.yaml
project:
  phases:
    - {id: planning, title: Planning, to: 2026-06-01, done: 2026-06-01, milestones: [{title: Scope approved, due: 2026-05-01}]}
    - {id: review, title: Review, milestones: [{title: Review held, due: 2026-06-16}]}
managementReviews:
  - {id: MR-1, title: First, status: planned, date: 2026-06-17, inputs: {a: Earlier decisions}}
  - {id: MR-0, title: Of last year, date: 2025-06-17, inputs: {a: None}}
`,
    );
    assert.deepEqual(
      items.flatMap(({ children = [] }) => children.map(({ label }) => label)),
      ["2026-06-16 Review held", "2026-06-17 MR-1 First"],
    );
  });
});

describe("the Risks view", () => {
  it("counts actions that treat open risks among what is due", async () => {
    const { items } = await read(
      "risks",
      `==> r.yaml
risks:
  - {id: R-1, title: Theft, treatment: {actions: [ACT-1]}}
  - {id: R-2, title: Fire}
  - {id: R-3, title: Flood, status: closed}
actions:
  - {id: ACT-1, title: Lock, due: 2026-06-20}
  - {id: ACT-2, title: Alarm, due: 2026-06-01, for: [R-2]}
  - {id: ACT-3, title: Pump, due: 2026-06-01, for: [R-3]}
  - {id: ACT-4, title: Other, due: 2026-06-01}
`,
    );
    assert.deepEqual(lines(items).slice(0, 3), [
      "Due within 30 days | 2 | late",
      "  2026-06-01 ACT-2 Alarm | action due | late",
      "  2026-06-20 ACT-1 Lock | action due | soon",
    ]);
  });

  it("shows what is due, then the risks by level, owner and treatment, and closed ones last", async () => {
    const { items, badge } = await read(
      "risks",
      `==> m.yaml
methodology:
  likelihood: [{value: 1, label: Rare, meaning: x}, {value: 3, label: Often, meaning: x}]
  impact: [{value: 1, label: Small, meaning: x}, {value: 3, label: Grave, meaning: x}]
  formula: product
  levels: [{name: Low, min: 1, max: 2}, {name: High, min: 3, max: 9}]
  acceptance: {maxScore: 4}
==> r.yaml
risks:
  - {id: R-1, title: Theft, likelihood: 1, impact: 1, owner: Bo, treatment: {option: accept}, nextReview: 2026-06-20}
  - {id: R-2, title: Fire, likelihood: 3, impact: 3, owner: Ada}
  - {id: R-3, title: Flood, likelihood: 3, impact: 3, owner: Ada, status: closed}
  - {id: R-4, title: Error, likelihood: 3, impact: 3, owner: Ada, treatment: {option: mitigate}, residual: {likelihood: 1, impact: 1}}
`,
    );
    assert.deepEqual(lines(items), [
      "Due within 30 days | 1 | soon",
      "  2026-06-20 R-1 Theft | review · Bo | soon",
      "By level | 3",
      "  High | 2",
      "    R-2 Fire | 9 · Ada | late",
      "    R-4 Error | 9 → 1 · Ada | done",
      "  Low | 1",
      "    R-1 Theft | 1 → 1 · Bo | done",
      "By owner | 3",
      "  Ada | 2",
      "    R-2 Fire | 9 · Ada | late",
      "    R-4 Error | 9 → 1 · Ada | done",
      "  Bo | 1",
      "    R-1 Theft | 1 → 1 · Bo | done",
      "By treatment | 3",
      "  accept | 1",
      "    R-1 Theft | 1 → 1 · Bo | done",
      "  mitigate | 1",
      "    R-4 Error | 9 → 1 · Ada | done",
      "  no treatment chosen | 1",
      "    R-2 Fire | 9 · Ada | late",
      "Closed | 1",
      "  R-3 Flood | 9 · Ada | done",
    ]);
    assert.equal(badge?.value, 1);
  });
});

describe("the Clauses view", () => {
  it("shows for each requirement what is there, and how far it is", async () => {
    const { items, badge } = await read(
      "clauses",
      `==> a.yaml
scope: {statement: All of it, approvedOn: 2026-01-01, approvedBy: Ada}
methodology: {likelihood: [{value: 1, label: Rare, meaning: x}], impact: [{value: 1, label: Small, meaning: x}], nextReview: 2026-01-01}
==> p.md
---
id: POL-1
title: Informationssicherheitsleitlinie
type: policy
status: draft
---
`,
    );
    assert.deepEqual(
      items.map(({ label }) => label),
      [
        "4 Context of the organization",
        "5 Leadership",
        "6 Planning",
        "7 Support",
        "8 Operation",
        "9 Performance evaluation",
        "10 Improvement",
      ],
    );
    const all = lines(items).map((line) => line.trim());
    for (const line of [
      "4.1 Understanding the organization and its context | missing | missing",
      "Scope of the ISMS | approved | done",
      "e) Information security policy | draft | partial",
      "Risk assessment process | overdue | late",
      "f) Nonconformities and the actions taken | nothing to show yet | later",
    ]) {
      assert.ok(all.includes(line), line);
    }
    assert.equal(badge?.value, 4);
  });

  it("calls issues without a decision on climate change a draft, roles of leavers too, and tells planned from missed", async () => {
    const line = async (text: string, title: string) =>
      lines((await read("clauses", text)).items)
        .find((one) => one.includes(title))
        ?.trim();
    const context = (more: string) => `==> c.yaml\ncontext:\n  issues: [{title: x, type: internal, effect: y}]\n${more}`;
    assert.equal(await line(context(""), "climate change"), "Internal and external issues, climate change among them | draft | partial");
    assert.match((await line(context("  climateChange: {relevant: false, reason: z}\n"), "climate change")) ?? "", /\| present/);
    const role = (left: string) =>
      `==> r.yaml\npeople:\n  - {id: ann, name: Ann, left: ${left}}\nroles:\n  - {id: r, title: R, holders: [ann]}\n`;
    assert.match((await line(role("2026-06-14"), "Roles with")) ?? "", /\| draft/);
    assert.match((await line(role("2026-07-14"), "Roles with")) ?? "", /\| present/);
    const review = (date: string) =>
      `==> m.yaml\nevidence: [{id: E-1, title: x}]\nmanagementReviews:\n  - {id: MR-1, title: x, status: planned, date: ${date}}\n`;
    assert.match((await line(review("2026-07-01"), "Results of management reviews")) ?? "", /\| nothing to show yet/);
    assert.match((await line(review("2026-06-01"), "Results of management reviews")) ?? "", /\| overdue \| late/);
  });

  it("does not call a management review overdue after which another was held", async () => {
    const reviews = async (more: string) => {
      const text = `==> r.yaml\nmanagementReviews:\n  - {id: MR-1, title: x, date: 2025-06-01, nextReview: 2026-06-01}\n${more}`;
      return lines((await read("clauses", text)).items).find((line) => line.includes("Results of management reviews"));
    };
    assert.match((await reviews("")) ?? "", /\| overdue/);
    assert.match((await reviews("  - {id: MR-2, title: x, date: 2026-09-01, status: planned}\n")) ?? "", /\| overdue/);
    assert.match((await reviews("  - {id: MR-2, title: x, date: 2026-05-20, nextReview: 2027-05-20}\n")) ?? "", /\| present/);
  });
});

describe("the Project view", () => {
  const TEXT = `==> p.yaml
project:
  title: Certificate
  sponsor: Ada
  manager: Bo
  phases:
    - {id: preparation, title: Preparation, from: 2026-05-01, to: 2026-05-29, milestones: [{title: Approved, due: 2026-05-10, done: 2026-05-09}]}
    - {id: planning, title: Planning, from: 2026-05-30, to: 2026-06-30, milestones: [{title: Scope approved, due: 2026-06-10}]}
certification: {body: {name: Certifier, accreditedBy: DAkkS}, stage1: {planned: 2026-08-01}}
actions:
  - {id: ACT-1, title: Lock it, due: 2026-07-01}
  - {id: ACT-2, title: Paint it, due: 2026-09-01}
nonconformities:
  - {id: NC-1, title: No log, status: open}
  - {id: NC-2, title: Old, status: closed}
budget:
  - {id: B-1, title: Help, category: implementation, planned: 40000, actual: 1000, currency: EUR}
  - {id: B-2, title: Help abroad, category: implementation, planned: 5, currency: USD}
`;

  it("shows what to do next, and the phases with what the records show of them", async () => {
    const { items, badge } = await read("project", TEXT);
    assert.equal(items[0]?.label, "Next");
    assert.equal(items[0]?.children?.length, 3);
    // a line leads to the first record that it is about
    const begun = TEXT.replace("sponsor: Ada", "goal: x");
    const steps = (await read("project", begun)).items[0]?.children ?? [];
    assert.equal(steps.find(({ label }) => label.startsWith("Win a sponsor"))?.record?.kind, "project");
    const all = lines(items);
    for (const line of [
      "1 Preparation | 66 % · 2026-05-01 – 2026-05-29 | late",
      "  Approved | reached on 2026-05-09 | done",
      "  Mandate of top management | shown by the records | done",
      "  Gap analysis | 0 % | open",
      "  Budget | shown by the records | done",
      "  Scope approved | 2026-06-10 · late | late",
    ]) {
      assert.ok(all.includes(line), line);
    }
    assert.equal(badge?.value, 1);
  });

  it("shows how ready it is for both stages, what to prepare for the next audit, and the costs", async () => {
    const { items } = await read("project", TEXT);
    const named = (label: string) => items.find((item) => item.label.startsWith(label));
    assert.match(named("Ready for Stage 1")?.description ?? "", /^\d+ of 13$/);
    assert.ok(lines(named("Ready for Stage 1")?.children ?? []).includes("Accredited certification body chosen |  | done"));
    assert.match(named("Ready for Stage 2")?.description ?? "", /^\d+ of 9$/);
    assert.deepEqual(
      named("Before Stage 1")?.children?.map(({ label }) => label),
      ["NC-1 No log", "2026-05-29 Preparation", "2026-06-10 Scope approved", "2026-06-30 Planning", "2026-07-01 ACT-1 Lock it"],
    );
    assert.match(named("Costs")?.tooltip ?? "", /^Size \w+: .* people\. As of 2026\.\nSource: .* neither a survey nor an offer\.$/);
    assert.ok(
      lines(named("Costs")?.children ?? []).includes("Implementation support | 30000 – 80000 · planned 40000 · spent 1000 | later"),
    );
  });
});

describe("the Frameworks view", () => {
  it("shows the requirements of the frameworks chosen, the controls that help, and what is not given", async () => {
    const { items } = await read(
      "frameworks",
      "==> isms.yaml\nisms: {organisation: X, frameworks: [gdpr]}\n==> s.yaml\nsoa:\n  controls:\n    - {control: A.8.24, applicable: true, status: implemented}\n",
    );
    assert.deepEqual(
      items.map(({ label }) => label),
      ["GDPR"],
    );
    const article = items[0]?.children?.find(({ label }) => label.startsWith("Art. 32 "));
    assert.match(article?.description ?? "", /^1 of \d+ controls implemented/);
    const control = article?.children?.find(({ label }) => label.startsWith("A.8.24 "));
    assert.deepEqual([control?.state, control?.record?.kind], ["present", "soaEntry"]);
    const beyond = items[0]?.children?.find(({ id }) => id === "beyond")?.children ?? [];
    assert.ok(lines(beyond).includes("Rights of data subjects | Art. 15, Art. 16, Art. 17 and 5 more · no obligation tracks it | missing"));
    assert.equal(article?.state, "partial");
    assert.match(article?.description ?? "", / · 0 of \d clauses shown by the records/);
    assert.ok(lines(article?.children ?? []).some((line) => /^clause 4\.3 .* \| not shown by the records \| missing$/.test(line)));
  });

  it("leads from what ISO/IEC 27001 does not give to the obligations that track it", async () => {
    const { items } = await read(
      "frameworks",
      "==> isms.yaml\nisms: {organisation: X, frameworks: [gdpr]}\n==> o.yaml\nobligations:\n" +
        "  - {id: OBL-1, title: Requests, type: regulation, owner: Anna, addressedBy: [OBL-2], tracks: [gdpr/data-subject-rights]}\n" +
        "  - {id: OBL-2, title: Notices, type: regulation, tracks: [gdpr/privacy-notices, gdpr/transfers]}\n" +
        "  - {id: OBL-3, title: Representative, type: regulation, applicable: false, description: A seat in Kiel, tracks: [gdpr/representative]}\n" +
        "  - {id: OBL-4, title: Basis, type: regulation, tracks: [gdpr/lawful-basis], until: 2026-06-14}\n",
    );
    const beyond = items[0]?.children?.find(({ id }) => id === "beyond");
    assert.equal(beyond?.description, "4 of 13 tracked by an obligation");
    const duty = (id: string) => beyond?.children?.find((item) => item.id === `gdpr/${id}`);
    assert.deepEqual(
      ["data-subject-rights", "privacy-notices", "representative", "lawful-basis"].map((id) => duty(id)?.state),
      ["present", "partial", "later", "missing"],
    );
    assert.deepEqual(
      [duty("data-subject-rights")?.record?.id, lines(duty("transfers")?.children ?? [])],
      ["OBL-1", ["OBL-2 Notices | no owner"]],
    );
    assert.equal(items[0]?.children?.find(({ label }) => label.startsWith("Art. 27 "))?.state, "open");
  });
});
