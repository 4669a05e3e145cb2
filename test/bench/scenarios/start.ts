import { readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { writeFolder } from "../files.ts";
import { workspace } from "../generate/workspace.ts";
import type { BenchOptions, Result, Scenario } from "../result.ts";
import { runNode } from "../runNode.ts";
import { floor, markdownServer, ours, yamlServer } from "../servers/index.ts";
import type { BenchServer } from "../servers/server.ts";
import { Session } from "../session.ts";

/** From the start of the process to the answer to `initialize`. */
export const startup: Scenario = async ({ folder, rounds, log }) => {
  const root = writeFolder(path.join(folder, "start"), workspace("S"));
  const values: Record<string, number[]> = {};
  for (let round = 0; round < rounds * 2; round++) {
    for (const server of [ours, floor]) {
      log(`startup: ${server.name}`);
      const session = await Session.start(server, root);
      values[server.name] = [...(values[server.name] ?? []), session.initialized];
      await session.stop();
    }
  }
  const measure = ratios(values[ours.name] ?? [], values[floor.name] ?? []);
  return [{ what: "start of the server to the answer to initialize", unit: "ms", values, bar: "≤ 1.3 × floor", measure, limit: 1.3 }];
};

/** Everything in a workspace, from the start of the process to the last findings. */
export const coldStart: Scenario = async ({ folder, rounds, peers, sizes, log }) => {
  const results: Result[] = [];
  const check = [path.resolve("dist/cli.js"), "check", ".", "--today", "2026-11-02", "--format", "json", "--cache"];
  for (const size of sizes) {
    const root = writeFolder(path.join(folder, size), workspace(size));
    // in the smallest one most of the time is Node and loading
    const isBarred = size !== "S";
    const all = readdirSync(root, { recursive: true }).map(String);
    const values: Record<string, number[]> = {};
    const firsts: number[] = [];
    const peaks: number[] = [];
    const settled: number[] = [];
    const beside: Record<string, number[]> = {};
    const add = (name: string, value: number, to = values) => {
      to[name] = [...(to[name] ?? []), value];
    };
    for (let round = 0; round < (size === "L" ? Math.min(rounds, 2) : rounds); round++) {
      log(`cold start of ${size}: isms`);
      const own = await ourColdStart(root, size === "L" ? UNTIL_AT_REST : 0);
      add(ours.name, own.all);
      firsts.push(own.first);
      peaks.push(own.peak);
      settled.push(own.settled);
      const isOnceOnly = size === "L" && round > 0;
      if (isBarred && !isOnceOnly) {
        add(LIBRARIES, await timeOf(log, size, LIBRARIES, [path.resolve("test/bench/libraries.mjs"), "."], root), beside);
        rmSync(path.join(root, ".isms"), { recursive: true, force: true });
        for (const name of [CHECK, CHECK_AGAIN]) add(name, await timeOf(log, size, name, check, root), beside);
        rmSync(path.join(root, ".isms"), { recursive: true, force: true });
      }
      if (!peers || isOnceOnly) continue;
      for (const [server, ending] of [
        [yamlServer(root), ".yaml"],
        [markdownServer(root), ".md"],
      ] as const) {
        log(`cold start of ${size}: ${server.name}`);
        add(
          server.name,
          await openAll(
            server,
            root,
            all.filter((file) => file.endsWith(ending)),
          ),
        );
      }
    }
    const others = Object.entries(values).filter(([name]) => name !== ours.name);
    const measure = (values[ours.name] ?? []).flatMap((own, round) => {
      const times = others.flatMap(([, all]) => all[round] ?? []);
      return times.length > 0 && times.length === others.length ? [own / times.reduce((sum, time) => sum + time, 0)] : [];
    });
    results.push({
      what: `cold start of ${size} to all findings`,
      unit: "ms",
      values,
      bar: isBarred ? "≤ 1/2 of the peers' sum" : "–",
      measure,
      limit: isBarred ? 1 / 2 : undefined,
    });
    if (isBarred) results.push(...besideTheColdStart(size, values[ours.name] ?? [], beside));
    results.push({
      what: `first findings of the open file in ${size}, after initialize`,
      unit: "ms",
      values: { [ours.name]: firsts },
      bar: "≤ 300 ms",
      measure: firsts,
      limit: 300,
    });
    if (size !== "L") continue;
    results.push({
      what: "peak memory while L is read, 10 files open",
      unit: "MB",
      values: { [ours.name]: peaks },
      bar: "≤ 250 MB",
      measure: peaks,
      limit: 250,
    });
    results.push({
      what: `memory ${UNTIL_AT_REST / 1000} seconds afterwards`,
      unit: "MB",
      values: { [ours.name]: settled },
      bar: "≤ 180 MB",
      measure: settled,
      limit: 180,
    });
  }
  return results;
};

const LIBRARIES = "libraries";
const CHECK = "isms check";
const CHECK_AGAIN = "isms check, again";

async function timeOf(log: BenchOptions["log"], size: string, name: string, args: readonly string[], root: string): Promise<number> {
  log(`cold start of ${size}: ${name}`);
  return (await runNode(args, root)).wall;
}

/** The cold start beside what reading and parsing alone takes, and the command line beside both. */
function besideTheColdStart(size: string, cold: readonly number[], beside: Readonly<Record<string, readonly number[]>>): Result[] {
  const { [LIBRARIES]: libraries = [], [CHECK]: checks = [], [CHECK_AGAIN]: again = [] } = beside;
  return [
    {
      what: `cold start of ${size}, beside reading and parsing it with the libraries in one thread`,
      unit: "ms",
      values: { [ours.name]: cold, [LIBRARIES]: libraries },
      bar: "≤ 2.5 × the libraries",
      measure: ratios(cold, libraries),
      limit: 2.5,
    },
    {
      what: `\`isms check\` on ${size}, beside the cold start`,
      unit: "ms",
      values: { [CHECK]: checks, [ours.name]: cold },
      bar: "≤ 1.3 × the cold start",
      measure: ratios(checks, cold),
      limit: 1.3,
    },
    {
      what: `a second \`isms check --cache\` on ${size}`,
      unit: "ms",
      values: { [CHECK_AGAIN]: again, [CHECK]: checks },
      bar: "≤ 1/4 of the first",
      measure: ratios(again, checks),
      limit: 1 / 4,
    },
  ];
}

/** Value by value, round by round. */
function ratios(values: readonly number[], others: readonly number[]): number[] {
  return values.flatMap((value, round) => (others[round] === undefined ? [] : [value / others[round]]));
}

interface ColdStart {
  readonly all: number;
  readonly first: number;
  readonly peak: number;
  readonly settled: number;
}

/** So many milliseconds after the last findings V8 has seen that nothing happens any more, and has given back what it needed for reading. */
const UNTIL_AT_REST = 40_000;

async function ourColdStart(root: string, rest: number): Promise<ColdStart> {
  const session = await Session.start(ours, root);
  try {
    // a file that is wrong in itself, so that the first findings can be seen to come
    const opened = performance.now();
    const broken = await session.open("risks/register.yaml", "risks:\n  - id: R-000000\n    title: x\n    likelyhood: 4\n");
    for (let number = 0; number < 9; number++) await session.open(`policies/000/POL-${number}.md`);
    const first = (await session.findingsOf(broken)) - opened;
    await session.untilShown();
    const all = performance.now() - session.started;
    await new Promise((resolve) => setTimeout(resolve, rest));
    const { peakMegabytes, megabytes } = session.usage();
    return { all, first, peak: peakMegabytes, settled: megabytes };
  } finally {
    await session.stop();
  }
}

/** What an editor must do with a server that checks open files only. */
async function openAll(server: BenchServer, root: string, files: readonly string[]): Promise<number> {
  const session = await Session.start(server, root);
  try {
    for (const file of files) {
      const document = await session.open(file);
      if (server.pulls) await session.findingsOf(document);
    }
    if (!server.pulls) await session.until(() => session.reported.size >= files.length, `findings of ${files.length} files`);
    return (server.pulls ? performance.now() : session.lastPush) - session.started;
  } finally {
    await session.stop();
  }
}
