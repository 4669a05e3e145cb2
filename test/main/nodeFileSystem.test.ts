import assert from "node:assert/strict";
import { chmod, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { openNodeFolder, readNodeFile } from "../../server/src/main/nodeFileSystem.ts";
import type { FileContent } from "../../server/src/workspace/fileSystem.ts";

const textOf = (content: FileContent) => ("bytes" in content ? new TextDecoder().decode(content.bytes) : content.problem);

describe("the file system of Node", () => {
  let outer: string;
  let folder: string;
  beforeEach(async () => {
    outer = await realpath(await mkdtemp(path.join(tmpdir(), "isms-files-")));
    folder = path.join(outer, "isms");
    await mkdir(path.join(folder, "sub"), { recursive: true });
    await writeFile(path.join(outer, "secret.txt"), "secret");
    await writeFile(path.join(folder, "b.md"), "bb");
    await writeFile(path.join(folder, "a.md"), "a");
    await writeFile(path.join(folder, "sub", "c.md"), "c");
  });
  afterEach(() => rm(outer, { recursive: true, force: true }));

  it("lists a folder in one order on every machine, and nothing for what is none", async () => {
    const files = openNodeFolder(folder);
    assert.deepEqual(await files.readDirectory(""), [
      { name: "a.md", type: "file" },
      { name: "b.md", type: "file" },
      { name: "sub", type: "directory" },
    ]);
    assert.deepEqual(await files.readDirectory("gone"), []);
    assert.deepEqual(await files.readDirectory("a.md"), []);
    assert.deepEqual(await files.readDirectory(".."), []);
  });

  it("reads files by path or URI of the folder", async () => {
    assert.equal(textOf(await openNodeFolder(folder).readFile("sub/c.md", 10)), "c");
    assert.equal(textOf(await openNodeFolder(pathToFileURL(folder).href).readFile("b.md", 2)), "bb");
    assert.equal(textOf(await readNodeFile(pathToFileURL(path.join(outer, "secret.txt")).href, 10)), "secret");
  });

  it("tells why there are no bytes", async () => {
    const files = openNodeFolder(folder);
    assert.equal(textOf(await files.readFile("b.md", 1)), "too-large");
    assert.equal(textOf(await files.readFile("gone.md", 10)), "missing");
    assert.equal(textOf(await files.readFile("a.md/x.md", 10)), "missing");
    assert.equal(textOf(await files.readFile("sub", 10)), "unreadable");
  });

  it("cannot be led out of the folder", async () => {
    await symlink(path.join(outer, "secret.txt"), path.join(folder, "link.md"));
    await symlink(outer, path.join(folder, "out"));
    const files = openNodeFolder(folder);
    for (const inner of ["../secret.txt", "sub/../../secret.txt", "link.md", "out/secret.txt"]) {
      assert.equal(textOf(await files.readFile(inner, 10)), "unreadable", inner);
    }
    assert.deepEqual(await files.readDirectory("out"), []);
    const types = new Map((await files.readDirectory("")).map(({ name, type }) => [name, type]));
    assert.deepEqual([types.get("link.md"), types.get("out")], ["other", "other"]);
  });

  it("survives links in a circle", async () => {
    await symlink("loop.md", path.join(folder, "loop.md"));
    await symlink(folder, path.join(folder, "sub", "again"));
    const files = openNodeFolder(folder);
    assert.equal(textOf(await files.readFile("loop.md", 10)), "unreadable");
    assert.equal((await files.readDirectory("sub")).find(({ name }) => name === "again")?.type, "other");
  });

  it("reports what it may not read", async function () {
    if (process.platform === "win32" || process.getuid?.() === 0) this.skip();
    await chmod(path.join(folder, "a.md"), 0);
    assert.equal(textOf(await openNodeFolder(folder).readFile("a.md", 10)), "unreadable");
  });
});
