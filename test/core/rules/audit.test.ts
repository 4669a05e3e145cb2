import assert from "node:assert/strict";
import { applyFix, expectFindings, findingIn } from "../../fixture.ts";

const audits = (...records: string[]) => `==> a.yaml\naudits:\n${records.map((record) => `  - {${record}}\n`).join("")}`;
const programme = (text: string) => `==> p.yaml\nauditProgramme:\n  cycle: {from: 2025-01-01, to: 2027-12-31}\n  planned:\n${text}`;
const soa = (...rows: string[]) => `==> s.yaml\nsoa:\n  controls:\n${rows.map((row) => `    - {applicable: true, ${row}}\n`).join("")}`;
const FULL = "criteria: [ISO 27001], scope: {clauses: [4-10]}, auditors: [Eve], report: report.md";
const REPORT = "==> report.md\nReport\n";
const TODAY = "2026-06-15";

describe("audit/no-criteria and audit/no-scope", () => {
  const CODES = /^audit\/no-(criteria|scope)$/;

  it("find held audits of one's own without them", async () => {
    await expectFindings(audits(`id: AUD-1, title: x, date: ${TODAY}`), CODES, ["a.yaml:2 audit/no-criteria", "a.yaml:2 audit/no-scope"]);
    await expectFindings(audits("id: AUD-1, title: x, status: in-progress, criteria: [x], scope: {excluded: none}"), CODES, [
      "a.yaml:2 audit/no-scope",
    ]);
  });

  it("stay silent before the audit, about cancelled ones and about those of a certification body", async () => {
    await expectFindings(
      audits(
        "id: AUD-1, title: x, date: 2026-06-16",
        "id: AUD-2, title: y, status: cancelled",
        `id: AUD-3, title: z, type: stage1, date: ${TODAY}`,
      ),
      CODES,
      [],
    );
    await expectFindings(audits("id: AUD-1, title: x, type: supplier, date: 2026-06-01, criteria: [x], supplier: Host Ltd"), CODES, []);
    await expectFindings(audits(`id: AUD-1, title: x, date: ${TODAY}, ${FULL}`), CODES, []);
  });
});

describe("audit/no-auditors", () => {
  it("finds held internal audits by nobody", async () => {
    await expectFindings(audits("id: AUD-1, title: x, date: 2026-06-01"), "audit/no-auditors", ["a.yaml:2 audit/no-auditors"]);
    await expectFindings(audits("id: AUD-1, title: x, date: 2026-06-01, type: stage2"), "audit/no-auditors", []);
    await expectFindings(audits("id: AUD-1, title: x, date: 2026-06-01, auditors: [Eve]"), "audit/no-auditors", []);
  });
});

describe("audit/no-report", () => {
  it("finds audits that ended more than 30 days ago without one", async () => {
    await expectFindings(audits("id: AUD-1, title: x, date: 2026-05-15"), "audit/no-report", ["a.yaml:2 audit/no-report"]);
    await expectFindings(audits("id: AUD-1, title: x, date: 2026-05-15, until: 2026-05-16"), "audit/no-report", []);
  });

  it("accepts a report, or evidence for the audit", async () => {
    await expectFindings(audits(`id: AUD-1, title: x, date: 2026-01-15, ${FULL}`) + REPORT, "audit/no-report", []);
    const evidence = "==> e.yaml\nevidence:\n  - {id: EV-1, title: x, for: [AUD-1]}\n";
    await expectFindings(audits("id: AUD-1, title: x, date: 2026-01-15") + evidence, "audit/no-report", []);
  });
});

describe("audit/overdue", () => {
  it("finds audits that are still planned after their day", () =>
    expectFindings(
      audits("id: AUD-1, title: x, status: planned, date: 2026-06-14", `id: AUD-2, title: y, status: planned, date: ${TODAY}`),
      "audit/overdue",
      ["a.yaml:2 audit/overdue"],
    ));

  it("finds lines of the programme whose time is gone without an audit", async () => {
    const line = (when: string, more = "") => programme(`    - {title: x, when: ${when}${more}}\n`);
    await expectFindings(line("2026-05"), "audit/overdue", ["p.yaml:4 audit/overdue"]);
    for (const when of ["2026-Q2", "2026"]) await expectFindings(line(when), /^(audit\/overdue|schema)/, []);
    await expectFindings(line("2026-05", ", audit: AUD-1") + audits("id: AUD-1, title: x, date: 2026-05-20"), "audit/overdue", []);
    await expectFindings(line("2026-05", ", audit: AUD-1") + audits("id: AUD-1, title: x, status: cancelled"), "audit/overdue", [
      "p.yaml:4 audit/overdue",
    ]);
  });
});

describe("audit/finding-without-nonconformity", () => {
  const counted = (more = "") => audits(`id: AUD-1, title: x, counted: {major: 1, minor: 1, observations: 3}${more}`);
  const nc = (...records: string[]) => `==> n.yaml\nnonconformities:\n${records.map((record) => `  - {${record}}\n`).join("")}`;

  it("finds nonconformities that are counted and not recorded", async () => {
    const text = counted() + nc("id: NC-1, title: a, source: AUD-1", "id: NC-2, title: b, source: AUD-1, grade: observation");
    await expectFindings(text, "audit/finding-without-nonconformity", ["a.yaml:2 audit/finding-without-nonconformity"]);
    assert.match((await findingIn(text, "audit/finding-without-nonconformity")).finding.message, /counts 2 .* 1 are recorded/);
  });

  it("counts each record once, whether the audit lists it or it names the audit", () =>
    expectFindings(
      counted(", findings: [NC-1, NC-2]") + nc("id: NC-1, title: a, source: AUD-1", "id: NC-2, title: b"),
      "audit/finding-without-nonconformity",
      [],
    ));
});

describe("audit/not-independent", () => {
  const people =
    "==> p.yaml\npeople:\n  - {id: eve, name: Eve}\n  - {id: bob, name: Bob}\nroles:\n  - {id: role-it, title: IT, holders: [bob]}\n";
  const audit = (scope: string, auditors = "bob", more = "") =>
    people + audits(`id: AUD-1, title: x, date: 2026-06-01, scope: {${scope}}, auditors: [${auditors}]${more}`);
  const FOUND = ["a.yaml:2 audit/not-independent"];

  it("finds owners of audited controls, through their roles and in themes", async () => {
    const owned = soa("control: A.8.8, owner: role-it", "control: A.5.1, owner: eve");
    await expectFindings(audit("controls: [A.8]") + owned, "audit/not-independent", FOUND);
    assert.match((await findingIn(audit("controls: [A.8.8]") + owned, "audit/not-independent")).finding.message, /`bob` audited A\.8\.8/);
    await expectFindings(audit("controls: [A.5]") + owned, "audit/not-independent", []);
  });

  it("finds who runs the ISMS where its clauses are audited", async () => {
    const isms = "==> isms.yaml\nisms: {organisation: Example, owner: role-it}\n";
    await expectFindings(isms + audit("clauses: [9.2]"), "audit/not-independent", FOUND);
    await expectFindings(isms + audit("clauses: [9.2]", "eve"), "audit/not-independent", []);
  });

  it("knows who runs the ISMS by the title of a role or person where isms.yaml names nobody", async () => {
    const lead = (roles: string) => `==> r.yaml\nroles:\n${roles}`;
    const ciso = "  - {id: role-ciso, title: Information Security Manager, holders: [bob]}\n";
    const all = audit("clauses: [4-10]");
    await expectFindings(all + lead(ciso), "audit/not-independent", FOUND);
    assert.match((await findingIn(all + lead(ciso), "audit/not-independent")).finding.message, /`bob` audited the ISMS, and owns it/);
    await expectFindings(
      `${audits("id: AUD-1, title: x, date: 2026-06-01, scope: {clauses: [9.2]}, auditors: [bo]")}==> t.yaml\npeople:\n  - {id: bo, name: Bo, title: CISO}\n`,
      "audit/not-independent",
      FOUND,
    );
    // not those who audit it, nor one of several who may be meant
    await expectFindings(all + lead("  - {id: role-a, title: ISMS auditor, holders: [bob]}\n"), "audit/not-independent", []);
    await expectFindings(
      all + lead(`${ciso}  - {id: role-b, title: Information Security Committee, holders: [eve]}\n`),
      "audit/not-independent",
      [],
    );
  });

  it("finds owners of documents, of areas given by id, and of what a clause asks for", async () => {
    const policy = "==> pol.md\n---\nid: POL-1\ntitle: Policy\nowner: bob\nclauses: [5.2]\n---\nText\n";
    for (const scope of ["documents: [POL-1]", "documents: [pol.md]", "clauses: [5]"]) {
      await expectFindings(audit(scope) + policy, "audit/not-independent", FOUND);
    }
    await expectFindings(audit("clauses: [5.1]") + policy, "audit/not-independent", []);
    await expectFindings(audit("areas: [role-it]"), "audit/not-independent", FOUND);
    await expectFindings(
      `${audit("areas: [AST-1]")}==> t.yaml\nassets:\n  - {id: AST-1, title: x, owner: bob}\n`,
      "audit/not-independent",
      FOUND,
    );
    await expectFindings(`${audit("clauses: [6.1.2]")}==> m.yaml\nmethodology: {owner: bob}\n`, "audit/not-independent", FOUND);
  });

  it("accepts a team that says who looked at what, unless all of it own the part", async () => {
    const owned = soa("control: A.8.8, owner: role-it");
    const note = ", independence: Eve took A.8.8.";
    await expectFindings(audit("controls: [A.8.8]", "bob, eve", note) + owned, "audit/not-independent", []);
    await expectFindings(audit("controls: [A.8.8]", "bob, eve") + owned, "audit/not-independent", FOUND);
    await expectFindings(audit("controls: [A.8.8]", "bob", note) + owned, "audit/not-independent", FOUND);
  });

  it("leaves audits by others alone", () =>
    expectFindings(audit("controls: [A.8.8]", "bob", ", type: stage2") + soa("control: A.8.8, owner: bob"), "audit/not-independent", []));
});

describe("audit/not-covered", () => {
  const line = (scope: string, when = "2027-05", more = "") => `    - {title: x, when: ${when}, ${scope}${more}}\n`;
  const ALL = line("clauses: [4-10]");
  const owned = soa("control: A.8.8", "control: A.8.9", "control: A.5.1", "control: A.5.2");
  const message = async (text: string) => (await findingIn(text, "audit/not-covered")).finding.message;

  it("names clauses and applicable controls, whole groups as one", async () => {
    const text = programme(line("clauses: [4-8, 9.1, 9.3], controls: [A.5.1]")) + owned;
    await expectFindings(text, "audit/not-covered", ["p.yaml:3 audit/not-covered"]);
    assert.match(await message(text), /covers clause 9\.2, clause 10, all controls of A\.8, A\.5\.2\. /);
  });

  it("adds held and planned audits up, with ranges and themes", async () => {
    const held = audits("id: AUD-1, title: x, date: 2025-06-01, scope: {controls: [A.5.1-A.5.3]}");
    await expectFindings(programme(ALL + line("controls: [A.8]")) + owned + held, "audit/not-covered", []);
    await expectFindings(programme(line("clauses: [4, 5, 6, 7, 8, 9, 10]")), "audit/not-covered", []);
  });

  it("counts neither other cycles, cancelled audits nor those of others", async () => {
    const rest = programme(ALL + line("controls: [A.5]")) + owned;
    for (const more of ["date: 2024-06-01", "status: cancelled", "date: 2026-06-01, type: surveillance"]) {
      assert.match(await message(rest + audits(`id: AUD-1, title: x, scope: {controls: [A.8]}, ${more}`)), /all controls of A\.8/);
    }
    assert.match(
      await message(programme(ALL + line("controls: [A.5]") + line("controls: [A.8]", "2028-01")) + owned),
      /all controls of A\.8/,
    );
  });

  it("takes what a held audit looked at, not what it was to look at", async () => {
    const text = programme(ALL + line("controls: [A.5, A.8]", "2026-05", ", audit: AUD-1")) + owned;
    assert.match(await message(text + audits("id: AUD-1, title: x, date: 2026-05-02, scope: {controls: [A.5]}")), /all controls of A\.8/);
    await expectFindings(text + audits("id: AUD-1, title: x, status: planned, date: 2026-07-02"), "audit/not-covered", []);
  });

  it("asks for no programme", () => expectFindings(owned, "audit", []));
});

describe("audit/major-not-revisited", () => {
  const major = (more: string) => `==> n.yaml\nnonconformities:\n  - {id: NC-1, title: a, grade: major, foundOn: 2026-03-01, ${more}}\n`;
  const later = (scope: string) => programme(`    - {title: x, when: 2027-05, ${scope}}\n`);

  it("finds majors that no later audit looks at", async () => {
    await expectFindings(later("controls: [A.5]") + major("clauses: [9.2]"), "audit/major-not-revisited", [
      "p.yaml:3 audit/major-not-revisited",
    ]);
    await expectFindings(later("controls: [A.5]") + major("requirement: A.8.8 in the policy"), "audit/major-not-revisited", [
      "p.yaml:3 audit/major-not-revisited",
    ]);
  });

  it("stays silent once one does, and where nothing tells what it was about", async () => {
    await expectFindings(later("clauses: [9]") + major("clauses: [9.2]"), "audit/major-not-revisited", []);
    await expectFindings(
      later("controls: [A.5]") + major("controls: [A.8.8]") + audits("id: AUD-1, title: x, date: 2026-04-01, scope: {controls: [A.8]}"),
      "audit/major-not-revisited",
      [],
    );
    await expectFindings(later("controls: [A.5]") + major("requirement: our own promise"), "audit/major-not-revisited", []);
  });
});

describe("fixes for audits", () => {
  const fixedBy = async (text: string, code: string, title: string) => applyFix(text, code, title);
  const SOA = soa("control: A.5.1", "control: A.7.1", "control: A.7.2", "control: A.8.1");

  it("add what is not covered to the next internal audit of the programme", async () => {
    const text =
      programme(
        "    - {title: Old, when: 2026-01, controls: [A.5]}\n    - {title: Later, when: 2027-06}\n    - {title: Body, when: 2026-07, type: stage2}\n    - title: Next\n      when: 2026-12\n      controls:\n        - A.8\n",
      ) + SOA;
    const fixed = (await fixedBy(text, "audit/not-covered", "Add it to “Next”")).get("p.yaml") ?? "";
    assert.match(
      fixed,
      /- title: Next\n {6}when: 2026-12\n {6}clauses:\n {8}- "4"\n(?: {8}- "\d+"\n){6} {6}controls:\n {8}- A\.8\n {8}- A\.7\n$/,
    );
    await expectFindings(`==> p.yaml\n${fixed}${SOA}`, /^(audit|schema|syntax)\//, ["p.yaml:4 audit/overdue"]);
  });

  it("plan another audit where none is to come, whose day is to be set", async () => {
    const fixed = (
      await fixedBy(
        programme("    - {title: Old, when: 2025-05, clauses: [4-9], controls: [A.5, A.7]}\n") + SOA,
        "audit/not-covered",
        "Plan another",
      )
    ).get("p.yaml");
    assert.match(
      fixed ?? "",
      /- title: What no audit of the cycle has covered\n {6}when:\n {6}type: internal\n {6}clauses: \["10"\]\n {6}controls: \[A\.8\.1\]\n$/,
    );
  });

  it("add what a major nonconformity was about", async () => {
    const text =
      programme("    - {title: Next, when: 2026-12, clauses: [4-10]}\n") +
      "==> n.yaml\nnonconformities:\n  - {id: NC-1, title: x, grade: major, foundOn: 2026-02-01, controls: [A.8.8]}\n";
    const fixed = (await fixedBy(text, "audit/major-not-revisited", "Add it to “Next”")).get("p.yaml") ?? "";
    assert.match(fixed, /clauses: \[4-10\], controls: \[A\.8\.8\]\}/);
    await expectFindings(text.replace("clauses: [4-10]}", "clauses: [4-10], controls: [A.8.8]}"), "audit/major-not-revisited", []);
  });

  it("start the record of a planned audit as it is planned, in its own file and in the programme's", async () => {
    const plan = "    - {title: Spring, when: 2026-05, type: internal, clauses: [4-10], controls: [A.5], auditors: [eve]}\n";
    const record =
      '  - id: AUD-001\n    title: Spring\n    type: internal\n    status: planned\n    date: 2026-05-31\n    scope:\n      clauses: ["4-10"]\n      controls: [A.5]\n    auditors: [eve]\n';
    const files = await fixedBy(programme(plan), "audit/overdue", "Start the record");
    assert.equal(files.get("audits.yaml"), `audits:\n${record}`);
    assert.match(files.get("p.yaml") ?? "", /auditors: \[eve\], audit: AUD-001\}/);
    const together = `${programme(plan)}audits:\n  - {id: AUD-000, title: x, date: 2025-05-01}\n`;
    const same = (await fixedBy(together, "audit/overdue", "Start the record")).get("p.yaml") ?? "";
    assert.match(same, /audit: AUD-001\}\n/);
    assert.ok(same.endsWith(record));
    await expectFindings(`==> p.yaml\n${same}`, /^(audit\/overdue|schema|syntax)/, ["p.yaml:11 audit/overdue"]);
  });

  it("start the nonconformities that a report counts and nobody recorded, by their grades", async () => {
    const nc = (grade: string) => `==> n.yaml\nnonconformities:\n  - {id: NC-01, title: x, source: AUD-1${grade}}\n`;
    const counted = audits("id: AUD-1, title: x, counted: {major: 1, minor: 2}");
    const fixed = async (grade: string) =>
      (await fixedBy(counted + nc(grade), "audit/finding-without-nonconformity", "Start the records of the 2 others")).get("n.yaml") ?? "";
    const first = "  - id: NC-02\n    title: Finding 2 of AUD-1\n    grade: major\n    source: AUD-1\n    requirement:\n    description:\n";
    assert.ok(
      (await fixed(", grade: minor")).endsWith(
        `${first}${first.replace("NC-02", "NC-03").replace("Finding 2", "Finding 3").replace("major", "minor")}`,
      ),
    );
    assert.equal((await fixed("")).match(/ {4}grade:\n/g)?.length, 2);
  });

  it("add keys for what an audit does not say", async () => {
    const held = `==> a.yaml\naudits:\n  - id: AUD-1\n    title: x\n    date: 2026-01-01\n`;
    const fixed = async (code: string) => (await fixedBy(held, code, "Add")).get("a.yaml") ?? "";
    assert.match(await fixed("audit/no-scope"), /\n {4}scope:\n {6}clauses:\n {6}controls:\n/);
    for (const [code, key] of [
      ["audit/no-criteria", "criteria"],
      ["audit/no-auditors", "auditors"],
      ["audit/no-report", "report"],
    ] as const) {
      const text = await fixed(code);
      assert.ok(text.includes(`\n    ${key}:\n`));
      await expectFindings(`==> a.yaml\n${text}`, code, [`a.yaml:2 ${code}`]);
    }
  });
});

describe("audit/dates", () => {
  const code = "audit/dates";

  it("finds audits that were held on a day to come, end before they begin or were reported before", async () => {
    await expectFindings(audits("id: AUD-1, title: x, status: done, date: 2026-06-16"), code, [`a.yaml:2 ${code}`]);
    await expectFindings(audits("id: AUD-1, title: x, date: 2026-06-10, until: 2026-06-09"), code, [`a.yaml:2 ${code}`]);
    await expectFindings(audits("id: AUD-1, title: x, date: 2026-06-10, reportedOn: 2026-06-09"), code, [`a.yaml:2 ${code}`]);
  });

  it("stays silent on planned audits and on days in order", () =>
    expectFindings(
      audits(
        "id: AUD-1, title: x, status: planned, date: 2026-09-16",
        "id: AUD-2, title: y, status: done, date: 2026-06-10, until: 2026-06-11, reportedOn: 2026-06-11",
      ),
      code,
      [],
    ));
});

describe("audit/site-not-covered", () => {
  const code = "audit/site-not-covered";
  const scope = (sites: string) => `==> scope.yaml\nscope: {statement: x, sites: [${sites}]}\n`;
  const planned = (areas: string) => programme(`    - {id: P-1, title: x, when: 2026-09, areas: [${areas}]}\n`);

  it("finds a site that no audit of the cycle names, where others are named", async () => {
    const text = scope("Kiel, Berlin") + planned("Office Kiel");
    await expectFindings(text, code, [`p.yaml:3 ${code}`]);
    assert.match((await findingIn(text, code)).finding.message, /looks at Berlin, which/);
    const early = audits("id: AUD-1, title: x, date: 2024-06-01, scope: {areas: [Berlin]}");
    await expectFindings(text + early, code, [`p.yaml:3 ${code}`]);
  });

  it("stays silent with one site, where all are named, and where audits name no site at all", async () => {
    await expectFindings(scope("Kiel") + planned("Sales"), code, []);
    const held = audits("id: AUD-1, title: x, date: 2026-06-01, scope: {areas: [Berlin]}");
    await expectFindings(scope("Kiel, Berlin") + planned("Kiel") + held, code, []);
    await expectFindings(scope("Kiel, Berlin") + planned("Sales, Purchasing"), code, []);
  });
});

describe("audit/none-lately", () => {
  const code = "audit/none-lately";
  const held = "id: AUD-1, title: x, date: 2025-05-14";

  it("finds that the last internal audit is more than a year and a month old", async () => {
    await expectFindings(audits(held, "id: AUD-2, title: y, type: surveillance, date: 2026-05-01"), code, [`a.yaml:2 ${code}`]);
    assert.match((await findingIn(audits(held), code)).finding.message, /AUD-1 ended on 2025-05-14/);
  });

  it("stays silent within that time, where one is planned, and before the first", async () => {
    await expectFindings(audits("id: AUD-1, title: x, date: 2025-05-15"), code, []);
    await expectFindings(audits(held, "id: AUD-2, title: y, date: 2026-09-01"), code, []);
    await expectFindings(audits(held) + programme("    - {title: y, when: 2026-Q4}\n"), code, []);
    await expectFindings(audits("id: AUD-1, title: x, status: cancelled, date: 2025-01-01"), code, []);
  });
});

describe("audit/repeat-not-revisited", () => {
  const code = "audit/repeat-not-revisited";
  const found = (...more: string[]) =>
    `==> n.yaml\nnonconformities:\n${more.map((fields, at) => `  - {id: NC-${at}, title: x, requirement: A.5.18, ${fields}}\n`).join("")}`;
  const twice = found("grade: minor, foundOn: 2025-06-01", "grade: minor, foundOn: 2026-05-01");
  const next = (scope: string) => programme(`    - {title: y, when: 2027-05, ${scope}}\n`);

  it("finds what failed more than once and is not looked at again, and adds it to the next audit", async () => {
    await expectFindings(next("controls: [A.8]") + twice, code, [`p.yaml:3 ${code}`]);
    const after = (await applyFix(next("controls: [A.8]") + twice, code, "Add it to")).get("p.yaml") ?? "";
    assert.match(after, /controls: \[A\.8, A\.5\.18\]/);
  });

  it("stays silent where it is looked at again, about a single one, observations, and a major one that is told of by itself", async () => {
    await expectFindings(next("controls: [A.5]") + twice, code, []);
    await expectFindings(next("controls: [A.8]") + found("grade: minor, foundOn: 2026-05-01"), code, []);
    for (const grade of ["observation", "major"]) {
      await expectFindings(
        next("controls: [A.8]") + found(`grade: ${grade}, foundOn: 2025-06-01`, "grade: minor, foundOn: 2026-05-01"),
        code,
        [],
      );
    }
  });
});
