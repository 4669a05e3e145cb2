import type { FeatureRoot } from "./feature.ts";

/** The ISMS at a URI, or the innermost one that holds it: one may lie in a folder of another. */
export function rootHolding(uri: string, roots: readonly FeatureRoot[]): FeatureRoot | undefined {
  const holding = roots.flatMap((root) => {
    const path = root.uriOf("") === uri ? "" : root.pathOf(uri);
    return path !== undefined && root.snapshot.isIsms ? [{ root, path }] : [];
  });
  return holding.sort((a, b) => a.path.length - b.path.length)[0]?.root;
}
