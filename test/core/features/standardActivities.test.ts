import assert from "node:assert/strict";
import { feature as codeAction } from "../../../server/src/core/features/codeAction.ts";
import { feature as completion } from "../../../server/src/core/features/completion.ts";
import { addActivitiesFix } from "../../../server/src/core/ruleKit/standardActivities.ts";
import { editsOf, filesAfter, findingsOf, openFixture } from "../../fixture.ts";
import { ask } from "./request.ts";

interface Titled {
  readonly title: string;
  readonly kind: string;
}
interface Items {
  readonly items: readonly { readonly label: string; readonly textEdit?: { readonly newText: string } }[];
}

const LIST =
  "==> duties.yaml\nactivities:\n  - id: DUTY-1\n    title: Hold the management review\n    frequency: annually\n    owner: CEO\n";

async function actionsAt(text: string, line: number): Promise<string[]> {
  const range = { start: { line, character: 0 }, end: { line, character: 0 } };
  const actions = await ask<readonly Titled[]>(codeAction, text, { params: { range, context: { diagnostics: [] } } });
  return (actions ?? []).flatMap(({ title, kind }) => (kind === "refactor" ? [title] : []));
}

describe("standard activities", () => {
  it("are offered at the key of the list, without those that are there", async () => {
    const text = LIST.replace("activities:", "activities:‸");
    const [title] = await actionsAt(text, 0);
    assert.match(title ?? "", /^Add the \d+ standard activities that are missing$/);
    assert.deepEqual(await actionsAt(text, 2), []);
  });

  it("are added to that file behind the records that it has, without a finding of form", async () => {
    const fixture = await openFixture(`${LIST}==> other.yaml\nactivities: []\n`);
    const fix = addActivitiesFix("duties.yaml", fixture.folder.snapshot());
    assert.ok(fix);
    const after = filesAfter(fixture, await editsOf(fixture, fix)).get("duties.yaml") ?? "";
    assert.ok(after.startsWith(LIST.slice(LIST.indexOf("\n") + 1)));
    assert.match(
      after,
      /\n {2}- id: DUTY-internal-audit\n {4}title: Carry out .*\n {4}frequency: annually\n {4}from: 2026-06-15\n {4}clauses: \["9\.2"\]\n/,
    );
    assert.doesNotMatch(after, /DUTY-management-review/);
    assert.deepEqual(await findingsOf(`==> duties.yaml\n${after}`, /^(syntax|schema|ref|id)\//), []);
    const again = await openFixture(`==> duties.yaml\n${after}`);
    assert.equal(addActivitiesFix("duties.yaml", again.folder.snapshot()), undefined);
  });

  it("fill an empty list, and are more for a large organisation", async () => {
    const count = async (size: string) => {
      const fixture = await openFixture(`==> isms.yaml\nisms:\n  organisation: X\n  size: ${size}\n==> duties.yaml\nactivities:\n`);
      const fix = addActivitiesFix("duties.yaml", fixture.folder.snapshot());
      assert.ok(fix);
      return (filesAfter(fixture, await editsOf(fixture, fix)).get("duties.yaml") ?? "").split("- id:").length - 1;
    };
    assert.ok((await count("large")) > (await count("small")));
  });

  it("are completed one by one", async () => {
    const found = await ask<Items>(completion, "==> duties.yaml\nactivities:\n  - ‸\n");
    const item = found?.items.find(({ label }) => label === "Restore from backup as a test");
    assert.match(item?.textEdit?.newText ?? "", /^id: DUTY-restore-test\n {2}title: /);
  });
});
