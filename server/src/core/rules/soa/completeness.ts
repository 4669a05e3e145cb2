import { soaKey } from "../../model/ismsIndex.ts";
import { type IsmsRecord, isRow, type Place } from "../../model/record.ts";
import { isAnyRiskTreated } from "../../model/riskRating.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { missingControls } from "../../model/soa.ts";
import { rangeIn, type SourceFile } from "../../model/sourceFile.ts";
import { excludeFix } from "../../ruleKit/excludeFile.ts";
import { insertSoaEntriesFix } from "../../ruleKit/insertSoaEntries.ts";
import { type Repeated, repetitions } from "../../ruleKit/repetitions.ts";
import { defineRule, type Fix } from "../../ruleKit/rule.ts";
import { controlName, someOf } from "../../ruleKit/wording.ts";
import { t } from "../../text/l10n.ts";

export const completenessRules = [
  defineRule({
    code: "soa/missing-controls",
    severity: "warning",
    clause: "6.1.3 d",
    docs: {
      what: "The Statement of Applicability has no entry for some controls of Annex A, or for controls that the organisation keeps as its own.",
      why: "The comparison with Annex A (clause 6.1.3 c) is not finished, so nobody can tell whether these controls were left out or forgotten. Auditors count the rows. In Markdown tables and CSV files 20 controls make an SoA; fewer count as an excerpt.",
      how: "Insert the entries with the quick fix and decide on each: applicable or not, and why.",
    },
    check({ snapshot, report, reportPlace }) {
      const missing = missingControls(snapshot);
      if (missing.length === 0) return;
      // nothing can be put beside an SoA that is written as sections or in YAML of a foreign shape
      const isFixed = snapshot.index.ofKind("soaEntry").some(({ carrier }) => carrier === "section" || carrier === "foreignYaml");
      const fixes = isFixed ? [] : insertionFixes(missing, snapshot);
      const home = soaHome(snapshot);
      if (home) {
        const message =
          missing.length === 1
            ? t(
                "The Statement of Applicability has no entry for {0}. Clause 6.1.3 d asks for a decision on every control, so insert it and say whether it applies and why.",
                controlName(snapshot.catalog, missing[0] as string),
              )
            : t(
                "The Statement of Applicability has no entry for {0} controls: {1}. Clause 6.1.3 d asks for a decision on every control, so insert them and say for each whether it applies and why.",
                missing.length,
                someOf(missing, 5),
              );
        reportPlace(home.file, home.place, message, fixes);
        return;
      }
      const isms = snapshot.index.singleton("isms");
      if (!isms || !isAnyRiskTreated(snapshot.index)) return;
      report(
        isms,
        [],
        t(
          "Risks are treated here, but there is no Statement of Applicability, so all {0} controls lack a decision. Clause 6.1.3 d asks for one; start it with the quick fix.",
          missing.length,
        ),
        fixes,
      );
    },
  }),
  defineRule({
    code: "soa/duplicate-control",
    severity: "error",
    clause: "6.1.3 d",
    docs: {
      what: "Two entries of the Statement of Applicability are about the same control.",
      why: "They may say different things, and then nobody knows which decision counts of those that clause 6.1.3 d asks for.",
      how: "Merge them into one entry.",
    },
    check({ snapshot, report }) {
      const { single, whole } = repetitions(repeatedControls(snapshot), snapshot);
      for (const { record, first } of single) {
        report(
          record,
          ["control"],
          t(
            "{0} already has an entry in {1}, line {2}. With two entries nobody knows which decision counts (clause 6.1.3 d); merge them into one.",
            soaKey(record),
            first.path,
            lineOf(first, snapshot),
          ),
        );
      }
      for (const { path, of, records } of whole) {
        const [{ record }] = records as [Repeated<IsmsRecord<"soaEntry">>];
        report(
          record,
          ["control"],
          t(
            "{0} entries of this file are about controls that have one in {1} already ({2}), so nobody knows which decision counts (clause 6.1.3 d). If one file is a copy, a template or a translation, leave it out with `exclude` in isms.yaml; else merge the entries.",
            records.length,
            of,
            someOf(
              records.map((repeated) => soaKey(repeated.record)),
              5,
            ),
          ),
          [excludeFix(path), excludeFix(of)],
        );
      }
    },
  }),
];

/** So many controls of Annex A in tables and CSV files are an SoA; fewer may be an excerpt in a report or policy. */
const LEAST_ROWS = 20;

/**
 * The file that holds most of the SoA, and the key below which its entries stand or the header of its table; undefined where
 * there is no SoA at all.
 */
function soaHome({ files, index, catalog }: Snapshot): { file: SourceFile; place: Place } | undefined {
  const entries = index.ofKind("soaEntry");
  const counts = new Map<string, number>();
  for (const { path } of entries) counts.set(path, (counts.get(path) ?? 0) + 1);
  const inRows = new Set(entries.flatMap((entry) => (isRow(entry) && catalog.isControl2022(soaKey(entry)) ? [soaKey(entry)] : [])));
  const homes = [...files.values()].flatMap((file) => {
    const collection = file.collections.find(({ kind }) => kind === "soaEntry") ?? file.collections.find(({ kind }) => kind === "soa");
    if (collection) return [{ file, place: { ...collection.key, segment: {} } }];
    const register = inRows.size >= LEAST_ROWS && file.registers.find(({ kind }) => kind === "soaEntry");
    return register ? [{ file, place: register }] : [];
  });
  return homes.sort((a, b) => (counts.get(b.file.path) ?? 0) - (counts.get(a.file.path) ?? 0))[0];
}

function repeatedControls({ index }: Snapshot): Repeated<IsmsRecord<"soaEntry">>[] {
  const seen = new Map<string, IsmsRecord<"soaEntry">>();
  return index.ofKind("soaEntry").flatMap((record) => {
    const control = soaKey(record);
    const first = seen.get(control);
    if (control === "" || first) return first ? [{ record, first }] : [];
    seen.set(control, record);
    return [];
  });
}

/** The line on which an entry starts, from 1. */
function lineOf(entry: IsmsRecord<"soaEntry">, { files }: Snapshot): number {
  const file = files.get(entry.path);
  return file ? rangeIn(file, { start: entry.node.start, end: entry.node.start, segment: entry.segment }).start.line + 1 : 1;
}

function insertionFixes(missing: readonly string[], snapshot: Snapshot): Fix[] {
  if (missing.length === 1) return [{ ...insertSoaEntriesFix(missing), preferred: true }];
  const all = { ...insertSoaEntriesFix(missing, t("Insert all {0} missing SoA entries", missing.length)), preferred: true };
  const themes = snapshot.catalog.themes.flatMap(({ id, title }): Fix[] => {
    const own = missing.filter((control) => snapshot.catalog.isControl2022(control) && control.startsWith(`${id}.`));
    if (own.length === 0 || own.length === missing.length) return [];
    return [insertSoaEntriesFix(own, t("Insert the missing entries of theme {0} {1} ({2})", id, title, own.length))];
  });
  return [all, ...themes];
}
