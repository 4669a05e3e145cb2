import scopeSignalsData from "../../../catalog/scope-signals.yaml";
import type { ScopeSignal } from "../catalog/wordTypes.ts";
import type { KindName } from "../generated/types.ts";
import { nameOf } from "../model/recordFields.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { t } from "../text/l10n.ts";
import { PhraseList, wordsOf } from "../text/words.ts";
import { shorten } from "./wording.ts";

/**
 * Gives a function that tells, as a sentence, what in the scope or the registers says that a control is needed; undefined for
 * controls that nothing speaks for.
 */
export function scopeContradictions(snapshot: Snapshot): (control: string) => string | undefined {
  const { signals, noSite, negations } = scopeSignalsData();
  const texts = scopeTexts(snapshot, new PhraseList(negations));
  const nowhere = new PhraseList(noSite);
  const sites = texts.filter(({ field, words }) => field === "sites" && nowhere.firstIn(words) === undefined);
  const found = new Map<string, string>();
  for (const signal of signals) {
    const sign = inScope(signal, texts) ?? inSites(signal, sites) ?? inAssets(signal, snapshot) ?? inRecords(signal, snapshot);
    if (sign !== undefined) for (const control of signal.controls) if (!found.has(control)) found.set(control, sign);
  }
  return (control) => found.get(control);
}

/** One text of the scope: what it covers, without what it says is left out. */
interface ScopeText {
  readonly field: string;
  readonly text: string;
  readonly words: readonly string[];
}

function scopeTexts({ index }: Snapshot, negations: PhraseList): ScopeText[] {
  return index.ofKind("scope").flatMap(({ data }) => {
    const { processes = [], technology = [], sites = [], includes = [], interfaces = [], statement } = data;
    const fields = { processes, technology, sites, includes, interfaces, statement: statement === undefined ? [] : [statement] };
    return Object.entries(fields).flatMap(([field, texts]) =>
      texts.map((text) => {
        const words = wordsOf(text);
        return { field, text, words: field === "sites" ? words : words.slice(0, negations.firstIn(words)) };
      }),
    );
  });
}

function inScope({ words = [] }: ScopeSignal, texts: readonly ScopeText[]): string | undefined {
  const phrases = new PhraseList(words);
  const hit = texts.find((text) => phrases.firstIn(text.words) !== undefined);
  return hit && t('The scope names "{0}" (`{1}`).', shorten(hit.text), hit.field);
}

function inSites({ sites }: ScopeSignal, places: readonly ScopeText[]): string | undefined {
  return sites && places[0] ? t('The scope has the site "{0}".', shorten(places[0].text)) : undefined;
}

function inAssets({ assetTypes = [], assetFields = [] }: ScopeSignal, { index }: Snapshot): string | undefined {
  for (const asset of index.ofKind("assets")) {
    const { type } = asset.data;
    if (type !== undefined && assetTypes.includes(type)) return t("The asset {0} is of the type `{1}`.", nameOf(asset), type);
    const data: Readonly<Record<string, unknown>> = { ...asset.data };
    const field = assetFields.find((name) => data[name] !== undefined && data[name] !== false);
    if (field !== undefined) return t("The asset {0} has `{1}`.", nameOf(asset), field);
  }
  return undefined;
}

function inRecords({ kinds = [] }: ScopeSignal, { index }: Snapshot): string | undefined {
  for (const kind of kinds) {
    const [record] = index.ofKind(kind as KindName);
    if (record) return t("{0} is recorded under `{1}`.", nameOf(record), kind);
  }
  return undefined;
}
