import assert from "node:assert/strict";
import fc from "fast-check";
import { catalog } from "../../../server/src/core/catalog/catalog.ts";
import { soaKey } from "../../../server/src/core/model/ismsIndex.ts";
import { missingControls } from "../../../server/src/core/model/soa.ts";
import { insertSoaEntriesFix } from "../../../server/src/core/ruleKit/insertSoaEntries.ts";
import { parseCsv } from "../../../server/src/core/syntax/csv.ts";
import { parseMarkdown } from "../../../server/src/core/syntax/markdown.ts";
import { editsOf, expectFindings, filesAfter, openFixture } from "../../fixture.ts";
import { cases } from "../../property.ts";

const controls = catalog().controls;

/** The file after the rows of all missing controls, or of those named, have been inserted. */
async function inserted(path: string, text: string, wanted?: readonly string[]): Promise<string> {
  const fixture = await openFixture(`==> ${path}\n${text}`);
  const missing = missingControls(fixture.folder.snapshot());
  const edits = await editsOf(fixture, insertSoaEntriesFix(wanted ?? missing));
  return filesAfter(fixture, edits).get(path) ?? "";
}

/** Lines of a table: those from `controls` without `left out`, each cell as `cells` writes it. */
function rowsOf(leftOut: ReadonlySet<string>, row: (id: string, title: string) => string): string[] {
  return controls.filter(({ id }) => !leftOut.has(id)).map(({ id, title }) => row(id, title));
}

describe("SoA rows of a Markdown table", () => {
  it("are aligned like their neighbours, in the table's own spelling, language and words; unknown columns stay empty", async () => {
    const text = [
      "| Nr.      | Kontrollname                              | Anwendbar | Begründung   | Stand     | Ticket |",
      "|----------|-------------------------------------------|-----------|--------------|-----------|--------|",
      "| **A 5.1** | Informationssicherheitsrichtlinien       | Ja        | Vertrag      | Umgesetzt | T-1    |",
      "| A 5.2    | Informationssicherheitsrollen und -verantwortlichkeiten | Ja | Vertrag | Umgesetzt | T-2 |",
      "| A 5.4    | Verantwortlichkeiten der Leitung          | Nein      | Keine Leitung | Geplant  | T-4    |",
      "| A 5.6    | Kontakt mit speziellen Interessensgruppen | Ja        | Vertrag      | Geplant   | T-6    |",
      "",
    ].join("\n");
    const after = await inserted("soa.md", text, ["A.5.3", "A.5.5"]);
    assert.equal(
      after,
      text
        .replace(/(\n\| A 5\.4 )/, "\n| A 5.3    | Aufgabentrennung | Ja | | Geplant   | |$1")
        .replace(/(\n\| A 5\.6 )/, "\n| A 5.5    | Kontakt mit Behörden                      | Ja        | | Geplant |        |$1"),
    );
  });

  it("may lack outer bars and stand at the end of a text without a line break", async () => {
    const rows = ["5.1 | Yes | Contract | Planned", "5.2 | Yes | Contract | Planned", "5.3 | Yes | Contract | Planned"];
    const text = `Control | Applicable | Justification | Status\n--- | --- | --- | ---\n${rows.join("\n")}`;
    assert.equal(await inserted("soa.md", text, ["A.5.4"]), `${text}\n5.4 | Yes | | Planned`);
  });

  it("keep the title in the cell of the id where the neighbours have it there", async () => {
    const head = "| Control | Applicable | Justification | Status |\n|---|---|---|---|\n";
    const row = (id: string, title: string) => `| ${id} – ${title} | Yes | Contract with X | Planned |\n`;
    const text = head + rowsOf(new Set(["A.8.2"]), row).join("");
    const after = await inserted("soa.md", text);
    assert.match(after, /\n\| A\.8\.2 – Privileged access rights \| Yes \| \| Planned \|\n\| A\.8\.3 – /);
  });

  it("go into the table of their theme", async () => {
    const head = "| Control | Title | Applicable | Justification | Status |\n|---|---|---|---|---|\n";
    const row = (id: string, title: string) => `| ${id} | ${title} | Yes | Contract with X | Planned |\n`;
    const rows = rowsOf(new Set(["A.5.1", "A.6.8", "A.7.1", "A.8.34"]), row);
    const theme = (id: string) => `## ${id}\n\n${head}${rows.filter((line) => line.startsWith(`| ${id}.`)).join("")}\n`;
    const after = await inserted("soa.md", ["A.5", "A.6", "A.7", "A.8"].map(theme).join(""));
    const sections = after.split("## ").slice(1);
    assert.deepEqual(
      sections.map((section) => section.split("\n").filter((line) => /^\| A\./.test(line)).length),
      [37, 8, 14, 34],
    );
    assert.match(after, /\n\|---\|---\|---\|---\|---\|\n\| A\.5\.1 \| Policies/);
  });

  it("say what most rows say", async () => {
    const row = (n: number, word: string) => `| A.5.${n} | ${word} | Contract with X | Planned |\n`;
    const text = `| Control | Applicable | Justification | Status |\n|---|---|---|---|\n${row(1, "Partially applicable")}${row(2, "Ja")}${row(3, "Ja")}`;
    assert.equal(await inserted("soa.md", text, ["A.5.4"]), `${text}| A.5.4 | Ja | | Planned |\n`);
  });

  it("never go into an excerpt of an SoA that is kept in YAML", async () => {
    const head = "| Control | Title | Applicable | Justification | Status |\n|---|---|---|---|---|\n";
    const excerpt =
      head +
      controls
        .slice(1, 4)
        .map(({ id, title }) => `| ${id} | ${title} | Yes | Contract with X | Planned |\n`)
        .join("");
    const yaml = "soa:\n  controls:\n    - control: A.5.1\n      applicable: true\n";
    const fixture = await openFixture(`==> policy.md\n${excerpt}==> soa.yaml\n${yaml}`);
    const after = filesAfter(fixture, await editsOf(fixture, insertSoaEntriesFix(["A.5.5"])));
    assert.equal(after.get("policy.md"), excerpt);
    assert.match(after.get("soa.yaml") ?? "", /control: A\.5\.5/);
  });

  it("are missed where 20 controls stand in rows, not in an excerpt", async () => {
    const head = "| Control | Title | Applicable | Justification | Status |\n|---|---|---|---|---|\n";
    const row = ({ id, title }: (typeof controls)[number]) => `| ${id} | ${title} | Yes | Contract with X | Planned |\n`;
    await expectFindings(`==> soa.md\n${head}${controls.slice(0, 20).map(row).join("")}`, "soa/missing-controls", [
      "soa.md:1 soa/missing-controls",
    ]);
    await expectFindings(`==> soa.md\n${head}${controls.slice(0, 19).map(row).join("")}`, "soa/missing-controls", []);
    await expectFindings(`==> soa.md\n${head}${controls.map(row).join("")}`, "soa/missing-controls", []);
  });
});

describe("SoA rows of a CSV file", () => {
  it("follow its delimiter, quotes and line ends", async () => {
    const text =
      '"Control";"Title";"Applicable";"Justification";"Status"\r\n"5.1";"Policies for information security";"Y";"Contract; with X";"Planned"\r\n"5.2";"Information security roles and responsibilities";"Y";"x";"Done"\r\n"5.4";"Management responsibilities";"Y";"x";"Done"';
    const after = await inserted("soa.csv", text, ["A.5.3", "A.5.5"]);
    const lines = text.split("\r\n");
    lines.splice(3, 0, '"5.3";"Segregation of duties";"Y";"";"Planned"');
    lines.push('"5.5";"Contact with authorities";"Y";"";"Planned"');
    assert.equal(after, lines.join("\r\n"));
  });
});

describe("whatever rows are missing", () => {
  const forms = fc.record({
    csv: fc.boolean(),
    delimiter: fc.constantFrom(",", ";", "\t"),
    lineBreak: fc.constantFrom("\n", "\r\n"),
    spelling: fc.constantFrom("A.5.1", "5.1", "A 5.1"),
    yes: fc.constantFrom("Yes", "Ja", "✅", "Sim"),
    padded: fc.boolean(),
    ends: fc.boolean(),
    leftOut: fc.uniqueArray(fc.nat(92), { minLength: 1, maxLength: 60 }),
  });

  it("inserts each once, in order, and changes no other byte", async () => {
    await fc.assert(
      fc.asyncProperty(forms, async ({ csv, delimiter, lineBreak, spelling, yes, padded, ends, leftOut }) => {
        const out = new Set(leftOut.map((index) => controls[index]?.id ?? ""));
        const cells = (id: string, title: string) => [
          id.replace(/^A\./, spelling.slice(0, -3)),
          title,
          yes,
          "Contract, with X",
          "Planned",
          "own",
        ];
        const line = (row: string[]) =>
          csv
            ? row.map((cell) => (/[,;\t]/.test(cell) ? `"${cell}"` : cell)).join(delimiter)
            : `| ${row.map((cell, i) => cell.padEnd(padded ? ([12, 80, 10, 20, 10, 4][i] ?? 0) : 0)).join(" | ")} |`;
        const head = [
          line(["Control", "Title", "Applicable", "Justification", "Status", "Extra"]),
          ...(csv ? [] : ["|---|---|---|---|---|---|"]),
        ];
        const path = csv ? "soa.csv" : "soa.md";
        const lines = [...head, ...rowsOf(out, (id, title) => line(cells(id, title)))];
        const text = lines.join(lineBreak) + (ends ? lineBreak : "");
        const after = await inserted(path, text);
        const added = after.split(lineBreak).filter((candidate) => !lines.includes(candidate) && candidate !== "");
        assert.equal(added.length, out.size);
        assert.equal(
          after
            .split(lineBreak)
            .filter((candidate) => !added.includes(candidate))
            .join(lineBreak),
          text,
        );
        const { folder } = await openFixture(`==> ${path}\n${after}`);
        assert.deepEqual(
          folder.snapshot().index.ofKind("soaEntry").map(soaKey),
          controls.map(({ id }) => id),
        );
        const rows = csv ? parseCsv(after).rows : (parseMarkdown(after).tables[0]?.rows ?? []);
        assert.deepEqual([...new Set(rows.map(({ cells: all }) => all.length))], [6]);
      }),
      cases(100),
    );
  });
});
