import type { Catalog } from "../catalog/catalog.ts";
import { nodeAt, type Path } from "../syntax/node.ts";
import type { IsmsRecord, Mention } from "./record.ts";

type Audit = IsmsRecord<"audits">;

/** True for an audit of the organisation by or for itself: the only ones that clause 9.2 asks for. */
export function isInternalAudit({ data }: { readonly data: { readonly type?: string } }): boolean {
  return data.type === undefined || data.type === "internal";
}

/** True for an audit by the certification body. */
export function isCertificationAudit({ data: { type } }: Audit): boolean {
  return type === "stage1" || type === "stage2" || type === "surveillance" || type === "recertification";
}

/** The day on which an audit ends. */
export function lastDayOfAudit({ data }: Audit): string | undefined {
  return data.until ?? data.date;
}

/** True once an audit is over: because it says so, or because it says nothing and its last day is past. */
export function isHeld(audit: Audit, today: string): boolean {
  const { status } = audit.data;
  if (status !== undefined) return status === "done";
  const day = lastDayOfAudit(audit);
  return day !== undefined && day <= today;
}

/** The mentions that stand at or below a path of a record. */
export function mentionsAt(record: IsmsRecord, path: Path): readonly Mention[] {
  const node = nodeAt(record.node, path);
  return node ? record.mentions.filter(({ start, end }) => start >= node.start && end <= node.end) : [];
}

/** The parts of the standard that an audit can cover, one by one: clauses that state requirements, and controls. */
export function auditableParts(mentions: readonly Mention[], catalog: Catalog): Set<string> {
  return new Set(mentions.flatMap(({ target }) => partsOf(target, catalog)));
}

function partsOf(target: Mention["target"], catalog: Catalog): string[] {
  switch (target.type) {
    case "clause": {
      const [id = ""] = target.id.split(" ");
      return catalog.clauses.flatMap((clause) => (clause.requirement && isAtOrBelow(clause.id, id) ? [clause.id] : []));
    }
    case "theme":
      return catalog.controls.flatMap(({ id }) => (isAtOrBelow(id, target.id) ? [id] : []));
    case "control":
      return catalog.isControl2022(target.id) ? [target.id] : [...(catalog.control2013(target.id)?.successors ?? [])];
    case "record":
      return [target.id];
    default:
      return [];
  }
}

/** True for `9.2` and `9.2.1` below `9.2`. */
export function isAtOrBelow(id: string, above: string): boolean {
  return id === above || id.startsWith(`${above}.`);
}
