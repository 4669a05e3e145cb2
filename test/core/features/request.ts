import assert from "node:assert/strict";
import type { Feature, FeatureEnvironment, FeatureRoot, OpenFile } from "../../../server/src/core/featureKit/feature.ts";
import { adoptable } from "../../../server/src/workspace/adoptable.ts";
import { type Fixture, type FixtureOptions, openFixture } from "../../fixture.ts";

export interface RequestOptions extends FixtureOptions {
  readonly environment?: Partial<FeatureEnvironment>;
  readonly params?: object;
}

const environment: FeatureEnvironment = {
  standardText: () => undefined,
  inlayHints: { controlTitles: true, riskScores: true },
  isCancelled: () => false,
};

/** Asks a feature at the cursor of a fixture. */
export async function ask<R>(feature: Feature, text: string, options: RequestOptions = {}): Promise<R | undefined> {
  const fixture = await openFixture(text, options);
  const { cursor } = fixture;
  assert.ok(cursor, "the fixture has no cursor");
  const root = rootOf(fixture);
  const file = root.snapshot.files.get(cursor.path);
  assert.ok(file?.text !== undefined, `${cursor.path} is not read`);
  assert.equal(feature.scope, "document");
  if (feature.scope !== "document") return undefined;
  const params = { textDocument: { uri: root.uriOf(cursor.path) }, position: cursor.position, ...options.params };
  return (await feature.handle({
    root,
    snapshot: root.snapshot,
    file: file as OpenFile,
    params,
    offset: cursor.offset,
    environment: { ...environment, ...options.environment },
  })) as R | undefined;
}

/** Asks a feature of the whole workspace. */
export async function askWorkspace<R>(
  feature: Feature,
  text: string,
  params: object,
  options: FixtureOptions = {},
): Promise<R | undefined> {
  const fixture = await openFixture(text, options);
  assert.equal(feature.scope, "workspace");
  return feature.scope === "workspace"
    ? ((await feature.handle({ roots: [rootOf(fixture)], params, environment })) as R | undefined)
    : undefined;
}

function rootOf({ folder }: Fixture): FeatureRoot {
  return {
    snapshot: folder.snapshot(),
    findings: () => folder.findings(),
    uriOf: (path) => `file:///isms/${path}`,
    pathOf: (uri) => (uri.startsWith("file:///isms/") ? uri.slice("file:///isms/".length) : undefined),
    text: (path) => folder.text(path),
    adoptable: (below) => adoptable(folder, "isms", below),
  };
}
