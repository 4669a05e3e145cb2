import assert from "node:assert/strict";
import { URI } from "vscode-uri";
import { IsmsWorkspace, pathBelow, uriKey } from "../../server/src/workspace/ismsWorkspace.ts";
import { memoryFileSystem, TODAY } from "../fixture.ts";

const FILES = { "isms.yaml": "isms: {organisation: Example Ltd}\n", "sub dir/a.yaml": "risks:\n  - {id: R-1, title: x, ownr: y}\n" };

async function open(folder: string): Promise<IsmsWorkspace> {
  const files = memoryFileSystem(new Map(Object.entries(FILES)));
  const workspace = new IsmsWorkspace({
    openFolder: () => files,
    readUserFile: files.readFile,
    log: assert.fail,
    today: () => TODAY,
  });
  await workspace.addFolder(folder);
  await workspace.load();
  return workspace;
}

describe("URIs as clients spell them", () => {
  const cases: [folder: string, file: string][] = [
    ["file:///c%3A/Users/me", "file:///C:/Users/me/sub dir/a.yaml"],
    ["file:///C:/Users/me", "file:///c%3A/Users/me/sub%20dir/a.yaml"],
    ["file:///c:/Users/me/", "file:///c%3a/Users/me/sub%20dir/a%2Eyaml"],
    ["file:///D%3A/", "file:///d:/sub%20dir/a.yaml"],
    ["file://Server/share", "file://server/share/sub%20dir/a.yaml"],
    ["vscode-vfs://github/me/isms", "vscode-vfs://github/me/isms/sub%20dir/a.yaml"],
    ["file:///", "file:///sub%20dir/a.yaml"],
  ];
  for (const [folder, file] of cases) {
    it(`${file} lies in ${folder}`, async () => {
      const workspace = await open(folder);
      assert.equal(workspace.locate(file)?.path, "sub dir/a.yaml");
      assert.equal(workspace.setText(file, "risks: []\n")?.path, "sub dir/a.yaml");
      const [root] = workspace.roots();
      assert.equal(root?.folder.findings().has("sub dir/a.yaml"), false);
      await workspace.closeText(file);
      assert.equal(root?.folder.findings().has("sub dir/a.yaml"), true);
      workspace.removeFolder(folder);
      assert.deepEqual(workspace.roots(), []);
    });
  }

  for (const name of [
    "a#b.yaml",
    "100%.yaml",
    "what?.yaml",
    "Policies /A\u20115 x.yaml",
    "Zuga\u0308nge.yaml",
    "a%20b.yaml",
    "[x](y).yaml",
  ]) {
    it(`finds ${JSON.stringify(name)} again by its URI`, async () => {
      const uri = URI.file(`/isms/${name}`).toString();
      const workspace = await open("file:///isms");
      assert.equal(workspace.locate(uri)?.path, name);
      workspace.setText(uri, "risks:\n  - {id: R-9, title: x, ownr: y}\n");
      const [root] = workspace.roots();
      assert.deepEqual(
        root?.folder
          .findings()
          .get(name)
          ?.map(({ code }) => code)
          .includes("schema/unknown-key"),
        true,
      );
    });
  }

  it("tells files outside a folder, above it and with strange names apart", () => {
    const below = (file: string) => pathBelow(URI.parse("file:///c%3A/isms"), URI.parse(file));
    assert.equal(below("file:///C:/isms/a.md"), "a.md");
    for (const file of [
      "file:///c:/isms2/a.md",
      "file:///c:/isms",
      "file:///c:/isms/../a.md",
      "file:///c:/isms//a.md",
      "http:///c:/isms/a.md",
    ]) {
      assert.equal(below(file), undefined, file);
    }
  });

  it("knows a URI by one key, and any text by some", () => {
    assert.equal(uriKey("file:///C:/a%20b/c"), uriKey("file:///c%3a/a b/c/"));
    assert.notEqual(uriKey("file:///a/B"), uriKey("file:///a/b"));
    for (const text of ["", "not a uri", "a b:/c", "file:////x", "%"]) assert.equal(typeof uriKey(text), "string");
  });
});
