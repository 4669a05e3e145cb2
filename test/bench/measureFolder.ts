import { performance } from "node:perf_hooks";
import { CONFIG_FILE } from "../../server/src/core/model/config.ts";
import { controlStates, coverage } from "../../server/src/core/model/coverage.ts";
import type { Snapshot } from "../../server/src/core/model/snapshot.ts";
import { listReferences } from "../../server/src/core/reports/references.ts";
import { openNodeFolder } from "../../server/src/main/nodeFileSystem.ts";
import { OpenedFolder } from "../../server/src/workspace/openedFolder.ts";
import { overlay } from "./overlay.ts";

/** What reading and checking one folder gave. Counts leave out the `isms.yaml` that is only in memory. */
export interface Measures {
  readonly folder: string;
  readonly files: { readonly read: number; readonly byLanguage: Counts };
  readonly documents: { readonly recognised: number; readonly byType: Counts };
  /** By kind: how many records, and in how many files they stand. */
  readonly registers: Readonly<Record<string, { readonly rows: number; readonly files: number }>>;
  /** Of the 93 controls, how many have an entry; by state for all 93. */
  readonly soa: { readonly covered: number; readonly byState: Counts };
  /** By standard and, for ISO/IEC 27001, edition. */
  readonly references: Counts;
  readonly findings: { readonly total: number; readonly byCode: Counts };
  /** Milliseconds for walking over the folder and reading it, for the check, and for both. */
  readonly time: { readonly read: number; readonly check: number; readonly total: number };
  /** The process's largest resident set, Node.js itself included. */
  readonly peakMegabytes: number;
}

export type Counts = Readonly<Record<string, number>>;

/** The day of the benchmark, so that the same bytes give the same findings. */
const TODAY = "2026-11-02";

/** Reads and checks a folder as an ISMS, with an `isms.yaml` in memory where it has none. */
export async function measureFolder(location: string, folder: string): Promise<Measures> {
  const start = performance.now();
  const disk = openNodeFolder(location);
  const isOurs = !("bytes" in (await disk.readFile(CONFIG_FILE, 1024 * 1024)));
  const files = isOurs ? overlay(disk, new Map([[CONFIG_FILE, "isms:\n  organisation: Corpus\n"]])) : disk;
  const opened = await OpenedFolder.open(location, {
    openFolder: () => files,
    readUserFile: (path, limit) => disk.readFile(path, limit),
    log: (message) => process.stderr.write(`${folder}: ${message}\n`),
    today: () => TODAY,
  });
  const root = opened.rootOf(CONFIG_FILE).folder;
  await root.load();
  const snapshot = root.snapshot();
  const read = performance.now();
  const findings = [...root.findings().values()].flat();
  const end = performance.now();
  return {
    folder,
    ...describe(snapshot, isOurs ? CONFIG_FILE : undefined),
    findings: { total: findings.length, byCode: countBy(findings, ({ code }) => code) },
    time: { read: Math.round(read - start), check: Math.round(end - read), total: Math.round(end - start) },
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

function describe(
  snapshot: Snapshot,
  leftOut: string | undefined,
): Pick<Measures, "files" | "documents" | "registers" | "soa" | "references"> {
  const files = [...snapshot.files.values()].filter(({ path }) => path !== leftOut);
  const records = files.flatMap((file) => file.records);
  const documents = snapshot.index.ofKind("document");
  const kinds = [...new Set(records.map(({ kind }) => kind))].filter((kind) => kind !== "document").sort();
  const registers = kinds.map((kind) => {
    const rows = records.filter((record) => record.kind === kind);
    return [kind, { rows: rows.length, files: new Set(rows.map(({ path }) => path)).size }] as const;
  });
  const controls = coverage(snapshot).filter(({ id }) => snapshot.catalog.isControl2022(id));
  const states = countBy(controls, ({ state }) => state);
  return {
    files: { read: files.length, byLanguage: countBy(files, ({ language }) => language) },
    documents: { recognised: documents.length, byType: countBy(documents, ({ data }) => data.type ?? "no type") },
    registers: Object.fromEntries(registers),
    soa: {
      covered: controls.filter(({ state }) => state !== "missing").length,
      byState: Object.fromEntries(controlStates.map((state) => [state, states[state] ?? 0])),
    },
    references: countBy(listReferences(snapshot), ({ standard, edition }) => [standard, edition].filter(Boolean).join(" ")),
  };
}

/** The most frequent first; those that are as frequent by name. */
function countBy<T>(items: readonly T[], nameOf: (item: T) => string): Counts {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(nameOf(item), (counts.get(nameOf(item)) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)));
}
