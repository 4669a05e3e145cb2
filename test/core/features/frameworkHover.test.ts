import assert from "node:assert/strict";
import type { Hover, MarkupContent } from "vscode-languageserver-types";
import { feature } from "../../../server/src/core/features/hover.ts";
import { ask, type RequestOptions } from "./request.ts";

const SOA =
  "==> soa.yaml\nsoa:\n  controls:\n    - control: A.5.20\n      applicable: true\n      status: implemented\n    - control: A.5.19\n      applicable: false\n";

const isms = (...frameworks: string[]) => `==> isms.yaml\nisms:\n  organisation: Example Ltd\n  frameworks: [${frameworks.join(", ")}]\n`;

async function hover(text: string, options?: RequestOptions): Promise<string> {
  const answer = await ask<Hover>(feature, text, options);
  return (answer?.contents as MarkupContent | undefined)?.value ?? "";
}

describe("hover over other frameworks", () => {
  it("tells of a control what it helps with in the frameworks that isms.yaml names, and who says so", async () => {
    const text = await hover(`${isms("gdpr", "nis2")}==> p.md\nA.5.2‸0\n`);
    assert.match(text, /\*\*Helps with, which is never proof that it is met\*\*/);
    assert.match(text, /- \*\*GDPR\*\* Art\. 5 Principles relating .*; Art\. 28 Processor; .* \*\(Microsoft\)\*/);
    assert.match(text, /- \*\*NIS2\*\* Art\. 21\(2\)\(d\) Supply chain security \*\(ENISA, Sushegaad\)\*/);
    assert.doesNotMatch(text, /\*\*(?:DORA|SOC 2)\*\*/);
  });

  it("gives ids alone where a control helps with many requirements", async () => {
    const text = await hover(`${isms("nist-800-53")}==> p.md\nA.5.‸1\n`);
    assert.match(text, /- \*\*NIST SP 800-53\*\* AC-1, AT-1, AU-1, .* \*\(NIST\)\*/);
  });

  it("says nothing of frameworks where isms.yaml names none, or the control has no counterpart", async () => {
    assert.doesNotMatch(await hover("==> p.md\nA.5.2‸0\n"), /Helps with/);
    assert.doesNotMatch(await hover(`${isms("gdpr")}==> p.md\nA.7.1‸2\n`), /Helps with/);
  });

  it("tells of a clause what it helps with", async () => {
    assert.match(await hover(`${isms("nis2")}==> p.md\nISO 27001 clause 9.‸1 here\n`), /\*\*NIS2\*\* Art\. 21\(2\)\(f\)/);
  });

  it("tells of a requirement its controls with their state here, its clauses and what is not given", async () => {
    const text = await hover(`${SOA}==> p.md\nAs \`NIS2 Art. 21(2‸)(d)\` asks.\n`);
    assert.match(text, /^\*\*NIS2 Art\. 21\(2\)\(d\) Supply chain security\*\* {2}\nNIS2 Directive, Directive \(EU\) 2022\/2555/);
    assert.match(text, /- \*\*A\.5\.20\*\* .*: implemented, no current evidence \*\(ENISA, Sushegaad\)\*/);
    assert.match(text, /- \*\*A\.5\.19\*\* .*: excluded/);
    assert.match(text, /- \*\*A\.5\.21\*\* .*: no SoA entry/);
    assert.match(text, /What ISO\/IEC 27001 does not give\*\*\n- A look at the vulnerabilities/);
    assert.match(text, / \*\(no obligation tracks it: `tracks: \[nis2\/supplier-vulnerabilities\]`\)\*/);
    const obligation = "==> o.yaml\nobligations: [{id: OBL-9, title: x, type: law, tracks: [nis2/supplier-vulnerabilities]}]\n";
    assert.match(await hover(`${obligation}==> p.md\nNIS2 Art. 21(2‸)(d)\n`), / \*\(tracked, without an owner or an answer: OBL\\-9\)\*/);
    assert.match(text, /Pairs: \[ENISA\]\(https:.*CC BY 4\.0/);
    const scope = "==> s.yaml\nscope: {statement: x, approvedBy: Anna, approvedOn: 2026-06-10}\n";
    const security = await hover(`${scope}==> p.md\nGDPR Art. 3‸2(1)(b)\n`);
    assert.match(security, /- Clause 4\.3 [^:]*: shown by the records \*\(Microsoft\)/);
    assert.match(security, /- Clause 6\.1\.2 Information security risk assessment: not shown by the records \*/);
    assert.match(security, /- Clause 4\.4 [^:]*: records cannot show it \*/);
  });

  it("knows ids of SOC 2, NIST and the annex of NIS2, also where they look like a record's id", async () => {
    assert.match(await hover("==> p.md\nFor CC6‸.1 we do.\n"), /\*\*CC6\.1 Logical access/);
    assert.match(await hover("==> p.md\nFor PR.AA‸-01 we do.\n"), /\*\*PR\.AA-01 Identities and credentials/);
    assert.match(
      await hover("==> p.md\nFor NIS2 Annex 6.‸10.2 we do.\n"),
      /\*\*NIS2 Annex 6\.10 Vulnerability handling and disclosure\*\*/,
    );
    assert.match(await hover("==> p.md\nFor NIST AC‸-2 we do.\n"), /\*\*NIST AC-2 Account Management\*\*/);
  });

  it("says that a requirement has no counterpart, and lists the points of an article", async () => {
    const text = await hover("==> p.md\nGDPR Art. ‸8\n");
    assert.match(text, /No control or clause of ISO\/IEC 27001 is known to help with it/);
    assert.match(text, /A lawful basis/);
    assert.match(await hover("==> p.md\nNIS2 Art. 2‸1\n"), /- \*\*Art\. 21\(2\)\(a\)\*\* Policies on risk analysis/);
  });

  it("tells of a range each requirement in a line", async () => {
    const text = await hover("==> p.md\nGDPR Art. 12‸-14\n");
    assert.deepEqual(
      text.split("\n").map((line) => line.slice(0, 18)),
      ["- **GDPR Art. 12**", "- **GDPR Art. 13**", "- **GDPR Art. 14**"],
    );
  });

  it("tells what a value of `tracks` is about and which obligations track it", async () => {
    const text = await hover(
      "==> o.yaml\nobligations:\n  - {id: OBL-9, title: x, type: law, owner: A, controls: [A.5.34], tracks: [gdpr/data-subj‸ect-rights]}\n",
    );
    assert.match(text, /^\*\*Rights of data subjects\*\* {2}\nGDPR · Art\. 15 · /);
    assert.match(text, /\n\ntracked, with an owner and an answer: OBL\\-9$/);
    assert.equal(await hover("==> o.yaml\nobligations:\n  - {id: OBL-9, title: x, type: law, tracks: [gdpr/no‸ne]}\n"), "");
  });

  it("leaves out states in a folder that is no ISMS, and says nothing of what it does not know", async () => {
    assert.doesNotMatch(await hover("==> p.md\nNIS2 Art. 21(2)‸(d)\n", { bare: true }), /no SoA entry/);
    assert.equal(await hover("==> p.md\nGDPR Art. 9‸9\n"), "");
    assert.equal(await hover("==> p.md\nPCI DSS 1‸.2.3\n"), "");
  });
});
