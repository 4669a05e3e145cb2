import { controlUse } from "../model/controlUse.ts";
import { soaKey } from "../model/ismsIndex.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { BACKED_REASONS, backingOf } from "../model/soa.ts";
import { type FileEdit, lineBreakOf, type TextEdit } from "../text/edit.ts";
import { t } from "../text/l10n.ts";
import type { Fix, FixFiles } from "./rule.ts";
import { insertBefore, insertBehind, isSpaced, type PlacedEntry, placeEntry } from "./soaList.ts";
import { rowLike, type SoaDraft } from "./soaRow.ts";
import { insertRows, type PlacedRow, placeRows } from "./soaTableRow.ts";
import { startSoa } from "./startSoa.ts";

/**
 * Inserts SoA entries for controls that have none, in the order of Annex A and in the style of the entries around them.
 * Reasons are filled in only where a treated risk or an obligation in force cites the control; the justification is left
 * empty, so that the entry stays a finding until somebody has thought about it.
 */
export function insertSoaEntriesFix(controls: readonly string[], title?: string): Fix {
  const [only = ""] = controls;
  const byDefault =
    controls.length === 1 ? t("Insert the SoA entry of {0}", only) : t("Insert the SoA entries of {0} controls", controls.length);
  return { title: title ?? byDefault, edits: (files) => insertSoaEntries(controls, files) };
}

async function insertSoaEntries(controls: readonly string[], files: FixFiles): Promise<readonly FileEdit[]> {
  const { snapshot } = files;
  const drafts = draftsOf(controls, snapshot);
  if (drafts.length === 0) return [];
  if (snapshot.index.ofKind("soaEntry").length === 0) return startSoa(drafts, files);
  const texts = await textsOf(files);
  const present = placedEntries(snapshot, texts);
  const groups = groupByNeighbour(drafts, present, snapshot);
  const edits = new Map<string, TextEdit[]>();
  for (const { neighbour, side, members } of groups) {
    const { path } = neighbour.record;
    const text = texts.get(path) ?? "";
    edits.set(path, [...(edits.get(path) ?? []), insertionBeside(neighbour, side, members, text, present)]);
  }
  return [...edits].map(([path, list]) => ({ path, edits: list }));
}

function insertionBeside(
  neighbour: Placed,
  side: Group["side"],
  members: readonly SoaDraft[],
  text: string,
  present: readonly Placed[],
): TextEdit {
  if (isRow(neighbour)) return insertRows(text, neighbour, side, members);
  const rows = members.map((draft) => rowLike(draft, neighbour, text, lineBreakOf(text)));
  const inFile = present.flatMap((entry) => (!isRow(entry) && entry.record.path === neighbour.record.path ? [entry] : []));
  return (side === "behind" ? insertBehind : insertBefore)(text, neighbour, rows, isSpaced(text, inFile));
}

/** An entry beside which others can be put. */
type Placed = PlacedEntry | PlacedRow;

function isRow(placed: Placed): placed is PlacedRow {
  return "row" in placed;
}

/** What to write for each control that is still missing, in the order of Annex A. */
function draftsOf(controls: readonly string[], snapshot: Snapshot): SoaDraft[] {
  const { index, catalog } = snapshot;
  const use = controlUse(snapshot);
  return [...new Set(controls)]
    .filter((control) => index.soa(control).length === 0)
    .sort((a, b) => catalog.order(a) - catalog.order(b))
    .map((control) => ({
      control,
      title: catalog.control(control)?.title ?? index.record("controls", control)?.title ?? control,
      reasons: BACKED_REASONS.filter((reason) => backingOf(reason, control, use).length > 0),
    }));
}

/** The texts that hold the SoA. Where it is kept in YAML, tables with controls are excerpts of it, and stay as they are. */
async function textsOf({ snapshot, text }: FixFiles): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const insertable = snapshot.index.ofKind("soaEntry").filter(({ carrier }) => carrier !== "foreignYaml");
  const paths = [...new Set(insertable.map((entry) => entry.path))];
  const inYaml = paths.filter((path) => snapshot.files.get(path)?.language === "yaml");
  for (const path of inYaml.length > 0 ? inYaml : paths) {
    const content = await text(path);
    if (content !== undefined) texts.set(path, content);
  }
  return texts;
}

/** The entries that rows can be put beside, in the order of Annex A. */
function placedEntries({ index, files, catalog }: Snapshot, texts: ReadonlyMap<string, string>): Placed[] {
  const placed = [...texts].flatMap(([path, text]): Placed[] => {
    const file = files.get(path);
    const entries = index.ofKind("soaEntry").filter((record) => record.path === path && record.carrier !== "section");
    if (!file) return [];
    return file.language === "yaml" ? entries.flatMap((record) => placeEntry(text, file, record) ?? []) : placeRows(text, file, entries);
  });
  const order = new Map(placed.map((entry) => [entry, catalog.order(soaKey(entry.record))]));
  return placed.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
}

interface Group {
  readonly neighbour: Placed;
  readonly side: "behind" | "before";
  readonly members: SoaDraft[];
}

/**
 * Each control goes behind the nearest lower one of its theme, else before the nearest higher one of its theme: so it lands
 * under that theme's heading and in that theme's file. A theme that is missing as a whole goes behind the one before it.
 */
function groupByNeighbour(drafts: readonly SoaDraft[], present: readonly Placed[], { catalog }: Snapshot): Group[] {
  const places = present.map((entry) => {
    const control = soaKey(entry.record);
    return { entry, order: catalog.order(control), theme: themeOf(control) };
  });
  const groups: Group[] = [];
  for (const draft of drafts) {
    const order = catalog.order(draft.control);
    const theme = themeOf(draft.control);
    const below = places.findLast((place) => place.order <= order);
    const above = places.find((place) => place.order > order);
    const side = below && (below.theme === theme || above?.theme !== theme) ? "behind" : "before";
    const neighbour = (side === "behind" ? below : above)?.entry;
    const last = groups[groups.length - 1];
    if (last && last.neighbour === neighbour && last.side === side) last.members.push(draft);
    else if (neighbour) groups.push({ neighbour, side, members: [draft] });
  }
  return groups;
}

/** `A.8` of `A.8.28`; the organisation's own controls have none. */
function themeOf(control: string): string {
  return /^A\.\d+(?=\.\d+$)/.exec(control)?.[0] ?? "";
}
