import type { KindData, KindName } from "../generated/types.ts";
import type { MapNode } from "../syntax/node.ts";
import type { Span } from "../text/span.ts";
import type { Carrier, IsmsRecord, Mention, Problem, Segment } from "./record.ts";

/** What a record is in short, for those that keep the trees of what is written, and the mentions in it, in less room than objects take. */
export abstract class RecordHead implements IsmsRecord {
  readonly kind: KindName;
  readonly id: string | undefined;
  readonly title: string | undefined;
  readonly path: string;
  readonly segment: Segment;
  readonly start: number;
  readonly end: number;
  readonly carrier: Carrier;
  readonly data: KindData[KindName];
  readonly problems: readonly Problem[];

  constructor({ kind, id, title, path, segment, start, end, carrier, data, problems }: IsmsRecord) {
    this.kind = kind;
    this.id = id;
    this.title = title;
    this.path = path;
    this.segment = segment;
    this.start = start;
    this.end = end;
    this.carrier = carrier;
    this.data = data;
    this.problems = problems.length > 0 ? problems : NO_PROBLEMS;
  }

  abstract get written(): MapNode;
  abstract get node(): MapNode;
  abstract get nameSpan(): Span;
  abstract get mentions(): readonly Mention[];
  abstract get isSound(): boolean;
}

/** Most records have none, and there are very many. */
const NO_PROBLEMS: readonly Problem[] = [];
