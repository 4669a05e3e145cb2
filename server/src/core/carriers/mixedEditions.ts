import type { Catalog } from "../catalog/catalog.ts";
import { type ProvenIds, provenEdition } from "../model/edition.ts";
import type { Edition, Mention, Target } from "../model/record.ts";
import type { MixedEditions, SegmentStarts } from "../model/sourceFile.ts";
import type { LineIndex } from "../text/lineIndex.ts";

/** The ids among lists of mentions that can only be of one edition each. */
export function provenIdsOf(lists: readonly (readonly Mention[])[], catalog: Catalog): ProvenIds {
  const ids: Record<Edition, Set<string>> = { "2022": new Set(), "2013": new Set() };
  for (const mentions of lists) {
    for (const { target } of mentions) {
      const edition = editionIn(target, catalog);
      if (edition !== undefined && "id" in target) ids[edition].add(target.id);
    }
  }
  return ids;
}

/** True where an id among mentions can only be of 2013. */
export function citesOld(mentions: readonly Mention[], catalog: Catalog): boolean {
  return mentions.some(({ target }) => editionIn(target, catalog) === "2013");
}

function editionIn(target: Target, catalog: Catalog): Edition | undefined {
  return target.type === "control" || target.type === "theme" ? provenEdition(target.id, target, catalog) : undefined;
}

/**
 * What ids of both editions a file cites, undefined where all are of one; `edition` is that of most. A line that has an old
 * number beside its successor, or says `2013` itself, leads readers from one edition to the other and mixes nothing.
 */
export function mixedEditions(
  text: string,
  lines: LineIndex,
  mentions: readonly Mention[],
  segments: SegmentStarts,
  edition: Edition,
  catalog: Catalog,
): MixedEditions | undefined {
  const cited: Record<Edition, Cited[]> = { "2022": [], "2013": [] };
  for (const mention of mentions) {
    const { target, segment, start } = mention;
    if (target.type !== "control" && target.type !== "theme") continue;
    const proven = provenEdition(target.id, target, catalog);
    if (proven !== undefined) cited[proven].push({ mention, id: target.id, at: start + (segments.get(segment) ?? 0) });
  }
  if (cited["2022"].length === 0 || cited["2013"].length === 0) return undefined;
  const lineOf = ({ at }: Cited): number => lines.positionAt(at).line;
  const newIds = new Set(cited["2022"].map((one) => `${lineOf(one)} ${one.id}`));
  const old = cited["2013"].filter((one) => {
    const line = lineOf(one);
    const successors = catalog.control2013(one.id)?.successors ?? [];
    return !successors.some((id) => newIds.has(`${line} ${id}`)) && !saysYear(text, one.at);
  });
  const strange = edition === "2022" ? old : cited["2022"];
  const first = strange.reduce<Cited | undefined>((least, one) => (least && least.at <= one.at ? least : one), undefined);
  if (first === undefined || old.length === 0) return undefined;
  return { first: first.mention, ids: { "2022": idsOf(cited["2022"]), "2013": idsOf(old) } };
}

/** How much of a line is looked at on either side of an id. */
const REACH = 400;

interface Cited {
  readonly mention: Mention;
  readonly id: string;
  /** Absolute offset. */
  readonly at: number;
}

/** The line says `2013` near the id. */
function saysYear(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - REACH), at);
  const behind = text.slice(at, at + REACH);
  return /(?<!\d)2013(?!\d)/.test(before.slice(before.lastIndexOf("\n") + 1) + behind.split("\n", 1)[0]);
}

function idsOf(cited: readonly Cited[]): string[] {
  return [...new Set(cited.map(({ id }) => id))];
}
