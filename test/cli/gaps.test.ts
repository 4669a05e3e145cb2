import assert from "node:assert/strict";
import { isms } from "./run.ts";

const DRAFT = ["gaps", "examples/nordlicht-draft", "--today", "2026-03-13"];

describe("isms gaps", () => {
  it("prints the gaps with what is under way for them", () => {
    const { code, out } = isms(DRAFT);
    assert.equal(code, 0);
    assert.match(out, /A\.8\.13 +Information backup +\S.+\(GAP-01, ACT-005\)/);
    assert.match(out, /^Clauses: \d+ shown by records/m);
  });

  it("gives every requirement as JSON, and what is not recorded yet as records in YAML", () => {
    const { requirements } = JSON.parse(isms([...DRAFT, "--format", "json"]).out);
    assert.equal(requirements.length, 30 + 93 + 2);
    assert.equal(requirements.find(({ id }: { id: string }) => id === "A.8.5").effort, "small");
    assert.match(isms([...DRAFT, "--format", "yaml"]).out, /\ngaps:\n {2}- id: GAP-04\n/);
  });

  it("finds only what the finished example has on its list", () => {
    const { requirements } = JSON.parse(isms(["gaps", "examples/nordlicht", "--today", "2026-11-02", "--format", "json"]).out);
    const open = requirements.filter(({ state }: { state: string }) => state === "missing" || state === "partial");
    assert.ok(open.length > 0);
    for (const { id, recorded } of open) assert.ok(recorded.length > 0, id);
  });
});
