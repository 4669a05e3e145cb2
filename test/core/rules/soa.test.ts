import assert from "node:assert/strict";
import { catalog } from "../../../server/src/core/catalog/catalog.ts";
import { applyFix, expectFindings, findingIn, findingsOf } from "../../fixture.ts";

const HEAD = 'soa:\n  version: "1"\n  approvedBy: Ada\n  approvedOn: 2026-06-01\n  controls:\n';

/** An SoA with an approved head and these rows, each a flow mapping without its braces. */
function soa(...rows: string[]): string {
  return `==> soa.yaml\n${HEAD}${rows.map((row) => `    - {${row}}\n`).join("")}`;
}

const EVERY_ROW = catalog().controls.map(({ id }) => `control: ${id}, applicable: true, reasons: [risk], status: planned`);
const JUSTIFIED = "justification: Customers connect from unmanaged networks";

describe("soa/missing-controls", () => {
  it("is one finding for all gaps, at the list of controls", async () => {
    const text = soa(`control: A.5.1, applicable: true, ${JUSTIFIED}, status: planned`);
    await expectFindings(text, "soa/missing-controls", ["soa.yaml:5 soa/missing-controls"]);
    const { finding } = await findingIn(text, "soa/missing-controls");
    assert.match(finding.message, /no entry for 92 controls: A\.5\.2, A\.5\.3, A\.5\.4, A\.5\.5, A\.5\.6 and 87 more/);
    assert.deepEqual(
      finding.fixes.map(({ title }) => title),
      [
        "Insert all 92 missing SoA entries",
        "Insert the missing entries of theme A.5 Organizational controls (36)",
        "Insert the missing entries of theme A.6 People controls (8)",
        "Insert the missing entries of theme A.7 Physical controls (14)",
        "Insert the missing entries of theme A.8 Technological controls (34)",
      ],
    );
  });

  it("stands in the file that holds most of the SoA", async () => {
    const text = `==> a.yaml\nsoa:\n  controls:\n    - {control: A.5.1, applicable: true}\n==> b.yaml\nsoa:\n  controls:\n    - {control: A.5.2, applicable: true}\n    - {control: A.5.3, applicable: true}\n`;
    await expectFindings(text, "soa/missing-controls", ["b.yaml:2 soa/missing-controls"]);
  });

  it("is silent for a complete SoA", async () => {
    await expectFindings(soa(...EVERY_ROW), "soa/missing-controls", []);
  });

  it("counts the organisation's own controls", async () => {
    const own = "==> own.yaml\ncontrols:\n  - id: OWN-1\n    title: Two-person rule for payments\n";
    const { finding } = await findingIn(soa(...EVERY_ROW) + own, "soa/missing-controls");
    assert.match(finding.message, /OWN-1/);
    const after = await applyFix(soa(...EVERY_ROW) + own, "soa/missing-controls", "OWN-1");
    assert.match(
      after.get("soa.yaml") ?? "",
      /A\.8\.34,.*\n {4}- \{control: OWN-1, applicable: true, justification: "", status: planned\}\n$/,
    );
  });

  it("takes an entry under a number of 2013 for its successors", async () => {
    const rows = EVERY_ROW.map((row) => row.replace("control: A.8.8,", "control: A.12.6.1,"));
    await expectFindings(soa(...rows), "soa/missing-controls", []);
  });

  it("waits until there is an SoA or a treated risk", async () => {
    await expectFindings("==> risks.yaml\nrisks:\n  - {id: R-1, title: Ransomware}\n", "soa", []);
    await expectFindings(
      "==> risks.yaml\nrisks:\n  - {id: R-1, title: Ransomware, treatment: {option: mitigate, controls: [A.8.7]}}\n",
      "soa",
      ["isms.yaml:2 soa/missing-controls"],
    );
    await expectFindings("==> soa.yaml\nsoa:\n  controls:\n", "soa", ["soa.yaml:2 soa/missing-controls"]);
  });
});

describe("soa/duplicate-control", () => {
  it("finds the second entry, also in another file and spelling", async () => {
    await expectFindings(
      `==> a.yaml\nsoa:\n  controls:\n    - {control: A.5.1, applicable: true}\n    - {control: A.5.2, applicable: true}\n==> b.yaml\nsoa:\n  controls:\n    - {control: A.05.01, applicable: false}\n`,
      "soa/duplicate-control",
      ["b.yaml:3 soa/duplicate-control"],
    );
  });

  it("says once that a file is a second Statement of Applicability", async () => {
    const file = (last: string) =>
      `soa:\n  controls:\n${["A.5.1", "A.5.2", "A.5.3", last].map((id) => `    - {control: ${id}, applicable: true}\n`).join("")}`;
    const text = `==> a.yaml\n${file("A.5.4")}==> b.yaml\n${file("A.5.4")}`;
    await expectFindings(text, "soa/duplicate-control", ["b.yaml:3 soa/duplicate-control"]);
    const after = await applyFix(text, "soa/duplicate-control", "Leave b.yaml out");
    assert.match(after.get("isms.yaml") ?? "", /^ {2}exclude: \["\/b\.yaml"\]$/m);
    const lines = [3, 4, 5].map((line) => `b.yaml:${line} soa/duplicate-control`);
    await expectFindings(`==> a.yaml\n${file("A.5.4")}==> b.yaml\n${file("A.5.5")}`, "soa/duplicate-control", lines);
  });
});

describe("soa/unjustified-exclusion", () => {
  it("wants a justification that is not empty", async () => {
    const text = soa(
      "control: A.7.1, applicable: false",
      'control: A.7.2, applicable: false, justification: " "',
      "control: A.7.3, applicable: true",
    );
    await expectFindings(text, /unjustified-exclusion|weak/, [
      "soa.yaml:6 soa/unjustified-exclusion",
      "soa.yaml:7 soa/unjustified-exclusion",
    ]);
  });

  it("is silent with one, and where its value is in a wrong shape", async () => {
    const text = soa(
      "control: A.7.1, applicable: false, justification: All staff work from home and no premises are rented",
      "control: A.7.2, applicable: false, justification: [no premises]",
    );
    await expectFindings(text, "soa/unjustified-exclusion", []);
  });
});

describe("soa/unjustified-inclusion", () => {
  it("wants a reason or a justification", async () => {
    const text = soa(
      "control: A.5.1, applicable: true",
      "control: A.5.2, applicable: true, reasons: [best-practice]",
      "control: A.5.3, applicable: true, reasons: []",
      'control: A.5.4, applicable: true, justification: ""',
    );
    await expectFindings(
      text,
      "soa/unjustified-inclusion",
      [6, 7, 8, 9].map((line) => `soa.yaml:${line} soa/unjustified-inclusion`),
    );
  });

  it("is one finding where no included control of a file has either, or many have none", async () => {
    const rows = (count: number) => Array.from({ length: count }, (_, at) => `control: A.5.${at + 1}, applicable: true`);
    const all = soa(...rows(37));
    await expectFindings(all, "soa/unjustified-inclusion", ["soa.yaml:6 soa/unjustified-inclusion"]);
    assert.match((await findingIn(all, "soa/unjustified-inclusion")).finding.message, /^None of the 37 included controls/);
    const many = soa(`control: A.6.1, applicable: true, ${JUSTIFIED}`, ...rows(6));
    await expectFindings(many, "soa/unjustified-inclusion", ["soa.yaml:7 soa/unjustified-inclusion"]);
    assert.match((await findingIn(many, "soa/unjustified-inclusion")).finding.message, /^6 of the 7 .* \(A\.5\.1, A\.5\.2/);
  });

  it("takes a justification left empty for unfinished, even beside a reason", async () => {
    await expectFindings(soa('control: A.5.1, applicable: true, reasons: [risk], justification: ""'), "soa/unjustified-inclusion", [
      "soa.yaml:6 soa/unjustified-inclusion",
    ]);
  });

  it("is silent with either, and where the reason itself is the finding", async () => {
    const text = soa(
      `control: A.5.1, applicable: true, ${JUSTIFIED}`,
      `control: A.5.2, applicable: true, reasons: [best-practice], ${JUSTIFIED}`,
      "control: A.5.3, applicable: true, reasons: [risk]",
      "control: A.5.4, applicable: true, reasons: [customer]",
      "control: A.5.5, applicable: false",
    );
    await expectFindings(text, "soa/unjustified-inclusion", []);
  });
});

describe("soa/weak-justification", () => {
  const WEAK = [
    "N/A",
    "n.a.",
    "Not applicable to our organisation.",
    "Best practice",
    "Because it is in the standard",
    "Required by ISO/IEC 27001:2022",
    "This control is not relevant for us",
    "TBD",
    "[reason for exclusion]",
    "{{ justification }}",
    "Nicht anwendbar für unser Unternehmen",
    "Stand der Technik",
    "Non applicable",
    "No aplica a la organización",
    "Niet van toepassing",
    "Malware protection",
    "-",
  ];
  for (const words of WEAK) {
    it(`finds "${words}"`, async () => {
      const text = soa(`control: A.7.1, applicable: false, justification: ${JSON.stringify(words)}`);
      await expectFindings(text, /soa\/(weak|unjust)/, ["soa.yaml:6 soa/weak-justification"]);
    });
  }

  const SOUND = [
    "No premises: everybody works from home",
    "Not applicable: we rent no offices and own no servers",
    "Required by the data processing agreements with our hospitals",
    "Treats R-1",
    "GDPR Art. 32",
    "当社は自社開発を行っていないため",
    "Wir entwickeln keine eigene Software",
  ];
  for (const words of SOUND) {
    it(`lets "${words}" pass`, async () => {
      const risk = "==> risks.yaml\nrisks:\n  - {id: R-1, title: Ransomware}\n";
      await expectFindings(
        soa(`control: A.7.1, applicable: false, justification: ${JSON.stringify(words)}`) + risk,
        "soa/weak-justification",
        [],
      );
    });
  }

  it("lets a short text beside a reason pass, but no empty words", async () => {
    const text = soa(
      "control: A.8.7, applicable: true, reasons: [risk], justification: Malware protection",
      "control: A.8.8, applicable: true, reasons: [risk], justification: Best practice",
    );
    await expectFindings(text, "soa/weak-justification", ["soa.yaml:7 soa/weak-justification"]);
  });

  it("finds one text in many rows once", async () => {
    const same = "justification: Needed to protect the information of the organisation and its customers";
    const rows = ["A.5.1", "A.5.2", "A.6.1", "A.7.1", "A.8.1"].map((control) => `control: ${control}, applicable: true, ${same}`);
    await expectFindings(soa(...rows), "soa/weak-justification", ["soa.yaml:6 soa/weak-justification"]);
    await expectFindings(soa(...rows.slice(1)), "soa/weak-justification", []);
  });

  it("lets one reason leave out a whole theme", async () => {
    const rows = [1, 2, 3, 4, 5, 6].map((n) => `control: A.7.${n}, applicable: false, justification: No premises are rented or owned`);
    await expectFindings(soa(...rows), "soa/weak-justification", []);
  });
});

describe("soa/reason-without-record", () => {
  const registers =
    "==> registers.yaml\nrisks:\n  - {id: R-1, title: Ransomware, treatment: {option: mitigate, controls: [A.8.7, A.12.6.1]}}\n" +
    "  - {id: R-2, title: Old, status: closed, treatment: {option: mitigate, controls: [A.8.9]}}\n" +
    "obligations:\n  - {id: L-1, title: GDPR, type: regulation, controls: [A.5.34]}\n" +
    "  - {id: L-2, title: Old law, type: law, until: 2025-12-31, controls: [A.5.31]}\n" +
    "  - {id: L-3, title: Coming law, type: law, inForceFrom: 2027-01-01, controls: [A.5.32]}\n" +
    "  - {id: K-1, title: Hospital, type: contract, controls: [A.5.20]}\n" +
    "  - {id: I-1, title: House rule, type: internal, controls: [A.5.37]}\n";

  it("is silent where a record bears the reason out", async () => {
    const text = soa(
      "control: A.8.7, applicable: true, reasons: [risk]",
      "control: A.8.8, applicable: true, reasons: [risk]",
      "control: A.5.34, applicable: true, reasons: [legal]",
      "control: A.5.20, applicable: true, reasons: [contract]",
      "control: A.5.37, applicable: true, reasons: [business]",
      "control: A.5.36, applicable: true, reasons: [business], justification: The board wants a yearly report",
    );
    await expectFindings(text + registers, "soa/reason-without-record", []);
  });

  it("takes what an interested party requires for a business reason, and no other", async () => {
    const party = "==> p.yaml\ninterestedParties:\n  - {id: IP-1, title: Customers, requirements: [{text: x, addressedBy: [A.5.35]}]}\n";
    const row = (control: string, reason: string) => soa(`control: ${control}, applicable: true, reasons: [${reason}]`);
    await expectFindings(row("A.5.35", "business") + party, "soa/reason-without-record", []);
    await expectFindings(row("A.5.36", "business") + party, "soa/reason-without-record", ["soa.yaml:6 soa/reason-without-record"]);
    await expectFindings(row("A.5.35", "contract") + party, "soa/reason-without-record", ["soa.yaml:6 soa/reason-without-record"]);
  });

  it("finds closed risks, obligations out of force and of another type", async () => {
    const text = soa(
      "control: A.8.9, applicable: true, reasons: [risk]",
      "control: A.5.31, applicable: true, reasons: [legal]",
      "control: A.5.32, applicable: true, reasons: [legal]",
      "control: A.5.34, applicable: true, reasons: [contract]",
      "control: A.5.35, applicable: true, reasons: [business]",
      "control: A.8.7, applicable: true, reasons: [risk, legal]",
    );
    await expectFindings(
      text + registers,
      "soa/reason-without-record",
      [6, 7, 8, 9, 10, 11].map((line) => `soa.yaml:${line} soa/reason-without-record`),
    );
  });

  it("is one finding a reason where nothing of the kind is recorded at all", async () => {
    const rows = ["A.8.7", "A.8.8", "A.8.9"].map((control) => `control: ${control}, applicable: true, reasons: [risk]`);
    await expectFindings(soa(...rows), "soa/reason-without-record", ["soa.yaml:6 soa/reason-without-record"]);
    const { finding } = await findingIn(soa(...rows), "soa/reason-without-record");
    assert.match(finding.message, /^3 entries/);
  });
});

describe("soa/excluded-but-used", () => {
  const excluded = (control: string) => soa(`control: ${control}, applicable: false, justification: Nobody here writes any software`);

  it("finds treatments, actions and approved documents that cite the control", async () => {
    const found = ["soa.yaml:6 soa/excluded-but-used"];
    const code = "soa/excluded-but-used";
    await expectFindings(
      `${excluded("A.8.28")}==> r.yaml\nrisks:\n  - {id: R-1, title: Bugs, treatment: {controls: [A.8.28]}}\n`,
      code,
      found,
    );
    await expectFindings(`${excluded("A.8.28")}==> a.yaml\nactions:\n  - {id: ACT-1, title: Train, controls: [A 8.28]}\n`, code, found);
    await expectFindings(
      `${excluded("A.8.28")}==> p.md\n---\ntitle: Coding\nstatus: approved\ncontrols: [A.8.28]\n---\n# Coding\n`,
      code,
      found,
    );
  });

  it("is silent for closed risks, cancelled actions, drafts and evidence", async () => {
    const text =
      "==> r.yaml\nrisks:\n  - {id: R-1, title: Bugs, status: closed, treatment: {controls: [A.8.28]}}\n" +
      "actions:\n  - {id: ACT-1, title: Train, status: cancelled, controls: [A.8.28]}\n" +
      "evidence:\n  - {id: EV-1, title: Log, for: [A.8.28]}\n" +
      "==> p.md\n---\ntitle: Coding\nstatus: draft\ncontrols: [A.8.28]\n---\n# Coding\n";
    await expectFindings(excluded("A.8.28") + text, "soa/excluded-but-used", []);
  });
});

describe("soa/contradicts-scope", () => {
  const excluded = (control: string) => soa(`control: ${control}, applicable: false, justification: We need nothing of the sort here`);
  const scope = (fields: string) => `==> scope.yaml\nscope:\n  statement: The services of Example Ltd\n${fields}`;
  const CONTRADICTIONS: [string, string, string][] = [
    ["A.8.28", "processes", scope("  processes: [Sales, Software development]\n")],
    ["A.8.25", "processes in German", scope("  processes: [Softwareentwicklung und Betrieb]\n")],
    ["A.8.30", "outsourced development", scope("  interfaces: [Outsourced development in Porto]\n")],
    ["A.7.1", "a site", scope("  sites: [Hamburg]\n")],
    ["A.5.23", "cloud technology", scope("  technology: [AWS eu-central-1]\n")],
    ["A.6.7", "remote work", scope("  includes: [Home office workplaces]\n")],
    ["A.7.2", "an asset that is a site", "==> a.yaml\nassets:\n  - {id: AST-1, title: Hamburg, type: site}\n"],
    ["A.5.19", "an asset with a supplier", "==> a.yaml\nassets:\n  - {id: AST-1, title: CRM, type: service, supplier: Acme}\n"],
    ["A.5.34", "personal data", "==> a.yaml\nassets:\n  - {id: AST-1, title: CRM, type: service, personalData: true}\n"],
  ];
  for (const [control, what, text] of CONTRADICTIONS) {
    it(`finds ${control} excluded against ${what}`, async () => {
      await expectFindings(excluded(control) + text, "soa/contradicts-scope", ["soa.yaml:6 soa/contradicts-scope"]);
    });
  }

  const SOUND: [string, string, string][] = [
    ["A.8.30", "own development is not outsourced", scope("  processes: [Software development]\n")],
    ["A.8.28", "the scope leaves development out", scope("  includes: [Operation of the platform excluding software development]\n")],
    ["A.7.1", "the only site is none", scope("  sites: [Fully remote]\n")],
    ["A.7.1", "Office 365 is no office", scope("  technology: [Microsoft Office 365]\n")],
    ["A.7.6", "an office may have no secure area", scope("  sites: [Hamburg]\n")],
    ["A.5.34", "no personal data", "==> a.yaml\nassets:\n  - {id: AST-1, title: CRM, type: service, personalData: false}\n"],
  ];
  for (const [control, why, text] of SOUND) {
    it(`lets ${control} be excluded: ${why}`, async () => {
      await expectFindings(excluded(control) + text, "soa/contradicts-scope", []);
    });
  }

  it("is silent for controls that are included", async () => {
    await expectFindings(
      soa("control: A.8.28, applicable: true") + scope("  processes: [Software development]\n"),
      "soa/contradicts-scope",
      [],
    );
  });
});

describe("soa/no-status", () => {
  it("sets the status to planned on request", async () => {
    const text = `==> soa.yaml\n${HEAD}    - control: A.5.1 # first\n      applicable: true\n      ${JUSTIFIED}\n      owner: Ada\n`;
    await expectFindings(text, "soa/no-status", ["soa.yaml:6 soa/no-status"]);
    const after = await applyFix(text, "soa/no-status", "planned");
    assert.equal(
      after.get("soa.yaml"),
      `${HEAD}    - control: A.5.1 # first\n      applicable: true\n      ${JUSTIFIED}\n      status: planned\n      owner: Ada\n`,
    );
  });

  it("is silent for exclusions, for any status and for one in a wrong shape", async () => {
    const text = soa(
      "control: A.5.1, applicable: false",
      "control: A.5.2, applicable: true, status: planned",
      "control: A.5.3, applicable: true, status: finished",
    );
    await expectFindings(text, "soa/no-status", []);
  });
});

describe("soa/implemented-…", () => {
  const row = (rest: string) => soa(`control: A.8.13, applicable: true, reasons: [risk], status: implemented${rest}`);
  const HOW = "implementation: Nightly backups by restic";

  it("wants to know how", async () => {
    const code = "soa/implemented-without-implementation";
    await expectFindings(row(""), code, [`soa.yaml:6 ${code}`]);
    await expectFindings(row(`, ${HOW}`), code, []);
    await expectFindings(row(", documents: [backup.md]"), code, []);
    await expectFindings(soa("control: A.8.13, applicable: true, status: partial"), code, []);
  });

  it("wants evidence; what has expired is a finding at the evidence alone", async () => {
    const code = "soa/implemented-without-evidence";
    const evidence = (rest: string) => `${row("")}==> e.yaml\nevidence:\n  - {id: EV-1, title: Restore test, for: [A.8.13]${rest}}\n`;
    await expectFindings(row(`, ${HOW}`), code, [`soa.yaml:6 ${code}`]);
    await expectFindings(row(", evidence: [EV-7]"), code, []);
    await expectFindings(evidence(""), code, []);
    await expectFindings(evidence(", validUntil: 2026-06-15"), code, []);
    await expectFindings(evidence(", validUntil: 2026-06-14"), new RegExp(`${code}|evidence/expired`), ["e.yaml:2 evidence/expired"]);
    await expectFindings(evidence(", collectedOn: 2026-06-16"), code, [`soa.yaml:6 ${code}`]);
  });
});

describe("soa/unapproved", () => {
  const rows = "  controls:\n    - {control: A.5.1, applicable: true}\n";

  it("wants version, approver and day", async () => {
    await expectFindings(`==> soa.yaml\nsoa:\n${rows}`, "soa/unapproved", ["soa.yaml:1 soa/unapproved"]);
    const { finding } = await findingIn(`==> soa.yaml\nsoa:\n  version: "1"\n${rows}`, "soa/unapproved");
    assert.match(finding.message, /lacks `approvedBy`, `approvedOn`/);
  });

  it("does not take a day to come for an approval", async () => {
    const text = `==> soa.yaml\nsoa:\n  version: "1"\n  approvedBy: Ada\n  approvedOn: 2026-07-01\n${rows}`;
    await expectFindings(text, "soa/unapproved", ["soa.yaml:4 soa/unapproved"]);
  });

  it("reads an SoA of several files as one", async () => {
    await expectFindings(
      `==> head.yaml\nsoa: {version: "1", approvedBy: Ada, approvedOn: 2026-01-01}\n==> rows.yaml\nsoa:\n${rows}`,
      "soa/unapproved",
      [],
    );
    await expectFindings('==> head.yaml\nsoa: {version: "1"}\n', "soa/unapproved", []);
  });
});

describe("soa/stale", () => {
  const risk = (fields: string) => `==> risks.yaml\nrisks:\n  - {id: R-1, title: Ransomware, ${fields}}\n`;
  const row = "control: A.5.1, applicable: true";

  it("finds assessments, treatments and entries newer than the approval, once", async () => {
    const found = ["soa.yaml:4 soa/stale"];
    await expectFindings(soa(row) + risk("reviewedOn: 2026-06-02"), "soa/stale", found);
    await expectFindings(soa(row) + risk("identifiedOn: 2026-06-02"), "soa/stale", found);
    await expectFindings(soa(row) + risk("treatment: {approvedOn: 2026-06-02}"), "soa/stale", found);
    await expectFindings(soa(`${row}, reviewedOn: 2026-06-03`) + risk("reviewedOn: 2026-06-02"), "soa/stale", found);
    const { finding } = await findingIn(soa(`${row}, reviewedOn: 2026-06-03`) + risk("reviewedOn: 2026-06-02"), "soa/stale");
    assert.match(finding.message, /2 records were assessed, treated or checked later, the last one A\.5\.1 on 2026-06-03/);
  });

  it("is silent for what is older, closed, or dated in the future", async () => {
    await expectFindings(soa(row) + risk("identifiedOn: 2026-01-01, reviewedOn: 2026-06-01"), "soa/stale", []);
    await expectFindings(soa(row) + risk("status: closed, reviewedOn: 2026-06-02"), "soa/stale", []);
    await expectFindings(soa(row) + risk("reviewedOn: 2026-07-02"), "soa/stale", []);
  });

  it("finds a review that was due before today", async () => {
    const text = soa(row).replace("  controls:", "  nextReview: 2026-06-14\n  controls:");
    await expectFindings(text, "soa/stale", ["soa.yaml:5 soa/stale"]);
    await expectFindings(text, "soa/stale", [], { today: "2026-06-14" });
  });
});

describe("soa/implemented-but-unfilled", () => {
  const head = "| Control | Title | Applicable | Justification | Status | Owner |\n|---|---|---|---|---|---|\n";
  const table = (...rows: string[]) => `==> soa.md\n${head}${rows.map((row, i) => `| A.5.${i + 1} | x | Yes | ${row} |\n`).join("")}`;

  it("finds implemented rows that say nothing else, once a file, in every carrier", async () => {
    const rows = ["[TBD] | Implemented | ____ ", "TODO | Implemented | <owner>", "Treats R-1 | Implemented | [TBD]"];
    await expectFindings(table(...rows), "soa/implemented-but-unfilled", ["soa.md:3 soa/implemented-but-unfilled"]);
    const { finding } = await findingIn(table(...rows), "soa/implemented-but-unfilled");
    assert.match(finding.message, /: A\.5\.1, A\.5\.2\./);
    const csv = `==> soa.csv\nControl,Title,Applicable,Justification,Status\n${[1, 2, 3].map((n) => `A.5.${n},x,Yes,[TBD],Implemented\n`).join("")}`;
    await expectFindings(csv, "soa/implemented-but-unfilled", ["soa.csv:2 soa/implemented-but-unfilled"]);
    const yaml = soa('control: A.5.1, applicable: true, status: implemented, justification: "[TBD]"');
    await expectFindings(yaml, "soa/implemented-but-unfilled", ["soa.yaml:6 soa/implemented-but-unfilled"]);
  });

  it("is silent where something is said, nothing waits to be written, or the status is another", async () => {
    const rows = ["Treats R-1 | Implemented | [TBD]", "[TBD] | Planned | [TBD]", " | Implemented | "];
    await expectFindings(table(...rows), "soa/implemented-but-unfilled", []);
    await expectFindings(soa("control: A.5.1, applicable: true, status: implemented"), "soa/implemented-but-unfilled", []);
    const neighbour = table("Treats R-1 | Implemented | CISO", "[TBD] | Partial | x", "a | Implemented | b");
    await expectFindings(neighbour, "soa/implemented-but-unfilled", []);
  });
});

describe("the soa family", () => {
  it("crashes on nothing and says nothing of rows without a control", async () => {
    const rows = ["applicable: true", "control: , applicable: false", "control: 5.1", "control: [A.5.1], applicable: {}"].map(
      (row) => `    - {${row}}\n`,
    );
    const codes = await findingsOf(
      `==> soa.yaml\nsoa:\n  version: {}\n  approvedOn: []\n  controls:\n${rows.join("")}`,
      /^internal|duplicate/,
    );
    assert.deepEqual(codes, []);
  });
});
