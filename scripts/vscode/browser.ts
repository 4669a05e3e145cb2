import { existsSync } from "node:fs";
import path from "node:path";
import { type Browser, chromium } from "playwright-core";
import { runCommand } from "../command.ts";
import { findOnPath } from "./findOnPath.ts";

/** Chrome, Chromium and Edge, by the names of their executables on Linux … */
const names = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "microsoft-edge",
  "microsoft-edge-stable",
];
/** … and by their usual places on macOS and Windows. */
const places: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA].flatMap((folder) =>
    folder ? ["Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"].map((file) => path.join(folder, file)) : [],
  ),
};

/** The executable of a Chrome, Chromium or Edge: the one that CHROMIUM names, or the first one found. */
export function findBrowser(): string | undefined {
  const named = process.env.CHROMIUM;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM names ${named}, which does not exist.`);
    return named;
  }
  return findOnPath(names) ?? places[process.platform]?.find((file) => existsSync(file));
}

/** Finds a browser; on Debian and its relatives, as root (a container, CI), installs one. */
export async function ensureBrowser(): Promise<string> {
  const found = findBrowser();
  if (found) return found;
  if (process.platform === "linux" && process.getuid?.() === 0 && findOnPath(["apt-get"])) {
    console.error("installing chromium (about 400 MB) with apt-get …");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    await runCommand("apt-get", ["update", "-q"], { env });
    await runCommand("apt-get", ["install", "-qy", "--no-install-recommends", "chromium"], { env });
  }
  const installed = findBrowser();
  if (installed) return installed;
  throw new Error("No browser found: install Chrome, Chromium or Edge, or name its executable in CHROMIUM.");
}

/** Starts a browser without a window, as the embedded VS Code's window. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await ensureBrowser(),
    // containers have little shared memory, and rarely a sandbox that root may use
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage"],
  });
}
