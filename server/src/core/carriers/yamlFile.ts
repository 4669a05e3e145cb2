import type { Catalog } from "../catalog/catalog.ts";
import { CONFIG_FILE } from "../model/config.ts";
import type { ProvenIds } from "../model/edition.ts";
import type { IsmsRecord, Mention, Problem, ProblemFix, Segment } from "../model/record.ts";
import { type Collection, type MisplacedTitle, NO_HEADINGS, type Wording } from "../model/sourceFile.ts";
import { fieldByName, type Kind, kindByKey, kindOf, topLevelKeys } from "../schema/kinds.ts";
import type { Entry, MapNode, Node } from "../syntax/node.ts";
import { namesStandard } from "../syntax/references.ts";
import { type PlacedSegment, parseYaml, type YamlFile, type YamlSegment } from "../syntax/yaml.ts";
import { type ChangedRun, changedRun, spliced } from "../text/changedRun.ts";
import type { TextSource } from "../text/chunkedText.ts";
import { lineBreakOf } from "../text/edit.ts";
import { joined } from "../text/joined.ts";
import { t } from "../text/l10n.ts";
import type { Span } from "../text/span.ts";
import { suggest } from "../text/suggest.ts";
import { buildRecord } from "./buildRecord.ts";
import { keyName } from "./canonical.ts";
import type { Carried, CarrierContext, Previous } from "./carrier.ts";
import { ItemRecord, withoutRecords } from "./itemRecord.ts";
import { titlesInRecords } from "./misplacedTitles.ts";
import { citesOld } from "./mixedEditions.ts";
import { holdsRecords } from "./ownYaml.ts";
import { proseMentions } from "./prose.ts";
import { recordWording } from "./recordWording.ts";
import { SegmentPlaces } from "./segmentPlaces.ts";

interface Cache {
  readonly yaml: YamlFile;
  readonly places: SegmentPlaces<PlacedSegment>;
  /** What each segment gave. */
  readonly parts: readonly Part[];
  /** What they gave together. */
  readonly all: Part;
  /** What decided over how they were read. */
  readonly manner: Manner;
}

/** Whether a text names the standard decides over how each of its references is read. */
type Manner = "records" | "references" | "namedReferences" | "nothing";

interface Part {
  readonly records: readonly IsmsRecord[];
  readonly problems: readonly Problem[];
  readonly wording: readonly Wording[];
  readonly misplacedTitles: readonly MisplacedTitle[];
  /** In none of its records. */
  readonly mentions: readonly Mention[];
  /** It cites ids that only the edition of 2013 has. */
  readonly isOld: boolean;
}

/** A closed file of so many characters is read as a whole when it changes: that takes less than its tree is worth. */
const SMALL = 64 * 1024;

/** In a text of so many characters records let go of their trees, and make them again for whoever asks: which thousands of findings would. */
const LONG = 4_000_000;

/** Where no id is of 2013, the file is of 2022 whatever those of 2022 are: then nobody needs to know them. */
const NONE_OLD: ProvenIds = { "2022": new Set(), "2013": new Set() };

/** Reads a YAML file: its records where its top-level keys are ours, otherwise only the references in it. */
export function readYamlFile(path: string, text: TextSource, context: CarrierContext, previous?: Previous): Carried {
  const before = previous?.cache as Cache | undefined;
  const yaml = parseYaml(text, before?.yaml, previous?.change, context.isPart ? "alone" : undefined);
  // the presence of isms.yaml makes a folder an ISMS, so that file is ours whatever it holds
  const ours = context.inIsms && (path === CONFIG_FILE || holdsRecords(yaml));
  const isNamed = !ours && namesStandard(text.toString());
  const manner = ours ? "records" : isNamed ? "namedReferences" : context.inIsms ? "references" : "nothing";
  const isKept = context.keepsText === true || text.length > SMALL;
  const read = (placed: PlacedSegment): Part => {
    const part = ours ? readSegment(placed, path, context.catalog, text.length > LONG) : NOTHING;
    const { place, problems } = placed.segment;
    const syntax = context.inIsms ? problems.map((problem) => syntaxProblem(problem, place)) : [];
    const mentions = !ours && manner !== "nothing" ? proseMentions(placed.segment.text, 0, place, isNamed) : [];
    return {
      records: part.records,
      problems: orNone([...syntax, ...part.problems]),
      wording: orNone(part.wording),
      misplacedTitles: orNone(part.misplacedTitles),
      mentions: orNone(mentions),
      isOld: part.isOld,
    };
  };
  const known = before?.manner === manner ? before : undefined;
  const run = changedRun(before?.yaml.segments ?? [], yaml.segments, (a, b) => a.segment === b.segment);
  const { parts, all } = readParts(yaml, run, known, read);
  const placed = { parts: yaml.segments, starts: yaml.starts, placeOf };
  const places = isKept ? SegmentPlaces.of(placed, run, before?.places) : undefined;
  const { isOld, ...found } = all;
  const isConfigured = path !== CONFIG_FILE || !ours || all.problems.length > 0 || all.records.some(({ kind }) => kind === "isms");
  return {
    ...found,
    mentions: [all.mentions],
    problems: isConfigured ? all.problems : [noConfiguration(yaml)],
    segments: places ?? startsOf(yaml),
    headings: NO_HEADINGS,
    collections: ours ? collectionsIn(yaml) : [],
    provenIds: ours && !isOld ? NONE_OLD : undefined,
    cache: places ? ({ yaml, places, parts, all, manner } satisfies Cache) : undefined,
  };
}

const NONE: readonly never[] = [];

/** Most lists of most parts are empty: those are the same one. */
function orNone<T>(list: readonly T[]): readonly T[] {
  return list.length > 0 ? list : NONE;
}

const NOTHING: Part = { records: [], problems: [], wording: [], misplacedTitles: [], mentions: [], isOld: false };

/** What each segment gives, and all together: segments that stand before and behind an edit have given it already. */
function readParts(
  { segments }: YamlFile,
  { start, removed, added }: ChangedRun<PlacedSegment>,
  before: Cache | undefined,
  read: (placed: PlacedSegment) => Part,
): Pick<Cache, "parts" | "all"> {
  if (!before) {
    const parts = segments.map(read);
    return { parts, all: withPart(NOTHING, [], { start: 0, removed: [], added: parts }) };
  }
  const gone = before.parts.slice(start, start + removed.length);
  const old = new Map(removed.map(({ segment }, index) => [segment, gone[index]]));
  const come = added.map((placed) => old.get(placed.segment) ?? read(placed));
  const parts = spliced(before.parts, start, gone.length, come);
  return { parts, all: withPart(before.all, before.parts, { start, removed: gone, added: come }) };
}

function placeOf({ segment }: PlacedSegment): Segment {
  return segment.place;
}

/** Where the segments start, for a file of which nothing else is kept. */
function startsOf({ segments, starts }: YamlFile): ReadonlyMap<Segment, number> {
  return new Map(segments.map(({ segment }, index) => [segment.place, starts[index] as number]));
}

/** What parts give together, out of what they gave before some of them changed. */
function withPart(all: Part, parts: readonly Part[], run: ChangedRun<Part>): Part {
  return {
    records: joined(all.records, parts, run, ({ records }) => records),
    problems: joined(all.problems, parts, run, ({ problems }) => problems),
    wording: joined(all.wording, parts, run, ({ wording }) => wording),
    misplacedTitles: joined(all.misplacedTitles, parts, run, ({ misplacedTitles }) => misplacedTitles),
    mentions: joined(all.mentions, parts, run, ({ mentions }) => mentions),
    isOld: all.isOld
      ? spliced(parts, run.start, run.removed.length, run.added).some(({ isOld }) => isOld)
      : run.added.some(({ isOld }) => isOld),
  };
}

function noConfiguration({ segments }: YamlFile): Problem {
  const empty = segments.find(({ segment: { root } }) => root?.type === "map" && kindByKey(root.entries[0]?.key ?? "")?.name === "isms");
  const place = empty ?? segments[0];
  const segment: YamlSegment = place?.segment ?? { place: {}, text: "", root: undefined, problems: [] };
  const key = empty && segment.root?.type === "map" ? segment.root.entries[0]?.keySpan : undefined;
  const at = key ? key.end + 1 : 0;
  const lineBreak = lineBreakOf(segment.text);
  const newText = key ? `${lineBreak}  organisation: ""` : `isms:${lineBreak}  organisation: ""${lineBreak}`;
  return {
    code: "schema/missing-field",
    ...(key ?? { start: 0, end: Math.min(1, segment.text.length) }),
    segment: segment.place,
    message: t("isms.yaml does not name the organisation that runs the ISMS. Add `isms:` with `organisation` below it."),
    fixes: [{ title: t("Add `{0}`", "organisation"), edit: { span: { start: at, end: at }, newText } }],
  };
}

function syntaxProblem(problem: YamlSegment["problems"][number], segment: Segment): Problem {
  const message = t(
    "This YAML cannot be read as meant: {0}. What it damages is left out of every check until it is mended.",
    problem.message.replace(/\.$/, ""),
  );
  return { code: "syntax/yaml", start: problem.start, end: Math.max(problem.end, problem.start + 1), segment, message };
}

/** `isPacked` says that items need not keep all that was made of them: the texts of their segments are kept anyhow. */
function readSegment(placed: PlacedSegment, path: string, catalog: Catalog, isPacked: boolean): Part {
  const { segment } = placed;
  const records: IsmsRecord[] = [];
  const problems: Problem[] = [];
  if (placed.type === "item") {
    const kind = kindOfItems(placed.path);
    if (kind) readItem(kind, segment.root, segment, path, records, problems);
  } else if (segment.root?.type === "map") {
    for (const entry of segment.root.entries) readTopLevel(entry, segment, path, records, problems);
  }
  const part: Part = {
    records,
    problems,
    wording: recordWording(records, segment.text),
    misplacedTitles: titlesInRecords(records),
    mentions: [],
    isOld: records.some(({ mentions }) => citesOld(mentions, catalog)),
  };
  if (segment.problems.length === 0) {
    const isItem = placed.type === "item" && records[0]?.segment === segment.place;
    return isPacked && isItem ? { ...part, records: records.map((record) => new ItemRecord(record, segment)) } : part;
  }
  // what a syntax error has torn apart looks wrong in many ways, all with one cause
  return { ...part, records: records.map((record) => ({ ...record, problems: [] })), problems: [] };
}

/** The kind of the items of a sequence that was cut: `risks`, or `controls` in `soa`. */
function kindOfItems(path: readonly string[]): Kind | undefined {
  const kind = kindByKey(path[0] as string);
  if (!kind || path.length === 1) return kind?.container === "collection" ? kind : undefined;
  const field = fieldByName(kind.root, path[1] as string);
  return field?.records && kindOf(field.records);
}

function readTopLevel(entry: Entry, segment: YamlSegment, path: string, records: IsmsRecord[], problems: Problem[]): void {
  const kind = kindByKey(entry.key);
  if (!kind) {
    if (!entry.key.startsWith("x-")) problems.push(unknownTopLevelKey(entry, segment.place));
    return;
  }
  if (entry.key !== kind.name) problems.push(keyName(entry.key, kind.name, entry.keySpan, segment.place));
  const { value } = entry;
  if (!value || (value.type === "scalar" && value.value === null)) return;
  if (kind.container === "collection") {
    if (value.type !== "seq") problems.push(wrongContainer(entry, segment.place, t("a list of records, each starting with `-`")));
    else for (const item of value.items) readItem(kind, item, segment, path, records, problems);
  } else if (value.type !== "map") {
    problems.push(wrongContainer(entry, segment.place, t("a mapping of fields")));
  } else {
    records.push(buildRecord(kind, withoutRecords(kind, value), path, segment.place, segment.text));
    readInnerRecords(kind, value, segment, path, records, problems);
  }
}

/** Records that stand inside another record but are records of their own, such as the entries of an SoA. */
function readInnerRecords(
  kind: Kind,
  value: MapNode,
  segment: YamlSegment,
  path: string,
  records: IsmsRecord[],
  problems: Problem[],
): void {
  for (const field of kind.root.fields ?? []) {
    const inner = field.records && value.entries.find((entry) => fieldByName(kind.root, entry.key) === field);
    if (!field.records || inner?.value?.type !== "seq") continue;
    if (inner.key !== field.name) problems.push(keyName(inner.key, field.name, inner.keySpan, segment.place));
    for (const item of inner.value.items) readItem(kindOf(field.records), item, segment, path, records, problems);
  }
}

function readItem(
  kind: Kind,
  item: Node | undefined,
  segment: YamlSegment,
  path: string,
  records: IsmsRecord[],
  problems: Problem[],
): void {
  if (item?.type === "map") {
    records.push(buildRecord(kind, item, path, segment.place, segment.text));
    return;
  }
  const span = item ?? { start: 0, end: 1 };
  const message = t(
    "An item of `{0}` must be a mapping with fields such as {1}.",
    kind.name,
    kind.snippet
      .slice(0, 3)
      .map((name) => `\`${name}\``)
      .join(", "),
  );
  problems.push({ code: "schema/wrong-type", start: span.start, end: Math.max(span.end, span.start + 1), segment: segment.place, message });
}

function wrongContainer(entry: Entry, segment: Segment, wanted: string): Problem {
  return { code: "schema/wrong-type", ...entry.keySpan, segment, message: t("`{0}` must be {1}.", entry.key, wanted) };
}

function unknownTopLevelKey(entry: Entry, segment: Segment): Problem {
  const near = suggest(entry.key, topLevelKeys, 2);
  const hint =
    near.length > 0
      ? t("Did you mean `{0}`?", near.join("`, `"))
      : t("Move it to a file of its own, or name it `x-{0}` to keep it here.", entry.key);
  const keep = `x-${entry.key}`;
  const fixes: ProblemFix[] = near.map((word) => ({ title: t("Change to `{0}`", word), edit: { span: entry.keySpan, newText: word } }));
  fixes.push({ title: t("Keep it as `{0}`", keep), preferred: false, edit: { span: entry.keySpan, newText: keep } });
  return {
    code: "schema/unknown-key",
    ...entry.keySpan,
    segment,
    fixes,
    message: t("`{0}` is no kind of record of an ISMS, so nothing reads it. {1}", entry.key, hint),
  };
}

function collectionsIn({ segments, starts, heads }: YamlFile): Collection[] {
  const found: Collection[] = [];
  for (const index of heads) {
    const { segment } = segments[index] as PlacedSegment;
    if (segment.root?.type !== "map") continue;
    const start = starts[index] as number;
    const place = (span: Span) => ({ start: span.start + start, end: span.end + start });
    for (const { key, keySpan, value } of segment.root.entries) {
      const kind = kindByKey(key);
      if (!kind) continue;
      found.push({ kind: kind.name, key: place(keySpan) });
      for (const inner of value?.type === "map" ? value.entries : []) {
        const records = fieldByName(kind.root, inner.key)?.records;
        if (records) found.push({ kind: records, key: place(inner.keySpan) });
      }
    }
  }
  // a copy has no room to grow
  return found.slice();
}
