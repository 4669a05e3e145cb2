import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { CancellationTokenSource, FileChangeType, type Hover, type ResponseError } from "vscode-languageserver-protocol";
import { TestClient } from "./client.ts";

const ISMS = "isms:\n  organisation: Example Ltd\n";
const PEOPLE = "people:\n  - id: anna\n    name: Anna Berg\n";
/** One finding: `ghost` is nobody. */
const ASSETS = "assets:\n  - id: AST-1\n    title: Laptops\n    owner: ghost\n";
const FILES = { "isms.yaml": ISMS, "people.yaml": PEOPLE, "assets.yaml": ASSETS };
const UNKNOWN = "ref/unknown-record";

let client: TestClient;

const has = (name: string, code = UNKNOWN) => client.codes(name).includes(code);

/** Every document's diagnostics that the client still shows, by URI. */
const shown = () => [...client.diagnostics.values()].filter(({ diagnostics }) => diagnostics.length > 0).map(({ uri }) => uri);

/** Waits until the server has done everything that it was told before. */
const settled = () => client.request("workspace/symbol", { query: "" });

async function refused(method: string, params: unknown): Promise<number> {
  try {
    await client.connection.sendRequest(method, params);
  } catch (error) {
    return (error as ResponseError).code;
  }
  return 0;
}

/** The server still reads what is typed, and says what is wrong with it. */
async function assertAlive(name = "alive.yaml"): Promise<void> {
  await client.open(name, "assets:\n  - {id: AST-9, title: x, owner: nobody}\n");
  await client.until(() => has(name), "a finding after the incident");
}

describe("robustness of the language server", () => {
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
  });

  it("malformed requests, unknown methods and impossible positions cost their own answers", async () => {
    client = await TestClient.start(FILES);
    await client.open("assets.yaml", ASSETS);
    await client.until(() => has("assets.yaml"), "the first findings");
    const { connection } = client;
    const textDocument = { uri: client.uri("assets.yaml") };
    assert.equal(await refused("isms/noSuchThing", {}), -32601);
    await connection.sendNotification("isms/noSuchNotification", { a: 1 });
    for (const params of [{}, { textDocument: null }, { textDocument: { uri: 7 } }, { textDocument, position: { line: "x" } }]) {
      assert.equal(await refused("textDocument/hover", params), -32602, JSON.stringify(params));
    }
    assert.equal(await refused("textDocument/inlayHint", { textDocument, range: { start: {} } }), -32602);
    for (const [line, character] of [
      [0, 1e9],
      [1e9, 0],
      [2_147_483_647, 2_147_483_647],
      [-1, -1],
    ]) {
      const answer = await client.request<Hover | null>("textDocument/hover", { textDocument, position: { line, character } });
      assert.ok(answer === null || typeof answer === "object");
      await client.request("textDocument/completion", { textDocument, position: { line, character } });
    }
    for (const uri of ["", "not a uri", "a b:/c", "file:////x", "file:///%E0%A4%A", "file:///../../etc/passwd", "untitled:Untitled-1"]) {
      assert.equal(await client.request("textDocument/hover", { textDocument: { uri }, position: { line: 0, character: 0 } }), null, uri);
      await connection.sendNotification("textDocument/didOpen", {
        textDocument: { uri, languageId: "yaml", version: 1, text: "risks:\n" },
      });
      await connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri, type: 1 }] });
      await connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
    }
    await assertAlive();
  });

  it("documents that change without being open or with a wrong version, and those that are opened twice", async () => {
    client = await TestClient.start(FILES);
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    await client.change("never.yaml", 2, range.start, range.end, "x");
    await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri: client.uri("never.yaml") } });
    await client.open("assets.yaml", ASSETS, 5);
    await client.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri: client.uri("assets.yaml"), version: null },
      contentChanges: [{ range, text: "x" }],
    });
    await client.change("assets.yaml", 3, { line: 3, character: 11 }, { line: 3, character: 16 }, "anna");
    await assertAlive();
    assert.ok(!has("assets.yaml"));
    await client.open("assets.yaml", ASSETS, 1);
    await client.until(() => has("assets.yaml"), "the finding to come back");
    assert.equal(client.diagnostics.get(client.uri("assets.yaml"))?.version, 1);
  });

  it("a document that is closed and opened at once keeps the editor's text", async () => {
    client = await TestClient.start(FILES);
    await client.open("assets.yaml", ASSETS.replace("ghost", "anna"));
    await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri: client.uri("assets.yaml") } });
    await client.open("assets.yaml", ASSETS.replace("ghost", "anna"));
    await settled();
    await assertAlive();
    assert.ok(!has("assets.yaml"));
  });

  it("findings go with the folder, the file, the root and the exclusion that they belong to", async () => {
    client = await TestClient.start({ ...prefixed("a/", FILES), ...prefixed("b/", FILES) }, {}, { folders: ["a", "b"] });
    await client.until(() => has("a/assets.yaml") && has("b/assets.yaml"), "findings in both folders");
    const folder = { uri: client.uri("b"), name: "b" };
    const change = (event: object) => client.connection.sendNotification("workspace/didChangeWorkspaceFolders", { event });
    await change({ added: [], removed: [folder] });
    await client.until(() => !has("b/assets.yaml"), "the findings of the removed folder to go");
    assert.ok(has("a/assets.yaml"));
    await change({ added: [folder], removed: [] });
    await client.until(() => has("b/assets.yaml"), "the findings of the added folder");
    await client.write("a/isms.yaml", `${ISMS}  exclude: [assets.yaml]\n`);
    await client.until(() => !has("a/assets.yaml"), "findings of an excluded file to go");
    await rm(path.join(client.folder, "b/isms.yaml"));
    await client.watched("b/isms.yaml", FileChangeType.Deleted);
    await client.until(() => !shown().some((uri) => uri.includes("/b/")), "all findings of what is no ISMS any more to go");
  });

  it("a folder inside another one is read once", async () => {
    client = await TestClient.start(prefixed("sub/", FILES), {}, { folders: ["", "sub"] });
    await client.until(() => has("sub/assets.yaml"), "the findings");
    await client.open("sub/assets.yaml", ASSETS);
    await settled();
    const found = await client.request<unknown[]>("workspace/symbol", { query: "AST-1" });
    assert.equal(found.length, 1);
    await client.connection.sendNotification("workspace/didChangeWorkspaceFolders", {
      event: { added: [], removed: [{ uri: client.uri(""), name: "outer" }] },
    });
    assert.equal((await client.request<unknown[]>("workspace/symbol", { query: "AST-1" })).length, 1);
    await client.change("sub/assets.yaml", 2, { line: 3, character: 11 }, { line: 3, character: 16 }, "anna");
    await client.until(() => !has("sub/assets.yaml"), "the finding to go");
  });

  it("an ISMS inside another one is its own", async () => {
    client = await TestClient.start({ ...FILES, ...prefixed("sub/", FILES) });
    await client.until(() => has("assets.yaml") && has("sub/assets.yaml"), "findings of both");
    await client.open("sub/people.yaml", PEOPLE.replace("anna", "ghost"));
    await client.until(() => !has("sub/assets.yaml"), "the inner finding to go");
    assert.ok(has("assets.yaml"));
    assert.ok(!has("assets.yaml", "id/duplicate"));
  });

  it("a folder without isms.yaml is quiet but for open files that name ISO 27001, until one is made", async () => {
    client = await TestClient.start({
      "people.yaml": PEOPLE,
      "assets.yaml": ASSETS,
      "page.md": "ISO 27001 A.8.99\n",
      "other.md": "Version A.8.99\n",
    });
    await settled();
    assert.deepEqual(shown(), []);
    await client.open("page.md", "ISO 27001 A.8.99\n");
    await client.open("other.md", "# Title\n\nA.8.99\n");
    await client.until(() => has("page.md", "ref/unknown-control"), "the finding of the open file");
    await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri: client.uri("page.md") } });
    await client.until(() => !has("page.md", "ref/unknown-control"), "the finding to go with the file");
    assert.deepEqual(shown(), []);
    await client.write("isms.yaml", ISMS);
    await client.until(() => has("assets.yaml"), "findings once there is an ISMS");
  });

  it("cancelled requests and a shutdown in the middle of a scan end well", async () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`many/a${i}.yaml`, ASSETS.replace("AST-1", `AST-${i}`)]));
    client = await TestClient.start({ ...FILES, ...many });
    await client.open("assets.yaml", ASSETS);
    const source = new CancellationTokenSource();
    const answers = ["textDocument/hover", "textDocument/documentSymbol"].map((method) =>
      client.connection.sendRequest(method, client.at("assets.yaml", 2, 5), source.token).catch((error: ResponseError) => error.code),
    );
    source.cancel();
    for (const answer of await Promise.all(answers)) assert.ok(answer === null || typeof answer === "object" || answer === -32800);
  });

  it("a client that can do nothing is served", async () => {
    client = await TestClient.start(FILES, {}, { capabilities: {} });
    await client.until(() => has("assets.yaml"), "the findings");
    await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: { isms: { today: "2020-01-01" } } });
    await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
    await assertAlive();
  });

  it("a client that promises what it cannot do is served", async () => {
    const workspace = { configuration: true, didChangeWatchedFiles: { dynamicRegistration: true }, workspaceFolders: true };
    client = await TestClient.start(FILES, {}, { capabilities: { workspace, window: { workDoneProgress: true } } });
    await client.until(() => has("assets.yaml"), "the findings although progress cannot be made");
  });

  it("a folder that cannot be opened does not keep others from being checked", async () => {
    client = await TestClient.start(FILES);
    await client.connection.sendNotification("workspace/didChangeWorkspaceFolders", {
      event: {
        added: [
          { uri: "file://elsewhere/share", name: "x" },
          { uri: "a b:/c", name: "y" },
          { uri: "file:///no/such", name: "z" },
        ],
        removed: [],
      },
    });
    await client.until(() => has("assets.yaml"), "the findings");
    await assertAlive();
  });

  for (const [spelling, uri] of [
    [
      "everything escaped",
      (file: string) =>
        pathToFileURL(file)
          .toString()
          .replace(/[()!'*+,;=@&$[\]~]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`),
    ],
    [
      "everything escaped in small letters",
      (file: string) =>
        pathToFileURL(file)
          .toString()
          .replace(/[()!'*+,;=@&$[\]~]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`),
    ],
    [
      "as little escaped as can be",
      (file: string) =>
        `file://${file.replaceAll("\\", "/").replaceAll("%", "%25").replaceAll("#", "%23").replaceAll("?", "%3F").replaceAll(" ", "%20")}`,
    ],
  ] as const) {
    it(`URIs with ${spelling} come back as the client spells them, with the version`, async () => {
      const name = "c:/it's (a) [test] ü+&@=, 100%/assets.yaml";
      client = await TestClient.start({ ...FILES, "assets.yaml": "", [name]: ASSETS }, {}, { uri });
      await client.open(name, ASSETS, 4);
      await client.until(() => has(name), "findings under the client's URI");
      assert.equal(client.diagnostics.get(client.uri(name))?.version, 4);
      assert.deepEqual(
        shown().filter((other) => other.endsWith("assets.yaml")),
        [client.uri(name)],
      );
      await client.change(name, 5, { line: 3, character: 11 }, { line: 3, character: 16 }, "anna");
      await client.until(() => !has(name), "the finding to go");
      assert.equal(client.diagnostics.get(client.uri(name))?.version, 5);
    });
  }

  it("changes that no watcher reports are seen when a file is saved, or when the client asks", async () => {
    client = await TestClient.start(FILES);
    await client.until(() => has("assets.yaml"), "the findings");
    await writeFile(path.join(client.folder, "assets.yaml"), ASSETS.replace("ghost", "anna"));
    await writeFile(path.join(client.folder, "new.yaml"), ASSETS.replace("AST-1", "AST-2"));
    await client.open("people.yaml", PEOPLE);
    await client.connection.sendNotification("textDocument/didSave", { textDocument: { uri: client.uri("people.yaml") } });
    await client.until(() => !has("assets.yaml") && has("new.yaml"), "what the disk holds");
    await rm(path.join(client.folder, "new.yaml"));
    // it does not look at the whole disk all the time
    const asking = setInterval(() => void client.connection.sendNotification("isms/lookAgain"), 200);
    await client.until(() => !has("new.yaml"), "the findings of a file that is gone to go").finally(() => clearInterval(asking));
  });

  it("of very many findings in a file the worst are shown, and how many more there are", async () => {
    const good = (number: number) => `  - {id: AST-${number}, title: x, owner: anna, colour: red}\n`;
    const rows = Array.from({ length: 3_000 }, (_, number) => good(number)).join("");
    const assets = `assets:\n${rows}  - {id: AST-0, title: x, owner: ghost}\n`;
    const hints = `${ISMS}  rules:\n    schema/unknown-key: hint\n`;
    client = await TestClient.start({ ...FILES, "isms.yaml": hints, "assets.yaml": assets });
    await client.until(() => has("assets.yaml"), "the error at the end");
    const shownOf = client.diagnostics.get(client.uri("assets.yaml"))?.diagnostics ?? [];
    assert.equal(shownOf.length, 1_000);
    assert.match(String(shownOf.at(-1)?.message), /^2\d{3} more findings/);
    await client.open("assets.yaml", `assets:\n${good(1)}`);
    await client.until(() => !has("assets.yaml"), "fewer findings");
    assert.ok(
      (client.diagnostics.get(client.uri("assets.yaml"))?.diagnostics ?? []).every(({ message }) => !/more findings/.test(String(message))),
    );
  });

  it("a file that another one replaces is read again", async () => {
    client = await TestClient.start(FILES);
    await client.until(() => has("assets.yaml"), "the findings");
    await client.write("assets.yaml", ASSETS.replace("ghost", "anna"));
    await client.until(() => !has("assets.yaml"), "the finding to go");
    await writeFile(path.join(client.folder, "assets.yaml"), ASSETS);
    await client.watched("assets.yaml", FileChangeType.Changed);
    await client.until(() => has("assets.yaml"), "the finding to come back");
  });
});

function prefixed(prefix: string, files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [prefix + name, text]));
}
