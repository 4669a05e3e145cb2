import { fold } from "../text/suggest.ts";
import { isHere } from "./duties.ts";
import type { IsmsRecord } from "./record.ts";
import type { Snapshot } from "./snapshot.ts";

type Competence = IsmsRecord<"competences">;

/** False for people who have left, and for a record that a later one of the same person and title replaces. */
export function isCurrent(competence: Competence, { index, today }: Snapshot): boolean {
  const { person, title = "", validUntil = "" } = competence.data;
  const record = index.record("people", person);
  if (record && !isHere(record, today)) return false;
  return !index
    .ofKind("competences")
    .some(({ data }) => data.person === person && fold(data.title ?? "") === fold(title) && (data.validUntil ?? "") > validUntil);
}
