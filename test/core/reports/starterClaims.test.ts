import assert from "node:assert/strict";
import { standardActivities } from "../../../server/src/core/catalog/activities.ts";
import { projectPlan } from "../../../server/src/core/model/projectPlan.ts";
import { gapAnalysis } from "../../../server/src/core/reports/gaps/gapAnalysis.ts";
import { type StarterChoice, starterChoices, starterFiles } from "../../../server/src/core/reports/starter.ts";
import { statusOf } from "../../../server/src/core/reports/status/status.ts";
import { kinds as allKinds } from "../../../server/src/core/schema/kinds.ts";
import { type Fixture, openFixture, TODAY } from "../../fixture.ts";

const CHOICE: StarterChoice = { organisation: "Example Ltd", size: "small", frameworks: ["gdpr"] };
const SIZES = ["small", "medium", "large"] as const;

describe("starter ISMS, as the reports see it", () => {
  for (const size of SIZES) {
    it(`claims nothing for a ${size} organisation: no clause is shown, no deliverable begun, no check of readiness met`, async () => {
      const snapshot = (await open({ ...CHOICE, size, frameworks: starterChoices("frameworks") })).folder.snapshot();
      const { clauses, controls, readiness } = statusOf(snapshot);
      assert.deepEqual([clauses.byState.present, clauses.byState.approved, clauses.byState.overdue], [0, 0, 0]);
      assert.equal(controls.byState.planned, controls.total);
      assert.deepEqual(
        readiness.map(({ done }) => done),
        [0, 0],
      );
      const states = gapAnalysis(snapshot).filter(({ state }) => state === "met" || state === "partial");
      assert.deepEqual(states, []);
      assert.ok(projectPlan(snapshot).phases.every(({ share }) => share === 0));
    });

    it(`keeps what it finds for a ${size} organisation short: each code once, a few times, or once a file`, async () => {
      const found = new Map<string, number>();
      const { folder } = await open({ ...CHOICE, size });
      for (const { code } of [...folder.findings().values()].flat()) found.set(code, (found.get(code) ?? 0) + 1);
      for (const [code, count] of found) {
        const most = code === "document/placeholder" ? 28 : 12;
        assert.ok(count <= most, `${code}: ${count}`);
      }
      assert.ok(found.size <= 13, [...found.keys()].join(", "));
    });

    it(`brings the duties of a ${size} organisation, each with a role, none due before operation begins`, async () => {
      const { index } = (await open({ ...CHOICE, size })).folder.snapshot();
      const activities = index.ofKind("activities");
      assert.deepEqual(
        activities.map(({ title }) => title),
        standardActivities(size).map(({ title }) => title),
      );
      for (const { data } of activities) {
        assert.ok(index.record("roles", data.owner), data.owner);
        assert.equal(data.from, "2026-10-15");
      }
    });
  }

  it("has a place for every kind but those of the project, one file for several where the organisation is small", async () => {
    const kindsOf = async (size: StarterChoice["size"]) => {
      const { folder } = await open({ ...CHOICE, size });
      return [...folder.snapshot().files.values()].flatMap(({ path, collections }) => collections.map(({ kind }) => `${path} ${kind}`));
    };
    const small = await kindsOf("small");
    const kinds = (lines: readonly string[]) => [...new Set(lines.map((line) => line.split(" ")[1]))].sort();
    const later = ["budget", "certification", "controls", "document", "gaps", "isms", "project"];
    const expected = allKinds.map(({ name }) => name).filter((name) => !later.includes(name));
    assert.deepEqual(kinds(small.filter((line) => !line.endsWith(" isms"))), expected.sort());
    assert.deepEqual(kinds(await kindsOf("large")), kinds(small));
    assert.ok(small.includes("log.yaml incidents") && small.includes("log.yaml exceptions"));
    assert.ok(starterFiles(CHOICE, TODAY).length <= 36);
  });
});

describe("readiness for stage 2", () => {
  const isDealtWith = async (text: string) => {
    const { readiness } = statusOf((await openFixture(`==> a.yaml\n${text}`)).folder.snapshot());
    return !readiness[1]?.missing.some(({ title }) => title === "Nonconformities dealt with");
  };
  const AUDIT = "audits:\n  - {id: AUD-1, title: x, type: internal, date: 2026-06-01}\n";
  const nc = (fields: string) => `${AUDIT}nonconformities:\n  - {id: NC-1, title: y, ${fields}}\n`;

  it("wants a cause and an action for each nonconformity; an audit that found nothing leaves nothing to deal with", async () => {
    assert.equal(await isDealtWith("audits: []\n"), false);
    assert.equal(await isDealtWith(AUDIT), true);
    assert.equal(await isDealtWith(nc("cause: z")), false);
    assert.equal(await isDealtWith(nc("cause: z, noActionReason: a single case")), true);
    assert.equal(await isDealtWith(`${nc("cause: z")}actions:\n  - {id: ACT-1, title: w, for: [NC-1]}\n`), true);
    assert.equal(await isDealtWith(nc("grade: observation")), true);
  });
});

describe("what to do next", () => {
  it("is what falls due once the project asks for nothing else", async () => {
    const phases = "project: {phases: [{id: own, title: x, done: 2026-01-01}]}\n";
    const actions = "actions:\n  - {id: ACT-1, title: Patch it, due: 2026-06-20, owner: x}\n";
    const { next } = statusOf((await openFixture(`==> a.yaml\n${phases}${actions}`)).folder.snapshot());
    assert.deepEqual(next, ["ACT-1 Patch it: action due, 2026-06-20"]);
  });
});

function open(choice: StarterChoice): Promise<Fixture> {
  return openFixture(
    starterFiles(choice, TODAY)
      .map(({ path, text }) => `==> ${path}\n${text}`)
      .join(""),
  );
}
