import { type ExtensionContext, Uri } from "vscode";
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from "vscode-languageclient/browser";
import { startExtension } from "./extension.ts";

/** The extension in the browser's extension host: the server is a web worker, a new one at each start. */
export function start(context: ExtensionContext): void {
  startExtension(context, (options) => {
    // The reader and writer, not the worker: VS Code's own stand-in for `Worker` is no instance of it.
    const startWorker = async () => {
      const worker = new Worker(Uri.joinPath(context.extensionUri, "dist", "server.browser.js").toString(true));
      context.subscriptions.push({ dispose: () => worker.terminate() });
      return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
    };
    return new LanguageClient("isms", "ISMS", startWorker, options);
  });
}
