import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  FileChangeType,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";

export interface ClientOptions {
  /** What the client says that it can do; a modern editor's by default. */
  readonly capabilities?: ClientCapabilities;
  /** The workspace folders, below the one that holds the files; that one by default. */
  readonly folders?: readonly string[];
  /** How the client spells the URI of a file. */
  readonly uri?: (file: string) => string;
  readonly initializationOptions?: object;
}

const CAPABILITIES: ClientCapabilities = {
  workspace: { configuration: true, didChangeWatchedFiles: { dynamicRegistration: true }, workspaceFolders: true },
};

/** A language client as any editor has one, talking to the built server over standard input and output. */
export class TestClient {
  readonly diagnostics = new Map<string, PublishDiagnosticsParams>();
  /** How often each file's findings were pushed. */
  readonly pushes = new Map<string, number>();
  /** The findings of all files in the order in which they were pushed. */
  readonly pushed: PublishDiagnosticsParams[] = [];
  capabilities!: InitializeResult["capabilities"];
  private waiting: (() => void)[] = [];

  private constructor(
    readonly folder: string,
    private readonly server: ChildProcess,
    readonly connection: ProtocolConnection,
    private settings: Record<string, unknown>,
    private readonly options: ClientOptions,
  ) {}

  /** Writes the files into a new folder, starts the server on it and says hello. */
  static async start(
    files: Readonly<Record<string, string>>,
    settings: Record<string, unknown> = {},
    options: ClientOptions = {},
  ): Promise<TestClient> {
    const folder = await mkdtemp(path.join(os.tmpdir(), "isms-lsp-"));
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), text);
    }
    const server = spawn(process.execPath, ["dist/server.js", "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
    const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
    const client = new TestClient(folder, server, connection, settings, options);
    await client.hello();
    return client;
  }

  uri(name: string): string {
    return (this.options.uri ?? ((file) => pathToFileURL(file).toString()))(path.join(this.folder, name));
  }

  /** Writes a file into the folder and says so, as the client's file watcher does. */
  async write(name: string, text: string): Promise<void> {
    await mkdir(path.dirname(path.join(this.folder, name)), { recursive: true });
    await writeFile(path.join(this.folder, name), text);
    await this.watched(name, FileChangeType.Created);
  }

  async watched(name: string, type: FileChangeType): Promise<void> {
    await this.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: this.uri(name), type }] });
  }

  async open(name: string, text: string, version = 1): Promise<void> {
    const languageId = name.endsWith(".md") ? "markdown" : "yaml";
    await this.connection.sendNotification("textDocument/didOpen", { textDocument: { uri: this.uri(name), languageId, version, text } });
  }

  async change(name: string, version: number, start: Position, end: Position, text: string): Promise<void> {
    await this.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri: this.uri(name), version },
      contentChanges: [{ range: { start, end }, text }],
    });
  }

  async request<T>(method: string, params: object): Promise<T> {
    return this.connection.sendRequest<T>(method, params);
  }

  at(name: string, line: number, character: number): object {
    return { textDocument: { uri: this.uri(name) }, position: { line, character } };
  }

  codes(name: string): (string | number | undefined)[] {
    return (this.diagnostics.get(this.uri(name))?.diagnostics ?? []).map((diagnostic: Diagnostic) => diagnostic.code);
  }

  /** Waits until `holds` is true after some push of findings. */
  async until(holds: () => boolean, what: string): Promise<void> {
    const deadline = Date.now() + 20_000;
    while (!holds()) {
      if (Date.now() > deadline)
        throw new Error(
          `waited in vain for ${what}; findings: ${JSON.stringify([...this.diagnostics.keys()].map((uri) => [uri, this.diagnostics.get(uri)?.diagnostics.map(({ code }) => code)]))}`,
        );
      await Promise.race([new Promise<void>((resolve) => this.waiting.push(resolve)), new Promise((resolve) => setTimeout(resolve, 100))]);
    }
  }

  async configure(settings: Record<string, unknown>): Promise<void> {
    this.settings = settings;
    await this.connection.sendNotification("workspace/didChangeConfiguration", { settings: {} });
  }

  async stop(): Promise<number | null> {
    await this.connection.sendRequest("shutdown");
    const exited = once(this.server, "exit");
    await this.connection.sendNotification("exit");
    const [code] = (await exited) as [number | null];
    this.connection.dispose();
    await rm(this.folder, { recursive: true, force: true });
    return code;
  }

  private async hello(): Promise<void> {
    const { connection } = this;
    connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
      this.diagnostics.set(params.uri, params);
      this.pushed.push(params);
      this.pushes.set(params.uri, (this.pushes.get(params.uri) ?? 0) + 1);
      for (const wake of this.waiting.splice(0)) wake();
    });
    connection.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) => items.map(() => this.settings));
    connection.onRequest("client/registerCapability", () => null);
    connection.listen();
    const folders = (this.options.folders ?? [""]).map((name) => ({ uri: this.uri(name), name: "test" }));
    const result = await connection.sendRequest<InitializeResult>("initialize", {
      processId: process.pid,
      rootUri: folders[0]?.uri ?? null,
      workspaceFolders: folders,
      capabilities: this.options.capabilities ?? CAPABILITIES,
      initializationOptions: this.options.initializationOptions,
    });
    this.capabilities = result.capabilities;
    await connection.sendNotification("initialized", {});
  }
}
