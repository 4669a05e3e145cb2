// Bundles the tests that need no editor and runs them with mocha. Arguments: folders or files below test/ (default: all of
// them), then mocha's own options behind `--`.

import { spawnSync } from "node:child_process";
import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { yamlData } from "./yamlData.mjs";

const split = process.argv.indexOf("--");
const wanted = process.argv.slice(2, split < 0 ? undefined : split);
const mochaOptions = split < 0 ? [] : process.argv.slice(split + 1);
const needsEditor = /^test\/(vscode|web|bench)\//;

const all = (await readdir("test", { recursive: true })).map((file) => path.posix.join("test", file.replaceAll("\\", "/")));
const entryPoints = all
  .filter((file) => file.endsWith(".test.ts") && !needsEditor.test(file))
  .filter((file) => wanted.length === 0 || wanted.some((prefix) => file.startsWith(prefix)));
if (entryPoints.length === 0) throw new Error("No test file matches");

await rm("out/test/unit", { recursive: true, force: true });
await build({
  entryPoints,
  outdir: "out/test/unit",
  outbase: "test",
  bundle: true,
  splitting: true,
  format: "esm",
  outExtension: { ".js": ".mjs" },
  platform: "node",
  target: "node20",
  packages: "external",
  sourcemap: "inline",
  logLevel: "warning",
  plugins: [yamlData],
});
const run = spawnSync(
  process.execPath,
  [
    "--enable-source-maps",
    "node_modules/mocha/bin/mocha.js",
    "--timeout",
    "60000",
    "--reporter",
    "dot",
    ...mochaOptions,
    "out/test/unit/**/*.test.mjs",
  ],
  { stdio: "inherit" },
);
process.exit(run.status ?? 1);
