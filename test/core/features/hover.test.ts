import assert from "node:assert/strict";
import type { Hover, MarkupContent } from "vscode-languageserver-types";
import { feature } from "../../../server/src/core/features/hover.ts";
import { ask, type RequestOptions } from "./request.ts";

async function hover(text: string, options?: RequestOptions): Promise<string> {
  const answer = await ask<Hover>(feature, text, options);
  return (answer?.contents as MarkupContent | undefined)?.value ?? "";
}

describe("hover", () => {
  it("tells of a control what it is for, what good looks like, evidence and mistakes", async () => {
    const text = await hover("==> p.md\n# P\n\nWe patch (A.8.‸8).\n");
    assert.match(text, /\*\*A\.8\.8 Management of technical vulnerabilities\*\*/);
    for (const part of ["What good looks like", "Evidence an auditor asks for", "Common mistakes", "Here: no SoA entry", "A.12.6.1"])
      assert.ok(text.includes(part), part);
  });

  it("tells where a control stands here, with what hangs on it", async () => {
    const soa =
      "==> soa.yaml\nsoa:\n  controls:\n    - control: A.8.8\n      applicable: true\n      status: implemented\n      justification: We run [servers] ourselves.\n      evidence: [EV-1]\n";
    const evidence = "==> e.yaml\nevidence:\n  - id: EV-1\n    title: Scan\n    validUntil: 2026-12-31\n";
    const text = await hover(`${soa}${evidence}==> p.md\nA.8.‸8\n`);
    assert.match(text, /Here: implemented, with current evidence\*\* · 1 piece of evidence/);
    assert.match(text, /We run \\\[servers\\\] ourselves/);
    assert.match(await hover(`${soa}${evidence}==> p.md\nA.8.‸8\n`, { today: "2027-01-01" }), /implemented, no current evidence/);
  });

  it("tells how a metric does, when an activity is due, and by when an incident has to be notified", async () => {
    const metric = (values: string) =>
      `==> m.yaml\nmetrics:\n  - id: MET-‸1\n    title: Patching\n    unit: days\n    target: 14\n    direction: lower\n    frequency: monthly\n    measurements: [${values}]\n`;
    const results = "{period: 2026-03, value: 12}, {period: 2026-04, value: 13}, {period: 2026-05, value: 16}";
    assert.match(
      await hover(metric(results)),
      /Results: 12 → 13 → 16 days {2}\nTarget missed: 14 or less {2}\nNext result due by 2026-07-10/,
    );
    assert.match(await hover(metric("{period: 2026-05, value: 12}")), /Target met: 14 or less/);
    const activity = (rest: string) => `==> a.yaml\nactivities:\n  - id: DUTY-‸1\n    title: Review\n    frequency: monthly\n    ${rest}\n`;
    assert.match(await hover(activity("done: [{on: 2026-05-20}]")), /Last done on 2026-05-20 {2}\nDue on 2026-06-20/);
    assert.match(await hover(activity("from: 2026-05-01")), /Never done {2}\nWas due on 2026-06-01/);
    const incident = (how: string) =>
      `==> isms.yaml\nisms: {organisation: X, frameworks: [nis2]}\n==> i.yaml\nincidents:\n  - id: INC-‸1\n    title: Leak\n    detectedOn: 2026-06-14T10:00\n    significant: true\n    notifications: [{duty: nis2-early-warning, ${how}}]\n`;
    const text = await hover(incident("sentOn: 2026-06-14T12:00"));
    assert.match(text, /- NIS2 Art\. 23\(4\)\(a\): the early warning .*, due by 2026-06-15 10:00, sent on 2026-06-14T12:00\n/);
    assert.match(text, /- NIS2 Art\. 23\(4\)\(b\): .*, due by 2026-06-17 10:00, open\n/);
    assert.match(await hover(incident("notNeeded: The data were encrypted")), /the early warning .*, not owed\n/);
    assert.match(await hover(incident("notNeeded: TBD")), /the early warning .*, open\n/, "a reason that is still to be written is none");
  });

  it("shows the user's own text of the standard first", async () => {
    const text = await hover("==> p.md\nA.8.‸8\n", {
      environment: { standardText: (id) => (id === "A.8.8" ? "My <b>official</b> text" : undefined) },
    });
    assert.match(text, /\n\n> My \\<b\\>official\\<\/b\\> text\n\n/);
  });

  it("tells of a range every control in it, of a theme its groups", async () => {
    assert.equal((await hover("==> p.md\nISO 27001 A.5.24‸-A.5.28\n")).split("\n").length, 5);
    assert.match(await hover("==> p.md\nISO 27001 theme A.‸8 here\n"), /Technological controls/);
  });

  it("tells of a 2013 id its successors", async () => {
    const text = await hover("==> p.md\nA.18.2.‸3\n");
    assert.match(text, /2013 edition/);
    assert.match(text, /A\.5\.36.*\n.*A\.8\.8/);
  });

  it("tells of a clause its documented information", async () => {
    const text = await hover("==> p.md\nISO 27001 clause 6.1‸.3 d)\n");
    assert.match(text, /\*\*Clause 6\.1\.3 Information security risk treatment\*\*/);
    assert.match(text, /Statement of Applicability \(6\.1\.3 d\)/);
  });

  it("tells of a record what it says, escaped, and of a risk its score", async () => {
    const risk = "==> r.yaml\nrisks:\n  - id: R-1\n    title: <img src=x> *bold*\n    likelihood: 2\n    impact: likely\n";
    const methodology =
      "==> m.yaml\nmethodology:\n  likelihood: [{value: 1}, {value: 2}]\n  impact: [{value: 1}, {value: 3, label: Likely}]\n  formula: product\n  levels: [{name: high, min: 5}]\n";
    const text = await hover(`${risk}${methodology}==> p.md\nSee R-‸1.\n`);
    assert.match(text, /R\\-1 \\<img src=x\\> \\\*bold\\\*/);
    assert.match(text, /Risk 6 \(high\)/);
  });

  it("tells of a field what it takes", async () => {
    assert.match(await hover("==> r.yaml\nrisks:\n  - id: R-1\n    sta‸tus: open\n"), /`in-treatment`: Treatment under way\./);
    assert.match(await hover("==> r.yaml\nrisks:\n  - id: R-1\n    treatment:\n      appro‸vedOn: 2026-01-01\n"), /date, YYYY-MM-DD/);
  });

  it("says nothing of nothing", async () => {
    assert.equal(await hover("==> p.md\nNothing ‸here\n"), "");
    assert.equal(await hover("==> p.md\nA.8.9‸9\n"), "");
    assert.equal(await hover("==> r.yaml\nrisks:\n  - id: R-1\n    owner: no‸body\n"), "");
  });
});
