import { type ExtensionContext, Uri } from "vscode";
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from "vscode-languageclient/browser";
import { activateExtension } from "./extension.ts";

/** Entry in the browser's extension host: the server is a web worker, a new one at each start. */
export function activate(context: ExtensionContext) {
  let worker: Worker | undefined;
  context.subscriptions.push({ dispose: () => worker?.terminate() });
  return activateExtension(context, (options) => {
    const startWorker = async () => {
      worker?.terminate();
      worker = new Worker(Uri.joinPath(context.extensionUri, "dist", "server.browser.js").toString(true));
      return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
    };
    return new LanguageClient("isms", "ISMS", startWorker, options);
  });
}
