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
