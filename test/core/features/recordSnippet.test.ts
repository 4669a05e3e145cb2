import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { documentSnippet, recordSnippet, topLevelSnippet } from "../../../server/src/core/featureKit/completion/recordSnippet.ts";
import { nextId } from "../../../server/src/core/ruleKit/nextId.ts";
import { kindOf, kinds } from "../../../server/src/core/schema/kinds.ts";
import { findingsOf, openFixture } from "../../fixture.ts";

const yamlKinds = kinds.filter(({ container }) => container === "collection" || container === "singleton");

describe("snippets for records", () => {
  for (const kind of yamlKinds) {
    it(`give ${kind.name} that read as meant, accepted without a word`, async () => {
      const text = `==> x.yaml\n${accepted(topLevelSnippet(kind))}\n`;
      // dates, titles and the statement of the scope wait to be written; nothing else is wrong
      const waits = kind.name === "scope" ? /schema\/(bad-date|bad-value)$/ : /schema\/(bad-date|missing-field)$/;
      const wrong = (await findingsOf(text, /^(syntax|schema|id)\//)).filter((line) => !waits.test(line));
      assert.deepEqual(wrong, []);
      const { folder } = await openFixture(text);
      assert.equal(folder.snapshot().index.ofKind(kind.name).length, kind.name === "isms" ? 2 : 1);
    });

    it(`number the tab stops of ${kind.name} from 1 without a gap`, () => {
      for (const snippet of [recordSnippet(kind, "X-1"), topLevelSnippet(kind)]) {
        const stops = [...snippet.matchAll(/\$\{?(\d+)/g)].map((match) => Number(match[1]));
        assert.deepEqual(
          stops,
          stops.map((_, index) => index + 1),
        );
        assert.ok(stops.length > 0);
      }
    });
  }

  it("offer the fields of a risk in the order of its schema, and choices where there are some", () => {
    const expected = [
      "id: ${1:R-018}",
      "title: $2",
      "description: >-",
      "  $3",
      "assets: [$4]",
      "owner: $5",
      "likelihood: $6",
      "impact: $7",
      "treatment:",
      "  option: ${8|mitigate,avoid,transfer,accept|}",
      "  description: >-",
      "    $9",
      "  controls: [$10]",
      "status: ${11|open,in-treatment,treated,accepted,closed|}",
    ];
    assert.equal(recordSnippet(kindOf("risks"), "R-018"), expected.join("\n"));
  });

  it("let a text of sentences hold any character", async () => {
    const text = topLevelSnippet(kindOf("risks")).replace("$3", "Cause: 'x' # and, [so] on");
    const { folder } = await openFixture(`==> x.yaml\n${accepted(text)}\n`);
    assert.equal(folder.snapshot().index.ofKind("risks")[0]?.data.description, "Cause: 'x' # and, [so] on");
  });

  it("give an SoA with its first entry complete", async () => {
    const { folder } = await openFixture(`==> soa.yaml\n${accepted(topLevelSnippet(kindOf("soa")))}\n`);
    const [entry] = folder.snapshot().index.ofKind("soaEntry");
    const { implementation, ...data } = entry?.data ?? {};
    assert.deepEqual(data, { control: "A.5.1", applicable: true, reasons: ["risk"], justification: "", status: "planned" });
    assert.equal(implementation, "");
  });

  it("give a methodology the five steps of its scales and three levels", async () => {
    const { folder } = await openFixture(`==> m.yaml\n${accepted(topLevelSnippet(kindOf("methodology")))}\n`);
    const data = folder.snapshot().index.singleton("methodology")?.data;
    assert.deepEqual(
      data?.likelihood?.map(({ value }) => value),
      [1, 2, 3, 4, 5],
    );
    assert.deepEqual(
      data?.levels?.map(({ name }) => name),
      ["low", "medium", "high"],
    );
  });

  it("give a document that is a draft, with its title as the heading", async () => {
    const snippet = documentSnippet("policy", "POL-");
    assert.match(snippet, /title: \$\{2:Title\}/);
    assert.match(snippet, /\n---\n\n# \$2\n\n\$0$/);
    const { folder } = await openFixture(`==> p.md\n${accepted(snippet)}\n`);
    const [document] = folder.snapshot().index.ofKind("document");
    assert.deepEqual([document?.id, document?.data.type, document?.data.status], ["POL-001", "policy", "draft"]);
    assert.deepEqual(await findingsOf(`==> p.md\n${accepted(snippet)}\n`, /^(syntax|schema)\//), []);
  });
});

describe("next id", () => {
  it("counts on from the highest, as wide as that one", () => {
    assert.equal(nextId("R-", ["R-001", "R-017", "A-99", "R-x"]), "R-018");
    assert.equal(nextId("R-", ["R-9"]), "R-10");
    assert.equal(nextId("R-", []), "R-001");
  });
});

describe("snippet files", () => {
  it("have a prefix of their own for each snippet, and a record of each kind beside its key", () => {
    const prefixes = ["snippets/isms.code-snippets", "snippets/isms-markdown.code-snippets"].map((file) =>
      Object.values(JSON.parse(readFileSync(file, "utf8")) as Record<string, { prefix: string }>).map(({ prefix }) => prefix),
    );
    for (const list of prefixes) assert.equal(new Set(list).size, list.length);
    for (const kind of yamlKinds) assert.ok(prefixes[0]?.includes(`isms-${kind.name}`), kind.name);
    assert.ok(prefixes[0]?.includes("isms-risk") && prefixes[0]?.includes("isms-soa-entry"));
    assert.ok(prefixes[1]?.includes("isms-policy"));
  });
});

/** What is left of a snippet when somebody steps through it and types nothing: first choices, defaults, blanks. */
function accepted(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|([^,|]*)[^}]*\|\}/g, "$1")
    .replace(/\$\{\d+:([^}]*)\}/g, "$1")
    .replace(/\$\d+/g, "");
}
