import { type ExtensionContext, l10n } from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import type { InitializationOptions } from "../../server/src/lsp/protocol.ts";
import { features } from "./generated/features.ts";

/** Makes the language client of a host: the only thing in which desktop and browser differ. */
export type ClientFactory = (options: LanguageClientOptions) => BaseLanguageClient;

/** Sets up every part of the extension and starts the server, for which neither VS Code nor a command has to wait here. */
export function startExtension(context: ExtensionContext, createClient: ClientFactory): void {
  const initializationOptions: InitializationOptions = { clientFiles: true, l10n: l10n.bundle as Record<string, string> | undefined };
  const client = createClient({
    documentSelector: [{ language: "markdown" }, { language: "yaml" }, { pattern: "**/*.{yaml,yml,md,markdown}" }],
    initializationOptions,
    diagnosticCollectionName: "isms",
  });
  context.subscriptions.push(client);
  for (const feature of features) feature(context, client);
  // requests wait for the server by themselves; where it cannot be started, the client says so to the user and in its log
  client.start().catch(() => undefined);
}
