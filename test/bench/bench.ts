// Measures the language server and the command line beside the peers that people would run otherwise: npm run bench -- --help

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { Command } from "commander";
import { keepsBar, machine, markdownTable, type Report } from "./report.ts";
import type { BenchOptions, Result, Scenario } from "./result.ts";
import { commandLines } from "./scenarios/commandLines.ts";
import { markdown, registers } from "./scenarios/keystroke.ts";
import { coldStart, startup } from "./scenarios/start.ts";
import { burst, fanOut, requests } from "./scenarios/working.ts";
import { installPeers } from "./servers/peers.ts";

const SCENARIOS: Readonly<Record<string, Scenario>> = { startup, registers, markdown, burst, fanOut, requests, coldStart, commandLines };

const program = new Command("bench")
  .option("--scenarios <names>", `some of ${Object.keys(SCENARIOS).join(", ")}`)
  .option("--sizes <sizes>", "workspaces to measure", "S,M,L")
  .option("--rounds <number>", "how often everything is measured, the servers taking turns", "3")
  .option("--ours", "without the peers")
  .option("--write", "write docs/benchmarks.md")
  .option("--json <file>", "write the results as JSON", path.join(".bench", "results.json"))
  .parse();

interface Options {
  readonly scenarios?: string;
  readonly sizes: string;
  readonly rounds: string;
  readonly ours?: boolean;
  readonly write?: boolean;
  readonly json: string;
}

const options = program.opts<Options>();
const names = options.scenarios?.split(",") ?? Object.keys(SCENARIOS);
const unknown = names.find((name) => !SCENARIOS[name]);
if (unknown !== undefined) program.error(`There is no scenario ${unknown}; there are ${Object.keys(SCENARIOS).join(", ")}.`);
const bench: BenchOptions = {
  rounds: Number(options.rounds),
  peers: !options.ours,
  sizes: options.sizes.split(",") as BenchOptions["sizes"],
  folder: path.resolve(".bench", "work"),
  log: (message) => process.stderr.write(`${message}\n`),
};
if (bench.peers) installPeers();
mkdirSync(bench.folder, { recursive: true });
const start = performance.now();
const results: Result[] = [];
for (const name of names) results.push(...(await (SCENARIOS[name] as Scenario)(bench)));
const report: Report = {
  date: new Date().toISOString().slice(0, 10),
  machine: machine(),
  node: process.version,
  minutes: Math.round((performance.now() - start) / 6_000) / 10,
  results,
};
process.stdout.write(`${markdownTable(results)}\n`);
writeFileSync(options.json, JSON.stringify(report, undefined, 2));
if (options.write) writeBenchmarks(report);
const missed = results.filter((result) => keepsBar(result) === false);
process.stderr.write(`${results.length} results in ${report.minutes} minutes; ${missed.length} bars are not kept\n`);

function writeBenchmarks({ date, machine: where, node, minutes, results: all }: Report): void {
  const file = "docs/benchmarks.md";
  const [head = ""] = readFileSync(file, "utf8").split("<!-- results -->");
  writeFileSync(file, `${head}<!-- results -->\n\n${date}, ${where}, Node.js ${node}; ${minutes} minutes.\n\n${markdownTable(all)}\n`);
}
