// Bundles the extension, the language server and the command line into dist/. Options: --production (minified), --watch.

import { rm } from "node:fs/promises";
import { context } from "esbuild";
import { yamlData } from "./yamlData.mjs";

const production = process.argv.includes("--production");
const base = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : "linked",
  logLevel: "warning",
  legalComments: "none",
  outdir: "dist",
  plugins: [yamlData],
};
const forNode = { ...base, platform: "node", format: "cjs", target: "node20", mainFields: ["module", "main"] };
const forBrowser = { ...base, platform: "browser", target: "es2022", mainFields: ["browser", "module", "main"] };

/** Lets the small entries find the engine beside them, in a file of its own that they load when they want it. */
const besideEngine = {
  name: "beside-engine",
  setup: (build) => build.onResolve({ filter: /\/engine\.ts$/ }, () => ({ path: "./engine.js", external: true })),
};
// `import()` of a CommonJS file is `require`: without the loader of ES modules, which costs as much as a small entry itself
const entry = { ...forNode, supported: { "dynamic-import": false }, plugins: [besideEngine] };

const bundles = [
  { ...forNode, entryPoints: { client: "client/src/node.ts" }, external: ["vscode"] },
  { ...forNode, entryPoints: { engine: "server/src/main/engine.ts" } },
  { ...entry, entryPoints: { server: "server/src/main/node.ts" } },
  { ...entry, entryPoints: { cli: "server/src/main/cli.ts" }, banner: { js: "#!/usr/bin/env node" } },
  { ...forBrowser, format: "cjs", entryPoints: { "client.browser": "client/src/browser.ts" }, external: ["vscode"] },
  { ...forBrowser, format: "iife", entryPoints: { "server.browser": "server/src/main/browser.ts" } },
];

await rm("dist", { recursive: true, force: true });
const contexts = await Promise.all(bundles.map((options) => context(options)));
await Promise.all(contexts.map((bundle) => (process.argv.includes("--watch") ? bundle.watch() : bundle.rebuild())));
if (!process.argv.includes("--watch")) await Promise.all(contexts.map((bundle) => bundle.dispose()));
