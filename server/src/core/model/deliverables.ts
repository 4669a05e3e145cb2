import type { ProjectDeliverable } from "../catalog/planTypes.ts";
import { nodeAt, type Path } from "../syntax/node.ts";
import { t } from "../text/l10n.ts";
import { isCurrent } from "./coverage.ts";
import type { IsmsRecord } from "./record.ts";
import { type CheckResult, checkRecords } from "./recordConditions.ts";
import { at, isApproved, wasHeld } from "./recordFacts.ts";
import { nameOf } from "./recordFields.ts";
import type { Snapshot } from "./snapshot.ts";
import { isTemplateText } from "./templateText.ts";

/** How far a deliverable of the project has come, as the records show it. */
export interface DeliverableProgress {
  readonly title: string;
  /** The deliverable of the same phase without which it cannot begin. */
  readonly after: string | undefined;
  /** From 0 to 1: as far as the weakest of its checks. Undefined for one in the project's own words that names no record. */
  readonly share: number | undefined;
  readonly checks: readonly CheckResult[];
}

/** A deliverable that a phase usually has. */
export function usualDeliverable({ title, after, shownBy }: ProjectDeliverable, snapshot: Snapshot): DeliverableProgress {
  const checks = shownBy.map((check) => checkRecords(check, snapshot));
  return { title, after, share: Math.min(...checks.map(({ share }) => share)), checks };
}

/** A deliverable in the project's own words, at a path of its record: as far as the records are that it names by their ids. */
export function ownDeliverable(title: string, path: Path, snapshot: Snapshot): DeliverableProgress {
  const records = namedAt(path, snapshot);
  const [first] = records;
  if (!first) return { title, after: undefined, share: undefined, checks: [] };
  const open = records.filter((record) => !isFinished(record, snapshot)).map(nameOf);
  const met = records.length - open.length;
  const share = met / records.length;
  // the ids in brackets behind it are told as what is open
  const todo = t("Finish what “{0}” rests on", withoutBrackets(title));
  return { title, after: undefined, share, checks: [{ kind: first.kind, share, met, of: records.length, open, words: title, todo }] };
}

function withoutBrackets(title: string): string {
  const open = title.lastIndexOf("(");
  return open > 0 && title.endsWith(")") ? title.slice(0, open).trimEnd() : title;
}

/** The records whose ids stand in a text of the project. */
function namedAt(path: Path, { index }: Snapshot): IsmsRecord[] {
  const project = index.singleton("project");
  const text = nodeAt(project?.node, path);
  if (!project || !text) return [];
  const ids = project.mentions.flatMap(({ start, end, target }) => {
    return target.type === "record" && start >= text.start && end <= text.end ? [target.id] : [];
  });
  return [...new Set(ids)].flatMap((id) => index.withId(id)[0] ?? []);
}

/** True for a record that has come to what it is there for: approved, done, held, closed; any other by being recorded. */
function isFinished(record: IsmsRecord, snapshot: Snapshot): boolean {
  if (isTemplateText(record, snapshot)) return false;
  const { today } = snapshot;
  switch (record.kind) {
    case "document":
      return isApproved(record, today);
    case "evidence":
      return isCurrent(record as IsmsRecord<"evidence">, today);
    case "audits":
    case "trainings":
    case "managementReviews":
      return wasHeld(record, today);
    default:
      return FINISHED[record.kind]?.includes(String(at(record, ["status"]))) ?? true;
  }
}

/** The states in which a record of a kind has come to its end. */
const FINISHED: Readonly<Partial<Record<IsmsRecord["kind"], readonly string[]>>> = {
  actions: ["done"],
  changes: ["implemented"],
  gaps: ["closed", "accepted"],
  nonconformities: ["closed"],
  objectives: ["achieved"],
};
