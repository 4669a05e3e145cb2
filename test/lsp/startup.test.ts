import assert from "node:assert/strict";
import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { statSync } from "node:fs";

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: object;
  readonly result?: unknown;
  readonly error?: { readonly code: number };
}

const STDIO = ["dist/server.js", "--stdio"];
const DOCUMENT = "untitled:a.yaml";
const INITIALIZE: Message = { id: 0, method: "initialize", params: { processId: process.pid, rootUri: null, capabilities: {} } };
const INITIALIZED: Message = { method: "initialized", params: {} };
const OPEN: Message = {
  method: "textDocument/didOpen",
  params: { textDocument: { uri: DOCUMENT, languageId: "yaml", version: 1, text: "assets:\n" } },
};
const HOVER: Message = {
  id: "hover",
  method: "textDocument/hover",
  params: { textDocument: { uri: DOCUMENT }, position: { line: 0, character: 0 } },
};
const SYMBOLS: Message = { id: "symbols", method: "workspace/symbol", params: { query: "x" } };
const SHUTDOWN: Message = { id: "shutdown", method: "shutdown" };
const EXIT: Message = { method: "exit" };

function framed(...messages: readonly Message[]): Buffer {
  const bodies = messages.map((message) => Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message })));
  return Buffer.concat(bodies.flatMap((body) => [Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
}

/** The messages of which all has come. */
function unframed(output: string): Message[] {
  const frames = [...output.matchAll(/Content-Length: (\d+)\r\n\r\n/g)].map(({ 0: head, 1: length, index }) => {
    const start = index + head.length;
    return { start, end: start + Number(length) };
  });
  return frames.filter(({ end }) => end <= output.length).map(({ start, end }) => JSON.parse(output.slice(start, end)) as Message);
}

/** The answers among what a server sent, in order. */
const answers = (messages: readonly Message[]) => messages.filter(({ id, method }) => id !== undefined && method === undefined);
const ids = (messages: readonly Message[]) => answers(messages).map(({ id }) => id);

interface Talk {
  readonly command?: readonly string[];
  /** Once this request is answered, the server is told to exit. */
  readonly last?: number | string;
  /** The client hangs up when it has said its piece. */
  readonly hangsUp?: boolean;
}

/** Starts a server, writes these pieces one after the other, and gives all that it sent and how it ended. */
async function talk(pieces: readonly Buffer[], { command = STDIO, last = "shutdown", hangsUp }: Talk = {}) {
  const server = spawn(process.execPath, command, { stdio: ["pipe", "pipe", "inherit"] });
  const exited = once(server, "exit");
  let output = "";
  server.stdout.setEncoding("utf8").on("data", (data: string) => {
    const before = ids(unframed(output));
    output += data;
    if (!before.includes(last) && ids(unframed(output)).includes(last)) server.stdin.write(framed(EXIT));
  });
  for (const piece of pieces) {
    server.stdin.write(piece);
    if (pieces.length > 1) await new Promise((resolve) => setTimeout(resolve, 5));
  }
  if (hangsUp) server.stdin.end();
  const [code] = (await exited) as [number | null];
  return { code, sent: unframed(output) };
}

describe("the first moments of the language server", () => {
  it("answers what comes right behind `initialize`, in order, and `initialize` once", async () => {
    const { code, sent } = await talk([framed(INITIALIZE, INITIALIZED, OPEN, HOVER, SYMBOLS, SHUTDOWN)]);
    assert.deepEqual(ids(sent), [0, "hover", "symbols", "shutdown"]);
    assert.ok(answers(sent).every(({ error }) => error === undefined));
    assert.equal(code, 0);
  });

  it("takes in messages that come in pieces", async () => {
    const bytes = framed(INITIALIZE, INITIALIZED, SHUTDOWN);
    const pieces = [bytes.subarray(0, 7), bytes.subarray(7, 60), bytes.subarray(60, bytes.length - 9), bytes.subarray(bytes.length - 9)];
    const { code, sent } = await talk(pieces);
    assert.deepEqual(ids(sent), [0, "shutdown"]);
    assert.equal(code, 0);
  });

  it("ends as it is told before there is anything else: in order after `shutdown`, as a failure without", async () => {
    assert.equal((await talk([framed(INITIALIZE, SHUTDOWN)])).code, 0);
    assert.equal((await talk([framed(INITIALIZE, EXIT)])).code, 1);
    assert.equal((await talk([framed(EXIT)])).code, 1);
  });

  it("ends with a client that goes: at once, in the middle of a message, or after `initialize`", async () => {
    assert.equal((await talk([], { hangsUp: true })).code, 1);
    assert.equal((await talk([framed(INITIALIZE).subarray(0, 50)], { hangsUp: true })).code, 1);
    assert.equal((await talk([framed(INITIALIZE)], { hangsUp: true })).code, 1);
  });

  it("refuses what comes before `initialize`, and goes on", async () => {
    const { code, sent } = await talk([framed(HOVER, INITIALIZE, INITIALIZED, SHUTDOWN)]);
    assert.deepEqual(
      answers(sent).map(({ id, error }) => [id, error?.code]),
      [
        ["hover", -32002],
        [0, undefined],
        ["shutdown", undefined],
      ],
    );
    assert.equal(code, 0);
  });

  it("gives the same answer to `initialize` early as the engine does", async () => {
    const [early] = (await talk([framed(INITIALIZE, SHUTDOWN)])).sent;
    const late = (await talk([framed(SHUTDOWN, INITIALIZE)], { last: 0 })).sent.find(({ id }) => id === 0);
    assert.ok(early?.result);
    assert.deepEqual(early, late);
  });

  it("starts the same as `isms lsp`, with and without `--stdio`", async () => {
    for (const command of [
      ["dist/cli.js", "lsp"],
      ["dist/cli.js", "lsp", "--stdio"],
    ]) {
      const { code, sent } = await talk([framed(INITIALIZE, INITIALIZED, SYMBOLS, SHUTDOWN)], { command });
      assert.deepEqual(ids(sent), [0, "symbols", "shutdown"]);
      assert.equal(code, 0);
    }
  });

  it("does so over Node's own channel too", async () => {
    const server: ChildProcess = fork("dist/server.js", ["--node-ipc"]);
    const sent: Message[] = [];
    server.on("message", (message) => sent.push(message as Message));
    const exited = once(server, "exit");
    for (const message of [INITIALIZE, INITIALIZED, OPEN, HOVER, SYMBOLS, SHUTDOWN]) server.send({ jsonrpc: "2.0", ...message });
    while (!ids(sent).includes("shutdown")) await once(server, "message");
    server.send({ jsonrpc: "2.0", ...EXIT });
    const [code] = (await exited) as [number | null];
    assert.deepEqual(ids(sent), [0, "hover", "symbols", "shutdown"]);
    assert.equal(code, 0);
  });

  it("reads next to nothing before it answers", () => {
    for (const entry of ["server.js", "cli.js"]) assert.ok(statSync(`dist/${entry}`).size < 16_000, `${entry} has grown beyond an entry`);
  });
});
