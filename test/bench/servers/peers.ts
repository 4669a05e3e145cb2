import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** The peers, at the versions that are measured. They are installed on demand, beside the project and not as a part of it. */
const PEERS: Readonly<Record<string, string>> = {
  "yaml-language-server": "1.25.0",
  "vscode-langservers-extracted": "4.10.0",
  "markdown-it": "14.1.0",
  "unified-language-server": "4.1.0",
  remark: "15.0.1",
  "remark-frontmatter": "5.0.0",
  "remark-gfm": "4.0.1",
  "remark-preset-lint-recommended": "7.0.1",
  "markdownlint-cli2": "0.18.1",
  "remark-cli": "12.0.1",
  "ajv-cli": "5.0.0",
  "@stoplight/spectral-cli": "6.15.0",
};

const FOLDER = path.resolve(".bench", "peers");

/** Installs the peers where they are not there yet; throws where npm cannot. */
export function installPeers(): void {
  const wanted = JSON.stringify({ private: true, type: "module", dependencies: PEERS }, undefined, 2);
  const manifest = path.join(FOLDER, "package.json");
  if (existsSync(path.join(FOLDER, "installed")) && readFileSync(manifest, "utf8") === wanted) return;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(manifest, wanted);
  process.stderr.write("installing the peers …\n");
  const npm = spawnSync("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel", "error"], {
    cwd: FOLDER,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  if (npm.status !== 0) throw new Error("The peers could not be installed; run with --only ours to go without them.");
  writeFileSync(path.join(FOLDER, "installed"), "");
}

/** A file of an installed peer. */
export function peerFile(name: string): string {
  return path.join(FOLDER, "node_modules", name);
}

/** The folder in which a module can import the peers. */
export function peerFolder(): string {
  return FOLDER;
}

/** `yaml-language-server 1.25.0` */
export function peerName(name: string): string {
  return `${name} ${PEERS[name] ?? ""}`.trim();
}
