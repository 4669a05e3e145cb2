import assert from "node:assert/strict";
import { ignoreFix } from "../../../server/src/core/ruleKit/fixes.ts";
import { applyFix, editsOf, expectFindings, filesAfter, findingIn, findingsOf } from "../../fixture.ts";

const CODES = /^(ignore|ref)\//;
const TODO = "TODO";

/** Puts the first finding of `code` aside; gives the file before and after the user wrote the reason. */
async function ignored(text: string, code: string) {
  const { finding, fixture } = await findingIn(text, code);
  const file = fixture.folder.snapshot().files.get(finding.path);
  assert.ok(file);
  const after = filesAfter(fixture, await editsOf(fixture, ignoreFix(code, file, finding))).get(finding.path) ?? "";
  return { after, path: finding.path, withReason: `==> ${finding.path}\n${after.replace(TODO, "known, see ACT-7")}` };
}

describe("isms-ignore", () => {
  it("silences a code or a family on the next line", async () => {
    await expectFindings("==> a.md\n<!-- isms-ignore ref/unknown-control: quoted -->\nA.5.99\nA.5.98\n", CODES, [
      "a.md:3 ref/unknown-control",
    ]);
    await expectFindings("==> a.yaml\nrisks:\n  # isms-ignore ref: quoted\n  - {id: R-1, title: A.5.99}\n", CODES, []);
    await expectFindings("==> a.md\n<!-- isms-ignore schema: quoted -->\nA.5.99\n", CODES, ["a.md:2 ref/unknown-control"]);
  });

  it("may stand several times above one line, and name several codes", async () => {
    await expectFindings(
      "==> a.md\n<!-- isms-ignore id: a -->\n<!-- isms-ignore ref: b -->\n<!-- isms-ignore soa: c -->\nA.5.99\n",
      CODES,
      [],
    );
    await expectFindings("==> a.md\n<!-- isms-ignore id/duplicate, ref/unknown-control: a -->\nA.5.99\n", CODES, []);
  });

  it("covers a block text and a text over several lines", async () => {
    const record = (title: string) =>
      `==> a.yaml\nrisks:\n  - id: R-1\n    # isms-ignore ref: quoted\n    title: ${title}\n    threat: A.5.97\n`;
    await expectFindings(record("|\n      one\n\n      A.5.99\n      A.5.98"), CODES, ["a.yaml:9 ref/unknown-control"]);
    await expectFindings(record("one\n      A.5.99"), CODES, ["a.yaml:6 ref/unknown-control"]);
  });

  it("works behind the text of its line, and in front matter", async () => {
    await expectFindings("==> a.yaml\nrisks:\n  - {id: R-1, title: A.5.99} # isms-ignore ref: quoted\n", CODES, []);
    await expectFindings("==> a.md\n| A.5.99 | <!-- isms-ignore ref: quoted -->\n|---|\n", CODES, []);
    await expectFindings("==> a.md\n---\nid: D-1\n# isms-ignore ref: quoted\ncontrols: [A.5.99]\n---\n", CODES, []);
  });

  it("is no comment inside a word or address", () =>
    expectFindings("==> a.yaml\nrisks:\n  - {id: R-1, title: x#isms-ignore ref}\n", "ignore", []));
});

describe("ignore/no-reason", () => {
  it("finds comments without a reason or code, which silence nothing", async () => {
    for (const comment of ["ref/unknown-control", "ref/unknown-control:", "", ": because", "ref: TODO", "ref: …"]) {
      await expectFindings(`==> a.md\n<!-- isms-ignore ${comment} -->\nA.5.99\n`, CODES, [
        "a.md:1 ignore/no-reason",
        "a.md:2 ref/unknown-control",
      ]);
    }
  });

  it("is a warning", async () =>
    assert.equal((await findingIn("==> a.yaml\n# isms-ignore ref\n", "ignore/no-reason")).finding.severity, "warning"));
});

describe("ignore/unknown-code", () => {
  it("finds codes that no rule has, in comments and settings", async () => {
    const text =
      "==> isms.yaml\nisms:\n  organisation: X\n  rules:\n    soa/stal: off\n    document: info\n==> a.md\n<!-- isms-ignore ref/unknown-contrl, soa: quoted -->\n";
    await expectFindings(text, "ignore", ["a.md:1 ignore/unknown-code", "isms.yaml:4 ignore/unknown-code"]);
    assert.equal(
      (await applyFix(text, "ignore/unknown-code", "Change")).get("a.md"),
      "<!-- isms-ignore ref/unknown-control, soa: quoted -->\n",
    );
  });

  it("corrects settings", async () => {
    const text = "==> isms.yaml\nisms:\n  organisation: X\n  rules: {soa/stal: off}\n";
    assert.match((await applyFix(text, "ignore/unknown-code", "Change")).get("isms.yaml") ?? "", /rules: \{soa\/stale: off\}/);
  });
});

describe("the fix that ignores a finding", () => {
  const places: [name: string, text: string, after: string][] = [
    [
      "above a record",
      "==> a.yaml\nrisks:\n  - id: R-1\n    title: A.5.99\n",
      "risks:\n  - id: R-1\n    # isms-ignore ref/unknown-control: TODO\n    title: A.5.99\n",
    ],
    [
      "above a block text, never inside",
      "==> a.yaml\nrisks:\n  - id: R-1\n    title: |\n      - item\n        key: A.5.99\n",
      "risks:\n  - id: R-1\n    # isms-ignore ref/unknown-control: TODO\n    title: |\n      - item\n        key: A.5.99\n",
    ],
    [
      "above a text over several lines",
      "==> a.yaml\nrisks:\n  - title: one\n      A.5.99\n    id: R-1\n",
      "risks:\n  # isms-ignore ref/unknown-control: TODO\n  - title: one\n      A.5.99\n    id: R-1\n",
    ],
    ["with Windows line ends", "==> a.md\n\r\nA.5.99\r\n", "\r\n<!-- isms-ignore ref/unknown-control: TODO -->\r\nA.5.99\r\n"],
    ["above a paragraph", "==> a.md\n# T\n\nA.5.99\n", "# T\n\n<!-- isms-ignore ref/unknown-control: TODO -->\nA.5.99\n"],
    ["behind a line of a paragraph", "==> a.md\none\nA.5.99\ntwo\n", "one\nA.5.99 <!-- isms-ignore ref/unknown-control: TODO -->\ntwo\n"],
    [
      "behind a row of a table",
      "==> a.md\n| a |\n|---|\n| A.5.99 |\n",
      "| a |\n|---|\n| A.5.99 | <!-- isms-ignore ref/unknown-control: TODO -->\n",
    ],
    [
      "in front matter",
      "==> a.md\n---\nid: D-1\ncontrols: [A.5.99]\n---\n",
      "---\nid: D-1\n# isms-ignore ref/unknown-control: TODO\ncontrols: [A.5.99]\n---\n",
    ],
  ];
  for (const [name, text, expected] of places) {
    it(`puts the comment ${name}`, async () => {
      const { after, path, withReason } = await ignored(text, "ref/unknown-control");
      assert.equal(after, expected);
      assert.equal((await findingsOf(`==> ${path}\n${after}`, "ignore/no-reason")).length, 1);
      await expectFindings(withReason, CODES, []);
    });
  }
});
