import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** A message as it came. */
interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number };
}

const PATIENCE = 150_000;

/** The built server with a client that may send any bytes, and need not read what comes. */
export class RawServer {
  readonly messages: Message[] = [];
  readonly exited: Promise<number | null>;
  private received = Buffer.alloc(0);
  private nextId = 1;

  private constructor(
    readonly folder: string,
    private readonly child: ChildProcess,
  ) {
    this.exited = once(child, "exit").then(([code]) => code as number | null);
    child.stdin?.on("error", () => {});
    this.read();
  }

  /** Starts the server on a new folder with these files. */
  static async start(files: Readonly<Record<string, string>>): Promise<RawServer> {
    const folder = await mkdtemp(path.join(os.tmpdir(), "isms-raw-"));
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
    const server = new RawServer(folder, spawn(process.execPath, ["dist/server.js", "--stdio"], { stdio: ["pipe", "pipe", "ignore"] }));
    const root = pathToFileURL(folder).toString();
    const workspaceFolders = [{ uri: root, name: "raw" }];
    await server.ask("initialize", { processId: process.pid, rootUri: root, workspaceFolders, capabilities: {} });
    server.tell("initialized", {});
    return server;
  }

  uri(name: string): string {
    return pathToFileURL(path.join(this.folder, name)).toString();
  }

  send(bytes: string | Buffer): void {
    this.child.stdin?.write(bytes);
  }

  /** Sends a text as a message, under its own length or a wrong one. */
  frame(body: string, length = Buffer.byteLength(body)): void {
    this.send(`Content-Length: ${length}\r\n\r\n${body}`);
  }

  tell(method: string, params: unknown): void {
    this.frame(JSON.stringify({ jsonrpc: "2.0", method, params }));
  }

  open(name: string, text: string): void {
    this.tell("textDocument/didOpen", { textDocument: { uri: this.uri(name), languageId: "yaml", version: 1, text } });
  }

  /** Sends a request and waits for its answer. */
  async ask(method: string, params: unknown): Promise<Message> {
    const id = this.nextId++;
    this.frame(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
    return this.message((message) => message.id === id && message.method === undefined, `an answer to ${method}`);
  }

  /** Waits for a message. */
  async message(isMeant: (message: Message) => boolean, what: string): Promise<Message> {
    const deadline = Date.now() + PATIENCE;
    for (;;) {
      const found = this.messages.find(isMeant);
      if (found) return found;
      if (Date.now() > deadline || this.child.exitCode !== null) throw new Error(`${what} did not come (exit code ${this.child.exitCode})`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** Reads nothing more until {@link resume}. */
  pause(): void {
    this.child.stdout?.pause();
  }

  resume(): void {
    this.child.stdout?.resume();
  }

  /** The resident set in MB; undefined where there is no /proc. */
  megabytes(): number | undefined {
    try {
      return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.child.pid}/status`, "utf8"))?.[1]) / 1024;
    } catch {
      return undefined;
    }
  }

  /** Says nothing more. */
  end(): void {
    this.child.stdin?.end();
  }

  async kill(): Promise<void> {
    this.child.kill("SIGKILL");
    await this.exited;
  }

  async clean(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }

  private read(): void {
    this.child.stdout?.on("data", (chunk: Buffer) => {
      this.received = Buffer.concat([this.received, chunk]);
      for (;;) {
        const end = this.received.indexOf("\r\n\r\n");
        if (end < 0) return;
        const start = end + 4;
        const length = Number(/Content-Length: (\d+)/.exec(this.received.toString("latin1", 0, end))?.[1]);
        if (this.received.length < start + length) return;
        this.messages.push(JSON.parse(this.received.toString("utf8", start, start + length)) as Message);
        this.received = this.received.subarray(start + length);
      }
    });
  }
}
