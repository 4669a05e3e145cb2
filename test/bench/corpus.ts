/*
 * npm run bench:corpus [-- [--json] [NAME …]]
 *
 * Reads and checks each folder of real ISMS material in ../shared/corpus and prints what was recognised: files read, documents,
 * registers by kind and rows, how many of the 93 controls the SoA covers, references by standard and edition, findings by code,
 * time and peak memory. NAMEs choose the folders whose name holds one of them.
 *
 * None of these folders has an isms.yaml, and without one only references are checked. So each gets one in memory, with nothing
 * but an organisation's name in it: nobody has mapped anything, and what is recognised is recognised by itself. The disk is never
 * written to. Each folder is read in a process of its own, so that its time is that of a cold start (without loading the program)
 * and its memory (with Node.js itself, about 60 MB) is its own. Findings are those of one fixed day.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { type Counts, type Measures, measureFolder } from "./measureFolder.ts";

const CORPUS = path.resolve("../shared/corpus");
const ONE_FOLDER = "--measure-one";
const CONTROLS = 93;
const WIDTH = 140;

const [program = "", ...args] = process.argv.slice(1);
if (args[0] === ONE_FOLDER && args[1] !== undefined) {
  process.stdout.write(JSON.stringify(await measureFolder(path.join(CORPUS, args[1]), args[1])));
} else {
  run(args);
}

function run(options: readonly string[]): void {
  if (!existsSync(CORPUS)) {
    console.error("Skipped: there is no corpus of real folders beside the project (../shared/corpus).");
    return;
  }
  const names = options.filter((option) => !option.startsWith("--"));
  const folders = readdirSync(CORPUS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && (names.length === 0 || names.some((name) => entry.name.includes(name))))
    .map(({ name }) => name)
    .sort();
  const measures = folders.flatMap((folder) => measureAlone(folder) ?? []);
  const isJson = options.includes("--json");
  console.log(isJson ? JSON.stringify(measures, null, 2) : [summary(measures), ...measures.map(details)].join("\n\n"));
  if (measures.length < folders.length) process.exitCode = 1;
}

/** Measures a folder in a process of its own; undefined, with a word on standard error, where that failed. */
function measureAlone(folder: string): Measures | undefined {
  const { status, stdout } = spawnSync(process.execPath, [program, ONE_FOLDER, folder], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === 0) return JSON.parse(stdout) as Measures;
  console.error(`${folder}: failed (exit code ${status})`);
  return undefined;
}

/** One line a folder. */
function summary(measures: readonly Measures[]): string {
  const head = ["folder", "files", "docs", "records", `SoA/${CONTROLS}`, "2022", "2013", "other refs", "findings", "ms", "MB"];
  const rows = measures.map((one) => [one.folder, ...numbersOf(one)]);
  const sums = rows.map((row) => row.slice(1, 9)).reduce((sum, row) => sum.map((value, i) => value + Number(row[i])), Array(8).fill(0));
  return tableOf([head, ...rows, ["all", ...sums, measures.reduce((sum, { time }) => sum + time.total, 0), ""]]);
}

function numbersOf({ files, documents, registers, soa, references, findings, time, peakMegabytes }: Measures): number[] {
  const records = Object.values(registers).reduce((sum, { rows }) => sum + rows, 0);
  const all = Object.values(references).reduce((sum, count) => sum + count, 0);
  const [new2022 = 0, old2013 = 0] = ["2022", "2013"].map((edition) => references[`iso27001 ${edition}`]);
  const found = [new2022, old2013, all - new2022 - old2013, findings.total];
  return [files.read, documents.recognised, records, soa.covered, ...found, time.total, peakMegabytes];
}

function tableOf(rows: readonly (readonly (string | number)[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  return rows
    .map((row) => row.map((cell, i) => (i === 0 ? String(cell).padEnd(widths[i] ?? 0) : String(cell).padStart(widths[i] ?? 0))).join("  "))
    .join("\n");
}

/** What stands behind a folder's numbers. */
function details({ folder, files, documents, registers, soa, references, findings, time }: Measures): string {
  const rows = Object.entries(registers).map(([kind, { rows: count, files: inFiles }]) => `${kind} ${count} (files: ${inFiles})`);
  const lines: [string, string][] = [
    ["files", list(files.byLanguage)],
    ["documents", list(documents.byType)],
    ["registers", rows.join(", ") || "none"],
    ["SoA", `${soa.covered} of ${CONTROLS}: ${list(soa.byState)}`],
    ["references", list(references)],
    ["findings", list(findings.byCode)],
    ["time", `${time.read} ms to read, ${time.check} ms to check`],
  ];
  return [folder, ...lines.map(([name, text]) => `  ${name.padEnd(11)} ${wrapped(text)}`)].join("\n");
}

function list(counts: Counts): string {
  const entries = Object.entries(counts).filter(([, count]) => count > 0);
  return entries.map(([name, count]) => `${name} ${count}`).join(", ") || "none";
}

function wrapped(text: string): string {
  const indent = " ".repeat(14);
  const lines: string[] = [];
  for (const part of text.split(/(?<=,) /)) {
    const last = lines.at(-1);
    if (last !== undefined && indent.length + last.length + 1 + part.length <= WIDTH) lines[lines.length - 1] = `${last} ${part}`;
    else lines.push(part);
  }
  return lines.join(`\n${indent}`);
}
