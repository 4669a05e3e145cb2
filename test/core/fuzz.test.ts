import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { URI } from "vscode-uri";
import type { Feature, FeatureEnvironment, FeatureRoot, OpenFile } from "../../server/src/core/featureKit/feature.ts";
import { features } from "../../server/src/core/generated/features.ts";
import { type SourceFile, spanIn } from "../../server/src/core/model/sourceFile.ts";
import { adoptable } from "../../server/src/workspace/adoptable.ts";
import type { IsmsFolder } from "../../server/src/workspace/ismsFolder.ts";
import { pathBelow, uriBelow } from "../../server/src/workspace/ismsWorkspace.ts";
import { OpenedFolder } from "../../server/src/workspace/openedFolder.ts";
import { memoryFileSystem, TODAY } from "../fixture.ts";
import { cases } from "../property.ts";

const CORPUS = path.resolve("../shared/corpus");
const CONFIG = "isms:\n  organisation: Example Ltd\n";

/** Pieces that parsers stumble over, put at any place. */
const HOSTILE = [
  "\n",
  "\r",
  "\r\n",
  "\t",
  "\0",
  "\uFEFF",
  "\u2028",
  "\u0301",
  "\uD800",
  "\u{1F512}",
  "#",
  "# ",
  "---\n",
  "---\r\n",
  "...\n",
  "%YAML 1.1\n",
  "<<: *a\n",
  "&a ",
  "*a ",
  "!!binary ",
  "? ",
  "- ",
  "- - - ",
  ": ",
  "::",
  "{",
  "}",
  "[",
  "]",
  "|",
  "|2-\n",
  ">\n",
  "'",
  '"',
  '"\\x',
  "`",
  "```\n",
  "<!--",
  "-->",
  "<!-- isms-ignore -->",
  "# isms-ignore soa: x\n",
  "| a | b |\n|---|---|\n",
  "\\",
  "__proto__: {}\n",
  "constructor: 1\n",
  "  - ",
  "      ",
  "null",
  "~",
  "1e999",
  "-0",
  "0x1F",
  "9999-12-31",
  "0000-00-00",
  "2026-02-30",
  "P9999Y9999M9999W99999D",
  "A.5.1-A.8.34",
  "A.8.1, 8.2, A.12.6.1 and 10.1",
  "ISO 27001 clause 6.1.3 a) to z)",
  "Art. 5(1)(a)-99 GDPR",
  "[x](../../../etc/passwd)",
  "[x](%E0%A4%A)",
  "[x](<a b>)",
  "/".repeat(300),
  "a".repeat(3000),
  "[".repeat(300),
  "*_".repeat(300),
  " ".repeat(2000),
];

const CONFIG_VALUES = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom("**", "!", "/", "[", "[z-a]", "\\", "**/".repeat(20), "*".repeat(300), "a".repeat(5000), "../x", " ", "#"),
  fc.string({ unit: "binary" }),
);

type Change = { readonly at: number; readonly length: number; readonly text: string; readonly from: number };

/** Cuts `length` characters out of a text somewhere and puts another piece there: a hostile one, or one of the text itself. */
const change: fc.Arbitrary<Change> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(200)),
  text: fc.oneof(fc.constant(""), fc.constantFrom(...HOSTILE), fc.string({ unit: "binary", maxLength: 10 })),
  from: fc.double({ min: 0, max: 1, noNaN: true }),
});

function mutate(text: string, changes: readonly Change[]): string {
  return changes.reduce((now, { at, length, text: piece, from }) => {
    const start = Math.floor(at * now.length);
    const copied = Math.floor(from * now.length);
    return now.slice(0, start) + (piece === "" ? now.slice(copied, copied + 80) : piece) + now.slice(start + length);
  }, text);
}

async function openFiles(files: ReadonlyMap<string, string>): Promise<{ folder: IsmsFolder; log: string[] }> {
  const log: string[] = [];
  const system = memoryFileSystem(files);
  const opened = await OpenedFolder.open("", {
    openFolder: () => system,
    readUserFile: system.readFile,
    log: (message) => log.push(message),
    today: () => TODAY,
  });
  const { folder } = opened.rootOf("isms.yaml");
  await folder.load();
  return { folder, log };
}

const environment: FeatureEnvironment = {
  standardText: () => undefined,
  inlayHints: { controlTitles: true, riskScores: true },
  isCancelled: () => false,
};

/** Runs every rule, every fix and every feature on some files. Nothing may fail, and every place must lie in its file. */
async function survive(files: ReadonlyMap<string, string>, places: readonly number[]): Promise<void> {
  const { folder, log } = await openFiles(files);
  for (const file of folder.snapshot().files.keys()) folder.setOpenText(file, files.get(file) ?? "");
  const snapshot = folder.snapshot();
  for (const [file, findings] of folder.findings()) {
    const source = snapshot.files.get(file) as SourceFile;
    for (const finding of findings) {
      const { start, end } = spanIn(source, finding);
      assert.ok(start >= 0 && start <= end, `${finding.code} at ${start}–${end}`);
      assert.notEqual(finding.code, "internal/error", finding.message);
      assert.ok(finding.message.length < 5000, finding.code);
      for (const fix of finding.fixes) {
        for (const { path: target, edits } of await fix.edits({ snapshot, text: (at) => folder.text(at) })) {
          const length = files.get(target)?.length ?? 0;
          for (const { span } of edits) assert.ok(span.start >= 0 && span.start <= span.end && span.end <= length, fix.title);
        }
      }
    }
  }
  let ofFolder = features.filter(isAboutFolder);
  for (const file of snapshot.files.values()) {
    for (const place of places) {
      await askEverything(folder, file, place, [...features.filter((feature) => !isAboutFolder(feature)), ...ofFolder]);
      ofFolder = [];
    }
  }
  assert.deepEqual(
    log.filter((line) => !line.startsWith("skipped ")),
    [],
  );
}

/** True for a feature that reads the whole folder anew, wherever it is asked: once is enough. */
function isAboutFolder({ method }: Feature): boolean {
  return method === "isms/adopt";
}

async function askEverything(folder: IsmsFolder, file: SourceFile, place: number, asked: readonly Feature[]): Promise<void> {
  if (file.text === undefined) return;
  const root: FeatureRoot = {
    snapshot: folder.snapshot(),
    findings: () => folder.findings(),
    uriOf: (at) => uriBelow("file:///isms", at),
    pathOf: (uri) => pathBelow(URI.parse("file:///isms"), URI.parse(uri)),
    text: (at) => folder.text(at),
    adoptable: (below) => adoptable(folder, "isms", below),
  };
  assert.equal(root.pathOf(root.uriOf(file.path)), file.path);
  const offset = Math.floor(place * file.lines.length);
  const position = file.lines.positionAt(offset);
  const end = file.lines.positionAt(offset + 200);
  const words = file.text.slice(offset, offset + 40);
  for (const feature of asked) {
    const params = {
      textDocument: { uri: root.uriOf(file.path) },
      position,
      range: { start: position, end },
      context: { diagnostics: [], only: place < 0.5 ? undefined : ["source.fixAll.isms"] },
      query: file.text.slice(offset, offset + 3),
      uri: root.uriOf(file.path),
      control: "A.8.8",
      id: "A.8.8",
      organisation: words,
      corrections: [
        { path: file.path, kind: "risks", columns: { [words]: words, title: words } },
        { path: words, exclude: true },
      ],
      size: "small",
      frameworks: [],
    };
    const answer: unknown =
      feature.scope === "document"
        ? await feature.handle({ root, snapshot: root.snapshot, file: file as OpenFile, params, offset, environment })
        : await feature.handle({ roots: [root], params, environment });
    assertPlaces(answer, feature.method);
  }
}

/** Every line and character anywhere in an answer is a whole number from 0. */
function assertPlaces(answer: unknown, method: string): void {
  JSON.stringify(answer ?? null, (key, value: unknown) => {
    if (key === "line" || key === "character") assert.ok(Number.isInteger(value) && (value as number) >= 0, `${method}: ${key} ${value}`);
    return value;
  });
}

function readTexts(folder: string): [name: string, text: string][] {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(md|ya?ml|csv)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  return names.map((name) => [path.relative(folder, name).replaceAll("\\", "/"), readFileSync(name, "utf8").slice(0, 40_000)]);
}

/** A few files of one folder, some of them damaged. */
function damaged(texts: readonly [string, string][]): fc.Arbitrary<Map<string, string>> {
  const one = fc.tuple(fc.constantFrom(...texts), fc.array(change, { maxLength: 6 }));
  return fc.array(one, { minLength: 1, maxLength: 4 }).map((files) => {
    const map = new Map([["isms.yaml", CONFIG]]);
    for (const [[name, text], changes] of files) map.set(name, mutate(text, changes));
    return map;
  });
}

/** One register of each form that is not our own YAML, and the `sources` that the last one needs. */
const REGISTERS: readonly [string, string][] = [
  [
    "soa.md",
    `# Statement of Applicability\n\n| Control | Title | Applicable | Justification | Status |\n|---|:-:|---|---|---|\n${[1, 3, 5].map((n) => `| A.5.${n} | Policies for information security | Yes | Needed <br> for R-1 | ✅ |\n| A.7.${n} | Monitoring | No | \\| none | N/A |\n`).join("")}`,
  ],
  [
    "risks.csv",
    `\uFEFFRegister;;;\n\nRisk ID;Risk;Likelihood;Impact;Owner;Score\n${[1, 3, 5].map((n) => `R-${n};"Fire; flood";3;4 - High;Ada;12\nR-${n + 1};"Lost\nlaptop ""x""";2;2;Bo;4\n`).join("")}`,
  ],
  [
    "sections.md",
    `# Controls\n\n${["A.5.1 Policies", "A.5.2 Roles", "A.8.8 Vulnerabilities"].map((title) => `### ${title}\n\n**Applicable:** Yes\n- **Status:** Implemented\n- **Justification:** Needed\n`).join("\n")}`,
  ],
  ["risks/one.yaml", "name: Fire\nprobability: 3\nseverity: 4\nwho: Ada\n"],
  ["map.yaml", "register:\n  R-8: {name: Flood, probability: 2, severity: 5}\n  R-9: {name: Theft, probability: 1, severity: 1}\n"],
];
const SOURCES = `${CONFIG}  sources:
    - {files: "risks/*.yaml", kind: risks, columns: {id: $file, title: name, likelihood: probability, impact: severity, owner: who}}
    - {files: map.yaml, kind: risks, at: register, columns: {id: $key, title: name, likelihood: probability, impact: severity}}
`;
const damagedRegisters = fc
  .array(fc.array(change, { maxLength: 5 }), { minLength: REGISTERS.length, maxLength: REGISTERS.length })
  .map((all) => {
    const texts = REGISTERS.map(([name, text], index): [string, string] => [name, mutate(text, all[index] ?? [])]);
    return new Map<string, string>([["isms.yaml", SOURCES], ...texts]);
  });

const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 4 });

async function tryAll(files: fc.Arbitrary<Map<string, string>>, usual: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(files, places, async (map, at) => {
      const started = performance.now();
      await survive(map, at);
      const took = performance.now() - started;
      if (took > Number(process.env.ISMS_FUZZ_SLOW ?? Number.POSITIVE_INFINITY)) console.log(`${Math.round(took)} ms`, [...map.keys()]);
    }),
    cases(usual),
  );
}

describe("hostile files", function () {
  this.timeout(0);

  it("damaged files of the example", () => tryAll(damaged(readTexts("examples/nordlicht")), 150));

  it("damaged files of real folders", async function () {
    if (!existsSync(CORPUS)) {
      console.log("skipped: there is no corpus of real folders beside the project");
      this.skip();
    }
    await tryAll(damaged(readTexts(CORPUS)), 150);
  });

  it("damaged registers in every form", async () => {
    const whole = await openFiles(new Map([["isms.yaml", SOURCES], ...REGISTERS]));
    const { index } = whole.folder.snapshot();
    assert.deepEqual(
      [index.ofKind("soaEntry").length, index.ofKind("risks").length],
      [9, 9],
      "the registers are read while they are whole",
    );
    await tryAll(damagedRegisters, 60);
  });

  it("random YAML and Markdown", async () => {
    const words = fc.oneof(fc.constantFrom(...HOSTILE, "risks:\n", "soa:\n  controls:\n", "id: R-1\n", "title: x\n"), fc.string());
    const text = fc.array(words, { maxLength: 30, size: "max" }).map((parts) => parts.join(""));
    await tryAll(
      fc
        .record({ yaml: text, md: text })
        .map(({ yaml, md }) => new Map(Object.entries({ "isms.yaml": CONFIG, "a.yaml": yaml, "a.md": md }))),
      150,
    );
  });

  it("records with values of any shape", async () => {
    const record = fc.dictionary(
      fc.oneof(fc.constantFrom("id", "title", "owner", "controls", "treatment", "likelihood", "due"), fc.string()),
      fc.jsonValue({ maxDepth: 3 }),
    );
    const kind = fc.constantFrom("risks", "assets", "soa", "methodology", "actions", "evidence", "people", "scope", "isms", "documents");
    const file = fc.dictionary(kind, fc.oneof(record, fc.array(record), fc.jsonValue()));
    await tryAll(
      file.map((value) => new Map(Object.entries({ "isms.yaml": CONFIG, "a.yaml": JSON.stringify(value, null, 2) }))),
      150,
    );
  });

  it("configurations of any shape, and paths of any name", async () => {
    const settings = fc.record(
      {
        organisation: CONFIG_VALUES,
        exclude: fc.oneof(CONFIG_VALUES, fc.array(CONFIG_VALUES)),
        rules: fc.dictionary(
          fc.oneof(fc.constantFrom("soa", "soa/stale", "__proto__"), fc.string()),
          fc.oneof(fc.constantFrom("off", "hint"), CONFIG_VALUES),
        ),
        language: CONFIG_VALUES,
        size: CONFIG_VALUES,
        frameworks: fc.oneof(CONFIG_VALUES, fc.array(CONFIG_VALUES)),
      },
      { requiredKeys: [] },
    );
    const name = fc
      .string({ unit: fc.constantFrom(..."aZ0 .-_#%?*[](){}!$&'+,;=@^~`ä\u0301\u{1F512}\\:".split("")), minLength: 1, maxLength: 12 })
      .filter((word) => word !== "." && word !== "..");
    const folder = fc.array(name, { maxLength: 3 });
    const file = fc.record({
      settings,
      ignored: fc
        .array(CONFIG_VALUES)
        .map((lines) => lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n")),
      paths: fc.array(fc.tuple(folder, name, fc.constantFrom("md", "yaml", "csv")), { maxLength: 5 }),
    });
    await tryAll(
      file.map(({ settings: isms, ignored, paths }) => {
        const map = new Map(
          paths.map(([above, base, ending]) => [[...above, `${base}.${ending}`].join("/"), "# ISO 27001\n[x](a.md) A.8.8\n"]),
        );
        return map.set("isms.yaml", JSON.stringify({ isms })).set(".gitignore", ignored);
      }),
      150,
    );
  });
});
