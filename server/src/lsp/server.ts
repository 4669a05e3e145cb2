import {
  type CancellationToken,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";
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
import { VERSION } from "../core/generated/version.ts";
import { configureL10n } from "../core/text/l10n.ts";
import type { Position } from "../core/text/span.ts";
import type { Env } from "../workspace/env.ts";
import { IsmsWorkspace, pathBelow, uriBelow, type WorkspaceRoot } from "../workspace/ismsWorkspace.ts";
import { DiagnosticsPublisher } from "./diagnosticsPublisher.ts";
import { CHANGED, type InitializationOptions, type Settings } from "./protocol.ts";
import { defaultSettings, readSettings } from "./settings.ts";
import { StandardText } from "./standardText.ts";

/** What a host gives to the server; `openFolder` may depend on what the client can do. */
export type HostEnv = (connection: Connection, options: InitializationOptions) => Env;

/** Keys come faster than people read findings: wait this long for the next one before checking, in milliseconds. */
const PUBLISH_DELAY = 10;

/** Runs the language server on a connection until the client shuts it down. */
export function startServer(connection: Connection, host: HostEnv): void {
  const server = new Server(connection, host);
  server.listen();
}

class Server {
  private readonly documents = new TextDocuments(TextDocument);
  private readonly publisher: DiagnosticsPublisher;
  private workspace!: IsmsWorkspace;
  private settings: Settings = defaultSettings;
  private standardText = new StandardText();
  private env!: Env;
  private canChangeFolders = false;
  private canConfigure = false;
  private canWatch = false;
  private canReportProgress = false;
  private folderUris: string[] = [];
  private timer: unknown;
  /** Changes on disk are taken in one after the other. */
  private queue: Promise<void> = Promise.resolve();
  private ready = false;

  constructor(
    private readonly connection: Connection,
    private readonly host: HostEnv,
  ) {
    this.publisher = new DiagnosticsPublisher(connection, () => this.documents.all());
  }

  listen(): void {
    const { connection, documents } = this;
    connection.onInitialize((params) => this.initialize(params));
    connection.onInitialized(() => this.enqueue(() => this.initialized()));
    documents.onDidChangeContent(({ document }) => {
      if (!this.workspace.setText(document.uri, document.getText())) return;
      if (document.uri.endsWith("/isms.yaml")) this.enqueue(() => this.workspace.load());
      this.schedule();
    });
    documents.onDidClose(({ document }) => this.enqueue(() => this.workspace.closeText(document.uri)));
    connection.onDidChangeWatchedFiles(({ changes }) => {
      this.enqueue(() =>
        this.workspace.filesChanged(changes.map(({ uri, type }) => ({ uri, changedOnly: type === FileChangeType.Changed }))),
      );
    });
    connection.onDidChangeConfiguration(() => this.enqueue(() => this.readSettings()));
    for (const feature of features) this.register(feature);
    documents.listen(connection);
    connection.listen();
  }

  private initialize(params: InitializeParams): InitializeResult {
    const options = (params.initializationOptions ?? {}) as InitializationOptions;
    if (options.l10n) configureL10n({ contents: { ...options.l10n } });
    const hostEnv = this.host(this.connection, options);
    this.env = { ...hostEnv, today: () => this.settings.today ?? hostEnv.today() };
    this.workspace = new IsmsWorkspace(this.env);
    this.canChangeFolders = params.capabilities.workspace?.workspaceFolders === true;
    this.canConfigure = params.capabilities.workspace?.configuration === true;
    this.canWatch = params.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    this.canReportProgress = params.capabilities.window?.workDoneProgress === true;
    this.folderUris = (params.workspaceFolders ?? []).map(({ uri }) => uri);
    if (this.folderUris.length === 0 && params.rootUri) this.folderUris = [params.rootUri];
    return {
      serverInfo: { name: "isms", version: VERSION },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        ...Object.assign({}, ...features.map((feature) => feature.capability)),
      },
    };
  }

  private async initialized(): Promise<void> {
    const { connection } = this;
    if (this.canConfigure) void connection.client.register(DidChangeConfigurationNotification.type, { section: "isms" });
    if (this.canWatch)
      void connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: "**/*" }, { globPattern: "**/.gitignore" }],
      });
    await this.readSettings();
    for (const uri of this.folderUris) await this.workspace.addFolder(uri);
    for (const document of this.documents.all()) this.workspace.setText(document.uri, document.getText());
    await this.load();
    this.ready = true;
    if (!this.canChangeFolders) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      this.enqueue(async () => {
        for (const { uri } of removed) this.workspace.removeFolder(uri);
        for (const { uri } of added) await this.workspace.addFolder(uri);
        await this.load();
      });
    });
  }

  private async load(): Promise<void> {
    const progress = this.canReportProgress ? await this.connection.window.createWorkDoneProgress() : undefined;
    progress?.begin("ISMS", 0, undefined, false);
    try {
      await this.workspace.load((done, total) => progress?.report(Math.floor((done / total) * 100), `${done} / ${total}`));
    } finally {
      progress?.done();
    }
  }

  private async readSettings(): Promise<void> {
    this.settings = await readSettings(this.connection, this.canConfigure, this.folderUris[0]);
    const { standardText } = this.settings;
    this.standardText = await StandardText.load(standardText, this.env);
    this.workspace.setStandardText(standardText && toUri(standardText));
  }

  /** Does asynchronous work in order, and shows its outcome. A failure is logged and costs that work only. */
  private enqueue(work: () => Promise<void>): void {
    this.queue = this.queue.then(work).catch((error: unknown) => this.env.log(String(error instanceof Error ? error.stack : error)));
    this.queue = this.queue.then(() => this.schedule());
  }

  private schedule(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.publish(), PUBLISH_DELAY);
  }

  private publish(): void {
    if (!this.ready) return;
    this.publisher.publish(this.workspace.roots());
    void this.connection.sendNotification(CHANGED);
  }

  private register(feature: Feature): void {
    this.connection.onRequest(feature.method, (params: unknown, token: CancellationToken) => {
      const environment = this.environment(token);
      if (feature.scope === "workspace") return this.answerWorkspace(feature, params, environment);
      return this.answerDocument(feature, params as TextDocumentParams & { position?: Position }, environment);
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
    const located = this.workspace.locate(params.textDocument.uri);
    const root = located && featureRoot(located.root);
    const file = located && root?.snapshot.files.get(located.path);
    if (!root || file?.text === undefined) return null;
    const offset = params.position ? file.lines.offsetAt(params.position) : 0;
    return (await feature.handle({ root, snapshot: root.snapshot, file: file as OpenFile, params, offset, environment })) ?? null;
  }
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
    pathOf: (other) => pathBelow(base, URI.parse(other)),
    text: (path) => folder.text(path),
  };
}
