import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const STAMP = "node_modules/.installed-lock";

/** Installs the dependencies where they are missing or the lock file changed. Needs nothing but Node.js and npm. */
export function ensureInstalled() {
  const lock = readFileSync("package-lock.json", "utf8");
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === lock) return;
  run("npm", ["ci"]);
  writeFileSync(STAMP, lock);
}

/** Runs a command with its output shown; ends this process where it fails. */
export function run(command, args, options = {}) {
  const started = performance.now();
  console.error(`\n> ${[command, ...args].join(" ")}`);
  const { status, error } = spawnSync(command, args, { stdio: "inherit", shell: process.platform === "win32", ...options });
  if (error) console.error(String(error));
  if (status !== 0) process.exit(status ?? 1);
  console.error(`  (${((performance.now() - started) / 1000).toFixed(1)} s)`);
}
