import { type ExtensionContext, Uri } from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";
import { activateExtension } from "./extension.ts";

/** Entry in the browser's extension host: the server is a web worker, a new one at each start. */
export function activate(context: ExtensionContext) {
  return activateExtension(context, (options) => {
    const startWorker = async () => {
      const worker = new Worker(Uri.joinPath(context.extensionUri, "dist", "server.browser.js").toString(true));
      context.subscriptions.push({ dispose: () => worker.terminate() });
      return worker;
    };
    return new LanguageClient("isms", "ISMS", startWorker, options);
  });
}
