import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { startServer } from "../lsp/server.ts";
import { clientFileSystem } from "./clientFileSystem.ts";
import { localDay } from "./localDay.ts";
import { openNodeFolder, readNodeFile } from "./nodeFileSystem.ts";

// `--stdio`, `--node-ipc` or `--socket` on the command line say how the client talks
startServer(createConnection(ProposedFeatures.all), (connection, options) => ({
  openFolder: (uri) => (options.clientFiles && !uri.startsWith("file:") ? clientFileSystem(connection, uri) : openNodeFolder(uri)),
  readUserFile: readNodeFile,
  log: (message) => connection.console.log(message),
  today: localDay,
}));
