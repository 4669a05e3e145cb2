import assert from "node:assert/strict";
import { isRow } from "../../../server/src/core/model/record.ts";
import { openFixture } from "../../fixture.ts";

async function rowsOf(text: string): Promise<unknown[]> {
  const { folder } = await openFixture(text);
  const records = [...folder.snapshot().files.values()].flatMap((file) => file.records).filter(isRow);
  return records.map(({ kind, data }) => JSON.parse(JSON.stringify({ kind, ...data })));
}

describe("registers of suppliers", () => {
  it("are read from tables, with their values in our words", async () => {
    assert.deepEqual(
      await rowsOf(`==> s.md
| Vendor ID | Vendor | Service | Tier | Personal data | Contract end | Last review | Status |
|---|---|---|---|---|---|---|---|
| V-01 | Acme Cloud | Hosting | Tier 1 | Yes | 31.12.2027 | 2026-03-01 | Approved |
`),
      [
        {
          kind: "suppliers",
          id: "V-01",
          title: "Acme Cloud",
          service: "Hosting",
          criticality: "critical",
          personalData: true,
          agreementUntil: "2027-12-31",
          lastReview: "2026-03-01",
          status: "active",
        },
      ],
    );
  });

  it("are read from CSV files in German", async () => {
    assert.deepEqual(
      await rowsOf("==> l.csv\nNr;Lieferant;Leistung;Kritikalität;Nächste Prüfung\nL-1;Muster GmbH;Lohnabrechnung;hoch;01.09.2026\n"),
      [{ kind: "suppliers", id: "L-1", title: "Muster GmbH", service: "Lohnabrechnung", criticality: "high", nextReview: "2026-09-01" }],
    );
  });

  it("are no inventories of assets that name vendors", async () => {
    const found = await rowsOf("==> a.csv\nAsset ID,Asset name,Type,Owner,Vendor,Criticality\nA-1,ERP,Software,CFO,Acme,High\n");
    assert.deepEqual(
      found.map((row) => (row as { kind: string }).kind),
      ["assets"],
    );
  });
});

describe("registers of incidents", () => {
  it("are read from tables, times included", async () => {
    assert.deepEqual(
      await rowsOf(`==> i.md
| Incident ID | Incident | Date detected | Severity | Status | Personal data breach | Root cause | Lessons learned |
|---|---|---|---|---|---|---|---|
| INC-001 | Phishing | 11.03.2026 14:20 | P2 | Closed | No | Forged mail | Training |
| INC-002 | Outage | 2026-04-02 | Minor | Under investigation | - | | |
`),
      [
        {
          kind: "incidents",
          id: "INC-001",
          title: "Phishing",
          detectedOn: "2026-03-11T14:20",
          severity: "high",
          status: "closed",
          personalData: false,
          rootCause: "Forged mail",
          lessons: "Training",
        },
        { kind: "incidents", id: "INC-002", title: "Outage", detectedOn: "2026-04-02", severity: "low", status: "open" },
      ],
    );
  });

  it("are no tables of sorts of incidents, and no registers of risks", async () => {
    assert.deepEqual(
      await rowsOf("==> i.md\n| Severity | Incident type | Response time |\n|---|---|---|\n| P1 | Ransomware | 1 h |\n"),
      [],
    );
    const risks = await rowsOf("==> r.csv\nRisk ID,Risk,Likelihood,Impact,Owner,Incident\nR-1,Theft,3,4,CISO,INC-1\n");
    assert.deepEqual(
      risks.map((row) => (row as { kind: string }).kind),
      ["risks"],
    );
  });
});
