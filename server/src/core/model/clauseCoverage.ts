import recordsData from "../../../catalog/clause-evidence.yaml";
import type { ClauseItem, WantedRecords } from "../catalog/planTypes.ts";
import type { KindName } from "../generated/types.ts";
import { nodeAt, type ScalarNode } from "../syntax/node.ts";
import { addDays } from "../text/dates.ts";
import { t } from "../text/l10n.ts";
import { wordsOf } from "../text/words.ts";
import type { IsmsIndex } from "./ismsIndex.ts";
import type { IsmsRecord } from "./record.ts";
import { checkRecords } from "./recordConditions.ts";
import { saysNothing } from "./recordFields.ts";
import { isReviewHeld } from "./reviews.ts";
import type { Snapshot } from "./snapshot.ts";
import { isTemplateText, ownRecords } from "./templateText.ts";

/**
 * How far what a clause asks for has come, from nothing there to approved. `draft`: nobody has approved it, or only a template wrote it.
 * `later`: it cannot be there yet.
 */
export type ClauseState = "missing" | "overdue" | "draft" | "later" | "present" | "approved";

/** The states from the one that needs work most to the one that needs none. */
export const clauseStates: readonly ClauseState[] = ["missing", "overdue", "draft", "later", "present", "approved"];

/** A state in words. */
export function clauseStateLabel(state: ClauseState): string {
  return {
    missing: t("missing"),
    overdue: t("review overdue"),
    draft: t("draft"),
    later: t("nothing to show yet"),
    present: t("present"),
    approved: t("approved"),
  }[state];
}

/** Something that a clause asks for, with the records and documents that show it. */
export interface ClauseEvidence {
  readonly key: string;
  /** With the letter, where the clause has one: `5.2 e`. */
  readonly clause: string;
  readonly title: string;
  /** The clauses themselves require it as documented information. */
  readonly isMandatory: boolean;
  readonly state: ClauseState;
  readonly records: readonly IsmsRecord[];
}

/** Everything that the clauses ask for, in their order. */
export function clauseCoverage(snapshot: Snapshot): ClauseEvidence[] {
  return items().map((item) => {
    const information = snapshot.catalog.documentedInformation.find(({ key }) => key === item.key);
    const records = [...evidenceFor(item, snapshot)];
    return {
      key: item.key,
      clause: item.clause,
      title: information?.title ?? item.title ?? item.key,
      isMandatory: information !== undefined,
      state: stateOf(item, records, snapshot),
      records,
    };
  });
}

/** Mandatory documented information that is not there. */
export interface MissingInformation {
  /** There is something, but only as a template wrote it. */
  readonly isTemplate: boolean;
  readonly clause: string;
  readonly title: string;
  /** Kinds whose records would show it; none where only a document can. */
  readonly kinds: readonly KindName[];
}

/** The mandatory documented information of which nothing is there, although there could be, or nothing but templates. */
export function missingInformation(snapshot: Snapshot): MissingInformation[] {
  return snapshot.catalog.documentedInformation.flatMap(({ key, clause, title }) => {
    const item = items().find((candidate) => candidate.key === key);
    if (!item || isLater(item, snapshot)) return [];
    let isTemplate = false;
    for (const record of evidenceFor(item, snapshot)) {
      if (!isTemplateText(record, snapshot)) return [];
      isTemplate = true;
    }
    return [{ isTemplate, clause, title, kinds: [...new Set((item.records ?? []).map(({ kind }) => kind))] }];
  });
}

/** The worst of several states. */
export function worstState(states: readonly ClauseState[]): ClauseState | undefined {
  return clauseStates.find((state) => states.includes(state));
}

function items(): readonly ClauseItem[] {
  return recordsData().items;
}

/** Nothing to show before there is what it follows from: what is only planned, or found the other day, has no results yet. */
function isLater({ after, afterDays = 0 }: ClauseItem, { index, today }: Snapshot): boolean {
  return after !== undefined && !after.some((kind) => index.ofKind(kind).some((record) => hasComeTo(record, addDays(today, -afterDays))));
}

function hasComeTo({ data }: IsmsRecord, day: string): boolean {
  const { date, foundOn, status } = data as { readonly date?: string; readonly foundOn?: string; readonly status?: string };
  return status !== "planned" && status !== "cancelled" && (status === "closed" || (foundOn ?? date ?? "") <= day);
}

function stateOf(item: ClauseItem, all: readonly IsmsRecord[], snapshot: Snapshot): ClauseState {
  if (all.length === 0) return isLater(item, snapshot) ? "later" : "missing";
  const records = ownRecords(all, snapshot);
  if (records.length === 0) return "draft";
  if (records.some((record) => isOverdue(record, snapshot))) return "overdue";
  if (item.needs && records.every((record) => record.kind === item.needs?.kind) && checkRecords(item.needs, snapshot).met === 0)
    return "draft";
  const approving = item.approvedBy === undefined ? records : snapshot.index.ofKind(item.approvedBy);
  if (item.approvedBy !== undefined || item.approved) return approving.some((each) => isApproved(each, snapshot)) ? "approved" : "draft";
  const documents = records.filter(({ kind }) => kind === "document");
  if (documents.length < records.length) return "present";
  return documents.some((document) => isApproved(document, snapshot)) ? "approved" : "draft";
}

function isOverdue(record: IsmsRecord, snapshot: Snapshot): boolean {
  const { nextReview, status } = record.data as { readonly nextReview?: string; readonly status?: string };
  if (nextReview === undefined || nextReview >= snapshot.today || status === "closed" || status === "retired") return false;
  return record.kind !== "managementReviews" || !isFollowed(record as IsmsRecord<"managementReviews">, snapshot);
}

/** True for a management review after which another was held. */
function isFollowed({ data: { date = "" } }: IsmsRecord<"managementReviews">, { index, today }: Snapshot): boolean {
  return index.ofKind("managementReviews").some((other) => (other.data.date ?? "") > date && isReviewHeld(other, today));
}

function isApproved({ data }: IsmsRecord, { today }: Snapshot): boolean {
  const { approvedOn, status } = data as { readonly approvedOn?: string; readonly status?: string };
  return status === "approved" || (approvedOn !== undefined && approvedOn <= today && status !== "draft");
}

function* evidenceFor(item: ClauseItem, snapshot: Snapshot): Generator<IsmsRecord> {
  yield* recordsFor(item, snapshot);
  yield* documentsFor(item, snapshot);
}

function* recordsFor({ records = [] }: ClauseItem, snapshot: Snapshot): Generator<IsmsRecord> {
  const seen = new Set<IsmsRecord>();
  for (const wanted of records) {
    for (const record of snapshot.index.ofKind(wanted.kind)) {
      if (seen.has(record) || !fits(record, wanted, snapshot)) continue;
      seen.add(record);
      yield record;
    }
  }
}

function fits(record: IsmsRecord, { has = [], past = [], is = {}, with: other }: WantedRecords, { today, index }: Snapshot): boolean {
  const value = (path: string) => (nodeAt(record.node, path.split(".")) as ScalarNode | undefined)?.value;
  if (!has.every((path) => !saysNothing(record, path.split(".")))) return false;
  if (!past.every((path) => String(value(path) ?? "9999") <= today)) return false;
  if (other !== undefined && !isTiedTo(other, record, index)) return false;
  return Object.entries(is).every(([path, values]) => values.includes(String(value(path))));
}

function isTiedTo(kind: KindName, { id, mentions }: IsmsRecord, index: IsmsIndex): boolean {
  if (mentions.some(({ target }) => target.type === "record" && index.record(kind, target.id))) return true;
  return id !== undefined && index.mentionsOf(`record:${id}`).some(({ record }) => record?.kind === kind);
}

function* documentsFor({ documents }: ClauseItem, { index }: Snapshot): Generator<IsmsRecord> {
  if (!documents) return;
  const { clauses = [], titles = [], any } = documents;
  const phrases = titles.map(wordsOf);
  for (const { document, named, words } of index.facts("document", cluesOf)) {
    if (document.data.status === "retired") continue;
    const isMeant = any || named.some((id) => clauses.includes(id)) || phrases.some((phrase) => holdsPhrase(words, phrase));
    if (isMeant) yield document;
  }
}

/** By what a document can be told to hold what a clause asks for. */
interface Clues {
  readonly document: IsmsRecord<"document">;
  /** The clauses that it names. */
  readonly named: readonly string[];
  /** Those of its title. */
  readonly words: readonly string[];
}

function cluesOf(document: IsmsRecord<"document">): Clues {
  const named = document.mentions.flatMap(({ field, target }) => (field === "clauses" && "id" in target ? [target.id] : []));
  return { document, named, words: wordsOf(document.title ?? "") };
}

/** All the words of a phrase stand in a title, side by side; a language without blanks writes it as a part of a word. */
function holdsPhrase(words: readonly string[], phrase: readonly string[]): boolean {
  const [only = ""] = phrase;
  if (phrase.length === 1) return words.some((word) => word === only || (only.length > 3 && word.includes(only)));
  return words.some((_, at) => phrase.every((word, offset) => words[at + offset] === word));
}
