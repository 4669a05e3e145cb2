import assert from "node:assert/strict";
import { applyFix, expectFindings, findingIn } from "../../fixture.ts";

/** Actions that lack nothing, with fields on one line each. */
const actions = (...records: string[]) =>
  `==> a.yaml\nactions:\n${records.map((record, i) => `  - {id: ACT-${i + 1}, title: x, ${record}}\n`).join("")}`;
const repeat = (count: number, fields: string) => Array<string>(count).fill(fields);
const messageOf = async (text: string, code: string) => (await findingIn(text, code)).finding.message;

const RISK = "==> r.yaml\nrisks:\n  - {id: R-1, title: Loss}\n";
const SOUND = "owner: Jane, due: 2026-06-15, status: open, for: [R-1]";

describe("action rules", () => {
  it("have nothing to say of an action that somebody does for a reason by a day", () =>
    expectFindings(actions(SOUND) + RISK, "action", []));
});

describe("rows of a template, with an id alone", () => {
  it("are no plan", () =>
    expectFindings(
      "==> a.md\n| Action ID | Action | Owner | Due date | Status |\n|---|---|---|---|---|\n| ACT-1 | | | | Open |\n| ACT-2 | [____] | [____] | | Open |\n",
      "action",
      [],
    ));
});

describe("action/overdue", () => {
  const code = "action/overdue";

  it("finds what was due before today and is not done", async () => {
    await expectFindings(actions("due: 2026-06-14", "due: 2026-06-14, status: in-progress", "due: 2026-06-15"), code, [
      `a.yaml:2 ${code}`,
      `a.yaml:3 ${code}`,
    ]);
    assert.match(await messageOf(actions("due: 2026-06-14"), code), /ACT-1 was due on 2026-06-14/);
  });

  it("stays silent on what is done, cancelled or completed", () =>
    expectFindings(
      actions("due: 2026-01-01, status: done", "due: 2026-01-01, status: cancelled", "due: 2026-01-01, completedOn: 2026-02-01"),
      code,
      [],
    ));

  it("records that it was done today", async () => {
    const text = "==> a.yaml\nactions:\n  - id: ACT-1\n    title: x\n    due: 2026-06-14\n    status: open\n";
    assert.match((await applyFix(text, code, "done today")).get("a.yaml") ?? "", /status: done\n {4}completedOn: 2026-06-15/);
  });
});

for (const [code, field] of [
  ["action/no-owner", "owner: Jane"],
  ["action/no-due", "due: 2027-01-01"],
] as const) {
  describe(code, () => {
    it("finds open actions, each by itself where they are few", () =>
      expectFindings(actions(field, "status: open", "status: in-progress"), code, [`a.yaml:3 ${code}`, `a.yaml:4 ${code}`]));

    it("is one finding where all of a file lack it", async () => {
      await expectFindings(actions(...repeat(2, "status: open")), code, [`a.yaml:2 ${code}`, `a.yaml:3 ${code}`]);
      await expectFindings(actions(...repeat(3, "status: open")), code, [`a.yaml:2 ${code}`]);
      assert.match(await messageOf(actions(...repeat(3, "status: open")), code), /None of the 3 open actions/);
    });

    it("is one finding where many of a file lack it, and names some", async () => {
      await expectFindings(
        actions(field, ...repeat(5, "status: open")),
        code,
        [3, 4, 5, 6, 7].map((line) => `a.yaml:${line} ${code}`),
      );
      const text = actions(field, ...repeat(6, "status: open"));
      await expectFindings(text, code, [`a.yaml:3 ${code}`]);
      assert.match(await messageOf(text, code), /^6 of the 7 open actions .*ACT-2, ACT-3, ACT-4, ACT-5, ACT-6 and 1 more\./);
    });

    it("asks nothing of what is done or cancelled", () => expectFindings(actions("status: done", "status: cancelled"), code, []));

    it("is not said of a value in a wrong shape, which is a finding already", () =>
      expectFindings(actions("owner: [a, b], due: soon"), code, []));
  });
}

describe("action/no-resources", () => {
  const code = "action/no-resources";
  const stating = "for: [R-1], resources: Two days";

  it("is one finding for all open actions that treat risks", async () => {
    const text = actions(stating, "for: [R-1]", "status: open", "for: [R-1], resources: ''") + RISK;
    await expectFindings(text, code, [`a.yaml:3 ${code}`]);
    assert.match(await messageOf(text, code), /: ACT-2, ACT-4\./);
  });

  it("counts actions that a treatment names", () =>
    expectFindings(
      `${actions("resources: None", "status: open")}==> r.yaml\nrisks:\n  - {id: R-1, title: Loss, treatment: {actions: [ACT-2]}}\n`,
      code,
      [`a.yaml:3 ${code}`],
    ));

  it("asks where no action states any, the plan is approved and no budget plans the means elsewhere", async () => {
    const unapproved = actions("for: [R-1]", "for: [R-1]") + RISK;
    await expectFindings(unapproved, code, []);
    const text = unapproved.replace("title: Loss", "title: Loss, treatment: {approvedOn: 2026-06-01}");
    await expectFindings(text, code, [`a.yaml:2 ${code}`]);
    assert.match(await messageOf(text, code), /None of the actions .* there is no `budget`: ACT-1, ACT-2\./);
    await expectFindings(`${text}==> b.yaml\nbudget:\n  - {id: B-1, title: x, planned: 100}\n`, code, []);
  });

  it("stays silent on what is done or treats no risk that is open", async () => {
    await expectFindings(actions(stating, "for: [R-1], status: done", "for: [NC-1]") + RISK, code, []);
    await expectFindings(actions(stating, "for: [R-1]") + RISK.replace("Loss", "Loss, status: closed"), code, []);
  });
});

describe("action/none-for-control", () => {
  const code = "action/none-for-control";
  const soa = (status = "planned") => `==> s.yaml\nsoa:\n  controls:\n    - {control: A.8.5, applicable: true, status: ${status}}\n`;
  const risk = (more = ", approvedOn: 2026-06-01") =>
    `==> r.yaml\nrisks:\n  - {id: R-1, title: Loss, treatment: {option: mitigate, controls: [A.8.5]${more}}}\n`;

  it("finds controls that an approved treatment rests on and nobody puts in place, and starts the actions", async () => {
    const text = soa() + risk();
    await expectFindings(text, code, [`s.yaml:3 ${code}`]);
    assert.match(await messageOf(text, code), /: A\.8\.5 \(R-1\)\./);
    const after = await applyFix(text, code, "Start the actions");
    assert.match(
      after.get("actions.yaml") ?? "",
      /- id: ACT-0*1\n {4}title: Put A\.8\.5 \(.*\) in place\n {4}controls: \[A\.8\.5\]\n {4}for: \[R-1\]\n {4}owner:\n {4}due:\n/,
    );
  });

  it("stays silent where an action or a gap plans it, before the approval, and about other controls", async () => {
    for (const planned of ["controls: [A.8.5]", "for: [R-1]"]) await expectFindings(soa() + risk() + actions(planned), code, []);
    await expectFindings(`${soa() + risk()}==> g.yaml\ngaps:\n  - {id: G-1, requirement: A.8.5, actions: [ACT-9]}\n`, code, []);
    await expectFindings(soa() + risk(""), code, []);
    await expectFindings(soa("implemented") + risk(), code, []);
    await expectFindings(soa(), code, []);
  });
});

describe("action/done-without-evidence", () => {
  const code = "action/done-without-evidence";

  it("finds what is done and shown by nothing", () =>
    expectFindings(actions("status: done", "status: open, evidence: []"), code, [`a.yaml:2 ${code}`]));

  it("stays silent where the action or an evidence record shows it", async () => {
    const evidence = "==> e.yaml\nevidence:\n  - {id: EV-1, title: Report, for: [ACT-1]}\n";
    await expectFindings(actions("status: done") + evidence, code, []);
    await expectFindings(actions("status: done, evidence: [EV-1]", "status: done, links: [https://example.com/1]") + evidence, code, []);
  });

  it("does not take what an action serves for evidence", () =>
    expectFindings(`${actions("status: done")}==> b.yaml\nactions:\n  - {id: ACT-9, title: y, for: [ACT-1]}\n`, code, [
      `a.yaml:2 ${code}`,
    ]));

  it("is one finding where nothing in a file shows what is done", async () => {
    const text = actions(...repeat(3, "status: done"), "status: open");
    await expectFindings(text, code, [`a.yaml:2 ${code}`]);
    assert.match(await messageOf(text, code), /The 3 actions in this file/);
  });
});

describe("action/dates", () => {
  const code = "action/dates";
  const nc = "==> n.yaml\nnonconformities:\n  - {id: NC-1, title: x, foundOn: 2026-02-01}\n";

  it("finds a completion in the future, and lets one of today stand", async () => {
    await expectFindings(actions("status: done, completedOn: 2026-06-16"), code, [`a.yaml:2 ${code}`]);
    await expectFindings(actions("status: done, completedOn: 2026-06-15", "completedOn: 2026-06-15"), code, []);
  });

  it("finds a completion of what is called open or cancelled", async () => {
    for (const status of ["open", "in-progress", "cancelled"]) {
      const text = actions(`status: ${status}, completedOn: 2026-06-01`);
      await expectFindings(text, code, [`a.yaml:2 ${code}`]);
      assert.match(await messageOf(text, code), new RegExp(`called ${status}`));
    }
  });

  it("finds an action that was completed before its finding", async () => {
    const text = actions("status: done, completedOn: 2026-01-31, for: [NC-1]") + nc;
    await expectFindings(text, code, [`a.yaml:2 ${code}`]);
    assert.match(await messageOf(text, code), /before NC-1, which it answers, was found on 2026-02-01/);
    await expectFindings(actions("status: done, completedOn: 2026-02-01, for: [NC-1]") + nc, code, []);
  });
});

describe("action/for-nothing", () => {
  const code = "action/for-nothing";

  it("finds open actions without a reason", () =>
    expectFindings(actions("status: open", "for: []"), code, [`a.yaml:2 ${code}`, `a.yaml:3 ${code}`]));

  it("stays silent where the action names something", () =>
    expectFindings(actions("for: [R-1]", "controls: [A.8.8]", "for: NC-1") + RISK, code, []));

  it("stays silent where a record or a text names the action", async () => {
    await expectFindings(`${actions("status: open")}==> g.yaml\ngaps:\n  - {id: GAP-1, title: x, actions: [ACT-1]}\n`, code, []);
    await expectFindings(`${actions("status: open")}==> minutes.md\n# Minutes\n\nWe decided on ACT-1.\n`, code, []);
  });

  it("does not count what an action says of itself", () =>
    expectFindings(actions("status: open, notes: ACT-1 comes first"), code, [`a.yaml:2 ${code}`]));

  it("asks nothing of what is over", () => expectFindings(actions("status: done", "status: cancelled"), code, []));
});
