import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { npm } from "./command.ts";
import { root } from "./root.ts";

/** What the bundles are made from. */
const sources = ["package.json", "client", "server", "schemas", "scripts/build.mjs", "scripts/languageClientParts.mjs"];
const bundles = ["client.js", "extension.js", "client.browser.js", "server.js", "engine/nodeServer.mjs", "server.browser.js"];

/** Builds the extension when a bundle is missing or older than a source, so that nobody tests yesterday's code. */
export async function ensureBuilt(): Promise<void> {
  const built = Math.min(...bundles.map((name) => modified(path.join(root, "dist", name))));
  const changed = Math.max(...sources.map((name) => newest(path.join(root, name))));
  if (built > changed) return;
  console.error("building the extension …");
  await npm(["run", "--silent", "build"]);
}

/** When the youngest file at or below a path was modified. */
function newest(file: string): number {
  const entries = statSync(file, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(file) : [];
  const below = entries.filter((name) => name !== "node_modules").map((name) => newest(path.join(file, name)));
  return Math.max(modified(file), ...below);
}

/** When a file was modified; 0 when there is none. */
function modified(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
