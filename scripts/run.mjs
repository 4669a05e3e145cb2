// Runs one TypeScript file: node scripts/run.mjs FILE.ts [arguments]. Bundled first, so that it may import the project's code.

import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { yamlData } from "./yamlData.mjs";

const [file, ...rest] = process.argv.slice(2);
if (!file) throw new Error("usage: node scripts/run.mjs FILE.ts [arguments]");
const outfile = path.join("out", "scripts", `${path.basename(file, ".ts")}.mjs`);
await build({
  entryPoints: [file],
  outfile,
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  packages: "external",
  sourcemap: "inline",
  logLevel: "warning",
  plugins: [yamlData],
});
process.setSourceMapsEnabled(true);
process.argv = [process.execPath, path.resolve(outfile), ...rest];
await import(pathToFileURL(outfile).href);
