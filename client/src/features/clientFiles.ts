import { FileSystemError, FileType, type Uri, workspace } from "vscode";
import {
  READ_DIRECTORY,
  READ_FILE,
  type ReadDirectoryParams,
  type ReadDirectoryResult,
  type ReadFileParams,
  type ReadFileResult,
} from "../../../server/src/lsp/protocol.ts";
import type { ClientFeature } from "../clientFeature.ts";
import { toBase64 } from "../support/base64.ts";

/** Reads folders and files for the server where only the editor can: virtual workspaces and the browser. */
export const feature: ClientFeature = (context, client) => {
  const uriOf = (text: string) => client.protocol2CodeConverter.asUri(text);
  context.subscriptions.push(
    client.onRequest<ReadDirectoryResult, void>(READ_DIRECTORY, ({ uri }: ReadDirectoryParams) => readDirectory(uriOf(uri))),
    client.onRequest<ReadFileResult, void>(READ_FILE, ({ uri, limit }: ReadFileParams) => readFile(uriOf(uri), limit)),
  );
};

async function readDirectory(uri: Uri): Promise<ReadDirectoryResult> {
  const entries = await workspace.fs.readDirectory(uri);
  return { entries: entries.map(([name, type]) => ({ name, type: typeName(type) })).sort(byName) };
}

/** By code units, as everywhere else: no host's order and no language's alphabet may change what is found first. */
function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

/** A symbolic link has its own bit beside that of its target, and is neither here: links may lead round in circles. */
function typeName(type: FileType): ReadDirectoryResult["entries"][number]["type"] {
  if (type === FileType.File) return "file";
  return type === FileType.Directory ? "directory" : "other";
}

/** Reads at most `limit` bytes. The size is asked for first, so that a huge file is never fetched. */
async function readFile(uri: Uri, limit: number): Promise<ReadFileResult> {
  try {
    const { size } = await workspace.fs.stat(uri);
    if (size > limit) return tooLarge(size);
    const bytes = await workspace.fs.readFile(uri);
    return bytes.length > limit ? tooLarge(bytes.length) : { bytes: toBase64(bytes) };
  } catch (error) {
    const isMissing = error instanceof FileSystemError && error.code === "FileNotFound";
    return { problem: isMissing ? "missing" : "unreadable", detail: error instanceof Error ? error.message : String(error) };
  }
}

function tooLarge(size: number): ReadFileResult {
  return { problem: "too-large", detail: `${size} bytes` };
}
