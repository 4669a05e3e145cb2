import assert from "node:assert/strict";
import type { GapsResult } from "../../../server/src/core/featureKit/gapsProtocol.ts";
import { feature } from "../../../server/src/core/features/gaps.ts";
import { expectFindings } from "../../fixture.ts";
import { askWorkspace } from "./request.ts";

const ISMS = '==> isms.yaml\nisms: {organisation: "A | B *x* Ltd"}\n';
const URI = "file:///isms/isms.yaml";

describe("isms/gaps", () => {
  it("gives the analysis as a page that shows texts literally, and the open gaps as a file without findings of its own", async () => {
    const result = await askWorkspace<GapsResult>(feature, ISMS, { uri: URI });
    assert.ok(result?.file);
    assert.match(result.markdown, /^# Gap analysis of A \\\| B \\\*x\\\* Ltd\n/);
    assert.match(result.markdown, /\n## High priority\n\n\| {2}\| Requirement \|/);
    assert.match(result.markdown, /\n\| 4\\?\.3 \| Determining the scope/);
    assert.match(result.markdown, /\| What to do \| Effort \| Under way \|\n/);
    assert.match(result.markdown, /\n\| A\\?\.8\\?\.22 .+ \| months \| {2}\|\n/);
    assert.match(result.markdown, /\n## What no record can show\n/);
    assert.equal(result.file.path, "gaps.yaml");
    assert.equal(result.file.text.match(/^ {2}- id: GAP-/gm)?.length, result.file.gaps);
    await expectFindings(`${ISMS}==> gaps.yaml\n${result.file.text}`, /^(schema|syntax|ref|id)\//, []);
  });

  it("offers no file once every gap is recorded, and answers nothing for a file of no ISMS", async () => {
    const first = await askWorkspace<GapsResult>(feature, ISMS, { uri: URI });
    const again = await askWorkspace<GapsResult>(feature, `${ISMS}==> gaps.yaml\n${first?.file?.text}`, { uri: URI });
    assert.equal(again?.file, undefined);
    assert.equal(await askWorkspace<GapsResult>(feature, ISMS, { uri: "file:///elsewhere/a.md" }), undefined);
  });
});
