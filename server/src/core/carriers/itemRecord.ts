import { type Meaning, meaningOf, mentionOf } from "../model/meaning.ts";
import type { IsmsRecord, Mention } from "../model/record.ts";
import { RecordHead } from "../model/recordHead.ts";
import { fieldByName, type Kind, kindOf } from "../schema/kinds.ts";
import { validate } from "../schema/validate.ts";
import type { Entry, MapNode } from "../syntax/node.ts";
import type { YamlSegment } from "../syntax/yaml.ts";
import { type PackedNumbers, packSpans, spanFrom } from "../text/packedNumbers.ts";
import type { Span } from "../text/span.ts";
import { canonicalise } from "./canonical.ts";

type Nodes = Pick<IsmsRecord, "written" | "node">;

/**
 * A record that is an item of a list, of which a file may hold a hundred thousand: its nodes, which take ten times the room of their
 * text, are read again when somebody asks for them, and its mentions are packed.
 */
export class ItemRecord extends RecordHead {
  private nodes: WeakRef<Nodes> | undefined;
  /** Where its name stands, then one mention after the other. */
  private readonly places: PackedNumbers;
  private readonly meanings: readonly Meaning[];

  /** `source` is the segment that the record is the whole of, without an error in it. */
  constructor(
    record: IsmsRecord,
    private readonly source: YamlSegment,
  ) {
    super(record);
    this.places = packSpans([record.nameSpan, ...record.mentions]);
    this.meanings = record.mentions.map(meaningOf);
  }

  get written(): MapNode {
    return this.known().written;
  }

  get node(): MapNode {
    return this.known().node;
  }

  get nameSpan(): Span {
    return spanFrom(this.places, 0);
  }

  get isSound(): boolean {
    return this.problems.length === 0;
  }

  get mentions(): readonly Mention[] {
    const { meanings, places, segment } = this;
    return meanings.map((meaning, index) => mentionOf(spanFrom(places, 2 * (index + 1)), segment, meaning));
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
