import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { startServer } from "../lsp/server.ts";
import { clientFileSystem, readClientFile } from "./clientFileSystem.ts";
import { localDay } from "./localDay.ts";

declare const self: DedicatedWorkerGlobalScope;

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
startServer(connection, () => ({
  openFolder: (uri) => clientFileSystem(connection, uri),
  readUserFile: (uri, limit) => readClientFile(connection, uri, limit),
  today: localDay,
}));
