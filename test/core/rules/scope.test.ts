import assert from "node:assert/strict";
import { applyFix, expectFindings, findingIn } from "../../fixture.ts";

const scope = (...lines: string[]) => `==> s.yaml\nscope:\n  statement: All we do\n${lines.map((line) => `  ${line}\n`).join("")}`;
const APPROVED = 'version: "1", approvedBy: CEO, approvedOn: 2026-06-15'.split(", ");

describe("scope/exclusion-without-reason", () => {
  const code = "scope/exclusion-without-reason";

  it("finds exclusions without a reason, in one finding", async () => {
    const text = scope("excludes:", "  - {what: Data centre, reason: rented}", "  - {what: Shop}", '  - {what: Kiosk, reason: ""}');
    await expectFindings(text, code, [`s.yaml:5 ${code}`]);
    assert.match((await findingIn(text, code)).finding.message, /leaves out "Shop", "Kiosk" without a reason/);
  });

  it("stays silent where all have one, and where nothing is left out", async () => {
    await expectFindings(scope("excludes: [{what: Data centre, reason: rented}]"), code, []);
    await expectFindings(scope(), code, []);
  });
});

describe("scope/unapproved", () => {
  const code = "scope/unapproved";

  it("finds what an approval lacks, and approvals to come", async () => {
    assert.match((await findingIn(scope("approvedBy: CEO"), code)).finding.message, /lacks `version`, `approvedOn`/);
    await expectFindings(scope(...APPROVED.slice(0, 2), "approvedOn: 2026-06-16"), code, [`s.yaml:5 ${code}`]);
  });

  it("stays silent from the day of approval on, and reads several files as one", async () => {
    await expectFindings(scope(...APPROVED), code, []);
    await expectFindings(`${scope()}==> t.yaml\nscope:\n${APPROVED.map((line) => `  ${line}\n`).join("")}`, code, []);
  });
});

describe("scope/review-overdue", () => {
  const code = "scope/review-overdue";

  it("finds planned reviews in the past, and an approval that is more than a year old", async () => {
    await expectFindings(scope("nextReview: 2026-06-14"), code, [`s.yaml:3 ${code}`]);
    await expectFindings(scope("approvedOn: 2025-06-14"), code, [`s.yaml:3 ${code}`]);
    assert.match(
      (await applyFix(scope("nextReview: 2026-06-14"), code, "today")).get("s.yaml") ?? "",
      /reviewedOn: 2026-06-15\n {2}nextReview: 2027-06-15/,
    );
  });

  it("stays silent on the day and for a scope that was never approved", async () => {
    for (const line of ["nextReview: 2026-06-15", "approvedOn: 2025-06-15", "notes: x"]) await expectFindings(scope(line), code, []);
  });
});

describe("scope/no-interfaces", () => {
  it("finds a scope without borders to others, in whatever file", async () => {
    await expectFindings(scope(), "scope/no-interfaces", ["s.yaml:2 scope/no-interfaces"]);
    await expectFindings(scope("interfaces: [Hosting]"), "scope/no-interfaces", []);
    await expectFindings(`${scope()}==> t.yaml\nscope:\n  interfaces: [Hosting]\n`, "scope/no-interfaces", []);
  });
});

describe("scope/clause-excluded", () => {
  const code = "scope/clause-excluded";
  const leavesOut = (what: string, reason = "too small for it") => scope("excludes:", `  - {what: "${what}", reason: "${reason}"}`);

  it("finds clauses that are left out", async () => {
    for (const what of ["Clause 9.2 Internal audit", "Internal audit (clause 9.2)", "ISO 27001 clauses 6.2 and 6.3"]) {
      await expectFindings(leavesOut(what), code, [`s.yaml:4 ${code}`]);
    }
  });

  it("stays silent about parts of the organisation, and about the clause by which they are left out", async () => {
    await expectFindings(leavesOut("Shop in Kiel", "has no part in what clause 8.1 asks for"), code, []);
    await expectFindings(leavesOut("Subsidiary, as clause 4.3 allows"), code, []);
  });
});

describe("scope/no-borders", () => {
  const code = "scope/no-borders";

  it("finds a scope that is a sentence, and starts the lists", async () => {
    await expectFindings(scope("interfaces: [Hosting]"), code, [`s.yaml:2 ${code}`]);
    assert.match((await applyFix(scope(), code, "to be written")).get("s.yaml") ?? "", /\n {2}processes:\n {2}sites:\n {2}technology:\n/);
  });

  it("stays silent where something is listed, in whatever file, and where a document draws the borders", async () => {
    for (const line of ["processes: [Development]", "sites: [Kiel]", "technology: [Cloud]", "includes: [All]"])
      await expectFindings(scope(line), code, []);
    await expectFindings(`${scope()}==> t.yaml\nscope:\n  sites: [Kiel]\n`, code, []);
    await expectFindings(`${scope()}==> d.md\n---\nid: D-1\nclauses: ["4.3"]\n---\n# D\n`, code, []);
  });
});

describe("scope/creep", () => {
  const code = "scope/creep";
  const assets = (...records: string[]) => `==> a.yaml\nassets:\n${records.map((record, i) => `  - {id: A-${i}, ${record}}\n`).join("")}`;
  const OFFICES = assets(
    "title: Hamburg office, type: site",
    "title: Branch, type: site, location: Lübeck",
    "title: Kiel office, type: site",
  );

  it("finds sites that the scope does not name, in one finding", async () => {
    const text = scope('sites: ["Hamburg, Quay 9"]') + OFFICES;
    await expectFindings(text, code, [`a.yaml:3 ${code}`]);
    assert.match((await findingIn(text, code)).finding.message, /A-1 \(Branch\), A-2 \(Kiel office\)/);
  });

  it("stays silent where the scope lists no sites, names or excludes them, and about other assets", async () => {
    await expectFindings(scope() + OFFICES, code, []);
    await expectFindings(scope("sites: [Hamburg, Lübeck]", "excludes: [{what: Shop in Kiel, reason: sold}]") + OFFICES, code, []);
    await expectFindings(
      scope("sites: [Hamburg]") + assets("title: Server, type: hardware, location: Kiel", "title: Office, type: site"),
      code,
      [],
    );
  });

  it("finds assets at places of work that the scope does not name", async () => {
    const text =
      scope("sites: [Hamburg]") +
      assets("title: Rack, type: hardware, location: Kiel office", "title: Akten, type: information, location: Büro Lübeck");
    await expectFindings(text, code, [`a.yaml:2 ${code}`]);
    assert.match((await findingIn(text, code)).finding.message, /not where A-0 \(Kiel office\), A-1 \(Büro Lübeck\) is/);
  });

  it("stays silent about places that have no name, that others run or that are named", async () => {
    const quiet = [
      "title: Keys, type: hardware, location: safe in the main office",
      "title: Keys, type: hardware, location: Office safe",
      "title: Phone, type: hardware, location: Home office",
      "title: Mail, type: information, location: Microsoft Office 365",
      "title: Mail, type: service, location: Dublin site",
      "title: Host, type: hardware, location: Frankfurt site, supplier: Colo",
      "title: Rack, type: hardware, location: Hamburg office",
    ];
    await expectFindings(scope("sites: [Hamburg]") + assets(...quiet), code, []);
    await expectFindings(scope() + assets("title: Rack, type: hardware, location: Kiel office"), code, []);
  });

  it("adds a site to the scope or excludes it, with the reason still to be written", async () => {
    const text = `==> s.yaml\nscope:\n  statement: x\n  sites:\n    - Hamburg\n${OFFICES}`;
    const fix = async (title: string) => (await applyFix(text, code, title)).get("s.yaml");
    assert.equal(await fix("Add to the sites"), "scope:\n  statement: x\n  sites:\n    - Hamburg\n    - Branch\n    - Kiel office\n");
    assert.equal(
      await fix("Exclude"),
      'scope:\n  statement: x\n  excludes:\n    - what: Branch\n      reason: ""\n    - what: Kiel office\n      reason: ""\n  sites:\n    - Hamburg\n',
    );
  });

  const leavesOut = (...what: string[]) => scope("excludes:", ...what.map((text) => `  - {what: "${text}", reason: x}`));

  it("finds what the scope leaves out and a register holds, one finding for each exclusion", async () => {
    const text =
      leavesOut("Web shop for spare parts (sold in May)", "Cleaning services", "Marketing", "Plant in Kiel") +
      assets(
        "title: Spare parts web shop, type: software",
        "title: Marketing, type: process",
        "title: Machines of the plant, location: Kiel",
      ) +
      "==> b.yaml\nsuppliers:\n  - {id: S-1, title: Blitz, service: Cleaning services of all floors}\n" +
      "==> c.md\n---\nid: D-1\ntitle: Returns in the web shop for spare parts\ntype: procedure\n---\n# D\n";
    await expectFindings(
      text,
      code,
      [4, 5, 6, 7].map((line) => `s.yaml:${line} ${code}`),
    );
    assert.match((await findingIn(text, code)).finding.message, /hold A-0 \(Spare parts web shop\), D-1 \(Returns in/);
  });

  it("stays silent about what is only about the thing left out, runs there, or is accounted for", async () => {
    const text =
      `==> s.yaml\nscope:\n  statement: x\n  interfaces: [Blitz]\n  excludes:\n` +
      [
        ["Private devices", "x"],
        ["Borealis data centres", "x"],
        ["Cleaning services", "x"],
        ["Web shop for spare parts", "Its users are A-7 and known to us"],
        ["Development", "x"],
        ["Office", "x"],
      ]
        .map(([what, reason]) => `    - {what: ${what}, reason: ${reason}}\n`)
        .join("") +
      assets(
        "title: Register of private devices",
        "title: Platform, location: Borealis data centres in Oslo",
        "title: Development environment, type: software",
        "title: Hamburg office, type: site",
        "title: VPN to the web shop for spare parts",
        "title: Space at the data centres of Borealis, supplier: S-9",
        "title: No private devices",
        "title: Users of the web shop for spare parts",
      ) +
      "==> b.yaml\nsuppliers:\n  - {id: S-1, title: Blitz, service: Cleaning services}\n  - {id: S-2, title: Old, service: Cleaning services, status: ended}\n  - {id: S-9, title: Borealis AB, service: Rooms}\n" +
      "==> c.md\n---\nid: D-1\ntitle: Use of private devices\ntype: policy\n---\n# D\n" +
      "==> d.md\n---\nid: D-2\ntitle: Secure development\ntype: procedure\n---\n# D\n";
    await expectFindings(text, code, []);
  });
});

describe("scope/newer-than-soa", () => {
  const code = "scope/newer-than-soa";
  const soa = (day: string) => `==> z.yaml\nsoa:\n  approvedOn: ${day}\n`;

  it("finds a scope approved after the statement", () =>
    expectFindings(scope("approvedOn: 2026-03-02") + soa("2026-03-01"), code, [`s.yaml:3 ${code}`]));

  it("stays silent on the same day, before, and without one of the two", async () => {
    await expectFindings(scope("approvedOn: 2026-03-01") + soa("2026-03-01"), code, []);
    await expectFindings(scope("approvedOn: 2026-03-02"), code, []);
    await expectFindings(scope() + soa("2026-03-01"), code, []);
  });
});

describe("scope/unnamed-supplier", () => {
  const code = "scope/unnamed-supplier";
  const suppliers = (...records: string[]) =>
    `==> b.yaml\nsuppliers:\n${records.map((record, i) => `  - {id: S-${i}, ${record}}\n`).join("")}`;

  it("finds critical suppliers, cloud services and those that assets rest on, in one finding", async () => {
    const text =
      scope("interfaces:", "  - Customers") +
      suppliers(
        "title: Nordwolke AG, service: Hosting, criticality: high",
        "title: Tresor GmbH, cloud: true",
        "title: Fasernetz, criticality: medium",
        "title: Papier, service: Shredding, criticality: medium",
        "title: Notes, cloud: true, criticality: low",
      ) +
      "==> a.yaml\nassets:\n  - {id: A-1, title: Line, supplier: S-2}\n";
    await expectFindings(text, code, [`s.yaml:3 ${code}`]);
    assert.match((await findingIn(text, code)).finding.message, /S-0 \(Nordwolke AG\), S-1 \(Tresor GmbH\), S-2 \(Fasernetz\)\./);
    assert.equal(
      (await applyFix(text, code, "Add to the interfaces")).get("s.yaml"),
      "scope:\n  statement: All we do\n  interfaces:\n    - Customers\n    - Nordwolke AG (Hosting)\n    - Tresor GmbH\n    - Fasernetz\n",
    );
    assert.match(
      (await applyFix(scope("interfaces: [Customers]") + suppliers('title: "A, B", cloud: true'), code, "Add")).get("s.yaml") ?? "",
      /\[Customers, "A, B"\]/,
    );
  });

  it("stays silent where they are named by name, service or id, and where no interfaces are listed", async () => {
    const all = suppliers(
      "title: Nordwolke AG, service: x, criticality: high",
      "title: Tresor GmbH, service: Password managers, cloud: true",
      "title: Fasernetz, criticality: critical",
      "title: Later, status: candidate, criticality: critical",
    );
    const named = scope("interfaces: [S-2 for the line, Nordwolke]", "technology: [Password manager]");
    await expectFindings(named + all, code, []);
    await expectFindings(scope() + all, code, []);
  });

  it("does not take a word of the own service for a name", () =>
    expectFindings(
      "==> s.yaml\nscope:\n  statement: We run Fjord\n  technology: [Fjord]\n  interfaces: [Customers]\n" +
        suppliers("title: Nordwolke, service: Cloud for Fjord, cloud: true"),
      code,
      [`s.yaml:4 ${code}`],
    ));
});

describe("scope/changed-without-change", () => {
  const code = "scope/changed-without-change";
  const version = (text: string) => scope(`version: ${text}`, "approvedBy: CEO", "approvedOn: 2026-03-10");
  const changes = (...records: string[]) =>
    `==> x.yaml\nchanges:\n${records.map((record, i) => `  - {id: CHG-0${i + 1}, ${record}}\n`).join("")}`;
  const CERTIFIED = "==> z.yaml\ncertification:\n  decidedOn: 2026-02-01\n";

  it("finds later versions with no decided change behind them", async () => {
    for (const later of ["2", '"1.1"', "v2.0", '"1.0.1"', "Rev. 3"]) await expectFindings(version(later), code, [`s.yaml:3 ${code}`]);
    const others = changes(
      "title: New backup, approvedOn: 2026-03-01",
      "title: Scope to Kiel, status: rejected, approvedOn: 2026-03-01",
      "title: Scope to Lyon, status: implemented, approvedOn: 2026-03-11",
      "title: Scope to Oslo, status: proposed, requestedOn: 2026-04-01",
    );
    await expectFindings(version("2") + others, code, [`s.yaml:3 ${code}`]);
  });

  it("stays silent about first versions, drafts, years, days and scopes that are not approved", async () => {
    for (const first of ["1", '"1.0"', "v1", '"0.9"', "2026", '"2026-03"', '"12.03.2026"', "B", "03/2026"]) {
      await expectFindings(version(first), code, []);
    }
    await expectFindings(scope('version: "2.0"'), code, []);
    await expectFindings(scope('version: "2.0"', "approvedOn: 2026-06-16"), code, []);
  });

  it("takes changes that speak of the scope, or affect a site or its document", async () => {
    const DECIDED = "status: implemented, approvedOn: 2026-03-10";
    for (const text of [
      changes(`title: Larger scope, ${DECIDED}`),
      changes(`title: Lyon, reason: Périmètre trop étroit, ${DECIDED}`),
      changes(`title: Kiel, description: Der Geltungsbereichs-Text nennt Kiel, ${DECIDED}`),
      `${changes(`title: New office, affects: [A-1], ${DECIDED}`)}==> a.yaml\nassets:\n  - {id: A-1, title: Kiel, type: site}\n`,
      `${changes(`title: x, affects: [D-1], ${DECIDED}`)}==> d.md\n---\nid: D-1\ntitle: Borders\nclauses: ["4.3"]\n---\n# D\n`,
      changes("title: Larger scope, status: implemented"),
    ]) {
      await expectFindings(version("2") + text, code, []);
    }
  });

  it("says which change is not decided yet", async () => {
    const text = version("2") + changes("title: Larger scope, status: proposed");
    const { finding } = await findingIn(text, code);
    assert.match(finding.message, /CHG-01, the change behind it, is not decided/);
    assert.equal(finding.fixes.length, 0);
  });

  it("asks for a change after the certification was decided", async () => {
    const old = changes("title: Larger scope, status: implemented, approvedOn: 2026-01-10, implementedOn: 2026-01-20");
    const { finding } = await findingIn(version("2") + old + CERTIFIED, code);
    assert.match(finding.message, /after the certification was decided on 2026-02-01/);
    await expectFindings(version("2") + old.replace("implementedOn: 2026-01-20", "implementedOn: 2026-03-01") + CERTIFIED, code, []);
    await expectFindings(version("2") + old + CERTIFIED.replace("2026-02-01", "2026-03-10"), code, []);
  });

  it("starts the record of the change, with its reason, consequences and decision still to be written", async () => {
    const text = version("2") + changes("title: New backup");
    const after = await applyFix(text, code, "Start the record");
    assert.match(
      after.get("x.yaml") ?? "",
      /\n {2}- id: CHG-02\n {4}title: Change of the scope to version 2\n {4}type: isms\n {4}reason:\n {4}consequences:\n$/,
    );
  });
});
