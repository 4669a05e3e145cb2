import { existsSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { findOnPath } from "./findOnPath.ts";

/** What a desktop VS Code is called, and where it is when it is not on the PATH. */
const names = process.platform === "win32" ? ["code.cmd", "code-insiders.cmd"] : ["code", "code-insiders"];
const places: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ["/Applications", path.join(process.env.HOME ?? "", "Applications")].flatMap((folder) =>
    ["Visual Studio Code", "Visual Studio Code - Insiders"].map((name) => path.join(folder, `${name}.app/Contents/Resources/app/bin/code`)),
  ),
  win32: [path.join(process.env.LOCALAPPDATA ?? "", "Programs"), process.env.PROGRAMFILES ?? ""].map((folder) =>
    path.join(folder, "Microsoft VS Code/bin/code.cmd"),
  ),
  linux: ["/usr/share/code/bin/code", "/usr/bin/code", "/snap/bin/code"],
};

/** A desktop VS Code that can show a window: its `code` command, which opens one and returns. */
export function findDesktop(): string | undefined {
  const named = process.env.VSCODE_EXECUTABLE;
  if (named) {
    if (!existsSync(named)) throw new Error(`VSCODE_EXECUTABLE names ${named}, which does not exist.`);
    return named;
  }
  if (!hasDisplay()) return undefined;
  return findOnPath(names) ?? places[process.platform]?.find((file) => existsSync(file));
}

/**
 * The application behind a `code` command. Tests start this one, because the command returns before they have run.
 * Undefined where it cannot be told from the command's place (a snap, a wrapper script).
 */
export function applicationOf(command: string): string | undefined {
  const folder = path.dirname(realpathSync(command));
  if (path.basename(folder) !== "bin") return command;
  const candidates = ["../code", "../code-insiders", "../Code.exe", "../Code - Insiders.exe"];
  const macos = ["Electron", "Code", "Code - Insiders"].map((name) => `../../../MacOS/${name}`);
  return [...candidates, ...macos]
    .map((file) => path.join(folder, file))
    .find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
}

/** Whether a window can be shown: on Linux that takes an X or Wayland display. */
export function hasDisplay(): boolean {
  return process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
