import type { IsmsRecord, Mention, Segment, Target } from "../model/record.ts";
import { RecordHead } from "../model/recordHead.ts";
import { fieldByName, type Kind, kindOf } from "../schema/kinds.ts";
import { validate } from "../schema/validate.ts";
import type { Entry, MapNode } from "../syntax/node.ts";
import type { YamlSegment } from "../syntax/yaml.ts";
import { canonicalise } from "./canonical.ts";
import { sharedTarget } from "./sharedTarget.ts";

type Nodes = Pick<IsmsRecord, "written" | "node">;

/**
 * A record that is an item of a list, of which a file may hold a hundred thousand: its nodes, which take ten times the room of their
 * text, are read again when somebody asks for them, and its mentions are packed.
 */
export class ItemRecord extends RecordHead {
  private nodes: WeakRef<Nodes> | undefined;
  private readonly packed: Packed;

  /** `source` is the segment that the record is the whole of, without an error in it. */
  constructor(
    record: IsmsRecord,
    private readonly source: YamlSegment,
  ) {
    super(record);
    this.packed = pack(record.mentions);
  }

  get written(): MapNode {
    return this.known().written;
  }

  get node(): MapNode {
    return this.known().node;
  }

  get isSound(): boolean {
    return this.problems.length === 0;
  }

  get mentions(): readonly Mention[] {
    return unpack(this.packed, this.segment);
  }

  private known(): Nodes {
    const known = this.nodes?.deref();
    if (known) return known;
    const { source } = this;
    const kind = kindOf(this.kind);
    const written = canonicalise(withoutRecords(kind, source.root as MapNode), kind.root, source.place, []);
    const nodes = { written, node: validate(kind, written, source.place, source.text).node };
    this.nodes = new WeakRef(nodes);
    return nodes;
  }
}

/** A record without the lists in it whose items are records of their own, such as the entries of an SoA. */
export function withoutRecords(kind: Kind, node: MapNode): MapNode {
  if (!kind.root.fields?.some((field) => field.records)) return node;
  const isRecordList = ({ key, value }: Entry) => value?.type === "seq" && fieldByName(kind.root, key)?.records !== undefined;
  return { ...node, entries: node.entries.filter((entry) => !isRecordList(entry)) };
}

/** What a mention says wherever it stands. */
type Meaning = Omit<Mention, "start" | "end" | "segment">;

/** Start, end and meaning of one mention after the other. */
type Packed = readonly (number | Meaning)[];

const meanings = new WeakMap<Target, Meaning[]>();

function pack(mentions: readonly Mention[]): Packed {
  // a copy has no room to spare
  return mentions.flatMap(({ start, end, segment: _, ...meaning }) => [start, end, sharedMeaning(meaning)]).slice();
}

function unpack(packed: Packed, segment: Segment): Mention[] {
  const mentions: Mention[] = [];
  for (let at = 0; at < packed.length; at += 3) {
    mentions.push({ start: packed[at] as number, end: packed[at + 1] as number, segment, ...(packed[at + 2] as Meaning) });
  }
  return mentions;
}

/** The same object for equal meanings: the same people, assets and controls are named thousands of times. */
function sharedMeaning(meaning: Meaning): Meaning {
  const target = sharedTarget(meaning.target);
  const known = meanings.get(target) ?? [];
  const same = known.find(
    ({ text, field, expects, open }) =>
      text === meaning.text && field === meaning.field && expects === meaning.expects && open === meaning.open,
  );
  if (same) return same;
  const own = { ...meaning, target };
  meanings.set(target, [...known, own]);
  return own;
}
