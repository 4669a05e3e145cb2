import type { Catalog } from "../catalog/catalog.ts";
import { provenEdition } from "../model/edition.ts";
import type { Edition, Mention, Segment } from "../model/record.ts";
import type { MixedEditions } from "../model/sourceFile.ts";

/**
 * What ids of both editions a file cites, undefined where all are of one; `edition` is that of most. A line that has an old
 * number beside its successor, or says `2013` itself, leads readers from one edition to the other and mixes nothing.
 */
export function mixedEditions(
  text: string,
  mentions: readonly Mention[],
  segments: ReadonlyMap<Segment, number>,
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
  const successors = placesOf(cited["2022"]);
  const old = cited["2013"].filter((one) => !isExplained(text, one, successors, catalog));
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

function placesOf(cited: readonly Cited[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const { id, at } of cited) {
    const list = places.get(id);
    if (list) list.push(at);
    else places.set(id, [at]);
  }
  return places;
}

function isExplained(text: string, { id, at }: Cited, places: ReadonlyMap<string, readonly number[]>, catalog: Catalog): boolean {
  const before = text.slice(Math.max(0, at - REACH), at);
  const behind = text.slice(at, at + REACH);
  const from = at - before.length + before.lastIndexOf("\n") + 1;
  const feed = behind.indexOf("\n");
  const to = feed < 0 ? at + behind.length : at + feed;
  if (/(?<!\d)2013(?!\d)/.test(text.slice(from, to))) return true;
  const successors = catalog.control2013(id)?.successors ?? [];
  return successors.some((successor) => places.get(successor)?.some((place) => from <= place && place < to));
}

function idsOf(cited: readonly Cited[]): string[] {
  return [...new Set(cited.map(({ id }) => id))];
}
