// Works on a generated ISMS for minutes and watches the language server: npm run soak -- --help
//
// Now and then all findings that the server has pushed are compared with those of a fresh server on the same files, then everything
// is put back as it was and nothing done for a while: memory and open files must come down to what they were after the first such
// rest. The exit code is 1 where something differs or grows. Linux only: it reads /proc.

import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { Command } from "commander";
import { writeFolder } from "../bench/files.ts";
import { Random } from "../bench/generate/random.ts";
import { workspace } from "../bench/generate/workspace.ts";
import { ours } from "../bench/servers/index.ts";
import { Session } from "../bench/session.ts";
import { countShown, differences } from "./compare.ts";
import { type Memory, measurable, measure } from "./memory.ts";
import { jobs } from "./work.ts";
import { World } from "./world.ts";

const FILES = 2_200;
/** Longer texts are cut, so that there is more work than reading. */
const LONGEST = 2_000;
const BETWEEN_CHECKS = 60_000;
const REST = 3_000;

/** Memory may grow by so much from the first rest to the last: what is compiled and cached once takes its time to be complete. */
const MOST_GROWTH = 1.1;
const MOST_GROWTH_MEGABYTES = 8;

const program = new Command("soak")
  .option("--minutes <number>", "how long to work", "10")
  .option("--seed <number>", "what the work is made of: the same seed gives the same work", "1")
  .option("--json <file>", "write the figures as JSON")
  .parse();
const options = program.opts<{ minutes: string; seed: string; json?: string }>();

/** A line of the log. */
interface Sample extends Memory {
  readonly minute: number;
  readonly what: "start" | "work" | "rest";
  readonly jobs: number;
  readonly findings: number;
}

const folder = path.resolve(".bench", "soak");
const report = path.resolve(".bench", "soak-memory.json");
const samples: Sample[] = [];
const failures: string[] = [];
let start = performance.now();
let done = 0;

mkdirSync(path.dirname(report), { recursive: true });
const files = new Map([...workspace(FILES)].map(([name, text]) => [name, name.includes("/") ? cut(text) : text]));
const root = writeFolder(folder, files);
const settings = { isms: { today: "2026-11-02" } };
const session = await Session.start(measurable({ ...ours, settings }, report), root);
const world = new World(root, files, session, settings);
try {
  await session.untilShown();
  await world.settled();
  start = performance.now();
  await sample("start");
  const random = new Random(Number(options.seed));
  const end = start + Number(options.minutes) * 60_000;
  while (performance.now() < end && failures.length === 0) {
    const until = Math.min(end, performance.now() + BETWEEN_CHECKS);
    while (performance.now() < until) {
      const job = random.of(jobs);
      await job(world, session, random);
      if (++done % 20 === 0) await world.settled();
    }
    await check();
  }
} finally {
  await session.stop();
}
compareRests();
if (options.json !== undefined)
  writeFileSync(options.json, JSON.stringify({ seed: Number(options.seed), samples, failures }, undefined, 2));
for (const failure of failures) process.stderr.write(`${failure}\n`);
process.exitCode = failures.length > 0 ? 1 : 0;

/** The paragraphs of a text that lie in its first part. */
function cut(text: string): string {
  const end = text.length > LONGEST && text.startsWith("---") ? text.indexOf("\n\n## ", LONGEST) : -1;
  return end < 0 ? text : `${text.slice(0, end)}\n`;
}

/** Compares with a fresh server while files are open and changed, and once more when everything is as it was. */
async function check(): Promise<void> {
  failures.push(...(await differences(session, world)));
  await sample("work");
  await world.restore();
  await world.setToday("2026-11-02");
  await world.settled();
  await new Promise((resolve) => setTimeout(resolve, REST));
  failures.push(...(await differences(session, world)));
  await sample("rest");
}

async function sample(what: Sample["what"]): Promise<void> {
  const memory = await measure(session, report);
  const one = { minute: (performance.now() - start) / 60_000, what, jobs: done, findings: countShown(session), ...memory };
  samples.push(one);
  const columns = [one.minute.toFixed(1), what, done, one.findings, memory.rss.toFixed(0), memory.heap.toFixed(1), memory.handles];
  const names = ["min", "", "jobs", "findings", "MB resident", "MB heap", "handles"];
  process.stdout.write(`${columns.map((value, index) => `${String(value).padStart(7)} ${names[index]}`).join("")}\n`);
}

function compareRests(): void {
  const rests = samples.filter(({ what }) => what === "rest");
  const [first, last] = [rests[0], rests.at(-1)];
  if (!first || !last) return;
  if (last.heap > first.heap * MOST_GROWTH + MOST_GROWTH_MEGABYTES) {
    failures.push(`The heap grew from ${first.heap.toFixed(1)} to ${last.heap.toFixed(1)} MB between the first rest and the last.`);
  }
  if (last.handles > first.handles) failures.push(`There are ${last.handles} open handles after ${first.handles}.`);
}
