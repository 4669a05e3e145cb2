import assert from "node:assert/strict";
import type { PlanResult } from "../../../server/src/core/featureKit/planProtocol.ts";
import { feature } from "../../../server/src/core/features/plan.ts";
import { expectFindings } from "../../fixture.ts";
import { askWorkspace } from "./request.ts";

const ISMS = "==> isms.yaml\nisms: {organisation: Example Ltd, size: small}\n";
const URI = "file:///isms/isms.yaml";

describe("isms/plan", () => {
  it("gives the usual phases from a day on, as a project that has no findings of its schema", async () => {
    const result = await askWorkspace<PlanResult>(feature, ISMS, { uri: URI, start: "2026-09-01" });
    assert.ok(result && "file" in result);
    const { path, text, start, end, phases } = result.file;
    assert.deepEqual([path, start, phases], ["project.yaml", "2026-09-01", 7]);
    assert.ok(end > "2027-03-01" && end < "2027-06-01", end);
    await expectFindings(`${ISMS}==> ${path}\n${text}`, /^(schema|syntax|ref)\//, []);
  });

  it("takes another size, and today for a day that is none", async () => {
    const result = await askWorkspace<PlanResult>(feature, ISMS, { uri: URI, start: "soon", size: "large" });
    assert.ok(result && "file" in result);
    assert.equal(result.file.start, "2026-06-15");
    assert.match(result.file.text, /^ {2}size: large$/m);
  });

  it("leaves a project alone that is there, and answers nothing for a file of no ISMS", async () => {
    const known = `${ISMS}==> p.yaml\nproject: {title: Ours}\n`;
    assert.deepEqual(await askWorkspace<PlanResult>(feature, known, { uri: URI }), { existing: "file:///isms/p.yaml" });
    assert.equal(await askWorkspace<PlanResult>(feature, ISMS, { uri: "file:///elsewhere/a.md" }), undefined);
  });
});
