import { type SpawnOptions, spawn } from "node:child_process";
import { root } from "./root.ts";

/**
 * Runs a program to its end and rejects unless it succeeded.
 * Its output goes to stderr, since the callers' own stdout is for results.
 */
export function runCommand(program: string, args: readonly string[], options: SpawnOptions = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: ["ignore", 2, 2], ...options });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${program} ${args.join(" ")} failed (${signal ?? `exit code ${code}`})`));
    });
  });
}

/** Runs npm. On Windows npm is a batch file, which only a shell can start. */
export function npm(args: readonly string[], options: SpawnOptions = {}): Promise<void> {
  return runCommand("npm", args, { shell: process.platform === "win32", ...options });
}
