import assert from "node:assert/strict";
import { chmod, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openNodeFolder } from "../../server/src/main/nodeFileSystem.ts";
import type { FileSystem } from "../../server/src/workspace/fileSystem.ts";
import { OpenedFolder } from "../../server/src/workspace/openedFolder.ts";
import { memoryFileSystem } from "../fixture.ts";

/** What is beside every bad file, and must be checked all the same. */
const GOOD = { "isms.yaml": "isms: {organisation: Example Ltd}\n", "good.yaml": "risks:\n  - {id: R-1, title: x, ownr: me}\n" };
const GOOD_FINDING = "good.yaml schema/unknown-key";

/** The findings (`path code`) of the families about files as such, and the log. */
async function open(files: FileSystem): Promise<{ found: string[]; log: string[] }> {
  const log: string[] = [];
  const opened = await OpenedFolder.open("", {
    openFolder: () => files,
    readUserFile: (location, limit) => files.readFile(location, limit),
    log: (message) => log.push(message),
    today: () => "2026-06-15",
  });
  const { folder } = opened.rootOf("isms.yaml");
  await folder.load();
  const codes = [...folder.findings()].flatMap(([file, findings]) => findings.map(({ code }) => `${file} ${code}`));
  return { found: [...new Set(codes)].filter((code) => /(syntax|schema|internal)\//.test(code)), log };
}

const openMemory = (files: Record<string, string | Uint8Array>) => open(memoryFileSystem(new Map(Object.entries({ ...GOOD, ...files }))));
const bytes = (...values: number[]) => Uint8Array.from(values);
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, bigEndian = false) => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), !bigEndian);
  return new Uint8Array(view.buffer);
};

describe("bad input", () => {
  const cases: [name: string, files: Record<string, string | Uint8Array>, ...expected: string[]][] = [
    ["broken YAML", { "x.yaml": "risks:\n  - {id: [\n  - : :\n" }, "x.yaml syntax/yaml"],
    ["a list that is not closed", { "x.yaml": "[[[[" }, "x.yaml syntax/yaml"],
    ["tabs for indentation", { "x.yaml": "risks:\n\t- id: R-2\n" }, "x.yaml syntax/yaml"],
    ["tags and directives", { "x.yaml": "%YAML 1.9\n%FOO bar\n---\n!!js/function 'x'\n" }],
    ["an empty file", { "x.yaml": "", "x.md": "", "x.csv": "" }],
    ["bytes that are no UTF-8", { "x.md": bytes(0x61, 0xff, 0xfe, 0x0a) }, "x.md syntax/encoding"],
    [
      "a byte order mark",
      { "x.yaml": bytes(0xef, 0xbb, 0xbf, ...utf8("risks:\n  - {id: R-2, title: x, ownr: y}\n")) },
      "x.yaml schema/unknown-key",
    ],
    ["Windows line ends", { "x.yaml": "risks:\r\n  - id: R-2\r\n    title: x\r\n    ownr: y\r\n" }, "x.yaml schema/unknown-key"],
    ["lone carriage returns", { "x.md": "---\rid: X\r---\r" }],
    ["null characters in an odd place", { "x.md": `${"a".repeat(9000)}\0` }, "x.md syntax/encoding"],
    [
      "a stray null character in a register",
      { "x.yaml": `# ${"-".repeat(90)}\nrisks:\n  - {id: R-2, title: x, ownr: y} # \0\n` },
      "x.yaml schema/unknown-key",
      "x.yaml syntax/encoding",
    ],
    ["UTF-16 with a byte order mark", { "x.yaml": utf16("\uFEFFrisks:\n  - {id: R-2, title: ü, ownr: y}\n") }, "x.yaml schema/unknown-key"],
    [
      "UTF-16 of the other order",
      { "x.yaml": utf16("\uFEFFrisks:\n  - {id: R-2, title: ü, ownr: y}\n", true) },
      "x.yaml schema/unknown-key",
    ],
    ["UTF-16 without a byte order mark", { "x.yaml": utf16("risks:\n") }, "x.yaml syntax/encoding"],
    ["Latin-1", { "x.csv": bytes(...[..."Maßnahme;ü\n"].map((mark) => mark.charCodeAt(0))) }, "x.csv syntax/encoding"],
    ["half of a surrogate pair", { "x.yaml": 'risks:\n  - {id: R-2, title: "\\uD800", ownr: y}\n' }, "x.yaml schema/unknown-key"],
    ["nesting 5,000 deep in brackets", { "x.yaml": `risks: ${"[".repeat(5000)}${"]".repeat(5000)}\n` }, "x.yaml syntax/yaml"],
    ["nesting 5,000 deep in braces", { "x.yaml": `${"{a: ".repeat(5000)}1${"}".repeat(5000)}\n` }, "x.yaml syntax/yaml"],
    [
      "nesting 5,000 deep in quotes",
      { "x.md": `${">".repeat(5000)} a\n${"- ".repeat(5000)}a\n${"[".repeat(5000)}a${"](b)".repeat(5000)}\n` },
    ],
    ["a hundred thousand marks in a line", { "x.md": `${"*_".repeat(100_000)}a\n${"<a ".repeat(20_000)}\n${"`".repeat(20_000)}\n` }],
  ];
  for (const [name, files, ...expected] of cases) {
    it(`${name}: the rest is checked`, async () => {
      const { found } = await openMemory(files);
      assert.deepEqual(found.sort(), [GOOD_FINDING, ...expected].sort());
    });
  }

  it("nests 300 deep by indentation", async () => {
    const lines = Array.from({ length: 300 }, (_, i) => `${" ".repeat(i)}k${i}:\n`).join("");
    assert.deepEqual((await openMemory({ "x.yaml": lines })).found, [GOOD_FINDING, "x.yaml syntax/yaml"]);
  });

  it("nests 1,000 deep by indentation, which is said once", async () => {
    const lines = Array.from({ length: 1_000 }, (_, i) => `${" ".repeat(i)}k${i}:\n`).join("");
    const files = memoryFileSystem(new Map(Object.entries({ ...GOOD, "x.yaml": lines })));
    const opened = await OpenedFolder.open("", {
      openFolder: () => files,
      readUserFile: files.readFile,
      log: assert.fail,
      today: () => "2026-06-15",
    });
    const { folder } = opened.rootOf("isms.yaml");
    await folder.load();
    assert.match(
      folder
        .findings()
        .get("x.yaml")
        ?.map(({ message }) => message)
        .join("\n") ?? "",
      /^[^\n]*Nested too deeply[^\n]*$/,
    );
  });

  it("an alias bomb of merge keys is refused or read in no time", async () => {
    const levels = Array.from({ length: 40 }, (_, i) => `k${i + 1}: &k${i + 1} {a${i}: *k${i}, b${i}: *k${i}, <<: [*k${i}, *k${i}]}\n`);
    const { found } = await openMemory({ "x.yaml": `k0: &k0 {x: y}\n${levels.join("")}risks:\n  - {id: R-2, title: x, notes: *k40}\n` });
    assert.deepEqual(found, [GOOD_FINDING, "x.yaml syntax/yaml"]);
  });

  it("an alias bomb is refused", async () => {
    const levels = "bcdefghij".split("").map((name, i) => `${name}: &${name} [${Array(9).fill(`*${"abcdefghij"[i]}`).join(", ")}]\n`);
    const { found } = await openMemory({
      "x.yaml": `a: &a [x, x, x, x, x, x, x, x, x]\n${levels.join("")}risks:\n  - {id: R-2, title: *j}\n`,
    });
    assert.deepEqual(found, [GOOD_FINDING, "x.yaml syntax/yaml"]);
  });

  it("binary files are a finding and a line in the log", async () => {
    const { found, log } = await openMemory({ "x.md": bytes(0x89, 0x50, 0, 1), "y.yaml": bytes(0, 0, 0) });
    assert.deepEqual(found, [GOOD_FINDING, "x.md syntax/encoding", "y.yaml syntax/encoding"]);
    assert.deepEqual(log.map((line) => line.split(":")[0]).sort(), ["skipped x.md", "skipped y.yaml"]);
  });

  it("a file that goes away while it is read is no finding", async () => {
    const files = memoryFileSystem(new Map(Object.entries({ ...GOOD, "x.yaml": "[" })));
    const { found } = await open({ ...files, readFile: (at, limit) => files.readFile(at === "x.yaml" ? "gone" : at, limit) });
    assert.deepEqual(found, [GOOD_FINDING]);
  });

  it("a file that cannot be read is a finding and a line in the log", async () => {
    const files = memoryFileSystem(new Map(Object.entries({ ...GOOD, "x.yaml": "[" })));
    const { found, log } = await open({
      ...files,
      readFile: async (at, limit) => (at === "x.yaml" ? { problem: "unreadable", detail: "EACCES" } : files.readFile(at, limit)),
    });
    assert.deepEqual(found, [GOOD_FINDING, "x.yaml syntax/too-large"]);
    assert.match(log.join(), /x\.yaml: EACCES/);
  });

  it("a single line of 10 MB is read", async () => {
    const line = "word A.5.1 ".repeat(300_000) + "word ".repeat(1_400_000);
    assert.deepEqual((await openMemory({ "x.md": line })).found, [GOOD_FINDING]);
  });

  it("a single line of 10 MB in a YAML value is read", async () => {
    const { found } = await openMemory({ "x.yaml": `risks:\n  - {id: R-2, title: "${"word ".repeat(2_000_000)}", ownr: y}\n` });
    assert.deepEqual(found, [GOOD_FINDING, "x.yaml schema/unknown-key"]);
  });

  describe("on a disk", () => {
    let folder: string;
    beforeEach(async () => {
      folder = await mkdtemp(path.join(tmpdir(), "isms-bad-"));
      for (const [name, text] of Object.entries(GOOD)) await writeFile(path.join(folder, name), text);
    });
    afterEach(() => rm(folder, { recursive: true, force: true }));

    it("folders named like files, links in a circle and links out are passed by", async () => {
      await mkdir(path.join(folder, "x.yaml"));
      await mkdir(path.join(folder, "isms.md"));
      await symlink(folder, path.join(folder, "x.yaml", "up"));
      await symlink("self.md", path.join(folder, "self.md"));
      await symlink("/etc/passwd", path.join(folder, "passwd.yaml"));
      assert.deepEqual((await open(openNodeFolder(folder))).found, [GOOD_FINDING]);
    });

    it("a file of 70 MB is named and not read", async () => {
      await writeFile(path.join(folder, "x.yaml"), "risks:\n");
      await truncate(path.join(folder, "x.yaml"), 70 * 1024 * 1024);
      const { found, log } = await open(openNodeFolder(folder));
      assert.deepEqual(found, [GOOD_FINDING, "x.yaml syntax/too-large"]);
      assert.match(log.join(), /73400320 bytes/);
    });

    it("a file without permission is a finding", async function () {
      if (process.platform === "win32" || process.getuid?.() === 0) this.skip();
      await writeFile(path.join(folder, "x.md"), "x");
      await chmod(path.join(folder, "x.md"), 0);
      assert.deepEqual((await open(openNodeFolder(folder))).found, [GOOD_FINDING, "x.md syntax/too-large"]);
    });
  });
});
