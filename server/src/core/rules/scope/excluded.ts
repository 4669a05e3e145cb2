import scopeSignalsData from "../../../../catalog/scope-signals.yaml";
import type { IsmsRecord } from "../../model/record.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { isActive } from "../../model/suppliers.ts";
import { hasWord, isSameWord, type ScopeWords, textsOfScope } from "../../ruleKit/scopeWords.ts";
import { shorten } from "../../ruleKit/wording.ts";
import { PhraseList, wordsOf } from "../../text/words.ts";

type Scope = IsmsRecord<"scope">;

/** Something that the scope leaves out and registers hold nevertheless. */
interface ExcludedButHeld {
  readonly position: number;
  readonly what: string;
  readonly held: readonly IsmsRecord[];
}

/** What people leave out, in the words by which it is looked for. */
interface Exclusion {
  readonly all: readonly string[];
  /** Those that do not say what kind of place it is. */
  readonly own: readonly string[];
  /** Found in nothing that does not hold all of it. */
  readonly rarest: string;
  readonly reason: string;
}

/**
 * What the scope leaves out and a register holds under that very name. Rather too little than too much: all telling words of the
 * exclusion stand in the record, and a single word only where the record is called nothing else. A title that is about something,
 * such as that of a register, a contract or an interface, and one that an exclusion's reason accounts for, are no contradiction.
 */
export function excludedButHeld(scope: Scope, words: ScopeWords, snapshot: Snapshot): ExcludedButHeld[] {
  const excludes = scope.data.excludes ?? [];
  if (excludes.length === 0) return [];
  const negations = new PhraseList(scopeSignalsData().negations);
  const isAbout = (title: string) => words.isAbout(title) || negations.firstIn(wordsOf(title)) !== undefined;
  return excludes.flatMap(({ what = "", reason = "" }, position) => {
    const exclusion = exclusionOf(what, reason, words);
    if (!exclusion) return [];
    const found = [
      ...heldAssets(exclusion, words, snapshot),
      ...heldSuppliers(exclusion, scope, words, snapshot),
      ...heldDocuments(exclusion, words, snapshot),
    ];
    const held = found.filter(({ id, title = "" }) => !isAbout(title) && !(id !== undefined && reason.includes(id)));
    return held.length > 0 ? [{ position, what: shorten(what), held }] : [];
  });
}

function exclusionOf(what: string, reason: string, words: ScopeWords): Exclusion | undefined {
  const text = what.replace(/\([^()]*\)/g, " ");
  const all = words.telling(text);
  const own = words.ofPlace(text);
  if (own.length === 0) return undefined;
  const rarest = own.reduce((longest, word) => (word.length > longest.length ? word : longest));
  return { all, own, rarest: rarest.slice(0, Math.max(4, rarest.length - 2)), reason };
}

/** The title adds something to the place: what merely runs at a place that is left out, as in a provider's building, may be inside. */
function heldAssets(exclusion: Exclusion, words: ScopeWords, { index }: Snapshot): IsmsRecord[] {
  return index.ofKind("assets").filter(({ data: { title = "", location = "", supplier } }) => {
    if (!mayHold(exclusion, `${title} ${location}`)) return false;
    const inTitle = words.telling(title);
    if (exclusion.all.length === 1) return isCalled(exclusion, inTitle, words);
    const provider = index.record("suppliers", supplier)?.title ?? supplier ?? "";
    if (words.ofSupplier(provider).some((word) => hasWord(exclusion.all, word))) return false;
    const inPlace = words.telling(location);
    const adds = exclusion.all.some((word) => hasWord(inTitle, word) && !hasWord(inPlace, word));
    return adds && exclusion.all.every((word) => hasWord(inTitle, word) || hasWord(inPlace, word));
  });
}

/** A supplier that the scope names is the border to what is left out, and stands on its register rightly. */
function heldSuppliers(exclusion: Exclusion, scope: Scope, words: ScopeWords, { index, today }: Snapshot): IsmsRecord[] {
  if (exclusion.all.length === 1) return [];
  const named = textsOfScope(scope).concat(exclusion.reason).flatMap(words.telling);
  return index.ofKind("suppliers").filter((supplier) => {
    const { title = "", service = "" } = supplier.data;
    if (!isActive(supplier, today) || !mayHold(exclusion, service)) return false;
    const inService = words.telling(service);
    return exclusion.all.every((word) => hasWord(inService, word)) && !words.ofSupplier(title).some((word) => hasWord(named, word));
  });
}

/** Policies and records may well speak of what is outside; a procedure says how it is done inside. */
function heldDocuments(exclusion: Exclusion, words: ScopeWords, { index }: Snapshot): IsmsRecord[] {
  if (exclusion.all.length === 1) return [];
  return index.ofKind("document").filter(({ data: { type, status, title = "" } }) => {
    if (status === "retired" || !(type === "procedure" || type === "guideline" || type === "plan")) return false;
    if (!mayHold(exclusion, title)) return false;
    const inTitle = words.telling(title);
    return exclusion.all.every((word) => hasWord(inTitle, word));
  });
}

/** Spares most records the cutting into words. */
function mayHold({ rarest }: Exclusion, text: string): boolean {
  return text.toLowerCase().includes(rarest);
}

function isCalled({ own }: Exclusion, inTitle: readonly string[], words: ScopeWords): boolean {
  const titleOwn = words.ofPlace(inTitle.join(" "));
  return titleOwn.length === 1 && isSameWord(titleOwn[0] as string, own[0] as string);
}
