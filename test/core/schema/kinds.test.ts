import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { CompletionList } from "vscode-languageserver-types";
import { feature as completion } from "../../../server/src/core/features/completion.ts";
import { type Kind, kinds } from "../../../server/src/core/schema/kinds.ts";
import { openFixture } from "../../fixture.ts";
import { ask } from "../features/request.ts";

const EXAMPLE = "examples/nordlicht";

/** The snippets of kinds that are not called by their key. */
const PREFIXES: Readonly<Record<string, string>> = { soaEntry: "isms-soa-entry", document: "isms-policy" };

describe("every kind", () => {
  for (const kind of kinds) {
    it(`${kind.name} has a schema, and a page in the docs that names its fields`, () => {
      assert.ok(existsSync(`schemas/${kind.name}.schema.json`));
      const page = readFileSync(`docs/kinds/${kind.name}.md`, "utf8");
      assert.ok(page.includes(kind.description));
      for (const { name } of fieldsOf(kind)) assert.ok(page.includes(`\n| \`${name}\``), name);
      assert.ok(readFileSync("docs/kinds/README.md", "utf8").includes(`(${kind.name}.md)`));
    });

    it(`${kind.name} has a snippet`, () => {
      const file = kind.container === "document" ? "snippets/isms-markdown.code-snippets" : "snippets/isms.code-snippets";
      const snippets = Object.values(JSON.parse(readFileSync(file, "utf8")) as Record<string, { readonly prefix: string }>);
      const prefix = PREFIXES[kind.name] ?? `isms-${kind.name}`;
      assert.ok(
        snippets.some((snippet) => snippet.prefix === prefix),
        prefix,
      );
    });

    it(`${kind.name} is completed: its key in an empty file, and each field that a record lacks`, async () => {
      if (isTopLevel(kind)) assert.ok((await labels("==> new.yaml\n‸")).includes(kind.name));
      const { text, given } = recordOf(kind);
      const offered = await labels(text);
      const lacks = fieldsOf(kind).flatMap(({ name }) => (name === given ? [] : name));
      assert.deepEqual(
        lacks.filter((name) => !offered.includes(name)),
        [],
      );
    });
  }

  it("is in the example, an entry within its owner", async () => {
    const names = readdirSync(EXAMPLE, { recursive: true, encoding: "utf8" }).filter((name) => /\.(yaml|md|csv)$/.test(name));
    const file = (name: string) => `==> ${name.split(path.sep).join("/")}\n${readFileSync(path.join(EXAMPLE, name), "utf8")}\n`;
    const { index } = (await openFixture(names.map(file).join(""))).folder.snapshot();
    assert.deepEqual(
      kinds.flatMap(({ name }) => (index.has(name) ? [] : name)),
      [],
    );
  });
});

function isTopLevel({ container }: Kind): boolean {
  return container === "collection" || container === "singleton";
}

function fieldsOf({ root }: Kind) {
  return root.fields ?? [];
}

/** A record that has one field, with the cursor where the next one goes. */
function recordOf(kind: Kind): { readonly text: string; readonly given: string } {
  switch (kind.container) {
    case "collection":
      return { text: `==> x.yaml\n${kind.name}:\n  - id: X-1\n    ‸\n`, given: "id" };
    case "singleton":
      return { text: `==> x.yaml\n${kind.name}:\n  notes: x\n  ‸\n`, given: "notes" };
    case "entry":
      return { text: "==> x.yaml\nsoa:\n  controls:\n    - control: A.5.1\n      ‸\n", given: "control" };
    case "document":
      return { text: "==> x.md\n---\nid: X-1\n‸\n---\n# X\n", given: "id" };
  }
}

async function labels(text: string): Promise<string[]> {
  return ((await ask<CompletionList>(completion, text))?.items ?? []).map(({ label }) => label);
}
