import type { HostEnv } from "../lsp/server.ts";
import { clientFileSystem } from "./clientFileSystem.ts";
import { localDay } from "./localDay.ts";
import { openNodeFolder, readNodeFile } from "./nodeFileSystem.ts";
import { compileLessEagerly, saveMemory } from "./v8Settings.ts";

/** The language server's world in a Node process: files from disk, and from the client where they are not on this machine's. */
export const nodeServerEnv: HostEnv = (connection, options) => ({
  openFolder: (uri) =>
    options.clientFiles && !uri.startsWith("file:")
      ? clientFileSystem(connection, uri)
      : openNodeFolder(uri, (message) => connection.console.warn(message)),
  readUserFile: readNodeFile,
  today: localDay,
  expectEdits: compileLessEagerly,
  saveMemory,
});
