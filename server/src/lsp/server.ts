import {
  type CancellationToken,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  ResponseError,
  TextDocuments,
} from "vscode-languageserver";
import { URI, Utils } from "vscode-uri";
import { BASELINE_FILE } from "../core/baseline.ts";
import type {
  DocumentFeature,
  Feature,
  FeatureEnvironment,
  FeatureRoot,
  OpenFile,
  TextDocumentParams,
  WorkspaceFeature,
} from "../core/featureKit/feature.ts";
import { features } from "../core/generated/features.ts";
import { initializeResult } from "../core/generated/initializeResult.ts";
import { CONFIG_FILE } from "../core/model/config.ts";
import { LONGEST_TEXT } from "../core/syntax/yamlNodes.ts";
import { configureL10n } from "../core/text/l10n.ts";
import type { Position } from "../core/text/span.ts";
import { adoptable } from "../workspace/adoptable.ts";
import type { Env } from "../workspace/env.ts";
import { IsmsWorkspace, type Located, pathBelow, readUri, uriBelow, type WorkspaceRoot } from "../workspace/ismsWorkspace.ts";
import { DiagnosticsPublisher } from "./diagnosticsPublisher.ts";
import { openDocuments } from "./openDocument.ts";
import { CHANGED, type InitializationOptions, LOOK_AGAIN, type Settings } from "./protocol.ts";
import { askForSettings, cleanSettings, defaultSettings } from "./settings.ts";
import { StandardText } from "./standardText.ts";

/** What a host gives to the server; `openFolder` may depend on what the client can do. The log is the client's. */
export type HostEnv = (
  connection: Connection,
  options: InitializationOptions,
) => Omit<Env, "log"> & {
  /** Told that a client has opened a text that takes hundreds of megabytes: from then on room is worth more than time. */
  readonly saveMemory?: () => void;
  /** Told once all files have been read for the first time: from then on there is little to do at once. */
  readonly expectEdits?: () => void;
};

/** Between two looks at the whole disk lie so many milliseconds, and so many times what one took. */
const REST = 1_000;
const REST_FACTOR = 20;

const LONGEST_PAUSE = 250;
/** Who opens thousands of files sees no difference within so many milliseconds. */
const MOMENT = 10;

/** Runs the language server on a connection until the client shuts it down. */
export function startServer(connection: Connection, host: HostEnv): void {
  const server = new Server(connection, host);
  server.listen();
}

class Server {
  private readonly documents = new TextDocuments(openDocuments);
  private readonly publisher: DiagnosticsPublisher;
  private workspace!: IsmsWorkspace;
  private settings: Settings = defaultSettings;
  private standardText = new StandardText();
  private env!: Env & ReturnType<HostEnv>;
  private canChangeFolders = false;
  private canConfigure = false;
  private canWatch = false;
  private canReportProgress = false;
  private folderUris: string[] = [];
  private timer: unknown;
  /** When the next check is to begin. */
  private due = Number.POSITIVE_INFINITY;
  /** What the last check took, and for how long the next one waits for more to come, in milliseconds. */
  private lastCheck = 0;
  private pause = 0;
  /** Changes on disk are taken in one after the other. */
  private queue: Promise<void> = Promise.resolve();
  private ready = false;
  private isShutDown = false;
  /** The moment before which the next open file waits for no turn of its own. */
  private shownAlone = 0;
  /** The moment before which it is not looked again for changes on disk. */
  private rested = 0;

  constructor(
    private readonly connection: Connection,
    private readonly host: HostEnv,
  ) {
    this.publisher = new DiagnosticsPublisher(connection, () => this.documents.all());
  }

  listen(): void {
    const { connection, documents } = this;
    connection.onInitialize((params) => this.initialize(params));
    connection.onInitialized(() => {
      this.registerWithClient();
      this.enqueue(() => this.initialized());
    });
    documents.onDidOpen(({ document }) => {
      this.expectMore();
      // the message that brought it took several times its room, and reading it wants as much again
      if (document.text.length > LONGEST_TEXT) setTimeout(() => this.env.saveMemory?.(), 0);
    });
    documents.onDidChangeContent(({ document }) => {
      const located = this.workspace.setText(document.uri, document.text, document);
      if (!located) return;
      if (!this.ready) this.publisher.publishAlone(document, located);
      if (located.path === CONFIG_FILE) this.enqueue(() => this.workspace.load());
      else this.schedule();
    });
    // editors close and reopen a document at once when its language changes: then there is nothing to close any more
    documents.onDidClose(({ document: { uri } }) =>
      this.enqueue(async () => {
        if (!this.documents.get(uri)) await this.workspace.closeText(uri);
      }),
    );
    connection.onDidChangeWatchedFiles(({ changes }) => {
      this.enqueue(() =>
        this.workspace.filesChanged(changes.map(({ uri, type }) => ({ uri, changedOnly: type === FileChangeType.Changed }))),
      );
    });
    documents.onDidSave(() => this.lookAgain());
    connection.onNotification(LOOK_AGAIN, () => this.lookAgain());
    connection.onDidChangeConfiguration(({ settings }) => this.enqueue(() => this.readSettings(settings)));
    connection.onShutdown(() => {
      this.isShutDown = true;
      clearTimeout(this.timer);
    });
    for (const feature of features) this.register(feature);
    documents.listen(connection);
    connection.listen();
  }

  private initialize(params: InitializeParams): InitializeResult {
    const options = (params.initializationOptions ?? {}) as InitializationOptions;
    if (options.l10n) configureL10n({ contents: { ...options.l10n } });
    const hostEnv = this.host(this.connection, options);
    this.env = { ...hostEnv, log: (message) => this.connection.console.log(message), today: () => this.settings.today ?? hostEnv.today() };
    this.workspace = new IsmsWorkspace(this.env);
    this.canChangeFolders = params.capabilities.workspace?.workspaceFolders === true;
    this.canConfigure = params.capabilities.workspace?.configuration === true;
    this.canWatch = params.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    this.canReportProgress = params.capabilities.window?.workDoneProgress === true;
    this.folderUris = (params.workspaceFolders ?? []).map(({ uri }) => uri);
    if (this.folderUris.length === 0 && params.rootUri) this.folderUris = [params.rootUri];
    return initializeResult as InitializeResult;
  }

  /** What only the client can start to tell: settings, files on disk and folders that change. */
  private registerWithClient(): void {
    const { client, workspace } = this.connection;
    const failed = (error: unknown) => this.log(error);
    if (this.canConfigure) client.register(DidChangeConfigurationNotification.type, { section: "isms" }).catch(failed);
    if (this.canWatch) {
      const watchers = [{ globPattern: "**/*" }, { globPattern: "**/.gitignore" }, { globPattern: `**/${BASELINE_FILE}` }];
      client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(failed);
    }
    if (!this.canChangeFolders) return;
    workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      this.enqueue(async () => {
        for (const { uri } of removed) this.workspace.removeFolder(uri);
        await this.addFolders(added.map(({ uri }) => uri));
        await this.load();
      });
    });
  }

  private async initialized(): Promise<void> {
    try {
      await this.readSettings(undefined);
      await this.addFolders(this.folderUris, (uri, located) => this.showAlone(uri, located));
      await this.load();
    } finally {
      this.ready = true;
      this.env.expectEdits?.();
    }
  }

  /** A folder that cannot be opened costs itself only. */
  private async addFolders(uris: readonly string[], taken?: (uri: string, located: Located) => Promise<void>): Promise<void> {
    for (const uri of uris) await this.workspace.addFolder(uri, taken).catch((error: unknown) => this.log(error));
  }

  /** Shows what is wrong with an open file in itself, and lets that go out before the next one is read, unless it was shown a moment ago. */
  private async showAlone(uri: string, located: Located): Promise<void> {
    const document = this.documents.get(uri);
    if (!document || !this.publisher.publishAlone(document, located) || performance.now() < this.shownAlone) return;
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    this.shownAlone = performance.now() + MOMENT;
  }

  private async load(): Promise<void> {
    const progress = this.canReportProgress ? await this.connection.window.createWorkDoneProgress().catch(() => undefined) : undefined;
    progress?.begin("ISMS", 0, undefined, false);
    try {
      await this.workspace.load((done, total) => progress?.report(Math.floor((done / total) * 100), `${done} / ${total}`));
    } finally {
      progress?.done();
    }
  }

  /** Asks for the settings, or takes those that a client sends which cannot be asked. */
  private async readSettings(sent: unknown): Promise<void> {
    const asked = this.canConfigure ? await askForSettings(this.connection, this.folderUris[0]) : sectionOf(sent);
    this.settings = cleanSettings(asked);
    const { standardText } = this.settings;
    this.standardText = await StandardText.load(standardText, this.env);
    this.workspace.setStandardText(standardText && toUri(standardText));
  }

  /** Looks for what no watcher has told of, but spends little time with it. */
  private lookAgain(): void {
    this.enqueue(async () => {
      const start = performance.now();
      if (start < this.rested) return;
      await this.workspace.lookAgain();
      const end = performance.now();
      this.rested = end + REST + (end - start) * REST_FACTOR;
    });
  }

  /** Does asynchronous work in order, and shows its outcome. A failure is logged and costs that work only. */
  private enqueue(work: () => Promise<void>): void {
    this.queue = this.queue
      .then(work)
      .catch((error: unknown) => this.log(error))
      .then(() => {
        this.expectMore();
        this.schedule();
      });
  }

  /** Documents and files come, change and go in hundreds at once, unlike keys: the next check waits as long as the last one took. */
  private expectMore(): void {
    this.pause = Math.min(this.lastCheck, LONGEST_PAUSE);
  }

  /**
   * Checks once the messages that wait already have been taken in: keys that come faster than a check takes share one. What is to be
   * checked soon is not put off by what comes later.
   */
  private schedule(): void {
    const due = performance.now() + this.pause;
    this.pause = 0;
    if (this.isShutDown || this.due <= due) return;
    clearTimeout(this.timer);
    this.due = due;
    this.timer = setTimeout(() => this.publish(), Math.max(0, due - performance.now()));
  }

  private publish(): void {
    this.due = Number.POSITIVE_INFINITY;
    if (!this.ready) return;
    const start = performance.now();
    try {
      this.publisher.publish(this.workspace.roots());
      void this.connection.sendNotification(CHANGED);
    } catch (error) {
      this.log(error);
    }
    this.lastCheck = performance.now() - start;
  }

  private log(error: unknown): void {
    this.connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }

  private register(feature: Feature): void {
    this.connection.onRequest(feature.method, async (params: unknown, token: CancellationToken) => {
      if (!this.workspace) throw new ResponseError(ErrorCodes.ServerNotInitialized, "The first request has to be `initialize`");
      if (this.isShutDown) throw new ResponseError(ErrorCodes.InvalidRequest, "The server has been shut down");
      const environment = this.environment(token);
      try {
        if (feature.scope === "workspace") return await this.answerWorkspace(feature, params, environment);
        return await this.answerDocument(feature, documentParams(params), environment);
      } catch (error) {
        if (!(error instanceof ResponseError)) this.log(error);
        throw error;
      }
    });
  }

  private environment(token: CancellationToken): FeatureEnvironment {
    return {
      standardText: (id) => this.standardText.of(id),
      inlayHints: this.settings.inlayHints,
      isCancelled: () => token.isCancellationRequested,
    };
  }

  private async answerWorkspace(
    feature: WorkspaceFeature<unknown, unknown>,
    params: unknown,
    environment: FeatureEnvironment,
  ): Promise<unknown> {
    await this.queue;
    return (await feature.handle({ roots: this.workspace.roots().map((root) => featureRoot(root)), params, environment })) ?? null;
  }

  private async answerDocument(
    feature: DocumentFeature<unknown, unknown>,
    params: TextDocumentParams & { position?: Position },
    environment: FeatureEnvironment,
  ): Promise<unknown> {
    // editors ask for an outline once, when they open a file: while the ISMS is read for the first time that waits
    if (!this.ready) await this.queue;
    const located = environment.isCancelled() ? undefined : this.workspace.locate(params.textDocument.uri);
    const root = located && featureRoot(located.root);
    const file = located && root?.snapshot.files.get(located.path);
    if (!root || file?.text === undefined) return null;
    const offset = params.position ? file.lines.offsetAt(params.position) : 0;
    return (await feature.handle({ root, snapshot: root.snapshot, file: file as OpenFile, params, offset, environment })) ?? null;
  }
}

/** Parameters about a document, which clients write: those that name none, or a place that is none, are refused. */
function documentParams(params: unknown): TextDocumentParams & { position?: Position } {
  const { textDocument, position, range } = (params ?? {}) as Record<string, Record<string, unknown> | undefined>;
  const isPlace = (place: unknown): boolean => {
    const { line, character } = (place ?? {}) as Record<string, unknown>;
    return Number.isInteger(line) && Number.isInteger(character);
  };
  const isFine =
    typeof textDocument?.uri === "string" &&
    (position === undefined || isPlace(position)) &&
    (range === undefined || (isPlace(range.start) && isPlace(range.end)));
  if (!isFine) throw new ResponseError(ErrorCodes.InvalidParams, "A document's URI or a position in it is missing or malformed");
  return params as TextDocumentParams & { position?: Position };
}

/** The `isms` part of settings as editors push them. */
function sectionOf(settings: unknown): unknown {
  return typeof settings === "object" && settings !== null ? (settings as Record<string, unknown>).isms : undefined;
}

/** A setting names a file as people do, by its path, or by URI. */
function toUri(location: string): string {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(location) ? location : URI.file(location).toString();
}

function featureRoot({ uri, folder }: WorkspaceRoot): FeatureRoot {
  const base = URI.parse(uri);
  return {
    snapshot: folder.snapshot(),
    findings: () => folder.findings(),
    uriOf: (path) => uriBelow(uri, path),
    pathOf: (other) => {
      const file = readUri(other);
      return file && pathBelow(base, file);
    },
    text: (path) => folder.text(path),
    adoptable: (below) => adoptable(folder, Utils.basename(readUri(uriBelow(uri, below)) ?? base), below),
  };
}
