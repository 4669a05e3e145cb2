import assert from "node:assert/strict";
import { applyFix, expectFindings, findingIn } from "../../fixture.ts";

const list = (path: string, key: string, records: readonly string[]) =>
  `==> ${path}\n${key}:\n${records.map((record) => `  - {${record}}\n`).join("")}`;
const people = (...records: string[]) => list("p.yaml", "people", records);
const roles = (...records: string[]) => list("r.yaml", "roles", records);
const assets = (...owners: string[]) =>
  list(
    "a.yaml",
    "assets",
    owners.map((owner, i) => `id: A-${i + 1}, title: x, owner: ${owner}`),
  );
const LEFT = "id: ann, name: Ann, left: 2026-06-14";
const BOB = "id: bob, name: Bob";
const DUTY = "responsibilities: [x]";

describe("role/leaver", () => {
  const code = "role/leaver";

  it("lists what someone who left still answers for, in one finding", async () => {
    const text = people(LEFT, BOB) + assets("ann", "bob") + roles(`id: role-x, title: X, ${DUTY}, holders: [bob], deputy: ann`);
    await expectFindings(text, code, [`p.yaml:2 ${code}`]);
    assert.match((await findingIn(text, code)).finding.message, /Ann left on 2026-06-14, but still answers for A-1, role-x\./);
  });

  it("offers the owner of the ISMS where nobody shares the person's roles, and everybody in a small firm where there is none", async () => {
    const titles = async (text: string) => (await findingIn(text, code)).finding.fixes.map(({ title }) => title);
    const staff = people(
      LEFT,
      BOB,
      "id: cat, name: Cat",
      "id: dan, name: Dan, joined: 2026-07-01",
      "id: eve, name: Eve, employer: Audit Ltd",
    );
    const text = staff + assets("ann");
    assert.deepEqual(await titles(text), ["Hand everything over to Bob", "Hand everything over to Cat"]);
    const isms = (owner: string) => `==> isms.yaml\nisms:\n  organisation: x\n  owner: ${owner}\n`;
    assert.deepEqual(await titles(text + isms("cat")), ["Hand everything over to Cat"]);
    assert.deepEqual(await titles(text + isms("role-x") + roles("id: role-x, title: X, holders: [bob]")), ["Hand everything over to Bob"]);
    const many = people(LEFT, ...Array.from({ length: 6 }, (_, at) => `id: p${at}, name: P${at}`));
    assert.deepEqual(await titles(many + assets("ann")), []);
  });

  it("stays silent on the last day, for what is over, and for what somebody did", async () => {
    await expectFindings(people("id: ann, name: Ann, left: 2026-06-15") + assets("ann"), code, []);
    const past = [
      list("x.yaml", "actions", ["id: ACT-1, title: x, owner: ann, status: done"]),
      list("y.yaml", "risks", ["id: R-1, title: x, owner: ann, status: closed, treatment: {option: accept, approvedBy: ann}"]),
      list("z.yaml", "obligations", ["id: O-1, title: x, type: law, owner: ann, until: 2026-06-14"]),
      list("t.yaml", "trainings", ["id: T-1, title: x, date: 2026-06-01, trainer: ann", "id: T-2, title: x, status: held, owner: ann"]),
      "==> d.md\n---\nid: D-1\nowner: bob\nstatus: approved\napprovedBy: ann\nauthor: ann\n---\n# D\n",
    ];
    await expectFindings(people(LEFT, BOB) + past.join(""), code, []);
  });

  it("counts what is still planned", () =>
    expectFindings(
      people(LEFT) + list("t.yaml", "trainings", ["id: T-1, title: x, status: planned, date: 2026-06-01, trainer: ann"]),
      code,
      [`p.yaml:2 ${code}`],
    ));

  it("looks below lists: what of it is still to come counts, what is over does not", async () => {
    const programme = (planned: string) => `==> g.yaml\nauditProgramme:\n  planned: [${planned}]\n`;
    const cases: [string, string][] = [
      [programme("{when: 2027-06, auditors: [bob, ann]}"), programme("{when: 2025-06, auditors: [ann], audit: AUD-1}")],
      [
        list("g.yaml", "managementReviews", ["id: MR-1, title: x, date: 2026-05-01, decisions: [{text: x, owner: ann}]"]),
        list("g.yaml", "managementReviews", [
          "id: MR-1, title: x, date: 2026-05-01, attendees: [ann], decisions: [{text: x, owner: ann, completedOn: 2026-05-02}, {text: y, owner: ann, actions: [ACT-1]}]",
        ]),
      ],
      [
        list("g.yaml", "managementReviews", ["id: MR-1, title: x, status: planned, attendees: [ann]"]),
        list("g.yaml", "managementReviews", ["id: MR-1, title: x, status: held, owner: ann, chair: ann"]),
      ],
      [
        "==> g.yaml\nproject:\n  phases: [{title: x, milestones: [{title: y, owner: ann}]}]\n",
        "==> g.yaml\nproject:\n  phases: [{title: x, done: 2026-05-01, owner: ann, milestones: [{title: y, owner: ann}]}, {title: x, milestones: [{title: y, owner: ann, done: 2026-01-01}]}]\n",
      ],
      [
        list("g.yaml", "changes", ["id: C-1, title: x, status: approved, implementedBy: ann"]),
        list("g.yaml", "changes", [
          "id: C-1, title: x, status: implemented, implementedBy: ann",
          "id: C-2, title: x, status: rolled-back, owner: ann",
        ]),
      ],
      [
        list("g.yaml", "metrics", ["id: M-1, title: x, reportedTo: [ann]"]),
        list("g.yaml", "metrics", ["id: M-1, title: x, reportedTo: [ann], owner: ann, endsOn: 2026-06-01"]),
      ],
      [
        list("g.yaml", "audits", ["id: AUD-2, title: x, status: planned, auditees: [ann]"]),
        list("g.yaml", "activities", ["id: ATV-1, title: x, owner: bob, done: [{on: 2026-06-01, by: ann}]"]),
      ],
    ];
    const past = list("h.yaml", "audits", ["id: AUD-1, title: x, status: done, auditors: [ann], auditees: [ann], reportedTo: [ann]"]);
    const done = list("i.yaml", "actions", ["id: ACT-1, title: x, status: done"]);
    for (const [open, over] of cases) {
      await expectFindings(people(LEFT, BOB) + open + past + done, code, [`p.yaml:2 ${code}`]);
      await expectFindings(people(LEFT, BOB) + over + past + done, code, []);
    }
  });

  it("hands over what stands below lists, and takes a leaver off a list that names the successor already", async () => {
    const programme =
      "==> g.yaml\nauditProgramme:\n  planned:\n    - {title: x, auditors: [ann]}\n    - title: y\n      auditors:\n        - bob\n        - ann\n";
    const text = people(LEFT, BOB) + programme + roles(`id: role-x, title: X, ${DUTY}, holders: [bob, ann]`);
    const after = await applyFix(text, code, "Bob");
    assert.equal(
      after.get("g.yaml"),
      "auditProgramme:\n  planned:\n    - {title: x, auditors: [bob]}\n    - title: y\n      auditors:\n        - bob\n",
    );
    assert.match(after.get("r.yaml") ?? "", /holders: \[bob\]/);
  });

  it("hands everything over to the deputy or another holder, across files", async () => {
    const text =
      people(LEFT, BOB, "id: cat, name: Cat", "id: dan, name: Dan, left: 2020-01-01") +
      assets("ann", "bob", "ann") +
      roles(`id: role-x, title: X, ${DUTY}, holders: [ann, cat, dan], deputy: bob`);
    const { finding } = await findingIn(text, code);
    assert.deepEqual(
      finding.fixes.map(({ title }) => title),
      ["Hand everything over to Bob", "Hand everything over to Cat"],
    );
    const after = await applyFix(text, code, "Cat");
    assert.equal(after.get("a.yaml"), assets("cat", "bob", "cat").replace("==> a.yaml\n", ""));
    assert.match(after.get("r.yaml") ?? "", /holders: \[cat, dan\], deputy: bob/);
  });

  it("takes a leaver off a list in a block with the line, and puts a lone holder's deputy in their place", async () => {
    const block = (holders: string) => `==> r.yaml\nroles:\n  - id: role-x\n    title: X\n    holders:\n${holders}    deputy: bob\n`;
    const fix = async (holders: string) =>
      ((await applyFix(people(LEFT, BOB, "id: cat, name: Cat") + block(holders), code, "Bob")).get("r.yaml") ?? "").split("holders:\n")[1];
    assert.equal(await fix("      - cat\n      - ann # until June\n"), "      - cat\n    deputy: bob\n");
    assert.equal(await fix("      - ann\n"), "      - bob\n    deputy: bob\n");
  });
});

describe("role/unassigned", () => {
  const code = "role/unassigned";

  it("finds roles without a holder that other records name, or beside roles with holders", async () => {
    const text = people(LEFT) + roles(`id: role-x, title: X, ${DUTY}, holders: []`) + assets("role-x", "role-x");
    await expectFindings(text, code, [`r.yaml:2 ${code}`]);
    assert.match((await findingIn(text, code)).finding.message, /Nobody holds role-x, yet it answers for A-1, A-2/);
    await expectFindings(people(BOB) + roles("id: role-x, title: X", "id: role-y, title: Y, holders: [bob]"), code, [`r.yaml:2 ${code}`]);
  });

  it("leaves roles whose holders have all left to `role/leaver`", async () => {
    const text = people(LEFT, BOB) + roles(`id: role-x, title: X, ${DUTY}, holders: [ann]`) + assets("role-x");
    await expectFindings(text, /^role\/(leaver|unassigned)/, ["p.yaml:2 role/leaver"]);
    const self = people(`${LEFT}, roles: [role-x]`) + roles(`id: role-x, title: X, ${DUTY}`) + assets("role-x");
    await expectFindings(self, code, [`r.yaml:2 ${code}`]);
  });

  it("does not count who is still to join", async () => {
    const from = (day: string) =>
      people(`id: ann, name: Ann, joined: ${day}`) + roles(`id: role-x, title: X, ${DUTY}, holders: [ann]`) + assets("role-x");
    await expectFindings(from("2026-06-16"), code, [`r.yaml:2 ${code}`]);
    await expectFindings(from("2026-06-15"), code, []);
  });

  it("takes the roles of people into account, and stays silent where nobody is assigned anywhere", async () => {
    await expectFindings(people("id: ann, name: Ann, roles: [role-x]") + roles("id: role-x, title: X") + assets("role-x"), code, []);
    await expectFindings(roles("id: role-x, title: X", "id: role-y, title: Y"), code, []);
  });
});

describe("role/no-deputy", () => {
  const code = "role/no-deputy";
  const role = (more: string) => people(BOB, LEFT) + roles(`id: role-x, title: X, ${DUTY}, ${more}`);
  const OWNED = assets("role-x", "role-x", "role-x");

  it("finds key roles that rest on one person", async () => {
    await expectFindings(role("holders: [bob]") + OWNED, code, [`r.yaml:2 ${code}`]);
    await expectFindings(role("holders: [bob], deputy: bob") + OWNED, code, [`r.yaml:2 ${code}`]);
    await expectFindings(role("holders: [bob], deputy: ann") + OWNED, code, [`r.yaml:2 ${code}`]);
  });

  it("stays silent with a deputy or a second holder, without a holder, and for roles that answer for little", async () => {
    await expectFindings(role("holders: [bob], deputy: cat") + OWNED, code, []);
    await expectFindings(role("holders: [bob, cat]") + OWNED, code, []);
    await expectFindings(role("holders: []") + OWNED, code, []);
    await expectFindings(role("holders: [bob]") + assets("role-x", "role-x"), code, []);
  });
});

describe("role/holder-mismatch", () => {
  const code = "role/holder-mismatch";
  const role = (holders: string) => roles(`id: role-x, title: X, ${DUTY}, holders: [${holders}]`, `id: role-y, title: Y, ${DUTY}`);

  it("finds people and roles that disagree", async () => {
    await expectFindings(people(BOB, "id: cat, name: Cat, roles: [role-x]") + role("bob"), code, [`r.yaml:2 ${code}`]);
    await expectFindings(people(`${BOB}, roles: [role-y]`) + role("bob"), code, [`r.yaml:2 ${code}`]);
  });

  it("stays silent where one of the two is kept", async () => {
    await expectFindings(people(BOB) + role("bob"), code, []);
    await expectFindings(people(`${BOB}, roles: [role-x]`) + role(""), code, []);
    await expectFindings(people(`${BOB}, roles: [role-x]`, `${LEFT}, roles: [role-x]`) + role("bob"), code, []);
  });
});

describe("role/no-responsibilities", () => {
  it("finds roles that are a title only", () =>
    expectFindings(
      roles("id: role-x, title: X", "id: role-y, title: Y, authorities: [stop a release]", `id: role-z, title: Z, ${DUTY}`),
      "role/no-responsibilities",
      ["r.yaml:2 role/no-responsibilities"],
    ));
});

describe("role/author-approves", () => {
  const code = "role/author-approves";
  const doc = (fields: string) => `==> d.md\n---\nid: D-1\ntype: procedure\nstatus: approved\n${fields.split(", ").join("\n")}\n---\n# D\n`;
  const STAFF = people(BOB, "id: cat, name: Cat") + roles(`id: role-x, title: X, ${DUTY}, holders: [bob]`);

  it("finds authors who approve, also through a role, and owners where no author is named", async () => {
    await expectFindings(STAFF + doc("author: bob, approvedBy: bob"), code, [`d.md:6 ${code}`]);
    await expectFindings(STAFF + doc("author: role-x, approvedBy: bob"), code, [`d.md:6 ${code}`]);
    assert.match((await findingIn(STAFF + doc("owner: role-x, approvedBy: role-x"), code)).finding.message, /approved by its owner/);
  });

  it("stays silent about two people, drafts, and a role that several act for", async () => {
    await expectFindings(STAFF + doc("author: cat, owner: bob, approvedBy: bob"), code, []);
    await expectFindings(STAFF + doc("author: bob, approvedBy: bob").replace("approved\n", "draft\n"), code, []);
    const two = people(BOB, "id: cat, name: Cat") + roles(`id: role-x, title: X, ${DUTY}, holders: [bob, cat]`);
    await expectFindings(two + doc("owner: role-x, approvedBy: role-x"), code, []);
  });

  it("looks at scope, methodology, statement and audit programme as well", async () => {
    for (const kind of ["scope", "methodology", "soa", "auditProgramme"]) {
      const record = (fields: string) => `==> x.yaml\n${kind}: {${fields}}\n`;
      await expectFindings(STAFF + record("owner: role-x, approvedBy: bob, approvedOn: 2026-05-01"), code, [`x.yaml:1 ${code}`]);
      await expectFindings(STAFF + record("owner: role-x, approvedBy: bob"), code, []);
      await expectFindings(STAFF + record("owner: cat, approvedBy: bob, approvedOn: 2026-05-01"), code, []);
    }
  });

  it("leaves top management alone, also where it owns the scope", () =>
    expectFindings(
      `${people(`${BOB}, title: Managing director`, "id: cat, name: Cat")}==> s.yaml\nscope: {statement: x, owner: bob, approvedBy: bob, approvedOn: 2026-05-01}\n`,
      code,
      [],
    ));

  it("asks nobody for a second look who has none above, or no colleague", async () => {
    await expectFindings(`${STAFF + doc("author: bob, approvedBy: bob")}==> s.yaml\nscope:\n  statement: x\n  approvedBy: bob\n`, code, []);
    await expectFindings(people(BOB) + doc("author: bob, approvedBy: bob"), code, []);
  });
});

describe("role/not-here-then", () => {
  const code = "role/not-here-then";
  const team = people("id: ann, name: Ann Roe, joined: 2026-03-01, left: 2026-05-31", BOB);
  const scope = (by: string, on: string) => `==> s.yaml\nscope: {statement: x, approvedBy: ${by}, approvedOn: ${on}}\n`;

  it("finds approvals before somebody joined and after they left, by id and by name", async () => {
    await expectFindings(team + scope("ann", "2026-02-28"), code, [`s.yaml:1 ${code}`]);
    const after = team + scope("Ann Roe", "2026-06-01");
    await expectFindings(after, code, [`s.yaml:1 ${code}`]);
    assert.match((await findingIn(after, code)).finding.message, /Ann Roe was not here any more: they left on 2026-05-31/);
  });

  it("finds acceptances, duties done and reviews attended", async () => {
    const risk = list("k.yaml", "risks", ["id: R-1, title: x, residual: {acceptedBy: ann, acceptedOn: 2026-06-02}"]);
    const duty = list("d.yaml", "activities", ["id: D-1, title: x, frequency: monthly, done: [{on: 2026-02-01, by: ann}]"]);
    const review = list("m.yaml", "managementReviews", ["id: MR-1, title: x, date: 2026-02-01, attendees: [bob, ann]"]);
    await expectFindings(team + risk + duty + review, code, [`d.yaml:2 ${code}`, `k.yaml:2 ${code}`, `m.yaml:2 ${code}`]);
  });

  it("stays silent within their time, for people without days, roles, planned reviews and days to come", async () => {
    await expectFindings(team + scope("ann", "2026-03-01") + scope("ann", "2026-05-31").replace("s.yaml", "t.yaml"), code, []);
    await expectFindings(team + scope("bob", "2020-01-01"), code, []);
    await expectFindings(team + roles(`id: role-x, title: X, ${DUTY}, holders: [ann]`) + scope("role-x", "2020-01-01"), code, []);
    const planned = list("m.yaml", "managementReviews", ["id: MR-1, title: x, status: planned, date: 2026-02-01, attendees: [ann]"]);
    await expectFindings(team + planned + scope("ann", "2026-06-16"), code, []);
  });
});

describe("role/missing", () => {
  const code = "role/missing";
  const staff = roles(`id: role-x, title: IT administrator, ${DUTY}`);
  const boss = "  - {id: role-b, title: Managing director}\n";
  const SCOPE = "==> s.yaml\nscope: {statement: All of it}\n";
  const owner = "==> isms.yaml\nisms: {organisation: Example Ltd, owner: bob}\n";
  const programme = (more: string) => `==> g.yaml\nauditProgramme: {planned: [{title: First audit, when: 2026-09${more}}]}\n`;
  const message = async (text: string) => (await findingIn(text, code)).finding.message;

  it("finds that nobody leads the ISMS, is top management, or audits", async () => {
    await expectFindings(staff, code, [`isms.yaml:2 ${code}`]);
    assert.match(await message(staff), /tells who sees that the ISMS conforms to .+ \(clause 5\.3 a and b\)\. Clause 5\.3 asks/);
    assert.match(await message(owner + staff + SCOPE), /tells who is top management, for whose approval `scope` wait\./);
    assert.match(
      await message(owner + staff + programme("")),
      /tells who audits the ISMS, as is planned with First audit \(clause 9\.2\.2 b\)\./,
    );
    const planned = list("a.yaml", "audits", ["id: AUD-1, title: x, date: 2026-09-01, status: planned"]);
    assert.match(await message(owner + staff + planned), /planned with AUD-1/);
    await expectFindings(staff + SCOPE + programme(""), code, [`isms.yaml:2 ${code}`]);
    await expectFindings(people("id: ann, name: Ann, title: Accountant", "id: bob, name: Bob, title: CISO, left: 2026-01-01"), code, [
      `isms.yaml:2 ${code}`,
    ]);
  });

  it("does not take for a lead who audits the ISMS or plans its audits, nor for an auditor who plans audits", async () => {
    await expectFindings(roles("id: role-x, title: Internal auditor, responsibilities: [Reports on audits of the ISMS]"), code, [
      `isms.yaml:2 ${code}`,
    ]);
    const plans = roles("id: role-x, title: IT administrator, responsibilities: [Plan internal audits]");
    assert.match(await message(owner + plans + programme("")), /who audits/);
  });

  it("knows the roles by title and responsibility in eight languages", async () => {
    const leads = [
      "CISO",
      "ISMS-Beauftragter",
      "Informationssicherheitsbeauftragte",
      "RSSI",
      "Responsable du SMSI",
      "Responsable de Seguridad de la Información",
      "Responsabile della sicurezza delle informazioni",
      "Functionaris informatiebeveiliging",
      "Gestor de Segurança da Informação",
      "情報セキュリティ責任者",
    ];
    for (const title of leads) await expectFindings(roles(`id: r, title: ${title}`), code, []);
    for (const duty of ["Runs the ISMS", "Berichtet über das Managementsystem", "Pilote le SMSI", "Mantiene el SGSI"]) {
      await expectFindings(roles(`id: r, title: Anna, responsibilities: [${duty}]`), code, []);
    }
    for (const title of ["Geschäftsführung", "Direction", "Gerencia", "Direzione", "Directie", "Diretoria", "経営者", "Founder"]) {
      await expectFindings(owner + roles(`id: r, title: ${title}`) + SCOPE, code, []);
    }
    for (const title of ["Interner Auditor", "Auditeur interne", "Auditor interno", "Intern auditor", "Revision", "内部監査員"]) {
      await expectFindings(owner + roles(`id: r, title: ${title}`) + programme(""), code, []);
    }
  });

  it("stays silent where records name somebody in another way, and where nothing waits", async () => {
    await expectFindings(owner + staff, code, []);
    await expectFindings(people("id: ann, name: Ann, title: Information Security Officer"), code, []);
    await expectFindings(`${staff}==> d.md\n---\nid: D-1\nowner: CISO\n---\n# D\n`, code, []);
    await expectFindings(`${staff}==> d.md\n---\nid: D-1\nclauses: ["5.3"]\n---\n# Roles\n`, code, []);
    await expectFindings(owner + staff + SCOPE.replace("it}", "it, approvedBy: Jo Doe}"), code, []);
    await expectFindings(owner + staff + boss + SCOPE, code, []);
    await expectFindings(owner + staff + programme(", auditors: [Firm of auditors]"), code, []);
    await expectFindings(owner + staff + programme(", type: stage1"), code, []);
    const held = list("a.yaml", "audits", ["id: AUD-1, title: x, date: 2026-05-01, status: done, auditors: [Jo Doe]"]);
    await expectFindings(owner + staff + held + programme(""), code, []);
  });

  it("stays silent about folders without roles and titles", async () => {
    await expectFindings(people(BOB) + SCOPE + programme(""), code, []);
    await expectFindings(SCOPE + programme(""), code, []);
  });

  it("starts the record of the role, which then is assigned or a finding of its own", async () => {
    const after = (await applyFix(staff, code, "Information security manager")).get("r.yaml") ?? "";
    assert.match(
      after,
      /- id: ROLE-001\n {4}title: Information security manager\n {4}responsibilities:\n {6}- Sees that .+\n {6}- .+\n {4}holders:\n/,
    );
    await expectFindings(`==> r.yaml\n${after}`, code, []);
  });
});
