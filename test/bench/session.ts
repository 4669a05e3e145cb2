import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import {
  type CancellationToken,
  createProtocolConnection,
  type Diagnostic,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import { LineIndex } from "../../server/src/core/text/lineIndex.ts";
import { textChange } from "../../server/src/core/text/textChange.ts";
import { type Usage, usageOf } from "./meter.ts";
import type { BenchServer } from "./servers/server.ts";

/** A document as the client has it. */
export interface OpenDocument {
  readonly uri: string;
  text: string;
  version: number;
  lines: LineIndex;
  /** When the server was told of this version. */
  sent: number;
}

/** Findings of a file with the moment at which they came, in milliseconds. */
interface Report {
  readonly at: number;
  readonly version: number | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

const TIMEOUT = 300_000;
const LANGUAGES: Readonly<Record<string, string>> = { ".md": "markdown", ".csv": "csv", ".json": "json" };

/** One run of a server on a folder, with a client that measures. */
export class Session {
  readonly started = performance.now();
  /** When `initialize` was answered, from the start. */
  initialized = 0;
  /** When the last findings of any file came. */
  lastPush = 0;
  /** The files for which findings came. */
  readonly reported = new Map<string, Report>();
  private readonly documents = new Map<string, OpenDocument>();
  private readonly waiting = new Set<() => void>();
  private readonly peak: { megabytes: number } = { megabytes: 0 };
  private changes = 0;

  private constructor(
    private readonly server: BenchServer,
    private readonly folder: string,
    private readonly child: ChildProcess,
    private readonly connection: ProtocolConnection,
  ) {}

  static async start(server: BenchServer, folder: string): Promise<Session> {
    const [program, ...args] = server.command;
    const child = spawn(program as string, args, {
      cwd: folder,
      env: { ...process.env, ...server.env },
      stdio: ["pipe", "pipe", "ignore"],
    });
    if (!child.stdout || !child.stdin) throw new Error(`${server.name} has no pipes`);
    const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
    const session = new Session(server, folder, child, connection);
    await session.hello();
    return session;
  }

  uri(file: string): string {
    return pathToFileURL(path.join(this.folder, file)).toString();
  }

  async open(file: string, text = readFileSync(path.join(this.folder, file), "utf8")): Promise<OpenDocument> {
    const document: OpenDocument = { uri: this.uri(file), text, version: 1, lines: LineIndex.of(text), sent: performance.now() };
    this.documents.set(document.uri, document);
    const languageId = LANGUAGES[path.extname(file)] ?? "yaml";
    await this.connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri: document.uri, languageId, version: 1, text },
    });
    return document;
  }

  /** Replaces a part of a document, as an editor does for a key. Returns the moment at which the change was sent. */
  async edit(document: OpenDocument, start: number, end: number, text: string): Promise<number> {
    const range = { start: document.lines.positionAt(start), end: document.lines.positionAt(end) };
    const after = document.text.slice(0, start) + text + document.text.slice(end);
    const change = textChange(document.text, after);
    document.text = after;
    document.version++;
    if (change) document.lines = document.lines.changed(after, change);
    document.sent = performance.now();
    await this.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri: document.uri, version: document.version },
      contentChanges: [{ range, text }],
    });
    return document.sent;
  }

  /**
   * Waits for findings of the document's version; returns the moment at which they came. Of a server that names no version the next
   * ones are taken.
   */
  async findingsOf(document: OpenDocument): Promise<number> {
    const { version, sent } = document;
    if (this.server.pulls) {
      await this.request("textDocument/diagnostic", { textDocument: { uri: document.uri } });
      return performance.now();
    }
    await this.until(() => {
      const report = this.reported.get(document.uri);
      return report !== undefined && (report.version === undefined ? report.at > sent : report.version >= version);
    }, `findings of version ${version}`);
    return this.reported.get(document.uri)?.at ?? Number.NaN;
  }

  async close({ uri }: OpenDocument): Promise<void> {
    this.documents.delete(uri);
    await this.notify("textDocument/didClose", { textDocument: { uri } });
  }

  async request<T>(method: string, params: object, token?: CancellationToken): Promise<T> {
    return token ? this.connection.sendRequest<T>(method, params, token) : this.connection.sendRequest<T>(method, params);
  }

  async notify(method: string, params: object): Promise<void> {
    await this.connection.sendNotification(method, params);
  }

  get pid(): number {
    return this.child.pid as number;
  }

  place(document: OpenDocument, offset: number): { textDocument: { uri: string }; position: Position } {
    return { textDocument: { uri: document.uri }, position: document.lines.positionAt(offset) };
  }

  /** Waits until something holds, looking again at every message with findings. */
  async until(holds: () => boolean, what: string): Promise<void> {
    const deadline = performance.now() + TIMEOUT;
    while (!holds()) {
      const left = deadline - performance.now();
      if (left < 0) throw new Error(`${this.server.name}: no ${what} within ${TIMEOUT / 1000} s`);
      await new Promise<void>((resolve) => {
        const done = () => {
          clearTimeout(timer);
          this.waiting.delete(done);
          resolve();
        };
        const timer = setTimeout(done, Math.min(left + 1, 1_000));
        this.waiting.add(done);
      });
    }
  }

  /** Our server says when the state of the whole workspace has been shown. */
  async untilShown(): Promise<void> {
    await this.until(() => this.changes > 0, "first findings of the whole workspace");
  }

  usage(): Usage {
    const usage = usageOf(this.child.pid as number);
    this.peak.megabytes = Math.max(this.peak.megabytes, usage.peakMegabytes);
    return usage;
  }

  /** Ends the server without ceremony; returns its largest resident set in MB. */
  async stop(): Promise<number> {
    this.usage();
    const ended = new Promise<void>((resolve) => this.child.once("exit", () => resolve()));
    this.connection.dispose();
    this.child.kill("SIGKILL");
    await ended;
    return this.peak.megabytes;
  }

  private async hello(): Promise<void> {
    const { connection, server } = this;
    connection.onNotification("textDocument/publishDiagnostics", ({ uri, version, diagnostics }: PublishDiagnosticsParams) => {
      this.lastPush = performance.now();
      this.reported.set(uri, { at: this.lastPush, version, diagnostics });
      this.wake();
    });
    connection.onNotification("isms/changed", () => {
      this.changes++;
      this.wake();
    });
    connection.onRequest("workspace/configuration", ({ items }: { items: { section?: string }[] }) =>
      items.map(
        ({ section = "" }) =>
          section.split(".").reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], server.settings) ?? null,
      ),
    );
    connection.onRequest("client/registerCapability", () => null);
    connection.onRequest("window/workDoneProgress/create", () => null);
    for (const [method, handle] of Object.entries(server.handlers ?? {})) {
      connection.onRequest(method, (params: never) => handle(params, this.documents));
    }
    connection.listen();
    const rootUri = pathToFileURL(this.folder).toString();
    await connection.sendRequest("initialize", {
      processId: process.pid,
      rootUri,
      workspaceFolders: [{ uri: rootUri, name: "bench" }],
      capabilities: {
        workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true }, workspaceFolders: true },
        textDocument: {
          synchronization: { didSave: true },
          publishDiagnostics: { versionSupport: true },
          hover: { contentFormat: ["markdown"] },
          completion: { completionItem: { snippetSupport: true } },
          codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } },
          documentSymbol: { hierarchicalDocumentSymbolSupport: true },
          ...(server.pulls ? { diagnostic: { dynamicRegistration: true } } : {}),
        },
        window: { workDoneProgress: true },
      },
      initializationOptions: server.initializationOptions ?? {},
    });
    this.initialized = performance.now() - this.started;
    await connection.sendNotification("initialized", {});
    if (server.settings) await connection.sendNotification("workspace/didChangeConfiguration", { settings: server.settings });
  }

  private wake(): void {
    for (const done of [...this.waiting]) done();
  }
}
