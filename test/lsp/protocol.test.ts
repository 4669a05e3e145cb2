import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { RawServer } from "./rawServer.ts";

const ASSETS = "assets:\n  - id: AST-1\n    title: Laptops\n    owner: ghost\n";
const FILES = {
  "isms.yaml": "isms:\n  organisation: Example Ltd\n",
  "people.yaml": "people:\n  - {id: anna, name: Anna Berg}\n",
  "assets.yaml": ASSETS,
};
const MEGABYTE = 1024 * 1024;

let server: RawServer;

/** The server answers, and says what is wrong with a file. */
async function assertAlive(): Promise<void> {
  assert.ok(Array.isArray((await server.ask("workspace/symbol", { query: "AST" })).result));
  server.open("alive.yaml", "assets:\n  - {id: AST-9, title: x, owner: nobody}\n");
  const isAbout = (params: unknown) => JSON.stringify(params).includes("alive.yaml");
  await server.message(({ method, params }) => method === "textDocument/publishDiagnostics" && isAbout(params), "a finding");
}

describe("the protocol on the wire", function () {
  this.timeout(300_000);
  beforeEach(async () => {
    server = await RawServer.start(FILES);
  });
  afterEach(() => server.clean());

  const body = JSON.stringify({ jsonrpc: "2.0", method: "isms/nothing", params: { text: "ü" } });
  const slips: [what: string, slip: () => void][] = [
    ["broken JSON", () => server.frame('{"jsonrpc": "2.0", "id": 7, "method":')],
    [
      "JSON that is no message",
      () => [null, 1, "x", [], {}, { id: {} }, [[]]].forEach((value) => void server.frame(JSON.stringify(value))),
    ],
    [
      "bytes that are no UTF-8",
      () => server.send(Buffer.concat([Buffer.from("Content-Length: 3\r\n\r\n"), Buffer.from([0xff, 0xfe, 0xc0])])),
    ],
    ["a length that is too small", () => server.frame(body, body.length - 20)],
    ["a length that is too large", () => server.frame(body, body.length + 30)],
    [
      "lengths of zero, below it and beyond all bounds",
      () => ["0", "-5", "x", "", "1e9", "9".repeat(11), "9".repeat(400)].forEach((n) => void server.send(`Content-Length: ${n}\r\n\r\n`)),
    ],
    ["no length", () => server.send(`Content-Type: application/json\r\n\r\n${body}`)],
    ["no head at all", () => server.send(`${body}\r\n\r\n${body}`)],
    ["a head without a colon", () => server.send(`hello\r\n\r\n`)],
    [
      "other spellings and further heads",
      () => server.send(`content-length:${body.length + 1}\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n${body}`),
    ],
    ["a megabyte of noise", () => server.send(Buffer.alloc(MEGABYTE, "x"))],
    ["a megabyte of heads", () => server.send("a: b\r\n".repeat(MEGABYTE / 6))],
  ];
  for (const [what, slip] of slips) {
    it(`${what}: what comes after it is understood`, async () => {
      slip();
      // a wrong length may cost the next message too
      for (let round = 0; round < 2; round++) server.tell("isms/nothing", {});
      await assertAlive();
    });
  }

  it("a message that comes byte by byte is one", async () => {
    const bytes = Buffer.from(JSON.stringify({ jsonrpc: "2.0", id: "slow", method: "workspace/symbol", params: { query: "ü" } }));
    for (const byte of Buffer.concat([Buffer.from(`Content-Length: ${bytes.length}\r\n\r\n`), bytes])) {
      server.send(Buffer.from([byte]));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await server.message(({ id }) => (id as unknown) === "slow", "the answer");
  });

  it("notifications of any shape cost themselves only", async () => {
    const textDocument = { uri: server.uri("assets.yaml"), languageId: "yaml", version: 1, text: ASSETS };
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
    const shapes: readonly unknown[] = [
      undefined,
      null,
      0,
      "x",
      [],
      {},
      [{}, {}],
      { textDocument: null },
      { textDocument: 1 },
      { textDocument: {} },
    ];
    const documents = [
      { ...textDocument, text: 7 },
      { ...textDocument, text: null },
      { ...textDocument, version: "x" },
      { ...textDocument, uri: {} },
    ];
    const edits = [
      null,
      1,
      {},
      [null],
      [1],
      [{}],
      [{ text: 1 }],
      [{ range: {}, text: "x" }],
      [{ range: { start: range.end, end: range.start }, text: "x" }],
      [{ range: { start: { line: -5, character: 1e12 }, end: { line: 1e12, character: -1 } }, text: "" }],
    ];
    for (const method of ["textDocument/didOpen", "textDocument/didChange", "textDocument/didSave", "textDocument/didClose"]) {
      for (const params of [...shapes, ...documents.map((document) => ({ textDocument: document }))]) server.tell(method, params);
    }
    server.tell("textDocument/didOpen", { textDocument });
    for (const contentChanges of edits) server.tell("textDocument/didChange", { textDocument, contentChanges });
    for (const method of [
      "workspace/didChangeWatchedFiles",
      "workspace/didChangeConfiguration",
      "workspace/didChangeWorkspaceFolders",
      "$/cancelRequest",
      "$/setTrace",
      "isms/lookAgain",
      "initialized",
    ]) {
      for (const params of [
        ...shapes,
        { changes: null },
        { changes: [null] },
        { changes: [{ uri: 1 }] },
        { event: {} },
        { event: { added: [null], removed: 1 } },
        { settings: 1 },
        { id: {} },
      ])
        server.tell(method, params);
    }
    server.tell("textDocument/didClose", { textDocument });
    await assertAlive();
  });

  it("requests of any shape are answered or refused", async () => {
    const methods = [
      "textDocument/hover",
      "textDocument/completion",
      "textDocument/codeAction",
      "textDocument/references",
      "workspace/symbol",
      "isms/coverage",
      "isms/view",
      "isms/plan",
      "isms/init",
      "isms/adopt",
      "isms/registers",
      "isms/controlPage",
      "isms/convertRegister",
      "isms/insertSoaEntries",
      "isms/gaps",
    ];
    server.open("assets.yaml", ASSETS);
    const textDocument = { uri: server.uri("assets.yaml") };
    const far = { line: 1e15, character: 2 ** 53 };
    for (const method of methods) {
      for (const params of [
        undefined,
        null,
        0,
        [],
        {},
        [null, null],
        { textDocument, position: far, range: { start: far, end: { line: -1, character: -1 } }, context: null },
        { uri: 1, id: {}, query: 7, organisation: [], corrections: 3, size: {}, view: {}, start: {} },
      ]) {
        const { result, error } = await server.ask(method, params);
        assert.ok(result !== undefined || error !== undefined, method);
      }
    }
    await assertAlive();
  });

  it("ten thousand documents are opened, changed and closed", async () => {
    const names = Array.from({ length: 10_000 }, (_, number) => `many-${number}.yaml`);
    for (const [number, name] of names.entries()) server.open(name, `assets:\n  - {id: AST-${number + 100}, title: x, owner: ghost}\n`);
    assert.equal((await server.ask("workspace/symbol", { query: "AST-10099" })).error, undefined);
    for (const name of names) server.tell("textDocument/didClose", { textDocument: { uri: server.uri(name) } });
    await assertAlive();
    assert.ok((server.megabytes() ?? 0) < 1_000, `${server.megabytes()} MB`);
  });

  it("a client that does not read takes no memory without end, and gets everything when it does", async () => {
    server.open("assets.yaml", ASSETS);
    await assertAlive();
    const before = server.megabytes() ?? 0;
    server.pause();
    const params = { textDocument: { uri: server.uri("assets.yaml") }, position: { line: 1, character: 3 }, context: {} };
    const ids = Array.from({ length: 5_000 }, (_, number) => 1_000 + number);
    for (const id of ids) server.frame(JSON.stringify({ jsonrpc: "2.0", id, method: "textDocument/completion", params }));
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    const grown = (server.megabytes() ?? 0) - before;
    server.resume();
    const last = ids.at(-1);
    await server.message(({ id }) => id === last, "the last answer");
    assert.ok(grown < 400, `${Math.round(grown)} MB more`);
    await assertAlive();
  });

  it("whoever kills the server finds the files as they were", async () => {
    const { folder } = server;
    for (let round = 0; round < 20; round++) server.open(`new-${round}.yaml`, ASSETS);
    server.tell("workspace/executeCommand", { command: "isms.initialise" });
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 300));
    await server.kill();
    const left = readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), "utf8")]);
    assert.deepEqual(Object.fromEntries(left), FILES);
  });

  it("after a shutdown requests are refused, and the end is in order", async () => {
    assert.equal((await server.ask("shutdown", undefined)).result, null);
    for (const method of ["workspace/symbol", "textDocument/hover", "isms/coverage"]) {
      assert.equal((await server.ask(method, { query: "" })).error?.code, -32600, method);
    }
    server.open("late.yaml", ASSETS);
    server.tell("exit", undefined);
    assert.equal(await server.exited, 0);
  });

  it("a client that is gone takes the server with it", async () => {
    server.open("assets.yaml", ASSETS);
    server.end();
    assert.equal(await server.exited, 1);
  });
});
