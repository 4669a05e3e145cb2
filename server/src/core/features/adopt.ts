import { type AdoptResult, adopt } from "../adoption/adopt.ts";
import type { Correction } from "../adoption/choice.ts";
import { isCorrectionKind } from "../adoption/corrections.ts";
import { registerKinds } from "../adoption/registerKinds.ts";
import { adoptionAsPage } from "../featureKit/adoptionPage.ts";
import type { AdoptAnswer, AdoptParams } from "../featureKit/adoptProtocol.ts";
import { type FeatureRoot, workspaceFeature } from "../featureKit/feature.ts";
import { toWorkspaceEdit } from "../featureKit/workspaceEdit.ts";
import { CONFIG_FILE } from "../model/config.ts";
import { starterChoices } from "../reports/starter.ts";
import type { FileEdit } from "../text/edit.ts";

export const feature = workspaceFeature<AdoptParams, AdoptAnswer>({
  method: "isms/adopt",
  capability: {},
  summary: "What a folder holds as an ISMS, how surely, and the edit that writes its isms.yaml; corrections are taken into account.",
  async handle({ roots, params }) {
    const place = placeOf(String(params.uri), roots);
    if (!place) return undefined;
    const { root, below } = place;
    const folder = root.adoptable(below);
    const result = await adopt(folder, {
      organisation: textOf(params.organisation),
      size: starterChoices("size").find((size) => size === params.size),
      corrections: (Array.isArray(params.corrections) ? params.corrections : []).filter(isCorrection),
    });
    const path = below === "" ? CONFIG_FILE : `${below}/${CONFIG_FILE}`;
    return {
      ...result,
      name: folder.name,
      configUri: root.uriOf(path),
      page: adoptionAsPage(result, folder.name),
      kinds: registerKinds(),
      ...(result.config !== result.before && { edit: toWorkspaceEdit([editOf(path, result)], root) }),
    };
  },
});

/** The ISMS that a place belongs to; the folder itself where it is in none. */
function placeOf(uri: string, roots: readonly FeatureRoot[]): { readonly root: FeatureRoot; readonly below: string } | undefined {
  const holding = roots.flatMap((root) => {
    const below = root.uriOf("") === uri ? "" : root.pathOf(uri);
    return below === undefined ? [] : [{ root, below }];
  });
  const [inner] = holding.sort((a, b) => a.below.length - b.below.length);
  return inner && { root: inner.root, below: inner.root.snapshot.isIsms ? "" : inner.below };
}

/** Replaces what lies between the first and the last change, and no more. */
function editOf(path: string, { before, config }: AdoptResult): FileEdit {
  const old = before ?? "";
  let start = 0;
  while (start < old.length && old[start] === config[start]) start++;
  let tail = 0;
  while (tail < Math.min(old.length, config.length) - start && old.at(-1 - tail) === config.at(-1 - tail)) tail++;
  const edit = { span: { start, end: old.length - tail }, newText: config.slice(start, config.length - tail) };
  return { path, edits: [edit], create: before === undefined };
}

/** Parameters come from outside: what has another shape counts for nothing. */
function isCorrection(value: unknown): value is Correction {
  const { path, kind, exclude, columns = {} } = (value ?? {}) as Record<string, unknown>;
  if (typeof path !== "string" || path === "") return false;
  if (exclude === true) return true;
  const isMap = typeof columns === "object" && columns !== null && Object.values(columns).every((header) => typeof header === "string");
  return typeof kind === "string" && isCorrectionKind(kind) && isMap;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}
