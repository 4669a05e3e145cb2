import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { runCommand } from "../command.ts";
import { root } from "../root.ts";
import { installEmbedded } from "./install.ts";

/** An extensions folder with this extension in it, for a VS Code server. */
export interface ExtensionsFolder {
  readonly path: string;
  remove(): void;
}

/** The parts of the extension manifest that the harness goes by. */
export interface Manifest {
  readonly name: string;
  readonly publisher: string;
  readonly version: string;
  readonly displayName: string;
}

export function readManifest(): Manifest {
  return JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as Manifest;
}

/**
 * Installs the extension as a link to the working copy: "Reload Window" is then enough to see a new build, and
 * VS Code needs none of its test switches, which extensions under development would take in a browser.
 */
export function linkExtension(): ExtensionsFolder {
  const folder = temporaryFolder();
  const { publisher, name, version } = readManifest();
  symlinkSync(root, path.join(folder.path, `${publisher}.${name}-${version}`), "dir");
  return folder;
}

/** Installs a packaged extension (.vsix), to see exactly what users get. */
export async function installPackage(vsix: string): Promise<ExtensionsFolder> {
  const { node, server } = await installEmbedded();
  const folder = temporaryFolder();
  const places = ["--extensions-dir", folder.path, "--server-data-dir", path.join(folder.path, "../server")];
  // its output is mostly about native modules that it can do without
  await runCommand(node, [server, ...places, "--install-extension", path.resolve(vsix), "--force"], {
    stdio: "ignore",
  });
  if (!existsSync(path.join(folder.path, "extensions.json"))) throw new Error(`${vsix} could not be installed.`);
  return folder;
}

function temporaryFolder(): ExtensionsFolder {
  const temporary = mkdtempSync(path.join(os.tmpdir(), "isms-extensions-"));
  const extensions = path.join(temporary, "extensions");
  mkdirSync(extensions);
  const remove = () => rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  process.once("exit", remove); // an interrupted script gets to nothing else
  return { path: extensions, remove };
}
