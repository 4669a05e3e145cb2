import path from "node:path";
import { performance } from "node:perf_hooks";
import { writeFolder } from "../files.ts";
import { assetId, riskId, riskItem } from "../generate/records.ts";
import { base, register, workspace } from "../generate/workspace.ts";
import type { Result, Scenario } from "../result.ts";
import { ours } from "../servers/index.ts";
import { type OpenDocument, Session } from "../session.ts";
import { percentile95 } from "../statistics.ts";

const KEYS = 50;
const PAUSE = 60;

/** Fifty keys at 60 ms in a register of 1,000 risks, with hovers in between. */
export const burst: Scenario = async ({ folder, rounds, log }) => {
  const root = writeFolder(path.join(folder, "burst"), base(50).set("risks/register.yaml", register(1_000, 50)));
  const settles: number[] = [];
  const hovers: number[] = [];
  for (let round = 0; round < rounds; round++) {
    log("burst: isms");
    const session = await Session.start(ours, root);
    try {
      const document = await session.open("risks/register.yaml");
      await session.untilShown();
      const { settle, hover } = await typeAndHover(session, document);
      settles.push(settle);
      hovers.push(percentile95(hover));
    } finally {
      await session.stop();
    }
  }
  return [
    {
      what: "findings after a burst of 50 keys, from the last one",
      unit: "ms",
      values: { [ours.name]: settles },
      bar: "≤ 60 ms",
      measure: settles,
      limit: 60,
    },
    { what: "hover while typing, p95", unit: "ms", values: { [ours.name]: hovers }, bar: "≤ 25 ms", measure: hovers, limit: 25 },
  ];
};

async function typeAndHover(session: Session, document: OpenDocument): Promise<{ settle: number; hover: number[] }> {
  const at = document.text.indexOf("    likelihood: ", document.text.length / 2) + "    likelihood: ".length;
  const title = document.text.lastIndexOf("title: ", at) + "title: ".length;
  const hover: number[] = [];
  const asked: Promise<void>[] = [];
  for (let key = 0; key < KEYS; key++) {
    const sent = await session.edit(document, title, title, "x");
    if (key % 5 === 4) {
      const place = session.place(document, document.text.indexOf("A.", document.text.length / 2) + 1);
      const before = performance.now();
      asked.push(session.request("textDocument/hover", place).then(() => void hover.push(performance.now() - before)));
    }
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, PAUSE - (performance.now() - sent))));
  }
  const sent = await session.edit(document, at + KEYS, at + KEYS, "9");
  const settle = (await session.findingsOf(document)) - sent;
  await Promise.all(asked);
  return { settle, hover };
}

/** Requests in a workspace of 10,000 files. */
export const requests: Scenario = async ({ folder, sizes, log }) => {
  const size = sizes.at(-1) ?? "S";
  const root = writeFolder(path.join(folder, size), workspace(size));
  log(`requests in ${size}: isms`);
  const session = await Session.start(ours, root);
  try {
    const document = await session.open("risks/register.yaml");
    await session.untilShown();
    const control = document.text.indexOf("A.", document.text.length / 2) + 1;
    const owner = document.text.indexOf("owner: ", document.text.length / 2) + "owner: ".length + 1;
    const likelihood = document.text.indexOf("likelihood: ", document.text.length / 2) + "likelihood: ".length;
    const range = { start: document.lines.positionAt(control - 2_000), end: document.lines.positionAt(control + 2_000) };
    const { textDocument } = session.place(document, 0);
    const quick: readonly (readonly [string, object])[] = [
      ["textDocument/hover", session.place(document, control)],
      ["textDocument/completion", session.place(document, owner)],
      ["textDocument/definition", session.place(document, owner)],
      [
        "textDocument/codeAction",
        {
          textDocument,
          range: { start: document.lines.positionAt(likelihood), end: document.lines.positionAt(likelihood) },
          context: { diagnostics: [] },
        },
      ],
      ["textDocument/inlayHint", { textDocument, range }],
    ];
    const results: Result[] = [];
    for (const [method, params] of quick) {
      const p95 = [percentile95(await repeat(session, method, params, 60))];
      results.push({
        what: `${method} in ${size}, p95`,
        unit: "ms",
        values: { [ours.name]: p95 },
        bar: "≤ 10 ms",
        measure: p95,
        limit: 10,
      });
    }
    const wide: readonly (readonly [string, object])[] = [
      ["textDocument/references", { ...session.place(document, owner), context: { includeDeclaration: true } }],
      ["workspace/symbol", { query: "Loss" }],
    ];
    for (const [method, params] of wide) {
      const p95 = [percentile95(await repeat(session, method, params, 12))];
      results.push({
        what: `${method} in ${size}, p95`,
        unit: "ms",
        values: { [ours.name]: p95 },
        bar: "≤ 150 ms",
        measure: p95,
        limit: 150,
      });
    }
    const at = likelihood;
    const coverage: number[] = [];
    for (let edit = 0; edit < 20; edit++) {
      await session.edit(document, at, at + (edit % 2), edit % 2 === 0 ? "1" : "");
      const before = performance.now();
      await session.request("isms/coverage", {});
      coverage.push(performance.now() - before);
    }
    const p95 = [percentile95(coverage)];
    results.push({
      what: `coverage tree after an edit in ${size}, p95`,
      unit: "ms",
      values: { [ours.name]: p95 },
      bar: "≤ 50 ms",
      measure: p95,
      limit: 50,
    });
    return results;
  } finally {
    await session.stop();
  }
};

async function repeat(session: Session, method: string, params: object, times: number): Promise<number[]> {
  const found: number[] = [];
  for (let time = 0; time < times + 3; time++) {
    const before = performance.now();
    await session.request(method, params);
    if (time >= 3) found.push(performance.now() - before);
  }
  return found;
}

const DEPENDENTS = 5_000;
/** So many findings of a file are shown at most; all of them are worked out. */
const SHOWN = 1_000;

/** Edits on which 5,000 records depend: of an id that they refer to, and of the limit that their ratings are held against. */
export const fanOut: Scenario = async ({ folder, rounds, log }) => {
  const risks = Array.from({ length: DEPENDENTS }, (_, number) => riskItem(number, 1)).join("");
  const root = writeFolder(path.join(folder, "fan-out"), base(1).set("risks/register.yaml", `risks:\n${risks}`));
  const edits = [
    { what: "edit of an id that 5,000 records refer to", file: "assets.yaml", before: assetId(0), old: "", now: "x" },
    {
      what: "edit of the limit above which 5,000 risks are not accepted",
      file: "methodology.yaml",
      before: "maxScore: ",
      old: "5",
      now: "0",
    },
  ];
  const results: Result[] = [];
  for (const { what, file, before, old, now } of edits) {
    const measure: number[] = [];
    for (let round = 0; round < rounds; round++) {
      log(`${what}: isms`);
      const session = await Session.start(ours, root);
      try {
        const document = await session.open(file);
        await session.untilShown();
        const at = document.text.indexOf(before) + before.length;
        const shown = () => session.reported.get(session.uri("risks/register.yaml"))?.diagnostics.length ?? 0;
        for (const warm of [true, false]) {
          const used = session.usage().cpu;
          await session.edit(document, at, at + old.length, now);
          await session.until(() => shown() >= SHOWN, `findings of ${riskId(0)} and all others`);
          if (!warm) measure.push(session.usage().cpu - used);
          await session.edit(document, at, at + now.length, old);
          await session.until(() => shown() < SHOWN, "their end");
        }
      } finally {
        await session.stop();
      }
    }
    results.push({ what, unit: "ms CPU", values: { [ours.name]: measure }, bar: "≤ 150 ms of CPU", measure, limit: 150 });
  }
  return results;
};
