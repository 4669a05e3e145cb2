import assert from "node:assert/strict";
import type { CompletionItem, CompletionList, TextEdit } from "vscode-languageserver-types";
import { feature } from "../../../server/src/core/features/completion.ts";
import { ask } from "./request.ts";

const PEOPLE = "==> people.yaml\npeople:\n  - id: anna\n    name: Anna Berg\n";

async function complete(text: string): Promise<readonly CompletionItem[]> {
  return (await ask<CompletionList>(feature, text))?.items ?? [];
}

async function labels(text: string): Promise<string[]> {
  return (await complete(text)).map(({ label }) => label);
}

describe("completion", () => {
  it("offers the keys of a record that it does not have yet, required ones first", async () => {
    const found = await complete("==> r.yaml\nrisks:\n  - id: R-1\n    ‸\n    owner: x\n");
    const names = found.map(({ label }) => label);
    assert.ok(names.includes("title") && names.includes("treatment"));
    assert.ok(!names.includes("id") && !names.includes("owner"));
    const title = found.find(({ label }) => label === "title");
    assert.ok(found.every((item) => item === title || (item.sortText ?? "") > (title?.sortText ?? "")));
  });

  it("offers keys while one is being typed, on the line of a dash too", async () => {
    assert.ok((await labels("==> r.yaml\nrisks:\n  - id: R-1\n    tre‸\n")).includes("treatment"));
    assert.ok((await labels("==> r.yaml\nrisks:\n  - ti‸\n")).includes("title"));
    assert.ok((await labels("==> r.yaml\nrisks:\n- id: R-1\n  ow‸\n")).includes("owner"));
  });

  it("offers the keys of an inner mapping, block or flow", async () => {
    const block = await labels("==> r.yaml\nrisks:\n  - id: R-1\n    treatment:\n      option: avoid\n      ‸\n");
    assert.ok(block.includes("approvedBy") && !block.includes("option") && !block.includes("likelihood"));
    const flow = await labels("==> r.yaml\nrisks:\n  - id: R-1\n    treatment: {option: avoid, ‸}\n");
    assert.ok(flow.includes("approvedBy") && !flow.includes("option"));
  });

  it("offers enums, booleans, dates and free suggestions as values", async () => {
    assert.deepEqual(await labels("==> r.yaml\nrisks:\n  - id: R-1\n    status: ‸\n"), [
      "open",
      "in-treatment",
      "treated",
      "accepted",
      "closed",
    ]);
    assert.deepEqual(await labels("==> s.yaml\nsoa:\n  controls:\n    - control: A.5.1\n      applicable: ‸\n"), ["true", "false"]);
    const dates = await labels("==> a.yaml\nactions:\n  - id: X\n    due: ‸\n");
    assert.deepEqual(dates.slice(0, 2), ["2026-06-15", "2026-07-15"]);
    assert.ok((await labels("==> r.yaml\nrisks:\n  - id: R-1\n    treatment:\n      option: m‸\n")).includes("mitigate"));
  });

  it("offers controls by number and by the words of their titles, in lists of every style", async () => {
    for (const list of ["controls: [A.8.8, ‸]", "controls: [‸]", "controls:\n        - ‸", "controls:\n        - vuln‸"]) {
      const found = await complete(`==> r.yaml\nrisks:\n  - id: R-1\n    treatment:\n      ${list}\n`);
      const control = found.find(({ label }) => label === "A.8.8");
      assert.equal(control?.filterText, "A.8.8 Management of technical vulnerabilities", list);
      assert.equal(found.filter(({ label }) => /^A\.\d+\.\d+$/.test(label)).length, 93);
    }
  });

  it("replaces what is typed and nothing else", async () => {
    const [item] = (await complete("==> r.yaml\nrisks:\n  - id: R-1\n    treatment:\n      controls: [A.8.8, A.8‸]\n")).filter(
      ({ label }) => label === "A.8.9",
    );
    assert.deepEqual(item?.textEdit as TextEdit, {
      newText: "A.8.9",
      range: { start: { line: 3, character: 24 }, end: { line: 3, character: 27 } },
    });
  });

  it("offers ids of the kinds that a field may name, with their titles", async () => {
    const found = await complete(`${PEOPLE}==> r.yaml\nrisks:\n  - id: R-1\n    owner: ‸\n`);
    assert.deepEqual(
      found.map(({ label, labelDetails }) => `${label} ${labelDetails?.description}`),
      ["anna Anna Berg"],
    );
  });

  it("offers a whole record with the next free id behind a dash", async () => {
    const [snippet] = await complete("==> r.yaml\nrisks:\n  - id: R-017\n    title: x\n  - ‸\n");
    assert.match((snippet?.textEdit as TextEdit | undefined)?.newText ?? "", /^id: \$\{1:R-018\}\n {2}title: /);
  });

  it("indents the further lines of an item as far as what stands behind the dash", async () => {
    const bodyOf = async (text: string, label: string) => {
      const item = (await complete(text)).find((candidate) => candidate.label === label);
      return (item?.textEdit as TextEdit | undefined)?.newText;
    };
    assert.match((await bodyOf("==> r.yaml\nrisks:\n-   ‸\n", "risk")) ?? "", /^id: .*\n {4}title: /);
    assert.equal(await bodyOf("==> r.yaml\nrisks:\n  - ‸\n", "treatment"), "treatment:\n    $0");
    assert.equal(await bodyOf("==> r.yaml\nrisks:\n  - id: R-1\n    ‸\n", "treatment"), "treatment:\n  $0");
  });

  it("offers the kinds as top-level keys, those of the file left out", async () => {
    const found = await labels("==> r.yaml\nrisks: []\n‸\n");
    assert.ok(found.includes("actions") && found.includes("soa"));
    assert.ok(!found.includes("risks") && !found.includes("soaEntry") && !found.includes("document"));
  });

  it("offers a document's fields in front matter", async () => {
    assert.ok((await labels("==> p.md\n---\nid: POL-1\n‸\n---\n# P\n")).includes("approvedOn"));
    assert.deepEqual(await labels("==> p.md\n---\nid: POL-1\nstatus: ‸\n---\n# P\n"), ["draft", "approved", "retired"]);
    assert.equal((await labels("==> p.md\n---\ncontrols: [‸]\n---\n# P\n")).length, 93);
  });

  it("offers controls in prose behind `A.`, and nothing elsewhere", async () => {
    assert.equal((await labels("==> p.md\n# P\n\nSee A.8.‸ here\n")).length, 93);
    assert.deepEqual(await labels("==> p.md\n# P\n\nSee A‸ here\n"), []);
    assert.deepEqual(await labels("==> p.md\n# P\n\nAPIs in Java.‸\n"), []);
  });

  it("stays quiet in comments, in foreign files and behind unknown keys", async () => {
    assert.deepEqual(await labels("==> r.yaml\nrisks:\n  - id: R-1 # ‸\n"), []);
    assert.deepEqual(await labels("==> ci.yaml\njobs:\n  build:\n    ‸\n"), []);
    assert.deepEqual(await labels("==> r.yaml\nrisks:\n  - id: R-1\n    nonsense: ‸\n"), []);
  });

  it("works while the file does not parse", async () => {
    assert.ok((await labels('==> r.yaml\nrisks:\n  - id: "R-1\n    ‸\n  - id: [\n')).includes("title"));
    assert.ok(
      (await labels("==> s.yaml\nsoa:\n  controls:\n    - control: ‸\n    - control: A.5.2\n      applicable: true\n")).includes("A.5.1"),
    );
  });
});
