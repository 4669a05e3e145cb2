import type { Connection } from "vscode-languageserver";
import {
  READ_DIRECTORY,
  READ_FILE,
  type ReadDirectoryParams,
  type ReadDirectoryResult,
  type ReadFileParams,
  type ReadFileResult,
} from "../lsp/protocol.ts";
import type { FileContent, FileSystem } from "../workspace/fileSystem.ts";
import { uriBelow } from "../workspace/ismsWorkspace.ts";

/** A folder that only the client can read: virtual workspaces and the browser. LSP has no requests for that, so these are ours. */
export function clientFileSystem(connection: Connection, folder: string): FileSystem {
  return {
    async readDirectory(path) {
      const params: ReadDirectoryParams = { uri: path === "" ? folder : uriBelow(folder, path) };
      try {
        return (await connection.sendRequest<ReadDirectoryResult>(READ_DIRECTORY, params)).entries;
      } catch (error) {
        connection.console.warn(`skipped ${params.uri}: ${String(error)}`);
        return [];
      }
    },
    readFile: (path, limit) => readClientFile(connection, uriBelow(folder, path), limit),
  };
}

/** Asks the client for one file. */
export async function readClientFile(connection: Connection, uri: string, limit: number): Promise<FileContent> {
  try {
    const params: ReadFileParams = { uri, limit };
    const result = await connection.sendRequest<ReadFileResult>(READ_FILE, params);
    return "bytes" in result ? { bytes: fromBase64(result.bytes) } : result;
  } catch (error) {
    return { problem: "unreadable", detail: String(error) };
  }
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
