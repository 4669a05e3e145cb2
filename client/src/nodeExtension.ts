import { type ExtensionContext, Uri } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { startExtension } from "./extension.ts";

/** The extension on the desktop and in remote extension hosts: the server is a Node process. */
export function start(context: ExtensionContext): void {
  startExtension(context, (options) => {
    const module = Uri.joinPath(context.extensionUri, "dist", "server.js").fsPath;
    const run = { module, transport: TransportKind.ipc };
    return new LanguageClient("isms", "ISMS", { run, debug: { ...run, options: { execArgv: ["--nolazy", "--inspect=6019"] } } }, options);
  });
}
