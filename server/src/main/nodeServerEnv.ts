import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { HostEnv } from "../lsp/server.ts";
import { clientFileSystem } from "./clientFileSystem.ts";
import { localDay } from "./localDay.ts";
import { openNodeFolder, readNodeFile } from "./nodeFileSystem.ts";

/** The language server's world in a Node process: files from disk, and from the client where they are not on this machine's. */
export const nodeServerEnv: HostEnv = (connection, options) => ({
  openFolder: (uri) =>
    options.clientFiles && !uri.startsWith("file:")
      ? clientFileSystem(connection, uri)
      : openNodeFolder(uri, (message) => connection.console.warn(message)),
  readUserFile: readNodeFile,
  today: localDay,
  collectGarbage: () => {
    // V8 shows this function to contexts that are made while the flag is set
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    setFlagsFromString("--no-expose-gc");
    collect();
  },
});
