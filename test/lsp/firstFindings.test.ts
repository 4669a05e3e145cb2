import assert from "node:assert/strict";
import { TestClient } from "./client.ts";

const RISKS = "risks:\n  - id: R-1\n    title: Fire\n    likelyhood: 4\n    owner: ghost\n";
const MANY = 600;

describe("the first findings of an open file", () => {
  it("are what is wrong with it in itself, and come before the rest of the folder is read", async () => {
    const policies = Array.from({ length: MANY }, (_, number): [string, string] => [
      `policies/${number}.md`,
      `---\nid: POL-${number}\ntitle: Policy ${number}\ntype: policy\n---\n\nSee A.8.8 and R-404.\n`,
    ]);
    const files = {
      "isms.yaml": "isms:\n  organisation: X\n",
      "people.yaml": "people:\n  - id: anna\n    name: Anna\n",
      "risks.yaml": RISKS,
    };
    const client = await TestClient.start({ ...files, ...Object.fromEntries(policies) });
    try {
      await client.open("risks.yaml", RISKS);
      await client.until(() => client.codes("risks.yaml").includes("ref/unknown-record"), "the findings that need the whole folder");
      const [first] = client.pushed;
      assert.equal(first?.uri, client.uri("risks.yaml"));
      assert.equal(first?.version, 1);
      assert.deepEqual(
        first?.diagnostics.map(({ code }) => code),
        ["schema/unknown-key"],
      );
      assert.ok(client.codes("risks.yaml").includes("schema/unknown-key"));
    } finally {
      assert.equal(await client.stop(), 0);
    }
  });
});
