import recordsData from "../../../catalog/clause-evidence.yaml";
import type { ClauseItem, WantedRecords } from "../catalog/planTypes.ts";
import type { KindName } from "../generated/types.ts";
import { t } from "../text/l10n.ts";
import { wordsOf } from "../text/words.ts";
import { hasHappened } from "./clauseOccasions.ts";
import { isReviewOverdue } from "./documentReview.ts";
import type { IsmsIndex } from "./ismsIndex.ts";
import type { IsmsRecord } from "./record.ts";
import { checkRecords } from "./recordConditions.ts";
import { at, isPast, isPlanned, needsApproval, wasHeld } from "./recordFacts.ts";
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
    overdue: t("overdue"),
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
  readonly key: string;
  /** There is something, but only as a template wrote it. */
  readonly isTemplate: boolean;
  readonly clause: string;
  readonly title: string;
  /** Kinds whose records would show it; none where only a document can. */
  readonly kinds: readonly KindName[];
}

/**
 * The mandatory documented information of which nothing is there, although there could be, or nothing but templates. What is planned
 * is not missing: whether it takes place in time is said of the plan.
 */
export function missingInformation(snapshot: Snapshot): MissingInformation[] {
  return snapshot.catalog.documentedInformation.flatMap(({ key, clause, title }) => {
    const item = items().find((candidate) => candidate.key === key);
    if (!item || isLater(item, snapshot)) return [];
    let isTemplate = false;
    for (const record of evidenceFor(item, snapshot)) {
      if (!isTemplateText(record, snapshot)) return [];
      isTemplate = true;
    }
    if (!isTemplate && plannedFor(item, snapshot).length > 0) return [];
    return [{ key, isTemplate, clause, title, kinds: kindsOf(item) }];
  });
}

/** Something that a clause asks for beside documented information, and that nothing shows although it should by now. */
export interface UnshownClause {
  readonly clause: string;
  readonly title: string;
  readonly kinds: readonly KindName[];
}

/** What an auditor asks for, now that so much else is there, and of which there is no record, no document and no plan. */
export function unshownClauses(snapshot: Snapshot): UnshownClause[] {
  return items().flatMap((item) => {
    const { clause, title = item.key, askedAfter, alsoBy = [] } = item;
    if (askedAfter === undefined || !hasHappened(askedAfter, snapshot)) return [];
    // the first is enough: each looks at all records of its kind
    const isShown = [evidenceFor(item, snapshot), recordsFor(alsoBy, snapshot)].some((records) => records.next().done !== true);
    return isShown || plannedFor(item, snapshot).length > 0 ? [] : [{ clause, title, kinds: kindsOf(item) }];
  });
}

function kindsOf({ records = [] }: ClauseItem): KindName[] {
  return [...new Set(records.map(({ kind }) => kind))];
}

/** The worst of several states. */
export function worstState(states: readonly ClauseState[]): ClauseState | undefined {
  return clauseStates.find((state) => states.includes(state));
}

function items(): readonly ClauseItem[] {
  return recordsData().items;
}

function isLater({ after }: ClauseItem, snapshot: Snapshot): boolean {
  return after !== undefined && !hasHappened(after, snapshot);
}

/** Of what must have taken place, the records that are still planned. */
function plannedFor({ records = [] }: ClauseItem, snapshot: Snapshot): IsmsRecord[] {
  const { index, today } = snapshot;
  const planned = records.flatMap((wanted) => {
    const isWanted = (record: IsmsRecord) =>
      isPlanned(record, today) &&
      fits(record, { ...wanted, has: [], held: undefined }, today) &&
      (wanted.with === undefined || isTiedTo(wanted.with, record, index));
    return wanted.held ? index.ofKind(wanted.kind).filter(isWanted) : [];
  });
  return ownRecords(planned, snapshot);
}

function stateOf(item: ClauseItem, all: readonly IsmsRecord[], snapshot: Snapshot): ClauseState {
  if (all.length === 0) return stateOfNothing(item, snapshot);
  const records = ownRecords(all, snapshot);
  if (records.length === 0) return "draft";
  if (records.some((record) => isOverdue(record, snapshot))) return "overdue";
  if (item.needs && records.every((record) => record.kind === item.needs?.kind) && checkRecords(item.needs, snapshot).met === 0)
    return "draft";
  const heads = item.approvedBy === undefined ? [] : snapshot.index.ofKind(item.approvedBy);
  const approving = heads.length === 0 ? records : heads;
  if (item.approvedBy !== undefined || item.approved) return approving.some((each) => isApproved(each, snapshot)) ? "approved" : "draft";
  const documents = records.filter(({ kind }) => kind === "document");
  if (documents.length < records.length) return "present";
  if (documents.some((document) => isApproved(document, snapshot))) return "approved";
  return documents.some((document) => !needsApproval(document)) ? "present" : "draft";
}

function stateOfNothing(item: ClauseItem, snapshot: Snapshot): ClauseState {
  if (isLater(item, snapshot)) return "later";
  const planned = plannedFor(item, snapshot);
  if (planned.length === 0) return "missing";
  return planned.every(({ data }) => isPast((data as { readonly date?: string }).date, snapshot.today)) ? "overdue" : "later";
}

function isOverdue(record: IsmsRecord, snapshot: Snapshot): boolean {
  if (record.kind === "document") return isReviewOverdue(record as IsmsRecord<"document">, snapshot.today);
  const {
    nextReview,
    reviewedOn = "",
    status,
  } = record.data as {
    readonly nextReview?: string;
    readonly reviewedOn?: string;
    readonly status?: string;
  };
  if (nextReview === undefined || nextReview >= snapshot.today || reviewedOn >= nextReview || status === "closed") return false;
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
  yield* recordsFor(item.records ?? [], snapshot);
  yield* documentsFor(item, snapshot);
}

function* recordsFor(records: readonly WantedRecords[], snapshot: Snapshot): Generator<IsmsRecord> {
  const { index, today } = snapshot;
  const seen = new Set<IsmsRecord>();
  for (const wanted of records) {
    const { kind, with: other } = wanted;
    for (const [place, isFitting] of index.facts(kind, fitsAlone(wanted), today).entries()) {
      if (!isFitting) continue;
      const record = index.nth(kind, place);
      if (seen.has(record) || (other !== undefined && !isTiedTo(other, record, index))) continue;
      seen.add(record);
      yield record;
    }
  }
}

/** Whether a record, whatever it is tied to, is what is wanted: the same function for the same wish, as facts are known by it. */
function fitsAlone(wanted: WantedRecords): (record: IsmsRecord, today: string) => boolean {
  const known = knownFits.get(wanted) ?? ((record, today) => fits(record, wanted, today));
  knownFits.set(wanted, known);
  return known;
}

const knownFits = new WeakMap<WantedRecords, (record: IsmsRecord, today: string) => boolean>();

function fits(record: IsmsRecord, wanted: WantedRecords, today: string): boolean {
  const { has = [], past = [], is = {}, isNot = {}, held } = wanted;
  const value = (path: string) => at(record, path.split("."));
  if (!has.every((path) => !saysNothing(record, path.split(".")))) return false;
  if (!past.every((path) => isPast(value(path), today))) return false;
  if (held && !wasHeld(record, today)) return false;
  if (Object.entries(isNot).some(([path, values]) => values.includes(String(value(path))))) return false;
  return Object.entries(is).every(([path, values]) => values.includes(String(value(path))));
}

function isTiedTo(kind: KindName, { id, mentions }: IsmsRecord, index: IsmsIndex): boolean {
  if (mentions.some(({ target }) => target.type === "record" && index.record(kind, target.id))) return true;
  return id !== undefined && index.mentionsOf(`record:${id}`).some(({ record }) => record?.kind === kind);
}

function* documentsFor({ key, documents }: ClauseItem, { index }: Snapshot): Generator<IsmsRecord> {
  if (!documents) return;
  for (const [place, shown] of index.facts("document", itemsShownBy).entries()) {
    if (shown !== NONE && shown.includes(key)) yield index.nth("document", place);
  }
}

/** The keys of the items that a document shows, by the clauses that it names or by its title. */
function itemsShownBy(document: IsmsRecord<"document">): readonly string[] {
  const { status, type = "" } = document.data;
  if (status === "retired") return NONE;
  const named = document.mentions.flatMap(({ field, target }) => (field === "clauses" && "id" in target ? [target.id] : []));
  const words = wordsOf(document.title ?? "");
  const shown = documentItems().filter(({ clauses, phrases, any, not }) => {
    if (not.includes(type)) return false;
    return any || named.some((id) => clauses.some((clause) => isOf(id, clause))) || phrases.some((phrase) => holdsPhrase(words, phrase));
  });
  return shown.length === 0 ? NONE : shown.map(({ key }) => key);
}

const NONE: readonly string[] = [];

/** An item that documents may show, with the words of the titles by which they are known. */
interface DocumentItem {
  readonly key: string;
  readonly clauses: readonly string[];
  readonly phrases: readonly (readonly string[])[];
  readonly any: boolean;
  readonly not: readonly string[];
}

let knownDocumentItems: readonly DocumentItem[] | undefined;

function documentItems(): readonly DocumentItem[] {
  knownDocumentItems ??= items().flatMap(({ key, documents }) => {
    if (!documents) return [];
    const { clauses = [], titles = [], any = false, not = [] } = documents;
    return [{ key, clauses, phrases: titles.map(wordsOf), any, not }];
  });
  return knownDocumentItems;
}

/** True for `5.2` and `5.2 e` of `5.2`. */
function isOf(id: string, clause: string): boolean {
  return id === clause || id.startsWith(`${clause} `);
}

/** All the words of a phrase stand in a title, side by side; a language without blanks writes it as a part of a word. */
function holdsPhrase(words: readonly string[], phrase: readonly string[]): boolean {
  const [only = ""] = phrase;
  if (phrase.length === 1) return words.some((word) => word === only || (only.length > 3 && word.includes(only)));
  return words.some((_, at) => phrase.every((word, offset) => words[at + offset] === word));
}
