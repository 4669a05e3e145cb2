import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { appendFile, mkdir, mkdtemp, rename, rm, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { openNodeFolder, readNodeFile } from "../../server/src/main/nodeFileSystem.ts";
import { IsmsWorkspace } from "../../server/src/workspace/ismsWorkspace.ts";
import { TODAY } from "../fixture.ts";

const ISMS = "isms: {organisation: Example Ltd}\n";
const wrong = (id: string) => `risks:\n  - {id: ${id}, title: x, ownr: y}\n`;

let folder: string;
let workspace: IsmsWorkspace;

const at = (name: string) => path.join(folder, name);

async function open(): Promise<IsmsWorkspace> {
  const opened = new IsmsWorkspace({ openFolder: openNodeFolder, readUserFile: readNodeFile, log: () => {}, today: () => TODAY });
  await opened.addFolder(pathToFileURL(folder).toString());
  await opened.load();
  return opened;
}

function found(of: IsmsWorkspace): string[] {
  return of
    .roots()
    .flatMap(({ uri, folder: root }) =>
      [...root.findings()].flatMap(([file, findings]) => findings.map(({ code, message }) => `${uri} ${file} ${code} ${message}`)),
    );
}

const unknownKeys = () =>
  found(workspace)
    .filter((line) => line.includes(" schema/unknown-key "))
    .map((line) => line.split(" ")[1]);

describe("changes that nobody tells of", () => {
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "isms-again-"));
    await writeFile(at("isms.yaml"), ISMS);
    await writeFile(at("a.yaml"), wrong("R-1"));
    workspace = await open();
    assert.deepEqual(unknownKeys(), ["a.yaml"]);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const incidents: [what: string, happen: () => Promise<void>, ...expected: string[]][] = [
    ["a file that was written", () => writeFile(at("a.yaml"), wrong("R-1").replace("ownr", "owner"))],
    ["a file that was replaced by one of the same length", () => writeFile(at("a.yaml"), wrong("R-9")), "a.yaml"],
    ["a new file", () => writeFile(at("b.yaml"), wrong("R-2")), "a.yaml", "b.yaml"],
    ["a file that went away", () => unlink(at("a.yaml"))],
    ["a file that was renamed", () => rename(at("a.yaml"), at("c.yaml")), "c.yaml"],
    [
      "a file that became a folder",
      async () => {
        await unlink(at("a.yaml"));
        await mkdir(at("a.yaml"));
        await writeFile(at("a.yaml/inner.yaml"), wrong("R-3"));
      },
      "a.yaml/inner.yaml",
    ],
    ["another configuration", () => writeFile(at("isms.yaml"), "isms:\n  organisation: Example Ltd\n  exclude: [a.yaml]\n")],
    ["a configuration that went away", () => unlink(at("isms.yaml"))],
    ["files that are ignored from now on", () => writeFile(at(".gitignore"), "a.yaml\n")],
    [
      "a new ISMS inside this one",
      async () => {
        await mkdir(at("sub"));
        await writeFile(at("sub/isms.yaml"), ISMS);
        await writeFile(at("sub/b.yaml"), wrong("R-1"));
      },
      "b.yaml",
      "a.yaml",
    ],
  ];
  for (const [what, happen, ...expected] of incidents) {
    it(`${what}: is as if the folder were opened anew`, async () => {
      await happen();
      await workspace.lookAgain();
      assert.deepEqual(unknownKeys(), expected);
      assert.deepEqual(found(workspace), found(await open()));
    });
  }

  it("a folder that becomes a file again is one", async () => {
    await mkdir(at("b.yaml"));
    await writeFile(at("b.yaml/inner.yaml"), wrong("R-3"));
    await workspace.lookAgain();
    await rm(at("b.yaml"), { recursive: true });
    await writeFile(at("b.yaml"), wrong("R-4"));
    await workspace.lookAgain();
    assert.deepEqual(unknownKeys(), ["a.yaml", "b.yaml"]);
  });

  it("what an editor has open stays as it is there", async () => {
    workspace.setText(pathToFileURL(at("a.yaml")).toString(), "risks: []\n");
    await writeFile(at("a.yaml"), wrong("R-7"));
    await workspace.lookAgain();
    assert.deepEqual(unknownKeys(), []);
  });

  it("nothing is checked again where nothing has changed", async () => {
    const [root] = workspace.roots();
    const before = root?.folder.findings();
    await workspace.lookAgain();
    assert.equal(workspace.roots()[0]?.folder.findings(), before);
  });

  it("two files whose names differ in case only are two", async function () {
    if (existsSync(at("A.yaml"))) this.skip();
    await writeFile(at("A.yaml"), wrong("R-1"));
    await workspace.lookAgain();
    assert.deepEqual(unknownKeys(), ["A.yaml", "a.yaml"]);
    assert.ok(found(workspace).some((line) => line.includes(" id/duplicate ")));
    await unlink(at("A.yaml"));
    await workspace.filesChanged([{ uri: pathToFileURL(at("A.yaml")).toString(), changedOnly: false }]);
    assert.deepEqual(found(workspace), found(await open()));
  });

  it("a file that grows while it is read is read as far as it had come", async () => {
    const files = openNodeFolder(folder);
    let isOver = false;
    const growing = (async () => {
      while (!isOver) await appendFile(at("log.yaml"), "# one more line\n".repeat(1_000));
    })();
    for (let round = 0; round < 50; round++) {
      const content = await files.readFile("log.yaml", 256 * 1024);
      assert.ok("bytes" in content ? content.bytes.length <= 256 * 1024 : content.problem !== "unreadable");
    }
    isOver = true;
    await growing;
    await workspace.lookAgain();
    assert.deepEqual(found(workspace), found(await open()));
  });
});
