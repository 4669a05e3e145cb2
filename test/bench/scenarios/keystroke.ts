import path from "node:path";
import { parse } from "yaml";
import { writeFolder } from "../files.ts";
import { base, policy, register, table } from "../generate/workspace.ts";
import type { BenchOptions, Result, Scenario } from "../result.ts";
import { floor, jsonServer, markdownServer, ours, remarkServer, yamlServer } from "../servers/index.ts";
import type { BenchServer } from "../servers/server.ts";
import { type OpenDocument, Session } from "../session.ts";
import { median, percentile95 } from "../statistics.ts";

/** Keystrokes that change findings, so that every one is answered: a value becomes wrong, and right again. */
interface Typing {
  readonly file: string;
  readonly files: ReadonlyMap<string, string>;
  /** What stands before the place, near the middle of the file. */
  readonly anchor: string;
  readonly key: string;
}

const ASSETS = 50;

function inRegister(risks: number): Typing {
  const files = base(ASSETS).set("risks/register.yaml", register(risks, ASSETS));
  return { file: "risks/register.yaml", files, anchor: "    likelihood: ", key: "9" };
}

/** The same records as JSON, of which ours reads nothing. */
function inJson({ files, file }: Typing): Typing {
  const name = file.replace(/\.yaml$/, ".json");
  const text = JSON.stringify(parse(files.get(file) ?? ""), undefined, 2);
  return { file: name, files: new Map([[name, text]]), anchor: '"likelihood": ', key: "9" };
}

const inPolicy = (): Typing => {
  const files = base(ASSETS)
    .set("risks/register.yaml", register(100, ASSETS))
    .set("policy.md", policy(1, 1_000_000, 100));
  return { file: "policy.md", files, anchor: "(clause 9.", key: "9" };
};

function inTable(): Typing {
  const rows = table(5_000, 0);
  // one figure more makes a number that no control has; risks that are closed have no other findings
  const [anchor = ""] = /\| T-02[5-9]\d\d \|(?:[^|\n]*\|){4} A\.\d\.(?=\d )/.exec(rows) ?? [];
  return { file: "table.md", files: base(ASSETS).set("table.md", rows), anchor, key: "9" };
}

/** What keys cost in one file, in one run of a server. */
interface Keys {
  readonly p95: number;
  readonly cpu: number;
  readonly peakMegabytes: number;
}

async function type(server: BenchServer, folder: string, { file, anchor, key }: Typing, count: number): Promise<Keys> {
  const session = await Session.start(server, folder);
  try {
    const document = await session.open(file);
    // where nothing is found, ours says nothing
    await (server === ours ? session.untilShown() : session.findingsOf(document));
    const at = placeOf(document, anchor);
    const times: number[] = [];
    // the first keys warm the server up
    const warm = Math.ceil(count / 4);
    let before = session.usage().cpu;
    for (let number = 0; number < count + warm; number++) {
      if (number === warm) before = session.usage().cpu;
      const isTyped = number % 2 === 0;
      const sent = await session.edit(document, at, at + (isTyped ? 0 : key.length), isTyped ? key : "");
      const came = await session.findingsOf(document);
      if (number >= warm) times.push(came - sent);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return { p95: percentile95(times), cpu: (session.usage().cpu - before) / count, peakMegabytes: session.usage().peakMegabytes };
  } finally {
    await session.stop();
  }
}

function placeOf({ text }: OpenDocument, anchor: string): number {
  const at = text.indexOf(anchor, text.length / 3);
  if (at < 0) throw new Error(`nothing like "${anchor}" to type behind`);
  return at + anchor.length;
}

async function rounds(
  { rounds: count, log }: BenchOptions,
  servers: readonly { readonly server: BenchServer; readonly keys: number }[],
  folder: string,
  typing: Typing,
): Promise<Map<string, Keys[]>> {
  const found = new Map<string, Keys[]>();
  for (let round = 0; round < count; round++) {
    for (const { server, keys } of servers) {
      log(`keystroke in ${typing.file} (${Math.round((typing.files.get(typing.file)?.length ?? 0) / 1000)} KB): ${server.name}`);
      found.set(server.name, [...(found.get(server.name) ?? []), await type(server, folder, typing, keys)]);
    }
  }
  return found;
}

function values(found: ReadonlyMap<string, readonly Keys[]>, of: (keys: Keys) => number): Record<string, number[]> {
  return Object.fromEntries([...found].map(([name, runs]) => [name, runs.map(of)]));
}

/** Ours against another, round by round. */
function against(found: ReadonlyMap<string, readonly Keys[]>, other: string, ratio: (ours: Keys, other: Keys) => number): number[] {
  const others = found.get(other) ?? [];
  return (found.get(ours.name) ?? []).flatMap((run, round) => (others[round] ? [ratio(run, others[round])] : []));
}

/** Keys in a register of 1,000 risks beside yaml-language-server, and in larger ones. */
export const registers: Scenario = async (options) => {
  const folder = path.join(options.folder, "register");
  const small = inRegister(1_000);
  writeFolder(folder, small.files);
  const yaml = options.peers ? [{ server: yamlServer(folder), keys: 12 }] : [];
  const found = await rounds(options, [{ server: ours, keys: 60 }, { server: floor, keys: 60 }, ...yaml], folder, small);
  const p95 = values(found, (keys) => keys.p95);
  const results: Result[] = [
    {
      what: "key in a register of 1,000 risks (600 KB), p95, beside the floor",
      unit: "ms",
      values: p95,
      bar: "≤ 3 × floor + 5 ms",
      measure: against(found, floor.name, (mine, other) => mine.p95 / (3 * other.p95 + 5)),
      limit: 1,
    },
    ...yaml.map(
      ({ server }): Result => ({
        what: "the same beside yaml-language-server",
        unit: "ms",
        values: p95,
        bar: "≤ 1/40",
        measure: against(found, server.name, (mine, other) => mine.p95 / other.p95),
        limit: 1 / 40,
      }),
    ),
  ];
  if (options.peers) {
    const other = path.join(options.folder, "json");
    const server = jsonServer(writeFolder(other, inJson(small).files));
    const inOther = await rounds(options, [{ server, keys: 12 }], other, inJson(small));
    results.push({
      what: "key in the same records, beside VS Code's JSON server that has them as JSON, p95",
      unit: "ms",
      values: { [ours.name]: p95[ours.name] ?? [], ...values(inOther, (keys) => keys.p95) },
      bar: "–",
      measure: [],
      limit: undefined,
    });
  }
  const own = (runs: ReadonlyMap<string, readonly Keys[]>) =>
    against(runs, floor.name, (mine, other) => Math.max(0.1, mine.cpu - other.cpu));
  const base600 = median(own(found));
  for (const [risks, limit] of options.sizes.includes("L")
    ? ([
        [10_000, 2],
        [100_000, 6],
      ] as const)
    : ([[10_000, 2]] as const)) {
    const typing = inRegister(risks);
    writeFolder(folder, typing.files);
    const large = await rounds(
      { ...options, rounds: Math.min(options.rounds, 2) },
      [
        { server: ours, keys: 20 },
        { server: floor, keys: 20 },
      ],
      folder,
      typing,
    );
    results.push({
      what: `CPU of a key in a register of ${risks.toLocaleString("en")} risks, beyond the floor and over that of 1,000 risks`,
      unit: "ms CPU",
      values: values(large, (keys) => keys.cpu),
      bar: `≤ ${limit} ×`,
      measure: own(large).map((cpu) => cpu / base600),
      limit,
    });
    if (risks === 100_000) {
      const peaks = values(large, (keys) => keys.peakMegabytes);
      results.push({
        what: "peak memory with it open",
        unit: "MB",
        values: peaks,
        bar: "≤ 600 MB",
        measure: peaks[ours.name] ?? [],
        limit: 600,
      });
    }
  }
  return results;
};

/** Keys in a policy of 1 MB beside VS Code's Markdown server and remark, and in a table of 5,000 rows. */
export const markdown: Scenario = async (options) => {
  const folder = path.join(options.folder, "policy");
  const typing = inPolicy();
  writeFolder(folder, typing.files);
  const peers = options.peers
    ? [
        { server: markdownServer(folder), keys: 8 },
        { server: remarkServer(), keys: 4 },
      ]
    : [];
  const found = await rounds(options, [{ server: ours, keys: 40 }, { server: floor, keys: 40 }, ...peers], folder, typing);
  const [vscode] = peers;
  const rows = inTable();
  writeFolder(folder, rows.files);
  const inRows = await rounds(
    options,
    [
      { server: ours, keys: 20 },
      { server: floor, keys: 20 },
    ],
    folder,
    rows,
  );
  return [
    {
      what: "key in a policy of 1 MB, p95",
      unit: "ms",
      values: values(found, (keys) => keys.p95),
      bar: "≤ 1/30 of vscode-markdown",
      measure: vscode ? against(found, vscode.server.name, (mine, other) => mine.p95 / other.p95) : [],
      limit: 1 / 30,
    },
    {
      what: "key in a Markdown table of 5,000 rows, p95",
      unit: "ms",
      values: values(inRows, (keys) => keys.p95),
      bar: "–",
      measure: [],
      limit: undefined,
    },
  ];
};
