import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { installEmbedded } from "./install.ts";
import { quietSettings, type Settings, type Theme, themes } from "./settings.ts";

export interface ServerOptions {
  /** Settings beyond, or instead of, the quiet ones. */
  readonly settings?: Settings;
  readonly theme?: Theme;
  /** Profile and extensions folders; temporary ones when left out. */
  readonly userDataDir?: string;
  readonly extensionsDir?: string;
  /** Lets the page's address load extensions under development and run tests. */
  readonly testDriver?: boolean;
  readonly port?: number;
}

/** A running embedded VS Code server. */
export interface VsCodeServer {
  readonly port: number;
  /** What the server has printed so far, for messages about failures. */
  output(): string;
  /** Settled when the server ends without having been stopped. */
  readonly died: Promise<void>;
  /**
   * Ends the server with all its processes and removes its temporary files.
   * Happens by itself when this process is interrupted or exits.
   */
  stop(): Promise<void>;
}

const startSeconds = 60;
const interruptions = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Starts the embedded VS Code's server, which is installed first where needed. */
export async function startServer(options: ServerOptions = {}): Promise<VsCodeServer> {
  const embedded = await installEmbedded();
  const temporary = mkdtempSync(path.join(os.tmpdir(), "isms-vscode-"));
  const userData = options.userDataDir ?? path.join(temporary, "user-data");
  writeSettings(userData, {
    ...quietSettings,
    ...(options.theme && { "workbench.colorTheme": themes[options.theme] }),
    ...options.settings,
  });

  const { NODE_OPTIONS: _, ...env } = process.env;
  const args = [
    embedded.server,
    ...["--host", "127.0.0.1", "--port", String(options.port ?? 0)],
    ...["--without-connection-token", "--accept-server-license-terms", "--disable-workspace-trust"],
    ...["--telemetry-level", "off"],
    ...["--server-data-dir", path.join(temporary, "server"), "--user-data-dir", userData],
    ...["--extensions-dir", options.extensionsDir ?? path.join(temporary, "extensions")],
    ...(options.testDriver ? ["--enable-smoke-test-driver"] : []),
  ];
  // A group of its own, so that extension hosts and language servers can be ended with it
  const child = spawn(embedded.node, args, { env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<void>((resolve) => {
    child.once("close", resolve);
    child.once("error", () => resolve());
  });
  let output = "";
  const port = new Promise<number>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        const address = /Web UI available at http:\/\/[^:/]+:(\d+)/.exec(output);
        if (address) resolve(Number(address[1]));
      });
    }
    void ended.then(() => reject(new Error("it ended early")));
    setTimeout(() => reject(new Error(`it gave no address within ${startSeconds} s`)), startSeconds * 1000).unref();
  });

  let stopping = false;
  function end(): void {
    signalGroup(child, "SIGKILL"); // also what outlived the server itself
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  }
  async function stop(): Promise<void> {
    stopping = true;
    signalGroup(child, "SIGTERM");
    await Promise.race([ended, delay(3000, undefined, { ref: false })]);
    end();
    process.removeListener("exit", end);
    for (const signal of interruptions) process.removeListener(signal, interrupt);
  }
  function interrupt(): void {
    void stop().then(() => process.exit(130));
  }
  process.once("exit", end);
  for (const signal of interruptions) process.once(signal, interrupt);

  try {
    const died = new Promise<void>((resolve) => void ended.then(() => !stopping && resolve()));
    return { port: await port, output: () => output, died, stop };
  } catch (error) {
    await stop();
    throw new Error(`The VS Code server did not start: ${(error as Error).message}.\n${output}`);
  }
}

/** Writes the user settings of a profile folder. Embedded and desktop VS Code read them from the same place. */
export function writeSettings(userDataDir: string, settings: Settings): void {
  const folder = path.join(userDataDir, "User");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "settings.json"), JSON.stringify(settings, undefined, 2));
}

/** The address of VS Code's page with a folder opened in it. */
export function folderUrl(server: Pick<VsCodeServer, "port">, folder: string): string {
  return `http://127.0.0.1:${server.port}/?folder=${encodeURIComponent(path.resolve(folder))}`;
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid) process.kill(-child.pid, signal);
  } catch {
    // the group is gone already
  }
}
