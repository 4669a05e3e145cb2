// Bundles the extension, the language server and the command line into dist/. Options: --production (minified), --watch.

import { rm, stat } from "node:fs/promises";
import { context, build as esbuild } from "esbuild";
import { languageClientParts } from "./languageClientParts.mjs";
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

/** What the small entries of Node load once they have done what cannot wait: in parts, so that a subcommand reads no language server. */
const engine = {
  ...forNode,
  entryPoints: { nodeServer: "server/src/main/nodeServer.ts", nodeCli: "server/src/main/nodeCli.ts" },
  outdir: "dist/engine",
  format: "esm",
  splitting: true,
  outExtension: { ".js": ".mjs" },
  // the CommonJS packages in it ask for Node's own modules
  banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
};
/** Leaves to the host to load what an entry imports: the files whose path ends like this stand beside the bundle, in this place. */
const beside = (filter, place) => ({
  name: "beside",
  setup: (build) => build.onResolve({ filter }, ({ path }) => ({ path: path.replace(filter, place), external: true })),
});
const entry = { ...forNode, plugins: [beside(/\.\/(node(?:Server|Cli))\.ts$/, "./engine/$1.mjs")] };

const extension = { external: ["vscode"], plugins: [languageClientParts(await serverCapabilities())] };
const extensionEntry = {
  plugins: [beside(/\.\/nodeExtension\.ts$/, "./extension.js")],
  // a module that is imported would be given a `require` without VS Code's API
  supported: { "dynamic-import": false },
};

const bundles = [
  { ...forNode, ...extensionEntry, entryPoints: { client: "client/src/node.ts" } },
  { ...forNode, ...extension, entryPoints: { extension: "client/src/nodeExtension.ts" } },
  engine,
  { ...entry, entryPoints: { server: "server/src/main/node.ts" } },
  { ...entry, entryPoints: { cli: "server/src/main/cli.ts" }, banner: { js: "#!/usr/bin/env node" } },
  { ...forBrowser, ...extension, format: "cjs", entryPoints: { "client.browser": "client/src/browser.ts" } },
  { ...forBrowser, format: "iife", entryPoints: { "server.browser": "server/src/main/browser.ts" } },
];

await rm("dist", { recursive: true, force: true });
const contexts = await Promise.all(bundles.map((options) => context(options)));
await Promise.all(contexts.map((bundle) => (process.argv.includes("--watch") ? bundle.watch() : bundle.rebuild())));
if (production) await holdToBudget();
if (!process.argv.includes("--watch")) await Promise.all(contexts.map((bundle) => bundle.dispose()));

/** What the server announces in its answer to `initialize`. */
async function serverCapabilities() {
  const entryPoints = ["server/src/core/generated/initializeResult.ts"];
  const { outputFiles } = await esbuild({ entryPoints, format: "esm", write: false });
  const { initializeResult } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
  return initializeResult.capabilities;
}

/** What is read at each start has a limit in bytes, so that it does not grow by accident. The extension is mostly the language client. */
async function holdToBudget() {
  const budget = { "server.js": 4_000, "cli.js": 4_000, "client.js": 2_000, "extension.js": 380_000, "client.browser.js": 345_000 };
  for (const [file, limit] of Object.entries(budget)) {
    const { size } = await stat(`dist/${file}`);
    if (size > limit) throw new Error(`dist/${file} has ${size} bytes; its limit is ${limit}`);
  }
}
